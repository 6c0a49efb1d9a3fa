#
# Scenarios of this project, beyond openCypher's own. Licensed under the Apache License,
# Version 2.0.
#

Feature: What DELETE takes and refuses

  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (:A {x: 1})-[:R {z: 3}]->(:B {x: 5})
      """

  Scenario: [1] A node that is linked
    When executing query:
      """
      MATCH (n:A)
      DELETE n
      """
    Then a ConstraintVerificationFailed should be raised at runtime: DeleteConnectedNode

  Scenario: [2] A node before its relationship
    When executing query:
      """
      MATCH (n)-[r]->(m)
      DELETE n, m
      DELETE r
      """
    Then the result should be empty
    And the side effects should be:
      | -nodes         | 2 |
      | -relationships | 1 |
      | -properties    | 3 |
      | -labels        | 2 |

  Scenario: [3] A whole path
    When executing query:
      """
      MATCH p = ()-->()
      DELETE p
      """
    Then the result should be empty
    And the side effects should be:
      | -nodes         | 2 |
      | -relationships | 1 |
      | -properties    | 3 |
      | -labels        | 2 |

  Scenario: [4] The same thing twice
    When executing query:
      """
      MATCH (n)--()
      DETACH DELETE n, n
      DETACH DELETE n
      """
    Then the result should be empty
    And the side effects should be:
      | -nodes         | 2 |
      | -relationships | 1 |
      | -properties    | 3 |
      | -labels        | 2 |

  Scenario: [5] Null
    When executing query:
      """
      OPTIONAL MATCH p = (n:Missing)-->()
      DETACH DELETE n, p
      DELETE null
      """
    Then the result should be empty
    And no side effects

  Scenario: [6] Out of lists and maps
    When executing query:
      """
      MATCH (n)
      WITH {list: collect(n)} AS m
      DETACH DELETE m.list[0], m.list[1]
      """
    Then the result should be empty
    And the side effects should be:
      | -nodes         | 2 |
      | -relationships | 1 |
      | -properties    | 3 |
      | -labels        | 2 |

  Scenario Outline: [7] What cannot be deleted
    When executing query:
      """
      MATCH (n)
      DELETE <expression>
      """
    Then a SyntaxError should be raised at compile time: <detail>

    Examples:
      | expression | detail              |
      | 1          | InvalidArgumentType |
      | 'a'        | InvalidArgumentType |
      | [n]        | InvalidArgumentType |
      | {a: n}     | InvalidArgumentType |
      | 1 + 1      | InvalidArgumentType |
      | n:A        | InvalidDelete       |
      | count(n)   | InvalidAggregation  |
      | m          | UndefinedVariable   |

  Scenario Outline: [8] Reading what is deleted
    When executing query:
      """
      MATCH (n:A)-[r]->()
      DELETE r
      DETACH DELETE n
      RETURN <expression>
      """
    Then a EntityNotFound should be raised at runtime: DeletedEntityAccess

    Examples:
      | expression    |
      | n.x           |
      | r.z           |
      | labels(n)     |
      | properties(n) |
      | keys(r)       |
      | n:A           |

  Scenario: [9] The type of a deleted relationship
    When executing query:
      """
      MATCH ()-[r]->()
      DELETE r
      RETURN type(r)
      """
    Then the result should be, in any order:
      | type(r) |
      | 'R'     |
    And the side effects should be:
      | -relationships | 1 |
      | -properties    | 1 |

  Scenario: [10] Rows that are dropped afterwards count
    When executing query:
      """
      MATCH (n)
      DETACH DELETE n
      RETURN 1 AS one LIMIT 0
      """
    Then the result should be, in any order:
      | one |
    And the side effects should be:
      | -nodes         | 2 |
      | -relationships | 1 |
      | -properties    | 3 |
      | -labels        | 2 |
