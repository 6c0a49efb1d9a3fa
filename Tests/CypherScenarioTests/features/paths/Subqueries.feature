#
# Scenarios of this project, beyond openCypher's own. Licensed under the Apache License,
# Version 2.0.
#

Feature: Subqueries - EXISTS, COUNT and COLLECT with a pattern or a query inside

  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (a:P {name: 'a'}), (b:P {name: 'b'}), (c:P {name: 'c'}), (x:Q {name: 'x'}), (y:Q {name: 'y'})
      CREATE (a)-[:R {w: 1}]->(x), (a)-[:R {w: 2}]->(y), (b)-[:R {w: 3}]->(x), (a)-[:S {w: 4}]->(b)
      """

  Scenario: [1] EXISTS with a pattern
    When executing query:
      """
      MATCH (n:P)
      WHERE EXISTS { (n)-[:R]->() }
      RETURN n.name AS name
      """
    Then the result should be, in any order:
      | name |
      | 'a'  |
      | 'b'  |
    And no side effects

  Scenario: [2] EXISTS with MATCH
    When executing query:
      """
      MATCH (n:P)
      WHERE EXISTS { MATCH (n)-[:R]->(q) }
      RETURN n.name AS name
      """
    Then the result should be, in any order:
      | name |
      | 'a'  |
      | 'b'  |
    And no side effects

  Scenario: [3] EXISTS with WHERE
    When executing query:
      """
      MATCH (n:P)
      WHERE EXISTS { (n)-[r:R]->(q) WHERE r.w > 2 AND q.name = 'x' }
      RETURN n.name AS name
      """
    Then the result should be, in any order:
      | name |
      | 'b'  |
    And no side effects

  Scenario: [4] NOT EXISTS
    When executing query:
      """
      MATCH (n:P)
      WHERE NOT EXISTS { (n)-->() }
      RETURN n.name AS name
      """
    Then the result should be, in any order:
      | name |
      | 'c'  |
    And no side effects

  Scenario: [5] EXISTS with RETURN
    When executing query:
      """
      MATCH (n:P)
      WHERE EXISTS { MATCH (n)-[:R]->(q) RETURN q }
      RETURN n.name AS name
      """
    Then the result should be, in any order:
      | name |
      | 'a'  |
      | 'b'  |
    And no side effects

  Scenario: [6] EXISTS with an aggregate inside
    When executing query:
      """
      MATCH (n:P)
      WHERE EXISTS {
        MATCH (n)-[:R]->(q)
        WITH count(q) AS ties
        WHERE ties > 1
        RETURN ties
      }
      RETURN n.name AS name
      """
    Then the result should be, in any order:
      | name |
      | 'a'  |
    And no side effects

  Scenario: [7] EXISTS with several patterns
    When executing query:
      """
      MATCH (n:P), (m:P)
      WHERE n.name < m.name AND EXISTS { (n)-[:R]->(q), (m)-[:R]->(q) }
      RETURN n.name AS n, m.name AS m
      """
    Then the result should be, in any order:
      | n   | m   |
      | 'a' | 'b' |
    And no side effects

  Scenario: [8] EXISTS within EXISTS
    When executing query:
      """
      MATCH (n:P)
      WHERE EXISTS { (n)-[:R]->(q) WHERE EXISTS { (q)<-[:R]-(m) WHERE m <> n } }
      RETURN n.name AS name
      """
    Then the result should be, in any order:
      | name |
      | 'a'  |
      | 'b'  |
    And no side effects

  Scenario: [9] EXISTS as a column
    When executing query:
      """
      MATCH (n:P)
      RETURN n.name AS name, EXISTS { (n)-[:S]->() } AS has
      """
    Then the result should be, in any order:
      | name | has   |
      | 'a'  | true  |
      | 'b'  | false |
      | 'c'  | false |
    And no side effects

  Scenario: [10] EXISTS with UNION
    When executing query:
      """
      MATCH (n:P)
      WHERE EXISTS {
        MATCH (n)-[:S]->(m) RETURN m
        UNION
        MATCH (n)-[:R {w: 3}]->(m) RETURN m
      }
      RETURN n.name AS name
      """
    Then the result should be, in any order:
      | name |
      | 'a'  |
      | 'b'  |
    And no side effects

  Scenario: [11] EXISTS with a quantified pattern
    When executing query:
      """
      MATCH (n:P)
      WHERE EXISTS { (n)-[]->{2}(:Q) }
      RETURN n.name AS name
      """
    Then the result should be, in any order:
      | name |
      | 'a'  |
    And no side effects

  Scenario: [12] EXISTS of a null node is false
    When executing query:
      """
      OPTIONAL MATCH (n:Nobody)
      RETURN EXISTS { (n)-->() } AS has
      """
    Then the result should be, in any order:
      | has   |
      | false |
    And no side effects

  Scenario: [13] COUNT with a pattern
    When executing query:
      """
      MATCH (n:P)
      RETURN n.name AS name, COUNT { (n)-[:R]->() } AS ties
      """
    Then the result should be, in any order:
      | name | ties |
      | 'a'  | 2    |
      | 'b'  | 1    |
      | 'c'  | 0    |
    And no side effects

  Scenario: [14] COUNT with WHERE
    When executing query:
      """
      MATCH (n:P)
      RETURN n.name AS name, COUNT { (n)-[r]->() WHERE r.w >= 2 } AS ties
      """
    Then the result should be, in any order:
      | name | ties |
      | 'a'  | 2    |
      | 'b'  | 1    |
      | 'c'  | 0    |
    And no side effects

  Scenario: [15] COUNT in WHERE
    When executing query:
      """
      MATCH (n:P)
      WHERE COUNT { (n)-->() } > 1
      RETURN n.name AS name
      """
    Then the result should be, in any order:
      | name |
      | 'a'  |
    And no side effects

  Scenario: [16] COUNT of a query counts its rows
    When executing query:
      """
      MATCH (n:P)
      RETURN n.name AS name, COUNT { MATCH (n)-[:R]->(q) RETURN DISTINCT labels(q) } AS rows
      """
    Then the result should be, in any order:
      | name | rows |
      | 'a'  | 1    |
      | 'b'  | 1    |
      | 'c'  | 0    |
    And no side effects

  Scenario: [17] COUNT with UNION ALL
    When executing query:
      """
      MATCH (n:P)
      RETURN n.name AS name, COUNT {
        MATCH (n)-[:R]->(q) RETURN q
        UNION ALL
        MATCH (n)-[:S]->(q) RETURN q
      } AS rows
      """
    Then the result should be, in any order:
      | name | rows |
      | 'a'  | 3    |
      | 'b'  | 1    |
      | 'c'  | 0    |
    And no side effects

  Scenario: [18] COUNT without outer variables
    When executing query:
      """
      RETURN COUNT { (:P)-[:R]->(:Q) } AS ties
      """
    Then the result should be, in any order:
      | ties |
      | 3    |
    And no side effects

  Scenario: [19] COUNT in arithmetic
    When executing query:
      """
      MATCH (n:P {name: 'a'})
      RETURN COUNT { (n)-[:R]->() } * 10 + COUNT { (n)-[:S]->() } AS sum
      """
    Then the result should be, in any order:
      | sum |
      | 21  |
    And no side effects

  Scenario: [20] COUNT as a sort key
    When executing query:
      """
      MATCH (n:P)
      RETURN n.name AS name
      ORDER BY COUNT { (n)-->() } DESC
      """
    Then the result should be, in order:
      | name |
      | 'a'  |
      | 'b'  |
      | 'c'  |
    And no side effects

  Scenario: [21] COUNT within an aggregate
    When executing query:
      """
      MATCH (n:P)
      RETURN sum(COUNT { (n)-[:R]->() }) AS ties
      """
    Then the result should be, in any order:
      | ties |
      | 3    |
    And no side effects

  Scenario: [22] COLLECT
    When executing query:
      """
      MATCH (n:P)
      RETURN n.name AS name, COLLECT { MATCH (n)-[r:R]->(q) RETURN q.name ORDER BY r.w DESC } AS names
      """
    Then the result should be, in any order:
      | name | names      |
      | 'a'  | ['y', 'x'] |
      | 'b'  | ['x']      |
      | 'c'  | []         |
    And no side effects

  Scenario: [23] COLLECT keeps null
    When executing query:
      """
      MATCH (n:P {name: 'a'})
      RETURN COLLECT { MATCH (n)-[:R]->(q) RETURN q.nothing } AS values
      """
    Then the result should be, in any order:
      | values       |
      | [null, null] |
    And no side effects

  Scenario: [24] COLLECT with LIMIT
    When executing query:
      """
      MATCH (n:P {name: 'a'})
      RETURN COLLECT { MATCH (n)-[r]->(q) RETURN q.name ORDER BY r.w SKIP 1 LIMIT 1 } AS names
      """
    Then the result should be, in any order:
      | names |
      | ['y'] |
    And no side effects

  Scenario: [25] COLLECT in WHERE
    When executing query:
      """
      MATCH (n:P)
      WHERE 'y' IN COLLECT { MATCH (n)-[:R]->(q) RETURN q.name }
      RETURN n.name AS name
      """
    Then the result should be, in any order:
      | name |
      | 'a'  |
    And no side effects

  Scenario: [26] COLLECT of distinct values
    When executing query:
      """
      RETURN COLLECT { MATCH (n)-[r]->() RETURN DISTINCT type(r) AS type ORDER BY type } AS types
      """
    Then the result should be, in any order:
      | types      |
      | ['R', 'S'] |
    And no side effects

  Scenario: [27] A subquery sees the parameters
    Given parameters are:
      | w | 3 |
    When executing query:
      """
      MATCH (n:P)
      WHERE EXISTS { (n)-[r]->() WHERE r.w = $w }
      RETURN n.name AS name
      """
    Then the result should be, in any order:
      | name |
      | 'b'  |
    And no side effects

  Scenario: [28] A subquery in CASE
    When executing query:
      """
      MATCH (n:P)
      RETURN CASE WHEN EXISTS { (n)-->() } THEN n.name ELSE 'alone' END AS text
      """
    Then the result should be, in any order:
      | text    |
      | 'a'     |
      | 'b'     |
      | 'alone' |
    And no side effects

  Scenario: [29] Names of a subquery may be used again after it
    When executing query:
      """
      MATCH (n:P)
      WITH n, COUNT { (n)-[r]->(m) } AS ties
      MATCH (m:Q)<-[r]-(n)
      WHERE ties = 3
      RETURN m.name AS m, r.w AS w
      """
    Then the result should be, in any order:
      | m   | w |
      | 'x' | 1 |
      | 'y' | 2 |
    And no side effects

  Scenario: [30] COUNT with a selector
    When executing query:
      """
      MATCH (n:P {name: 'a'})
      RETURN COUNT { ANY SHORTEST (n)-[]->+(m) } AS reached
      """
    Then the result should be, in any order:
      | reached |
      | 3       |
    And no side effects

  Scenario: [31] An inner variable is not seen outside
    When executing query:
      """
      MATCH (n:P)
      WHERE EXISTS { (n)-->(m) }
      RETURN m
      """
    Then a SyntaxError should be raised at compile time: UndefinedVariable

  Scenario: [32] EXISTS refuses to write
    When executing query:
      """
      MATCH (n:P)
      WHERE EXISTS { MATCH (n) SET n.k = 1 RETURN n }
      RETURN n
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [33] COUNT refuses to write
    When executing query:
      """
      MATCH (n:P)
      RETURN COUNT { CREATE (m) RETURN m } AS count
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [34] COLLECT needs exactly one column
    When executing query:
      """
      MATCH (n:P)
      RETURN COLLECT { MATCH (n)-->(m) RETURN m, m.name } AS list
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [35] COLLECT needs a RETURN
    When executing query:
      """
      MATCH (n:P)
      RETURN COLLECT { MATCH (n)-->(m) } AS list
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [36] An undefined variable within
    When executing query:
      """
      MATCH (n:P)
      WHERE EXISTS { (n)-->(m) WHERE m.w = nobody.w }
      RETURN n
      """
    Then a SyntaxError should be raised at compile time: UndefinedVariable
