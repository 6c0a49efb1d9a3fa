#
# Path scenarios of this project, beyond openCypher's own. Licensed under the Apache License,
# Version 2.0.
#

Feature: Selectors - ANY, SHORTEST and their groups, for each pair of ends

  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (s:S {name: 's', w: 1}), (a:A {name: 'a', w: 2}), (b:B {name: 'b', w: 5}), (c:A {name: 'c', w: 2}),
             (d:B {name: 'd', w: 3}), (t:T {name: 't', w: 1}), (u:U {name: 'u', w: 9})
      CREATE (s)-[:R {w: 1}]->(a), (a)-[:R {w: 1}]->(t), (s)-[:R {w: 2}]->(b), (b)-[:R {w: 2}]->(t),
             (s)-[:R {w: 3}]->(c), (c)-[:R {w: 3}]->(d), (d)-[:R {w: 3}]->(t), (t)-[:Q {w: 4}]->(s),
             (a)-[:Q {w: 5}]->(d)
      """

  @enumerated
  Scenario: [1] ANY is reachability
    When executing query:
      """
      MATCH ANY (x:S)-[:R]->+(y)
      RETURN y.name AS y
      """
    Then the result should be, in any order:
      | y   |
      | 'a' |
      | 'b' |
      | 'c' |
      | 'd' |
      | 't' |
    And no side effects

  @enumerated
  Scenario: [2] ANY PATH is the same
    When executing query:
      """
      MATCH ANY PATH (x:S)-[:R]->+(y:T)
      RETURN y.name AS y
      """
    Then the result should be, in any order:
      | y   |
      | 't' |
    And no side effects

  @enumerated
  Scenario: [3] ANY k gives no more than there are
    When executing query:
      """
      MATCH ANY 5 PATHS (x:S)-[:R]->+(y)
      RETURN y.name AS y, count(*) AS paths
      """
    Then the result should be, in any order:
      | y   | paths |
      | 'a' | 1     |
      | 'b' | 1     |
      | 'c' | 1     |
      | 'd' | 1     |
      | 't' | 3     |
    And no side effects

  @enumerated
  Scenario: [4] ANY k gives no more than asked for
    When executing query:
      """
      MATCH ANY 2 (x:S)-[:R]->+(y:T)
      RETURN count(*) AS paths
      """
    Then the result should be, in any order:
      | paths |
      | 2     |
    And no side effects

  @enumerated
  Scenario: [5] ALL is everything
    When executing query:
      """
      MATCH ALL (x:S)-[:R]->+(y:T)
      RETURN count(*) AS paths
      """
    Then the result should be, in any order:
      | paths |
      | 3     |
    And no side effects

  @enumerated
  Scenario: [6] ALL PATHS is everything
    When executing query:
      """
      MATCH p = ALL PATHS (x:S)-[:R]->+(y:T)
      RETURN [n IN nodes(p) | n.name] AS nodes
      """
    Then the result should be, in any order:
      | nodes                |
      | ['s', 'a', 't']      |
      | ['s', 'b', 't']      |
      | ['s', 'c', 'd', 't'] |
    And no side effects

  @enumerated
  Scenario: [7] ANY SHORTEST gives one for each pair
    When executing query:
      """
      MATCH p = ANY SHORTEST (x:S)-->+(y)
      RETURN y.name AS y, length(p) AS length
      """
    Then the result should be, in any order:
      | y   | length |
      | 'a' | 1      |
      | 'b' | 1      |
      | 'c' | 1      |
      | 'd' | 2      |
      | 's' | 3      |
      | 't' | 2      |
    And no side effects

  @enumerated
  Scenario: [8] SHORTEST 1 is the same
    When executing query:
      """
      MATCH p = SHORTEST 1 (x:S)-[:R]->+(y)
      RETURN y.name AS y, length(p) AS length
      """
    Then the result should be, in any order:
      | y   | length |
      | 'a' | 1      |
      | 'b' | 1      |
      | 'c' | 1      |
      | 'd' | 2      |
      | 't' | 2      |
    And no side effects

  @enumerated
  Scenario: [9] ALL SHORTEST gives all ties
    When executing query:
      """
      MATCH p = ALL SHORTEST (x:S)-[:R]->+(y:T)
      RETURN [n IN nodes(p) | n.name] AS nodes
      """
    Then the result should be, in any order:
      | nodes           |
      | ['s', 'a', 't'] |
      | ['s', 'b', 't'] |
    And no side effects

  @enumerated
  Scenario: [10] ALL SHORTEST over all pairs
    When executing query:
      """
      MATCH p = ALL SHORTEST (x)-[:R]->+(y)
      RETURN x.name AS x, y.name AS y, count(*) AS paths
      """
    Then the result should be, in any order:
      | x   | y   | paths |
      | 'a' | 't' | 1     |
      | 'b' | 't' | 1     |
      | 'c' | 'd' | 1     |
      | 'c' | 't' | 1     |
      | 'd' | 't' | 1     |
      | 's' | 'a' | 1     |
      | 's' | 'b' | 1     |
      | 's' | 'c' | 1     |
      | 's' | 'd' | 1     |
      | 's' | 't' | 2     |
    And no side effects

  @enumerated
  Scenario: [11] SHORTEST 1 GROUP is ALL SHORTEST
    When executing query:
      """
      MATCH p = SHORTEST 1 GROUP (x:S)-[:R]->+(y:T)
      RETURN [n IN nodes(p) | n.name] AS nodes
      """
    Then the result should be, in any order:
      | nodes           |
      | ['s', 'a', 't'] |
      | ['s', 'b', 't'] |
    And no side effects

  @enumerated
  Scenario: [12] SHORTEST GROUP without a number
    When executing query:
      """
      MATCH p = SHORTEST GROUP (x:S)-[:R]->+(y:T)
      RETURN length(p) AS length
      """
    Then the result should be, in any order:
      | length |
      | 2      |
      | 2      |
    And no side effects

  @enumerated
  Scenario: [13] SHORTEST 2 takes shorter ones first
    When executing query:
      """
      MATCH p = SHORTEST 2 (x:S)-[:R]->+(y:T)
      RETURN length(p) AS length
      """
    Then the result should be, in any order:
      | length |
      | 2      |
      | 2      |
    And no side effects

  @enumerated
  Scenario: [14] SHORTEST 3 reaches the second length
    When executing query:
      """
      MATCH p = SHORTEST 3 (x:S)-[:R]->+(y:T)
      RETURN [n IN nodes(p) | n.name] AS nodes
      """
    Then the result should be, in any order:
      | nodes                |
      | ['s', 'a', 't']      |
      | ['s', 'b', 't']      |
      | ['s', 'c', 'd', 't'] |
    And no side effects

  @enumerated
  Scenario: [15] SHORTEST k gives fewer where there are fewer
    When executing query:
      """
      MATCH p = SHORTEST 10 (x:S)-[:R]->+(y)
      RETURN y.name AS y, length(p) AS length
      """
    Then the result should be, in any order:
      | y   | length |
      | 'a' | 1      |
      | 'b' | 1      |
      | 'c' | 1      |
      | 'd' | 2      |
      | 't' | 2      |
      | 't' | 2      |
      | 't' | 3      |
    And no side effects

  @enumerated
  Scenario: [16] SHORTEST k PATHS
    When executing query:
      """
      MATCH p = SHORTEST 3 PATHS (x:S)-[:R]->+(y:T)
      RETURN length(p) AS length
      """
    Then the result should be, in any order:
      | length |
      | 2      |
      | 2      |
      | 3      |
    And no side effects

  @enumerated
  Scenario: [17] SHORTEST 2 GROUPS
    When executing query:
      """
      MATCH p = SHORTEST 2 GROUPS (x:S)-->+(y:T)
      RETURN [n IN nodes(p) | n.name] AS nodes
      """
    Then the result should be, in any order:
      | nodes                |
      | ['s', 'a', 'd', 't'] |
      | ['s', 'a', 't']      |
      | ['s', 'b', 't']      |
      | ['s', 'c', 'd', 't'] |
    And no side effects

  @enumerated
  Scenario: [18] SHORTEST k PATH GROUPS
    When executing query:
      """
      MATCH p = SHORTEST 2 PATH GROUPS (x:S)-[:R]->+(y:T)
      RETURN length(p) AS length
      """
    Then the result should be, in any order:
      | length |
      | 2      |
      | 2      |
      | 3      |
    And no side effects

  @enumerated
  Scenario: [19] SHORTEST 9 GROUPS gives fewer where there are fewer
    When executing query:
      """
      MATCH p = SHORTEST 9 GROUPS (x:S)-[:R]->+(y:T)
      RETURN length(p) AS length
      """
    Then the result should be, in any order:
      | length |
      | 2      |
      | 2      |
      | 3      |
    And no side effects

  @enumerated
  Scenario: [20] Zero length counts as the shortest
    When executing query:
      """
      MATCH p = ALL SHORTEST (x:S)-->*(y:S)
      RETURN length(p) AS length
      """
    Then the result should be, in any order:
      | length |
      | 0      |
    And no side effects

  @enumerated
  Scenario: [21] A cycle back to the start
    When executing query:
      """
      MATCH p = ALL SHORTEST (x:S)-->+(x)
      RETURN [n IN nodes(p) | n.name] AS nodes
      """
    Then the result should be, in any order:
      | nodes                |
      | ['s', 'a', 't', 's'] |
      | ['s', 'b', 't', 's'] |
    And no side effects

  @enumerated
  Scenario: [22] A cycle for every start
    When executing query:
      """
      MATCH p = ANY SHORTEST (x)-->+(x)
      RETURN x.name AS x, length(p) AS length
      """
    Then the result should be, in any order:
      | x   | length |
      | 'a' | 3      |
      | 'b' | 3      |
      | 'c' | 4      |
      | 'd' | 4      |
      | 's' | 3      |
      | 't' | 3      |
    And no side effects

  @enumerated
  Scenario: [23] Without direction
    When executing query:
      """
      MATCH p = ALL SHORTEST (x:A)--+(y:B)
      RETURN x.name AS x, y.name AS y, length(p) AS length
      """
    Then the result should be, in any order:
      | x   | y   | length |
      | 'a' | 'b' | 2      |
      | 'a' | 'b' | 2      |
      | 'a' | 'd' | 1      |
      | 'c' | 'b' | 2      |
      | 'c' | 'd' | 1      |
    And no side effects

  @enumerated
  Scenario: [24] Against the direction
    When executing query:
      """
      MATCH p = SHORTEST 1 (x:T)<-[:R]-+(y:S)
      RETURN length(p) AS length
      """
    Then the result should be, in any order:
      | length |
      | 2      |
    And no side effects

  @enumerated
  Scenario: [25] A lower bound forbids the shortest
    When executing query:
      """
      MATCH p = ALL SHORTEST (x:S)-[:R]->{3,}(y:T)
      RETURN [n IN nodes(p) | n.name] AS nodes
      """
    Then the result should be, in any order:
      | nodes                |
      | ['s', 'c', 'd', 't'] |
    And no side effects

  @enumerated
  Scenario: [26] An upper bound cuts off
    When executing query:
      """
      MATCH p = SHORTEST 5 (x:S)-[:R]->{1,2}(y:T)
      RETURN length(p) AS length
      """
    Then the result should be, in any order:
      | length |
      | 2      |
      | 2      |
    And no side effects

  @enumerated
  Scenario: [27] A predicate on the relationship is part of the search
    When executing query:
      """
      MATCH p = ANY SHORTEST (x:S)-[r:R WHERE r.w > 2]->+(y:T)
      RETURN [n IN nodes(p) | n.name] AS nodes
      """
    Then the result should be, in any order:
      | nodes                |
      | ['s', 'c', 'd', 't'] |
    And no side effects

  @enumerated
  Scenario: [28] A predicate within a group is part of the search
    When executing query:
      """
      MATCH p = ANY SHORTEST (x:S) ((m)-[:R]->(n) WHERE n.w < 5 AND n.name <> 'a')+ (y:T)
      RETURN [k IN nodes(p) | k.name] AS nodes
      """
    Then the result should be, in any order:
      | nodes                |
      | ['s', 'c', 'd', 't'] |
    And no side effects

  @enumerated
  Scenario: [29] A prefix predicate filters before the selection
    When executing query:
      """
      MATCH SHORTEST 1 (p = (x:S)-[:R]->+(y:T) WHERE length(p) > 2)
      RETURN [n IN nodes(p) | n.name] AS nodes
      """
    Then the result should be, in any order:
      | nodes                |
      | ['s', 'c', 'd', 't'] |
    And no side effects

  @enumerated
  Scenario: [30] A WHERE after the pattern filters after the selection
    When executing query:
      """
      MATCH p = SHORTEST 1 (x:S)-[:R]->+(y:T)
      WHERE length(p) > 2
      RETURN [n IN nodes(p) | n.name] AS nodes
      """
    Then the result should be empty
    And no side effects

  @enumerated
  Scenario: [31] A prefix predicate over all nodes
    When executing query:
      """
      MATCH ALL SHORTEST (p = (x:S)-->+(y:T) WHERE all(n IN nodes(p) WHERE n.w < 5))
      RETURN [n IN nodes(p) | n.name] AS nodes
      """
    Then the result should be, in any order:
      | nodes           |
      | ['s', 'a', 't'] |
    And no side effects

  @enumerated
  Scenario: [32] A WHERE over all nodes after the selection
    When executing query:
      """
      MATCH p = ALL SHORTEST (x:S)-->+(y:T)
      WHERE all(n IN nodes(p) WHERE n.w < 5)
      RETURN [n IN nodes(p) | n.name] AS nodes
      """
    Then the result should be, in any order:
      | nodes           |
      | ['s', 'a', 't'] |
    And no side effects

  @enumerated
  Scenario: [33] Labels at the ends belong to the pattern
    When executing query:
      """
      MATCH p = SHORTEST 1 (x:S)-->+(y:B)
      RETURN y.name AS y, length(p) AS length
      """
    Then the result should be, in any order:
      | y   | length |
      | 'b' | 1      |
      | 'd' | 2      |
    And no side effects

  @enumerated
  Scenario: [34] The ends are bound before
    When executing query:
      """
      MATCH (x:S), (y:T)
      MATCH p = ALL SHORTEST (x)-[:R]->+(y)
      RETURN length(p) AS length
      """
    Then the result should be, in any order:
      | length |
      | 2      |
      | 2      |
    And no side effects

  @enumerated
  Scenario: [35] The selection is made for each row before
    When executing query:
      """
      MATCH (x:A)
      MATCH p = ANY SHORTEST (x)-->+(y:T)
      RETURN x.name AS x, length(p) AS length
      """
    Then the result should be, in any order:
      | x   | length |
      | 'a' | 1      |
      | 'c' | 2      |
    And no side effects

  @enumerated
  Scenario: [36] No path is no row
    When executing query:
      """
      MATCH p = ANY SHORTEST (x:U)-->+(y)
      RETURN y.name AS y
      """
    Then the result should be empty
    And no side effects

  @enumerated
  Scenario: [37] A fixed pattern has partitions too
    When executing query:
      """
      MATCH ANY (x:S)-[:R]->()-[:R]->(y)
      RETURN y.name AS y
      """
    Then the result should be, in any order:
      | y   |
      | 'd' |
      | 't' |
    And no side effects

  @enumerated
  Scenario: [38] A fixed relationship after the repeating one
    When executing query:
      """
      MATCH p = ALL SHORTEST (x:S)-[:R]->+(m)-[:R]->(y:T)
      RETURN m.name AS m
      """
    Then the result should be, in any order:
      | m   |
      | 'a' |
      | 'b' |
    And no side effects

  @enumerated
  Scenario: [39] Two groups of lengths over a cycle
    When executing query:
      """
      MATCH p = SHORTEST 2 GROUPS (x:S)-->+(x)
      RETURN length(p) AS length, count(*) AS paths
      """
    Then the result should be, in any order:
      | length | paths |
      | 3      | 2     |
      | 4      | 2     |
    And no side effects

  @enumerated
  Scenario: [40] A group that moves two at a time
    When executing query:
      """
      MATCH p = ALL SHORTEST (x:S) ((m)-[]->(n)-[]->(o))+ (y)
      RETURN y.name AS y, length(p) AS length, count(*) AS paths
      """
    Then the result should be, in any order:
      | y   | length | paths |
      | 'a' | 4      | 1     |
      | 'b' | 4      | 1     |
      | 'c' | 4      | 2     |
      | 'd' | 2      | 2     |
      | 's' | 4      | 2     |
      | 't' | 2      | 2     |
    And no side effects

  @enumerated
  Scenario: [41] ANY k back to the start with a lower bound
    When executing query:
      """
      MATCH ANY 2 (x:S)-[]->()-[r]->{2,}(x)
      RETURN count(*) AS paths
      """
    Then the result should be, in any order:
      | paths |
      | 2     |
    And no side effects

  @enumerated
  Scenario: [42] ANY k where there is no way back
    When executing query:
      """
      MATCH ANY 2 (x:U)-[]->()-[r]->{2,}(x)
      RETURN size(r) AS size
      """
    Then the result should be empty
    And no side effects

  @enumerated
  Scenario: [43] The list of a quantified relationship is that of the chosen path
    When executing query:
      """
      MATCH SHORTEST 1 (x:S)-[r:R WHERE r.w <> 1]->+(y:T)
      RETURN [o IN r | o.w] AS weights
      """
    Then the result should be, in any order:
      | weights |
      | [2, 2]  |
    And no side effects

  @enumerated
  Scenario: [44] Bounds of the list variables after the selection
    When executing query:
      """
      MATCH p = SHORTEST 3 (x:S)-[r:R]->+(y:T)
      WHERE size(r) = 3
      RETURN [o IN r | o.w] AS weights
      """
    Then the result should be, in any order:
      | weights   |
      | [3, 3, 3] |
    And no side effects
