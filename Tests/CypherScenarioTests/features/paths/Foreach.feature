#
# Scenarios of this project, beyond openCypher's own. Licensed under the Apache License,
# Version 2.0.
#

Feature: Foreach - updating for each element of a list

  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (:P {name: 'a'})-[:R]->(:P {name: 'b'})-[:R]->(:P {name: 'c'})
      """

  Scenario: [1] Creating
    When executing query:
      """
      FOREACH (i IN [1, 2, 3] | CREATE (:N {i: i}))
      """
    Then the result should be empty
    And the side effects should be:
      | +nodes      | 3 |
      | +properties | 3 |
      | +labels     | 1 |

  Scenario: [2] Over an empty list
    When executing query:
      """
      FOREACH (i IN [] | CREATE (:N))
      """
    Then the result should be empty
    And no side effects

  Scenario: [3] Over null
    When executing query:
      """
      FOREACH (i IN null | CREATE (:N))
      """
    Then the result should be empty
    And no side effects

  Scenario: [4] Marking the nodes of a path
    When executing query:
      """
      MATCH p = (:P {name: 'a'})-[:R]->+(:P {name: 'c'})
      FOREACH (n IN nodes(p) | SET n.marked = true)
      """
    Then the result should be empty
    And the side effects should be:
      | +properties | 3 |

  Scenario: [5] Several updates
    When executing query:
      """
      FOREACH (i IN [1, 2] | CREATE (n:N {i: i}) SET n.j = i * 2)
      """
    Then the result should be empty
    And the side effects should be:
      | +nodes      | 2 |
      | +properties | 4 |
      | +labels     | 1 |
    When executing control query:
      """
      MATCH (n:N)
      RETURN n.i AS i, n.j AS j
      """
    Then the result should be, in any order:
      | i | j |
      | 1 | 2 |
      | 2 | 4 |

  Scenario: [6] One within another
    When executing query:
      """
      FOREACH (i IN [1, 2] | FOREACH (j IN [3, 4] | CREATE (:N {k: i * j})))
      """
    Then the result should be empty
    And the side effects should be:
      | +nodes      | 4 |
      | +properties | 4 |
      | +labels     | 1 |

  Scenario: [7] MERGE
    When executing query:
      """
      FOREACH (i IN [1, 1, 2] | MERGE (:N {i: i}))
      """
    Then the result should be empty
    And the side effects should be:
      | +nodes      | 2 |
      | +properties | 2 |
      | +labels     | 1 |

  Scenario: [8] DELETE
    When executing query:
      """
      MATCH ()-[r:R]->()
      WITH collect(r) AS all
      FOREACH (r IN all | DELETE r)
      """
    Then the result should be empty
    And the side effects should be:
      | -relationships | 2 |

  Scenario: [9] REMOVE
    When executing query:
      """
      MATCH (n:P)
      WITH collect(n) AS all
      FOREACH (n IN all | REMOVE n.name)
      """
    Then the result should be empty
    And the side effects should be:
      | -properties | 3 |

  Scenario: [10] Rows go on
    When executing query:
      """
      MATCH (n:P)
      FOREACH (i IN [1] | SET n.k = i)
      RETURN n.name AS name, n.k AS k
      """
    Then the result should be, in any order:
      | name | k |
      | 'a'  | 1 |
      | 'b'  | 1 |
      | 'c'  | 1 |
    And the side effects should be:
      | +properties | 3 |

  Scenario: [11] A condition by a list
    When executing query:
      """
      MATCH (n:P)
      FOREACH (ignored IN CASE WHEN n.name = 'b' THEN [1] ELSE [] END | SET n.k = 1)
      """
    Then the result should be empty
    And the side effects should be:
      | +properties | 1 |

  Scenario: [12] The variable is not seen outside
    When executing query:
      """
      FOREACH (i IN [1] | CREATE (:N))
      RETURN i
      """
    Then a SyntaxError should be raised at compile time: UndefinedVariable

  Scenario: [13] The variable stands already
    When executing query:
      """
      MATCH (n:P)
      FOREACH (n IN [1] | CREATE (:N))
      """
    Then a SyntaxError should be raised at compile time: VariableAlreadyBound

  Scenario: [14] Reading inside
    When executing query:
      """
      FOREACH (i IN [1] | MATCH (n) SET n.k = i)
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [15] No list
    When executing query:
      """
      FOREACH (i IN 1 | CREATE (:N))
      """
    Then a SyntaxError should be raised at compile time: *
