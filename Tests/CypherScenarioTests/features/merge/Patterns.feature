#
# Scenarios of this project, beyond openCypher's own. Licensed under the Apache License,
# Version 2.0.
#

Feature: What MERGE matches, makes and refuses

  Scenario: [1] What the same clause made before
    Given an empty graph
    When executing query:
      """
      UNWIND [1, 1, 2] AS i
      MERGE (n:U {i: i})
        ON CREATE SET n.made = true
        ON MATCH SET n.met = coalesce(n.met, 0) + 1
      RETURN n.i, n.made, n.met
      """
    Then the result should be, in any order:
      | n.i | n.made | n.met |
      | 1   | true   | 1     |
      | 1   | true   | 1     |
      | 2   | true   | null  |
    And the side effects should be:
      | +nodes      | 2 |
      | +properties | 5 |
      | +labels     | 1 |

  Scenario: [2] All matches
    Given an empty graph
    And having executed:
      """
      CREATE (:A {x: 1}), (:A {x: 2})
      """
    When executing query:
      """
      MERGE (n:A)
      RETURN n.x
      """
    Then the result should be, in any order:
      | n.x |
      | 1   |
      | 2   |
    And no side effects

  Scenario: [3] Both directions
    Given an empty graph
    And having executed:
      """
      CREATE (a:A)-[:R {y: 1}]->(b:B), (b)-[:R {y: 2}]->(a)
      """
    When executing query:
      """
      MATCH (a:A), (b:B)
      MERGE (a)-[r:R]-(b)
      RETURN r.y
      """
    Then the result should be, in any order:
      | r.y |
      | 1   |
      | 2   |
    And no side effects

  Scenario: [4] Outgoing where there is none
    Given an empty graph
    And having executed:
      """
      CREATE (:A), (:B)
      """
    When executing query:
      """
      MATCH (a:A), (b:B)
      MERGE (a)-[r:R]-(b)
      RETURN startNode(r) = a AS outgoing
      """
    Then the result should be, in any order:
      | outgoing |
      | true     |
    And the side effects should be:
      | +relationships | 1 |

  Scenario: [5] Never what is deleted
    Given an empty graph
    And having executed:
      """
      CREATE (:A), (:A)
      """
    When executing query:
      """
      MATCH (n:A)
      DELETE n
      MERGE (m:A)
      RETURN count(m), count(DISTINCT m)
      """
    Then the result should be, in any order:
      | count(m) | count(DISTINCT m) |
      | 2        | 1                 |
    And the side effects should be:
      | +nodes | 1 |
      | -nodes | 2 |

  Scenario: [6] The whole pattern or nothing of it
    Given an empty graph
    And having executed:
      """
      CREATE (:A {x: 1}), (:B {x: 1})
      """
    When executing query:
      """
      MERGE (a:A)-[:R]->(b:B)
      RETURN a.x, b.x
      """
    Then the result should be, in any order:
      | a.x  | b.x  |
      | null | null |
    And the side effects should be:
      | +nodes         | 2 |
      | +relationships | 1 |

  Scenario: [7] Equal numbers
    Given an empty graph
    When executing query:
      """
      MERGE (a:A {x: 1})
      MERGE (b:A {x: 1.0})
      RETURN a = b
      """
    Then the result should be, in any order:
      | a = b |
      | true  |
    And the side effects should be:
      | +nodes      | 1 |
      | +properties | 1 |
      | +labels     | 1 |

  Scenario Outline: [8] Nulls
    Given an empty graph
    When executing query:
      """
      MERGE <pattern>
      """
    Then a SemanticError should be raised at runtime: MergeReadOwnWrites

    Examples:
      | pattern                 |
      | (a {x: null})           |
      | (a:A {x: 1, y: null})   |
      | (a)-[:R {x: null}]->(b) |

  Scenario Outline: [9] Patterns that cannot be merged
    Given an empty graph
    And parameters are:
      | map | {x: 1} |
    When executing query:
      """
      MATCH (x)-[r]->(y)
      MERGE <pattern>
      """
    Then a SyntaxError should be raised at compile time: <detail>

    Examples:
      | pattern                   | detail                   |
      | (x)                       | VariableAlreadyBound     |
      | (x:A)                     | VariableAlreadyBound     |
      | (x {a: 1})                | VariableAlreadyBound     |
      | (x)-[:R]->(x:A)           | VariableAlreadyBound     |
      | ()-[r:R]->()              | VariableAlreadyBound     |
      | (r)                       | VariableTypeConflict     |
      | (a)-->(b)                 | NoSingleRelationshipType |
      | (a)-[:R\|S]->(b)          | NoSingleRelationshipType |
      | (a)-[:R*2]->(b)           | CreatingVarLength        |
      | (a $map)                  | InvalidParameterUse      |
      | (a)-[:R $map]->(b)        | InvalidParameterUse      |
      | (a {x: b})                | UndefinedVariable        |
      | (a) ON CREATE SET b.x = 1 | UndefinedVariable        |
      | (a) ON MATCH SET a.x = b  | UndefinedVariable        |
      | (a {x: count(*)})         | InvalidAggregation       |
