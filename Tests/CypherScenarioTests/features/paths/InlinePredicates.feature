#
# Path scenarios of this project, beyond openCypher's own. Licensed under the Apache License,
# Version 2.0.
#

Feature: InlinePredicates - WHERE within a node or a relationship

  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (a:P {name: 'a', w: 1}), (b:P {name: 'b', w: 2}), (c:P {name: 'c', w: 3}), (d:P {name: 'd'})
      CREATE (a)-[:R {w: 5}]->(b), (b)-[:R {w: 6}]->(c), (c)-[:R {w: 1}]->(a), (a)-[:R]->(d)
      """

  @enumerated
  Scenario: [1] In a node
    When executing query:
      """
      MATCH (n:P WHERE n.w > 1)
      RETURN n.name AS name
      """
    Then the result should be, in any order:
      | name |
      | 'b'  |
      | 'c'  |
    And no side effects

  @enumerated
  Scenario: [2] In a relationship
    When executing query:
      """
      MATCH (n)-[r:R WHERE r.w > 4]->(m)
      RETURN n.name AS n, m.name AS m
      """
    Then the result should be, in any order:
      | n   | m   |
      | 'a' | 'b' |
      | 'b' | 'c' |
    And no side effects

  @enumerated
  Scenario: [3] In both ends
    When executing query:
      """
      MATCH (n WHERE n.w >= 2)-[r]->(m WHERE m.w < 3)
      RETURN n.name AS n, m.name AS m
      """
    Then the result should be, in any order:
      | n   | m   |
      | 'c' | 'a' |
    And no side effects

  @enumerated
  Scenario: [4] Null is not true
    When executing query:
      """
      MATCH (n WHERE n.w <> 1)
      RETURN n.name AS name
      """
    Then the result should be, in any order:
      | name |
      | 'b'  |
      | 'c'  |
    And no side effects

  @enumerated
  Scenario: [5] Not of null is not true
    When executing query:
      """
      MATCH (n WHERE NOT n.w = 1)
      RETURN n.name AS name
      """
    Then the result should be, in any order:
      | name |
      | 'b'  |
      | 'c'  |
    And no side effects

  @enumerated
  Scenario: [6] With a map before it
    When executing query:
      """
      MATCH (n:P {name: 'b'} WHERE n.w = 2)
      RETURN n.name AS name
      """
    Then the result should be, in any order:
      | name |
      | 'b'  |
    And no side effects

  @enumerated
  Scenario: [7] With and, or
    When executing query:
      """
      MATCH (n WHERE n.w = 1 OR n.name = 'd' AND n.w IS NULL)
      RETURN n.name AS name
      """
    Then the result should be, in any order:
      | name |
      | 'a'  |
      | 'd'  |
    And no side effects

  @enumerated
  Scenario: [8] With an inline and a clause's WHERE
    When executing query:
      """
      MATCH (n WHERE n.w > 1)-[r]->(m)
      WHERE m.w > 1
      RETURN n.name AS n, m.name AS m
      """
    Then the result should be, in any order:
      | n   | m   |
      | 'b' | 'c' |
    And no side effects

  @enumerated
  Scenario: [9] In a relationship that repeats
    When executing query:
      """
      MATCH (n)-[r:R WHERE r.w > 4]->{2}(m)
      RETURN n.name AS n, m.name AS m
      """
    Then the result should be, in any order:
      | n   | m   |
      | 'a' | 'c' |
    And no side effects

  @enumerated
  Scenario: [10] A list in a predicate
    When executing query:
      """
      MATCH (n WHERE n.name IN ['a', 'd', 'z'])
      RETURN n.name AS name
      """
    Then the result should be, in any order:
      | name |
      | 'a'  |
      | 'd'  |
    And no side effects

  @enumerated
  Scenario: [11] A chain of comparisons
    When executing query:
      """
      MATCH (n WHERE 1 <= n.w < 3)
      RETURN n.name AS name
      """
    Then the result should be, in any order:
      | name |
      | 'a'  |
      | 'b'  |
    And no side effects
