#
# Scenarios of this project, beyond openCypher's own. Licensed under the Apache License,
# Version 2.0.
#

Feature: CallSubqueries - CALL with a query inside

  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (a:P {name: 'a'}), (b:P {name: 'b'}), (c:P {name: 'c'}), (x:Q {name: 'x'}), (y:Q {name: 'y'})
      CREATE (a)-[:R {w: 1}]->(x), (a)-[:R {w: 2}]->(y), (b)-[:R {w: 3}]->(x), (a)-[:S {w: 4}]->(b)
      """

  Scenario: [1] For each row
    When executing query:
      """
      MATCH (n:P)
      CALL (n) {
        MATCH (n)-[:R]->(q)
        RETURN count(q) AS ties
      }
      RETURN n.name AS name, ties
      """
    Then the result should be, in any order:
      | name | ties |
      | 'a'  | 2    |
      | 'b'  | 1    |
      | 'c'  | 0    |
    And no side effects

  Scenario: [2] For each row with an importing WITH
    When executing query:
      """
      MATCH (n:P)
      CALL {
        WITH n
        MATCH (n)-[:R]->(q)
        RETURN q.name AS tie
      }
      RETURN n.name AS name, tie
      """
    Then the result should be, in any order:
      | name | tie |
      | 'a'  | 'x' |
      | 'a'  | 'y' |
      | 'b'  | 'x' |
    And no side effects

  Scenario: [3] Without importing anything
    When executing query:
      """
      UNWIND [1, 2] AS i
      CALL {
        MATCH (q:Q)
        RETURN count(q) AS all
      }
      RETURN i, all
      """
    Then the result should be, in any order:
      | i | all |
      | 1 | 2   |
      | 2 | 2   |
    And no side effects

  Scenario: [4] At the beginning
    When executing query:
      """
      CALL {
        MATCH (n:P)
        RETURN n ORDER BY n.name LIMIT 2
      }
      RETURN n.name AS name
      """
    Then the result should be, in any order:
      | name |
      | 'a'  |
      | 'b'  |
    And no side effects

  Scenario: [5] An empty scope
    When executing query:
      """
      UNWIND [1, 2] AS i
      CALL () {
        RETURN 5 AS five
      }
      RETURN i, five
      """
    Then the result should be, in any order:
      | i | five |
      | 1 | 5    |
      | 2 | 5    |
    And no side effects

  Scenario: [6] All variables
    When executing query:
      """
      UNWIND [1, 2] AS i
      CALL (*) {
        RETURN i * 10 AS ten
      }
      RETURN i, ten
      """
    Then the result should be, in any order:
      | i | ten |
      | 1 | 10  |
      | 2 | 20  |
    And no side effects

  Scenario: [7] Several variables
    When executing query:
      """
      UNWIND [1, 2] AS i
      UNWIND [3] AS j
      CALL (i, j) {
        RETURN i + j AS sum
      }
      RETURN sum
      """
    Then the result should be, in any order:
      | sum |
      | 4   |
      | 5   |
    And no side effects

  Scenario: [8] No rows inside drop the row
    When executing query:
      """
      MATCH (n:P)
      CALL (n) {
        MATCH (n)-[:S]->(m)
        RETURN m
      }
      RETURN n.name AS n, m.name AS m
      """
    Then the result should be, in any order:
      | n   | m   |
      | 'a' | 'b' |
    And no side effects

  Scenario: [9] OPTIONAL CALL keeps the row
    When executing query:
      """
      MATCH (n:P)
      OPTIONAL CALL (n) {
        MATCH (n)-[:S]->(m)
        RETURN m.name AS m
      }
      RETURN n.name AS n, m
      """
    Then the result should be, in any order:
      | n   | m    |
      | 'a' | 'b'  |
      | 'b' | null |
      | 'c' | null |
    And no side effects

  Scenario: [10] UNION inside
    When executing query:
      """
      MATCH (n:P {name: 'a'})
      CALL (n) {
        MATCH (n)-[:R]->(q) RETURN q.name AS name
        UNION
        MATCH (n)-[:S]->(q) RETURN q.name AS name
      }
      RETURN name
      """
    Then the result should be, in any order:
      | name |
      | 'x'  |
      | 'y'  |
      | 'b'  |
    And no side effects

  Scenario: [11] The best of each
    When executing query:
      """
      MATCH (n:P)
      CALL (n) {
        MATCH (n)-[r]->(m)
        RETURN m.name AS best ORDER BY r.w DESC LIMIT 1
      }
      RETURN n.name AS name, best
      """
    Then the result should be, in any order:
      | name | best |
      | 'a'  | 'b'  |
      | 'b'  | 'x'  |
    And no side effects

  Scenario: [12] One within another
    When executing query:
      """
      UNWIND [1, 2] AS i
      CALL (i) {
        CALL (i) {
          RETURN i + 1 AS j
        }
        RETURN j * 2 AS k
      }
      RETURN i, k
      """
    Then the result should be, in any order:
      | i | k |
      | 1 | 4 |
      | 2 | 6 |
    And no side effects

  Scenario: [13] Writing inside
    When executing query:
      """
      UNWIND [1, 2] AS i
      CALL (i) {
        CREATE (n:New {i: i})
        RETURN n
      }
      RETURN n.i AS i
      """
    Then the result should be, in any order:
      | i |
      | 1 |
      | 2 |
    And the side effects should be:
      | +nodes      | 2 |
      | +properties | 2 |
      | +labels     | 1 |

  Scenario: [14] Writing inside without RETURN
    When executing query:
      """
      UNWIND [1, 2] AS i
      CALL (i) {
        CREATE (:New {i: i})
      }
      """
    Then the result should be empty
    And the side effects should be:
      | +nodes      | 2 |
      | +properties | 2 |
      | +labels     | 1 |

  Scenario: [15] Without RETURN every row stays
    When executing query:
      """
      UNWIND [1, 2] AS i
      CALL (i) {
        CREATE (:New {i: i})
      }
      RETURN i
      """
    Then the result should be, in any order:
      | i |
      | 1 |
      | 2 |
    And the side effects should be:
      | +nodes      | 2 |
      | +properties | 2 |
      | +labels     | 1 |

  Scenario: [16] A later row sees what an earlier one wrote
    When executing query:
      """
      UNWIND [1, 2, 3] AS i
      CALL (i) {
        MATCH (n:P {name: 'c'})
        SET n.sum = coalesce(n.sum, 0) + i
        RETURN n.sum AS sum
      }
      RETURN i, sum
      """
    Then the result should be, in any order:
      | i | sum |
      | 1 | 1   |
      | 2 | 3   |
      | 3 | 6   |
    And the side effects should be:
      | +properties | 1 |

  Scenario: [17] A variable that is not imported
    When executing query:
      """
      MATCH (n:P)
      CALL () {
        RETURN n.name AS name
      }
      RETURN name
      """
    Then a SyntaxError should be raised at compile time: UndefinedVariable

  Scenario: [18] A variable that stands outside already
    When executing query:
      """
      MATCH (n:P)
      CALL (n) {
        MATCH (m:Q)
        RETURN m AS n
      }
      RETURN n
      """
    Then a SyntaxError should be raised at compile time: VariableAlreadyBound

  Scenario: [19] An inner variable is not seen outside
    When executing query:
      """
      CALL () {
        MATCH (m:Q)
        RETURN m.name AS name
      }
      RETURN m
      """
    Then a SyntaxError should be raised at compile time: UndefinedVariable

  Scenario: [20] An undefined variable in the scope
    When executing query:
      """
      CALL (nobody) {
        RETURN 1 AS one
      }
      RETURN one
      """
    Then a SyntaxError should be raised at compile time: UndefinedVariable
