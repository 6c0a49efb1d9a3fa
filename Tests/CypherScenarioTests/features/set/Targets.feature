#
# Scenarios of this project, beyond openCypher's own. Licensed under the Apache License,
# Version 2.0.
#

Feature: What SET and REMOVE take and refuse

  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (:A {x: 1, y: 2})-[:R {z: 3}]->(:B {x: 5})
      """

  Scenario: [1] The same value again
    When executing query:
      """
      MATCH (n:A)
      SET n.x = 1
      RETURN n
      """
    Then the result should be, in any order:
      | n                 |
      | (:A {x: 1, y: 2}) |
    And no side effects

  Scenario: [2] One after the other
    When executing query:
      """
      MATCH (n:A)
      SET n.x = n.x + 1, n.y = n.x
      RETURN n
      """
    Then the result should be, in any order:
      | n                 |
      | (:A {x: 2, y: 2}) |
    And the side effects should be:
      | +properties | 1 |
      | -properties | 1 |

  Scenario: [3] A map in the place of all
    When executing query:
      """
      MATCH (n:A)
      SET n = {x: 1, z: 4}
      RETURN n
      """
    Then the result should be, in any order:
      | n                 |
      | (:A {x: 1, z: 4}) |
    And the side effects should be:
      | +properties | 1 |
      | -properties | 1 |

  Scenario: [4] A map added
    When executing query:
      """
      MATCH (n:A)
      SET n += {x: null, z: 4}
      RETURN n
      """
    Then the result should be, in any order:
      | n                 |
      | (:A {y: 2, z: 4}) |
    And the side effects should be:
      | +properties | 1 |
      | -properties | 1 |

  Scenario: [5] What another element has
    When executing query:
      """
      MATCH (n:A)-[r]->(m)
      SET n = m, m = r
      RETURN n, m
      """
    Then the result should be, in any order:
      | n           | m           |
      | (:A {x: 5}) | (:B {z: 3}) |
    And the side effects should be:
      | +properties | 2 |
      | -properties | 3 |

  Scenario: [6] Nothing of null
    When executing query:
      """
      OPTIONAL MATCH (n:Missing)
      SET n.x = 1, n:X, n = {a: 1}, n += {b: 1}
      REMOVE n.x, n:X
      RETURN n
      """
    Then the result should be, in any order:
      | n    |
      | null |
    And no side effects

  Scenario: [7] Labels there and not there
    When executing query:
      """
      MATCH (n:A)
      SET n:A:C
      REMOVE n:B:C
      RETURN labels(n)
      """
    Then the result should be, in any order:
      | labels(n) |
      | ['A']     |
    And no side effects

  Scenario: [8] A property that is not there
    When executing query:
      """
      MATCH (n:A)
      REMOVE n.missing
      RETURN n.x
      """
    Then the result should be, in any order:
      | n.x |
      | 1   |
    And no side effects

  Scenario Outline: [9] What has no properties to change
    When executing query:
      """
      MATCH p = (a)-[r]->(b)
      WITH p, 1 AS i, {x: 1} AS m, [1] AS l
      <clause>
      """
    Then a SyntaxError should be raised at compile time: InvalidArgumentType

    Examples:
      | clause      |
      | SET p.x = 1 |
      | SET i.x = 1 |
      | SET m.x = 1 |
      | SET l.x = 1 |
      | SET p:X     |
      | SET i:X     |
      | REMOVE p.x  |
      | REMOVE m.x  |
      | REMOVE p:X  |

  Scenario Outline: [10] What is not there
    When executing query:
      """
      MATCH (a)
      SET <item>
      """
    Then a SyntaxError should be raised at compile time: <detail>

    Examples:
      | item           | detail              |
      | b.x = 1        | UndefinedVariable   |
      | a.x = b        | UndefinedVariable   |
      | b:X            | UndefinedVariable   |
      | a = b          | UndefinedVariable   |
      | a.x = count(*) | InvalidAggregation  |
      | a.x = foo()    | UnknownFunction     |
      | a = 1          | InvalidArgumentType |
      | a += 'a'       | InvalidArgumentType |
      | a.x = (a)-->() | UnexpectedSyntax    |

  Scenario Outline: [11] Values that cannot be kept
    When executing query:
      """
      MATCH (n:A)
      SET <item>
      """
    Then a TypeError should be raised at runtime: InvalidPropertyType

    Examples:
      | item            |
      | n.z = {a: 1}    |
      | n.z = [{a: 1}]  |
      | n.z = n         |
      | n = {z: {a: 1}} |
      | n += {z: [[1]]} |

  Scenario: [12] Rows that are dropped afterwards count
    When executing query:
      """
      MATCH (n)
      SET n.k = 1
      WITH n LIMIT 0
      RETURN n
      """
    Then the result should be, in any order:
      | n |
    And the side effects should be:
      | +properties | 2 |
