#
# Path scenarios of this project, beyond openCypher's own. Licensed under the Apache License,
# Version 2.0.
#

Feature: PathModes - WALK, TRAIL, ACYCLIC, SIMPLE

  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (a:A {name: 'a'}), (b:B {name: 'b'}), (c:C {name: 'c'}), (d:D {name: 'd'})
      CREATE (a)-[:R {k: 1}]->(b), (b)-[:R {k: 2}]->(c), (c)-[:R {k: 3}]->(a), (b)-[:R {k: 4}]->(d),
             (d)-[:R {k: 5}]->(b), (d)-[:R {k: 6}]->(d)
      """

  @enumerated
  Scenario: [1] TRAIL repeats nodes but no relationship
    When executing query:
      """
      MATCH p = TRAIL (x:A)-[:R]->+(y:D)
      RETURN [r IN relationships(p) | r.k] AS path
      """
    Then the result should be, in any order:
      | path      |
      | [1, 4, 6] |
      | [1, 4]    |
    And no side effects

  @enumerated
  Scenario: [2] Without a mode no relationship comes twice either
    When executing query:
      """
      MATCH p = (x:A)-[:R]->+(y:D)
      RETURN [r IN relationships(p) | r.k] AS path
      """
    Then the result should be, in any order:
      | path      |
      | [1, 4, 6] |
      | [1, 4]    |
    And no side effects

  @enumerated
  Scenario: [3] WALK alone keeps different relationships, the match mode's default
    When executing query:
      """
      MATCH p = WALK (x:A)-[:R]->+(y:D)
      RETURN [r IN relationships(p) | r.k] AS path
      """
    Then the result should be, in any order:
      | path      |
      | [1, 4, 6] |
      | [1, 4]    |
    And no side effects

  @enumerated
  Scenario: [4] ACYCLIC repeats no node
    When executing query:
      """
      MATCH p = ACYCLIC (x:A)-[:R]->+(y)
      RETURN [n IN nodes(p) | n.name] AS nodes
      """
    Then the result should be, in any order:
      | nodes           |
      | ['a', 'b', 'c'] |
      | ['a', 'b', 'd'] |
      | ['a', 'b']      |
    And no side effects

  @enumerated
  Scenario: [5] ACYCLIC finds no cycle
    When executing query:
      """
      MATCH p = ACYCLIC (x:A)-[:R]->+(x)
      RETURN p
      """
    Then the result should be empty
    And no side effects

  @enumerated
  Scenario: [6] ACYCLIC takes no loop
    When executing query:
      """
      MATCH p = ACYCLIC (x:D)-[:R]->{1,2}(y)
      RETURN [n IN nodes(p) | n.name] AS nodes
      """
    Then the result should be, in any order:
      | nodes           |
      | ['d', 'b', 'c'] |
      | ['d', 'b']      |
    And no side effects

  @enumerated
  Scenario: [7] SIMPLE lets the last node be the first
    When executing query:
      """
      MATCH p = SIMPLE (x:A)-[:R]->+(x)
      RETURN [n IN nodes(p) | n.name] AS nodes
      """
    Then the result should be, in any order:
      | nodes                |
      | ['a', 'b', 'c', 'a'] |
    And no side effects

  @enumerated
  Scenario: [8] SIMPLE otherwise repeats no node
    When executing query:
      """
      MATCH p = SIMPLE (x:A)-[:R]->+(y)
      RETURN [n IN nodes(p) | n.name] AS nodes
      """
    Then the result should be, in any order:
      | nodes                |
      | ['a', 'b', 'c', 'a'] |
      | ['a', 'b', 'c']      |
      | ['a', 'b', 'd']      |
      | ['a', 'b']           |
    And no side effects

  @enumerated
  Scenario: [9] SIMPLE takes a loop as a cycle of one
    When executing query:
      """
      MATCH p = SIMPLE (x:D)-[:R]->+(x)
      RETURN [r IN relationships(p) | r.k] AS path
      """
    Then the result should be, in any order:
      | path   |
      | [5, 4] |
      | [6]    |
    And no side effects

  @enumerated
  Scenario: [10] SIMPLE cycles for every start
    When executing query:
      """
      MATCH p = SIMPLE (x)-[:R]->+(x)
      RETURN x.name AS x, length(p) AS length
      """
    Then the result should be, in any order:
      | x   | length |
      | 'a' | 3      |
      | 'b' | 2      |
      | 'b' | 3      |
      | 'c' | 3      |
      | 'd' | 1      |
      | 'd' | 2      |
    And no side effects

  @enumerated
  Scenario: [11] ACYCLIC PATH may be said in full
    When executing query:
      """
      MATCH p = ACYCLIC PATH (x:A)-[:R]->{2}(y)
      RETURN [n IN nodes(p) | n.name] AS nodes
      """
    Then the result should be, in any order:
      | nodes           |
      | ['a', 'b', 'c'] |
      | ['a', 'b', 'd'] |
    And no side effects

  @enumerated
  Scenario: [12] ACYCLIC without direction
    When executing query:
      """
      MATCH p = ACYCLIC (x:A)-[:R]-+(y:D)
      RETURN [r IN relationships(p) | r.k] AS path
      """
    Then the result should be, in any order:
      | path      |
      | [1, 4]    |
      | [1, 5]    |
      | [3, 2, 4] |
      | [3, 2, 5] |
    And no side effects

  @enumerated
  Scenario: [13] SIMPLE without direction
    When executing query:
      """
      MATCH p = SIMPLE (x:B)-[:R]-{2}(x)
      RETURN [r IN relationships(p) | r.k] AS path
      """
    Then the result should be, in any order:
      | path   |
      | [4, 5] |
      | [5, 4] |
    And no side effects

  @enumerated
  Scenario: [14] ACYCLIC in a fixed pattern
    When executing query:
      """
      MATCH p = ACYCLIC (x)-[:R]->(y)-[:R]->(z)
      RETURN x.name AS x, y.name AS y, z.name AS z
      """
    Then the result should be, in any order:
      | x   | y   | z   |
      | 'a' | 'b' | 'c' |
      | 'a' | 'b' | 'd' |
      | 'b' | 'c' | 'a' |
      | 'c' | 'a' | 'b' |
      | 'd' | 'b' | 'c' |
    And no side effects

  @enumerated
  Scenario: [15] ACYCLIC in a group
    When executing query:
      """
      MATCH p = ACYCLIC (x:A) ((m)-[:R]->(n)){1,3} (y)
      RETURN [k IN nodes(p) | k.name] AS nodes
      """
    Then the result should be, in any order:
      | nodes           |
      | ['a', 'b', 'c'] |
      | ['a', 'b', 'd'] |
      | ['a', 'b']      |
    And no side effects

  @enumerated
  Scenario: [16] ANY SHORTEST with a mode
    When executing query:
      """
      MATCH p = ANY SHORTEST ACYCLIC PATHS (x:C)-[:R]->+(y:D)
      RETURN [n IN nodes(p) | n.name] AS nodes
      """
    Then the result should be, in any order:
      | nodes                |
      | ['c', 'a', 'b', 'd'] |
    And no side effects

  @enumerated
  Scenario: [17] ALL SHORTEST with a mode leaves out what the mode forbids
    When executing query:
      """
      MATCH p = ALL SHORTEST SIMPLE (x)-[:R]->{2,}(x)
      RETURN x.name AS x, length(p) AS length
      """
    Then the result should be, in any order:
      | x   | length |
      | 'a' | 3      |
      | 'b' | 2      |
      | 'c' | 3      |
      | 'd' | 2      |
    And no side effects

  @enumerated
  Scenario: [18] SHORTEST k with a mode
    When executing query:
      """
      MATCH p = SHORTEST 4 ACYCLIC PATHS (x:A)-[:R]->+(y)
      RETURN y.name AS y, length(p) AS length
      """
    Then the result should be, in any order:
      | y   | length |
      | 'b' | 1      |
      | 'c' | 2      |
      | 'd' | 2      |
    And no side effects

  @enumerated
  Scenario: [19] SHORTEST k GROUPS with a mode
    When executing query:
      """
      MATCH p = SHORTEST 2 TRAIL PATHS GROUPS (x:A)-[:R]->+(y:D)
      RETURN length(p) AS length
      """
    Then the result should be, in any order:
      | length |
      | 2      |
      | 3      |
    And no side effects

  @enumerated
  Scenario: [20] ANY with a mode
    When executing query:
      """
      MATCH ANY ACYCLIC (x:A)-[:R]->+(y)
      RETURN y.name AS y
      """
    Then the result should be, in any order:
      | y   |
      | 'b' |
      | 'c' |
      | 'd' |
    And no side effects

  @enumerated
  Scenario: [21] The scope of a mode is one path pattern
    When executing query:
      """
      MATCH p = ACYCLIC (x:A)-[:R]->+(y:C), q = (y)-[:R]->(x)
      RETURN length(p) AS p, length(q) AS q
      """
    Then the result should be, in any order:
      | p | q |
      | 2 | 1 |
    And no side effects

  @enumerated
  Scenario: [22] Zero length keeps to every mode
    When executing query:
      """
      MATCH p = SIMPLE (x:A)-[:R]->{0,1}(y)
      RETURN [n IN nodes(p) | n.name] AS nodes
      """
    Then the result should be, in any order:
      | nodes      |
      | ['a', 'b'] |
      | ['a']      |
    And no side effects
