#
# Scenarios of this project, beyond openCypher's own. Licensed under the Apache License,
# Version 2.0.
#

Feature: Relationships that a later MATCH names again

  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (a:A {x: 1})-[:R {y: 1}]->(b:B {x: 2}), (a)-[:R {y: 2}]->(b)
      """

  Scenario: [1] The same pattern twice
    When executing query:
      """
      MATCH (a)-[r]->(b)
      MATCH (a)-[r]->(b)
      RETURN r.y
      """
    Then the result should be, in any order:
      | r.y |
      | 1   |
      | 2   |
    And no side effects

  Scenario: [2] Onwards from the other end
    When executing query:
      """
      MATCH (a)-[r]-(b)
      MATCH (b)-[r]-(c)
      RETURN a.x, b.x, c.x, count(*)
      """
    Then the result should be, in any order:
      | a.x | b.x | c.x | count(*) |
      | 1   | 2   | 1   | 2        |
      | 2   | 1   | 2   | 2        |
    And no side effects

  Scenario: [3] Against the direction it has
    When executing query:
      """
      MATCH (a)-[r]->(b)
      MATCH (b)-[r]->(c)
      RETURN count(*) AS n
      """
    Then the result should be, in any order:
      | n |
      | 0 |
    And no side effects

  Scenario: [4] With other ends
    When executing query:
      """
      MATCH (a)-[r]->(b)
      MATCH (x)-[r]-(y)
      RETURN x.x, count(*)
      """
    Then the result should be, in any order:
      | x.x | count(*) |
      | 1   | 2        |
      | 2   | 2        |
    And no side effects

  Scenario: [5] Two of them within one later pattern
    When executing query:
      """
      MATCH (a)-[r]->(b)
      MATCH (a)-[s]->(b)
      MATCH (c)-[r]-(d)-[s]-(e)
      RETURN c.x, e.x, count(*)
      """
    Then the result should be, in any order:
      | c.x | e.x | count(*) |
      | 1   | 1   | 2        |
      | 2   | 2   | 2        |
    And no side effects

  Scenario: [6] With more asked of it
    When executing query:
      """
      MATCH (a)-[r]->(b)
      MATCH ()-[r:R {y: 2}]->()
      RETURN r.y
      """
    Then the result should be, in any order:
      | r.y |
      | 2   |
    And no side effects

  Scenario: [7] A list of them
    When executing query:
      """
      MATCH (a)-[rs*1..2]-(b)
      MATCH (b)-[rs*]-(c)
      RETURN size(rs), count(*)
      """
    Then the result should be, in any order:
      | size(rs) | count(*) |
      | 1        | 4        |
      | 2        | 4        |
    And no side effects

  Scenario: [8] In a path of its own
    When executing query:
      """
      MATCH (a)-[r]->(b)
      MATCH p = (x)<-[r]-(y)
      RETURN [n IN nodes(p) | n.x] AS xs
      """
    Then the result should be, in any order:
      | xs     |
      | [2, 1] |
      | [2, 1] |
    And no side effects

  Scenario: [9] Where nothing asks for it any more
    When executing query:
      """
      MATCH (:A)-[r]->(b)
      MATCH (c)<-[r]-(:A)
      RETURN DISTINCT c.x
      """
    Then the result should be, in any order:
      | c.x |
      | 2   |
    And no side effects

  Scenario: [10] A list of them beside others of its clause
    When executing query:
      """
      MATCH ()-[rs*1..2]-()
      WITH rs LIMIT 100
      MATCH ()-[r]-()-[rs*]-()
      RETURN size(rs), count(*)
      """
    Then the result should be, in any order:
      | size(rs) | count(*) |
      | 1        | 8        |
    And no side effects
