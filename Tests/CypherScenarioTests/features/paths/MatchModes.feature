#
# Path scenarios of this project, beyond openCypher's own. Licensed under the Apache License,
# Version 2.0.
#

Feature: MatchModes - DIFFERENT RELATIONSHIPS and REPEATABLE ELEMENTS

  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (a:A {name: 'a'}), (b:B {name: 'b'}), (c:C {name: 'c'})
      CREATE (a)-[:R {k: 1}]->(b), (b)-[:R {k: 2}]->(a), (b)-[:R {k: 3}]->(c)
      """

  @enumerated
  Scenario: [1] DIFFERENT RELATIONSHIPS is the default
    When executing query:
      """
      MATCH DIFFERENT RELATIONSHIPS (x:A)-[r]-(y)-[s]-(z)
      RETURN r.k AS r, s.k AS s
      """
    Then the result should be, in any order:
      | r | s |
      | 1 | 2 |
      | 1 | 3 |
      | 2 | 1 |
      | 2 | 3 |
    And no side effects

  @enumerated
  Scenario: [2] The default
    When executing query:
      """
      MATCH (x:A)-[r]-(y)-[s]-(z)
      RETURN r.k AS r, s.k AS s
      """
    Then the result should be, in any order:
      | r | s |
      | 1 | 2 |
      | 1 | 3 |
      | 2 | 1 |
      | 2 | 3 |
    And no side effects

  @enumerated
  Scenario: [3] REPEATABLE ELEMENTS lets a relationship come twice
    When executing query:
      """
      MATCH REPEATABLE ELEMENTS (x:A)-[r]-(y)-[s]-(z)
      RETURN r.k AS r, s.k AS s
      """
    Then the result should be, in any order:
      | r | s |
      | 1 | 1 |
      | 1 | 2 |
      | 1 | 3 |
      | 2 | 1 |
      | 2 | 2 |
      | 2 | 3 |
    And no side effects

  @enumerated
  Scenario: [4] DIFFERENT RELATIONSHIPS over two patterns
    When executing query:
      """
      MATCH DIFFERENT RELATIONSHIPS (x:A)-[r]->(y), (z)-[s]->(c:C)
      RETURN r.k AS r, s.k AS s
      """
    Then the result should be, in any order:
      | r | s |
      | 1 | 3 |
    And no side effects

  @enumerated
  Scenario: [5] DIFFERENT RELATIONSHIPS over two patterns with the same relationships
    When executing query:
      """
      MATCH (x)-[r]->(y:C), (z)-[s]->(y)
      RETURN r.k AS r, s.k AS s
      """
    Then the result should be empty
    And no side effects

  @enumerated
  Scenario: [6] REPEATABLE ELEMENTS over two patterns with the same relationships
    When executing query:
      """
      MATCH REPEATABLE ELEMENTS (x)-[r]->(y:C), (z)-[s]->(y)
      RETURN r.k AS r, s.k AS s
      """
    Then the result should be, in any order:
      | r | s |
      | 3 | 3 |
    And no side effects

  @enumerated
  Scenario: [7] REPEATABLE ELEMENTS with a bound
    When executing query:
      """
      MATCH REPEATABLE ELEMENTS p = (x:A)-[:R]->{1,4}(y)
      RETURN [r IN relationships(p) | r.k] AS path
      """
    Then the result should be, in any order:
      | path         |
      | [1, 2, 1, 2] |
      | [1, 2, 1, 3] |
      | [1, 2, 1]    |
      | [1, 2]       |
      | [1, 3]       |
      | [1]          |
    And no side effects

  @enumerated
  Scenario: [8] DIFFERENT RELATIONSHIPS with the same bound
    When executing query:
      """
      MATCH DIFFERENT RELATIONSHIPS p = (x:A)-[:R]->{1,4}(y)
      RETURN [r IN relationships(p) | r.k] AS path
      """
    Then the result should be, in any order:
      | path   |
      | [1, 2] |
      | [1, 3] |
      | [1]    |
    And no side effects

  @enumerated
  Scenario: [9] REPEATABLE ELEMENTS with WALK
    When executing query:
      """
      MATCH REPEATABLE ELEMENTS p = WALK (x:A)-[:R]->{3}(y)
      RETURN [r IN relationships(p) | r.k] AS path
      """
    Then the result should be, in any order:
      | path      |
      | [1, 2, 1] |
    And no side effects

  @enumerated
  Scenario: [10] REPEATABLE ELEMENTS with a group
    When executing query:
      """
      MATCH REPEATABLE ELEMENTS p = (x:A) ((m)-[:R]->(n)-[:R]->(o)){2} (y)
      RETURN [r IN relationships(p) | r.k] AS path
      """
    Then the result should be, in any order:
      | path         |
      | [1, 2, 1, 2] |
      | [1, 2, 1, 3] |
    And no side effects

  @enumerated
  Scenario: [11] REPEATABLE ELEMENTS with a selector needs no bound
    When executing query:
      """
      MATCH REPEATABLE ELEMENTS p = ANY SHORTEST (x:A)-[:R]->+(y)
      RETURN y.name AS y, length(p) AS length
      """
    Then the result should be, in any order:
      | y   | length |
      | 'a' | 2      |
      | 'b' | 1      |
      | 'c' | 2      |
    And no side effects

  @enumerated
  Scenario: [12] REPEATABLE ELEMENTS with SHORTEST k over a cycle
    When executing query:
      """
      MATCH REPEATABLE ELEMENTS p = SHORTEST 2 (x:A)-[:R]->+(y:C)
      RETURN length(p) AS length
      """
    Then the result should be, in any order:
      | length |
      | 2      |
      | 4      |
    And no side effects

  @enumerated
  Scenario: [13] REPEATABLE ELEMENTS with SHORTEST k GROUPS over a cycle
    When executing query:
      """
      MATCH REPEATABLE ELEMENTS p = SHORTEST 2 GROUPS (x:A)-[:R]->+(y:B)
      RETURN [r IN relationships(p) | r.k] AS path
      """
    Then the result should be, in any order:
      | path      |
      | [1, 2, 1] |
      | [1]       |
    And no side effects

  @enumerated
  Scenario: [14] REPEATABLE ELEMENTS without direction
    When executing query:
      """
      MATCH REPEATABLE ELEMENTS p = (x:C)-[:R]-{2}(y)
      RETURN [r IN relationships(p) | r.k] AS path
      """
    Then the result should be, in any order:
      | path   |
      | [3, 1] |
      | [3, 2] |
      | [3, 3] |
    And no side effects

  @enumerated
  Scenario: [15] The mode belongs to one clause
    When executing query:
      """
      MATCH REPEATABLE ELEMENTS (x:C)-[r]-(y)-[s]-(z)
      MATCH (z)-[t]-(u)
      RETURN r.k AS r, s.k AS s, t.k AS t
      """
    Then the result should be, in any order:
      | r | s | t |
      | 3 | 1 | 1 |
      | 3 | 1 | 2 |
      | 3 | 2 | 1 |
      | 3 | 2 | 2 |
      | 3 | 3 | 3 |
    And no side effects

  @enumerated
  Scenario: [16] A relationship after a group in another pattern
    When executing query:
      """
      MATCH p = (x:A) ((m)-[:R]->(n)){1,2} (y), (u)-[r]->(v)
      RETURN length(p) AS p, r.k AS r
      """
    Then the result should be, in any order:
      | p | r |
      | 1 | 2 |
      | 1 | 3 |
      | 2 | 2 |
      | 2 | 3 |
    And no side effects

  @enumerated
  Scenario: [17] A variable length after a group in another pattern
    When executing query:
      """
      MATCH p = (x:A) ((m)-[:R]->(n)){2} (y), (u:B)-[r*1..2]->(v)
      RETURN [o IN relationships(p) | o.k] AS p, [o IN r | o.k] AS r
      """
    Then the result should be, in any order:
      | p      | r   |
      | [1, 2] | [3] |
      | [1, 3] | [2] |
    And no side effects

  @enumerated
  Scenario: [18] A variable length after a simple path in another pattern
    When executing query:
      """
      MATCH p = SIMPLE (x:A)-->(y)-->(z), (u:B)-[r]-{1,2}(v)
      RETURN [o IN relationships(p) | o.k] AS p, [o IN r | o.k] AS r
      """
    Then the result should be, in any order:
      | p      | r   |
      | [1, 2] | [3] |
      | [1, 3] | [2] |
    And no side effects

  @enumerated
  Scenario: [19] Two groups in two patterns
    When executing query:
      """
      MATCH ((x)-[r]->(y)){1,2}, ((u:B)-[s]->(v)){1}
      RETURN [o IN r | o.k] AS r, s[0].k AS s
      """
    Then the result should be, in any order:
      | r      | s |
      | [1, 2] | 3 |
      | [1, 3] | 2 |
      | [1]    | 2 |
      | [1]    | 3 |
      | [2, 1] | 3 |
      | [2]    | 3 |
      | [3]    | 2 |
    And no side effects

  @enumerated
  Scenario: [20] The words take any case
    When executing query:
      """
      match repeatable elements (x:C)-[r]-(y)-[s]-(z)
      return r.k AS r, s.k AS s
      """
    Then the result should be, in any order:
      | r | s |
      | 3 | 1 |
      | 3 | 2 |
      | 3 | 3 |
    And no side effects
