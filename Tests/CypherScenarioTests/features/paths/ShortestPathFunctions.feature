#
# Path scenarios of this project, beyond openCypher's own. Licensed under the Apache License,
# Version 2.0.
#

Feature: ShortestPathFunctions - shortestPath and allShortestPaths

  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (s:S {name: 's', w: 1}), (a:A {name: 'a', w: 2}), (b:B {name: 'b', w: 5}), (c:A {name: 'c', w: 2}),
             (d:B {name: 'd', w: 3}), (t:T {name: 't', w: 1}), (u:U {name: 'u', w: 9})
      CREATE (s)-[:R {w: 1}]->(a), (a)-[:R {w: 1}]->(t), (s)-[:R {w: 2}]->(b), (b)-[:R {w: 2}]->(t),
             (s)-[:R {w: 3}]->(c), (c)-[:R {w: 3}]->(d), (d)-[:R {w: 3}]->(t), (t)-[:Q {w: 4}]->(u)
      """

  @enumerated
  Scenario: [1] Between two bound nodes
    When executing query:
      """
      MATCH (x:S), (y:T)
      MATCH p = shortestPath((x)-[:R*]->(y))
      RETURN length(p) AS length
      """
    Then the result should be, in any order:
      | length |
      | 2      |
    And no side effects

  @enumerated
  Scenario: [2] In the same clause
    When executing query:
      """
      MATCH (x:S), (y:T), p = shortestPath((x)-[*]->(y))
      RETURN length(p) AS length
      """
    Then the result should be, in any order:
      | length |
      | 2      |
    And no side effects

  @enumerated
  Scenario: [3] All of them
    When executing query:
      """
      MATCH (x:S), (y:T)
      MATCH p = allShortestPaths((x)-[:R*]->(y))
      RETURN [n IN nodes(p) | n.name] AS nodes
      """
    Then the result should be, in any order:
      | nodes           |
      | ['s', 'a', 't'] |
      | ['s', 'b', 't'] |
    And no side effects

  @enumerated
  Scenario: [4] Without direction
    When executing query:
      """
      MATCH (x:A {name: 'a'}), (y:B {name: 'b'})
      MATCH p = allShortestPaths((x)-[*]-(y))
      RETURN [n IN nodes(p) | n.name] AS nodes
      """
    Then the result should be, in any order:
      | nodes           |
      | ['a', 's', 'b'] |
      | ['a', 't', 'b'] |
    And no side effects

  @enumerated
  Scenario: [5] Against the direction
    When executing query:
      """
      MATCH (x:U), (y:B {name: 'd'})
      MATCH p = shortestPath((x)<-[*]-(y))
      RETURN [n IN nodes(p) | n.name] AS nodes
      """
    Then the result should be, in any order:
      | nodes           |
      | ['u', 't', 'd'] |
    And no side effects

  @enumerated
  Scenario: [6] An upper bound
    When executing query:
      """
      MATCH (x:S), (y:U)
      MATCH p = shortestPath((x)-[*..2]->(y))
      RETURN length(p) AS length
      """
    Then the result should be empty
    And no side effects

  @enumerated
  Scenario: [7] An upper bound that suffices
    When executing query:
      """
      MATCH (x:S), (y:U)
      MATCH p = shortestPath((x)-[*..3]->(y))
      RETURN length(p) AS length
      """
    Then the result should be, in any order:
      | length |
      | 3      |
    And no side effects

  @enumerated
  Scenario: [8] No path is no row
    When executing query:
      """
      MATCH (x:U), (y:S)
      MATCH p = shortestPath((x)-[*]->(y))
      RETURN p
      """
    Then the result should be empty
    And no side effects

  @enumerated
  Scenario: [9] WHERE filters before the selection
    When executing query:
      """
      MATCH (x:S), (y:T)
      MATCH p = shortestPath((x)-[*]->(y))
      WHERE all(n IN nodes(p) WHERE n.w < 5 AND n.name <> 'a')
      RETURN [n IN nodes(p) | n.name] AS nodes
      """
    Then the result should be, in any order:
      | nodes                |
      | ['s', 'c', 'd', 't'] |
    And no side effects

  @enumerated
  Scenario: [10] WHERE over relationships filters before the selection
    When executing query:
      """
      MATCH (x:S), (y:T)
      MATCH p = allShortestPaths((x)-[*]->(y))
      WHERE none(r IN relationships(p) WHERE r.w < 3)
      RETURN length(p) AS length
      """
    Then the result should be, in any order:
      | length |
      | 3      |
    And no side effects

  @enumerated
  Scenario: [11] WHERE on the length filters before the selection
    When executing query:
      """
      MATCH (x:S), (y:T)
      MATCH p = shortestPath((x)-[:R*]->(y))
      WHERE length(p) > 2
      RETURN [n IN nodes(p) | n.name] AS nodes
      """
    Then the result should be, in any order:
      | nodes                |
      | ['s', 'c', 'd', 't'] |
    And no side effects

  @enumerated
  Scenario: [12] The list of relationships
    When executing query:
      """
      MATCH (x:S), (y:B {name: 'd'})
      MATCH shortestPath((x)-[r:R*]->(y))
      RETURN [o IN r | o.w] AS weights
      """
    Then the result should be, in any order:
      | weights |
      | [3, 3]  |
    And no side effects

  @enumerated
  Scenario: [13] Properties of the relationships
    When executing query:
      """
      MATCH (x:S), (y:T)
      MATCH p = shortestPath((x)-[:R* {w: 2}]->(y))
      RETURN [n IN nodes(p) | n.name] AS nodes
      """
    Then the result should be, in any order:
      | nodes           |
      | ['s', 'b', 't'] |
    And no side effects

  @enumerated
  Scenario: [14] Several types
    When executing query:
      """
      MATCH (x:A), (y:U)
      MATCH p = shortestPath((x)-[:R|Q*]->(y))
      RETURN x.name AS x, length(p) AS length
      """
    Then the result should be, in any order:
      | x   | length |
      | 'a' | 2      |
      | 'c' | 3      |
    And no side effects

  @enumerated
  Scenario: [15] Ends that are found by label
    When executing query:
      """
      MATCH p = shortestPath((x:S)-[:R*]->(y:B))
      RETURN y.name AS y, length(p) AS length
      """
    Then the result should be, in any order:
      | y   | length |
      | 'b' | 1      |
      | 'd' | 2      |
    And no side effects
