#
# Path scenarios of this project, beyond openCypher's own. Licensed under the Apache License,
# Version 2.0.
#

Feature: QuantifiedRelationships - a relationship that repeats: + * {n} {n,} {,n} {m,n}

  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (a:Firm {name: 'a', w: 1}), (b:Firm {name: 'b', w: 2}), (c:Firm {name: 'c', w: 3}),
             (d:Firm:Shell {name: 'd', w: 4}), (e:Person {name: 'e', w: 5}), (f:Firm {name: 'f', w: 6})
      CREATE (a)-[:OWNS {share: 60}]->(b), (b)-[:OWNS {share: 40}]->(c), (c)-[:OWNS {share: 30}]->(d),
             (a)-[:OWNS {share: 20}]->(c), (d)-[:OWNS {share: 10}]->(b), (e)-[:CONTROLS {share: 100}]->(a),
             (f)-[:OWNS {share: 5}]->(f)
      """

  @enumerated
  Scenario: [1] One or more
    When executing query:
      """
      MATCH (x {name: 'a'})-[:OWNS]->+(y)
      RETURN y.name AS y
      """
    Then the result should be, in any order:
      | y   |
      | 'b' |
      | 'b' |
      | 'b' |
      | 'c' |
      | 'c' |
      | 'c' |
      | 'd' |
      | 'd' |
    And no side effects

  @enumerated
  Scenario: [2] Zero or more begins at the node itself
    When executing query:
      """
      MATCH (x {name: 'a'})-[:OWNS]->*(y)
      RETURN y.name AS y
      """
    Then the result should be, in any order:
      | y   |
      | 'a' |
      | 'b' |
      | 'b' |
      | 'b' |
      | 'c' |
      | 'c' |
      | 'c' |
      | 'd' |
      | 'd' |
    And no side effects

  @enumerated
  Scenario: [3] An exact number
    When executing query:
      """
      MATCH (x {name: 'a'})-[:OWNS]->{2}(y)
      RETURN y.name AS y
      """
    Then the result should be, in any order:
      | y   |
      | 'c' |
      | 'd' |
    And no side effects

  @enumerated
  Scenario: [4] A range
    When executing query:
      """
      MATCH (x {name: 'a'})-[:OWNS]->{1,2}(y)
      RETURN y.name AS y
      """
    Then the result should be, in any order:
      | y   |
      | 'b' |
      | 'c' |
      | 'c' |
      | 'd' |
    And no side effects

  @enumerated
  Scenario: [5] A lower bound alone
    When executing query:
      """
      MATCH (x {name: 'a'})-[:OWNS]->{3,}(y)
      RETURN y.name AS y
      """
    Then the result should be, in any order:
      | y   |
      | 'b' |
      | 'b' |
      | 'c' |
      | 'd' |
    And no side effects

  @enumerated
  Scenario: [6] An upper bound alone begins at zero
    When executing query:
      """
      MATCH (x {name: 'a'})-[:OWNS]->{,1}(y)
      RETURN y.name AS y
      """
    Then the result should be, in any order:
      | y   |
      | 'a' |
      | 'b' |
      | 'c' |
    And no side effects

  @enumerated
  Scenario: [7] A range from zero
    When executing query:
      """
      MATCH (x {name: 'd'})-[:OWNS]->{0,2}(y)
      RETURN y.name AS y
      """
    Then the result should be, in any order:
      | y   |
      | 'b' |
      | 'c' |
      | 'd' |
    And no side effects

  @enumerated
  Scenario: [8] Against the direction
    When executing query:
      """
      MATCH (x {name: 'd'})<-[:OWNS]-{1,2}(y)
      RETURN y.name AS y
      """
    Then the result should be, in any order:
      | y   |
      | 'a' |
      | 'b' |
      | 'c' |
    And no side effects

  @enumerated
  Scenario: [9] In either direction
    When executing query:
      """
      MATCH (x {name: 'd'})-[:OWNS]-{1,2}(y)
      RETURN y.name AS y
      """
    Then the result should be, in any order:
      | y   |
      | 'a' |
      | 'a' |
      | 'b' |
      | 'b' |
      | 'c' |
      | 'c' |
    And no side effects

  @enumerated
  Scenario: [10] The short arrows take a quantifier
    When executing query:
      """
      MATCH (x {name: 'e'})-->{2,3}(y)
      RETURN y.name AS y
      """
    Then the result should be, in any order:
      | y   |
      | 'b' |
      | 'c' |
      | 'c' |
      | 'd' |
    And no side effects

  @enumerated
  Scenario: [11] The short arrow without direction takes a quantifier
    When executing query:
      """
      MATCH (x {name: 'e'})--{2}(y)
      RETURN y.name AS y
      """
    Then the result should be, in any order:
      | y   |
      | 'b' |
      | 'c' |
    And no side effects

  @enumerated
  Scenario: [12] The variable is a list in the order of the path
    When executing query:
      """
      MATCH (x {name: 'a'})-[r:OWNS]->{2,3}(y)
      RETURN [o IN r | o.share] AS shares, y.name AS y
      """
    Then the result should be, in any order:
      | shares       | y   |
      | [20, 30, 10] | 'b' |
      | [20, 30]     | 'd' |
      | [60, 40, 30] | 'd' |
      | [60, 40]     | 'c' |
    And no side effects

  @enumerated
  Scenario: [13] The variable is a list in the order of the path when walked against the direction
    When executing query:
      """
      MATCH (x {name: 'd'})<-[r:OWNS]-{2}(y)
      RETURN [o IN r | o.share] AS shares, y.name AS y
      """
    Then the result should be, in any order:
      | shares   | y   |
      | [30, 20] | 'a' |
      | [30, 40] | 'b' |
    And no side effects

  @enumerated
  Scenario: [14] The variable is a list even for exactly one
    When executing query:
      """
      MATCH (x {name: 'a'})-[r:OWNS]->{1}(y)
      RETURN size(r) AS size, y.name AS y
      """
    Then the result should be, in any order:
      | size | y   |
      | 1    | 'b' |
      | 1    | 'c' |
    And no side effects

  @enumerated
  Scenario: [15] The variable is an empty list for no relationship at all
    When executing query:
      """
      MATCH (x {name: 'e'})-[r:OWNS]->*(y)
      RETURN size(r) AS size, y.name AS y
      """
    Then the result should be, in any order:
      | size | y   |
      | 0    | 'e' |
    And no side effects

  @enumerated
  Scenario: [16] A predicate inside holds for each relationship
    When executing query:
      """
      MATCH (x {name: 'a'})-[r:OWNS WHERE r.share > 25]->+(y)
      RETURN y.name AS y, size(r) AS steps
      """
    Then the result should be, in any order:
      | y   | steps |
      | 'b' | 1     |
      | 'c' | 2     |
      | 'd' | 3     |
    And no side effects

  @enumerated
  Scenario: [17] A map inside holds for each relationship
    When executing query:
      """
      MATCH (x)-[r:OWNS {share: 40}]->+(y)
      RETURN x.name AS x, y.name AS y
      """
    Then the result should be, in any order:
      | x   | y   |
      | 'b' | 'c' |
    And no side effects

  @enumerated
  Scenario: [18] A loop is walked once
    When executing query:
      """
      MATCH (x {name: 'f'})-[r]->+(y)
      RETURN y.name AS y, size(r) AS size
      """
    Then the result should be, in any order:
      | y   | size |
      | 'f' | 1    |
    And no side effects

  @enumerated
  Scenario: [19] A loop without direction is walked once
    When executing query:
      """
      MATCH (x {name: 'f'})-[r]-+(y)
      RETURN y.name AS y, size(r) AS size
      """
    Then the result should be, in any order:
      | y   | size |
      | 'f' | 1    |
    And no side effects

  @enumerated
  Scenario: [20] No relationship comes twice on a cycle
    When executing query:
      """
      MATCH (x {name: 'b'})-[r:OWNS]->+(x)
      RETURN size(r) AS size
      """
    Then the result should be, in any order:
      | size |
      | 3    |
    And no side effects

  @enumerated
  Scenario: [21] Several types
    When executing query:
      """
      MATCH (x:Person)-[r:CONTROLS|OWNS]->{2}(y)
      RETURN y.name AS y
      """
    Then the result should be, in any order:
      | y   |
      | 'b' |
      | 'c' |
    And no side effects

  @enumerated
  Scenario: [22] The same end twice
    When executing query:
      """
      MATCH p = (x {name: 'a'})-[:OWNS]->+(y {name: 'c'})
      RETURN [n IN nodes(p) | n.name] AS nodes
      """
    Then the result should be, in any order:
      | nodes                     |
      | ['a', 'b', 'c']           |
      | ['a', 'c', 'd', 'b', 'c'] |
      | ['a', 'c']                |
    And no side effects

  @enumerated
  Scenario: [23] Two quantified relationships in a row
    When executing query:
      """
      MATCH (x:Person)-[c:CONTROLS]->+(y)-[o:OWNS]->{1,2}(z)
      RETURN size(c) AS c, y.name AS y, size(o) AS o, z.name AS z
      """
    Then the result should be, in any order:
      | c | y   | o | z   |
      | 1 | 'a' | 1 | 'b' |
      | 1 | 'a' | 1 | 'c' |
      | 1 | 'a' | 2 | 'c' |
      | 1 | 'a' | 2 | 'd' |
    And no side effects

  @enumerated
  Scenario: [24] Two quantified relationships that can share out a path in several ways
    When executing query:
      """
      MATCH (x {name: 'a'})-[r:OWNS]->{1,2}(y)-[s:OWNS]->{1,2}(z {name: 'd'})
      RETURN y.name AS y, size(r) AS r, size(s) AS s
      """
    Then the result should be, in any order:
      | y   | r | s |
      | 'b' | 1 | 2 |
      | 'c' | 1 | 1 |
      | 'c' | 2 | 1 |
    And no side effects

  @enumerated
  Scenario: [25] A fixed relationship before and after
    When executing query:
      """
      MATCH (x)-[:CONTROLS]->(y)-[:OWNS]->*(z)-[:OWNS]->(u {name: 'c'})
      RETURN y.name AS y, z.name AS z
      """
    Then the result should be, in any order:
      | y   | z   |
      | 'a' | 'a' |
      | 'a' | 'b' |
      | 'a' | 'b' |
    And no side effects

  @enumerated
  Scenario: [26] The length of a path counts relationships
    When executing query:
      """
      MATCH p = (x {name: 'e'})-->{0,3}(y)
      RETURN length(p) AS length, count(*) AS paths
      """
    Then the result should be, in any order:
      | length | paths |
      | 0      | 1     |
      | 1      | 1     |
      | 2      | 2     |
      | 3      | 2     |
    And no side effects

  @enumerated
  Scenario: [27] A WHERE after the pattern sees the whole list
    When executing query:
      """
      MATCH (x {name: 'a'})-[r:OWNS]->+(y)
      WHERE all(o IN r WHERE o.share >= 20) AND size(r) > 1
      RETURN y.name AS y
      """
    Then the result should be, in any order:
      | y   |
      | 'c' |
      | 'd' |
      | 'd' |
    And no side effects

  @enumerated
  Scenario: [28] A WHERE after the pattern on the path
    When executing query:
      """
      MATCH p = (x:Firm)-[:OWNS]->{1,3}(y:Shell)
      WHERE none(n IN nodes(p) WHERE n.name = 'b')
      RETURN x.name AS x, length(p) AS length
      """
    Then the result should be, in any order:
      | x   | length |
      | 'a' | 2      |
      | 'c' | 1      |
    And no side effects

  @enumerated
  Scenario: [29] Relationships of two patterns differ
    When executing query:
      """
      MATCH (x {name: 'a'})-[r:OWNS]->{1,2}(y), (x)-[s:OWNS]->(z)
      RETURN y.name AS y, z.name AS z
      """
    Then the result should be, in any order:
      | y   | z   |
      | 'b' | 'c' |
      | 'c' | 'b' |
      | 'c' | 'c' |
      | 'd' | 'b' |
    And no side effects

  @enumerated
  Scenario: [30] An ordinary variable length means the same
    When executing query:
      """
      MATCH (x {name: 'a'})-[r:OWNS*1..2]->(y)
      RETURN y.name AS y, [o IN r | o.share] AS shares
      """
    Then the result should be, in any order:
      | y   | shares   |
      | 'b' | [60]     |
      | 'c' | [20]     |
      | 'c' | [60, 40] |
      | 'd' | [20, 30] |
    And no side effects
