#
# Path scenarios of this project, beyond openCypher's own. Licensed under the Apache License,
# Version 2.0.
#

Feature: QuantifiedPathPatterns - a part of a path that repeats

  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (a:Firm {name: 'a', w: 1}), (b:Firm {name: 'b', w: 4}), (c:Firm {name: 'c', w: 2}),
             (d:Firm:Shell {name: 'd', w: 5}), (e:Person {name: 'e', w: 3})
      CREATE (a)-[:OWNS {share: 60, day: 1}]->(b), (b)-[:OWNS {share: 40, day: 3}]->(c),
             (c)-[:OWNS {share: 30, day: 2}]->(d), (a)-[:OWNS {share: 20, day: 2}]->(c),
             (d)-[:OWNS {share: 10, day: 5}]->(b), (e)-[:PAYS {share: 0, day: 1}]->(a),
             (c)-[:PAYS {share: 0, day: 4}]->(e)
      """

  @enumerated
  Scenario: [1] Nodes inside become lists outside
    When executing query:
      """
      MATCH ((x:Firm)-[:OWNS]->(y:Firm)){2}
      RETURN [n IN x | n.name] AS x, [n IN y | n.name] AS y
      """
    Then the result should be, in any order:
      | x          | y          |
      | ['a', 'b'] | ['b', 'c'] |
      | ['a', 'c'] | ['c', 'd'] |
      | ['b', 'c'] | ['c', 'd'] |
      | ['c', 'd'] | ['d', 'b'] |
      | ['d', 'b'] | ['b', 'c'] |
    And no side effects

  @enumerated
  Scenario: [2] Relationships inside become lists outside
    When executing query:
      """
      MATCH (s {name: 'a'}) ((x)-[o:OWNS]->(y)){1,2} (t)
      RETURN [r IN o | r.share] AS shares, t.name AS t
      """
    Then the result should be, in any order:
      | shares   | t   |
      | [20, 30] | 'd' |
      | [20]     | 'c' |
      | [60, 40] | 'c' |
      | [60]     | 'b' |
    And no side effects

  @enumerated
  Scenario: [3] Variables are lists even for exactly one iteration
    When executing query:
      """
      MATCH ((x {name: 'a'})-[o]->(y)){1}
      RETURN size(x) AS x, size(o) AS o, y[0].name AS y
      """
    Then the result should be, in any order:
      | x | o | y   |
      | 1 | 1 | 'b' |
      | 1 | 1 | 'c' |
    And no side effects

  @enumerated
  Scenario: [4] No iteration leaves the ends one node
    When executing query:
      """
      MATCH (s:Person) ((x)-[:OWNS]->(y))* (t)
      RETURN s.name AS s, t.name AS t, size(x) AS size
      """
    Then the result should be, in any order:
      | s   | t   | size |
      | 'e' | 'e' | 0    |
    And no side effects

  @enumerated
  Scenario: [5] No iteration with labels at both ends merges them
    When executing query:
      """
      MATCH (s:Firm) ((x)-[:OWNS]->(y)){0,1} (t:Shell)
      RETURN s.name AS s, t.name AS t
      """
    Then the result should be, in any order:
      | s   | t   |
      | 'c' | 'd' |
      | 'd' | 'd' |
    And no side effects

  @enumerated
  Scenario: [6] No iteration with contrary labels at both ends
    When executing query:
      """
      MATCH (s:Person) ((x)-[:OWNS]->(y)){0,2} (t:Firm)
      RETURN s.name AS s, t.name AS t
      """
    Then the result should be empty
    And no side effects

  @enumerated
  Scenario: [7] One or more iterations
    When executing query:
      """
      MATCH (s {name: 'a'}) ((x)-[:OWNS]->(y))+ (t)
      RETURN t.name AS t, size(x) AS iterations
      """
    Then the result should be, in any order:
      | t   | iterations |
      | 'b' | 1          |
      | 'b' | 3          |
      | 'b' | 4          |
      | 'c' | 1          |
      | 'c' | 2          |
      | 'c' | 4          |
      | 'd' | 2          |
      | 'd' | 3          |
    And no side effects

  @enumerated
  Scenario: [8] Neighbouring node patterns are the same node
    When executing query:
      """
      MATCH (s:Person) ((x)-[]->(y:Firm)){1,2} (t {name: 'b'})
      RETURN x[0].name AS first, y[0].name AS second, t.name AS t
      """
    Then the result should be, in any order:
      | first | second | t   |
      | 'e'   | 'a'    | 'b' |
    And no side effects

  @enumerated
  Scenario: [9] The ends of iterations are the same node
    When executing query:
      """
      MATCH p = ((x)-[:OWNS]->(y:Firm)-[:OWNS]->(z)){1,2}
      WHERE x[0].name = 'a'
      RETURN [n IN nodes(p) | n.name] AS nodes, [n IN x | n.name] AS x, [n IN z | n.name] AS z
      """
    Then the result should be, in any order:
      | nodes                     | x          | z          |
      | ['a', 'b', 'c', 'd', 'b'] | ['a', 'c'] | ['c', 'b'] |
      | ['a', 'b', 'c']           | ['a']      | ['c']      |
      | ['a', 'c', 'd', 'b', 'c'] | ['a', 'd'] | ['d', 'c'] |
      | ['a', 'c', 'd']           | ['a']      | ['d']      |
    And no side effects

  @enumerated
  Scenario: [10] A predicate inside sees one iteration
    When executing query:
      """
      MATCH (s {name: 'a'}) ((x)-[o:OWNS]->(y) WHERE o.share >= 30)+ (t)
      RETURN t.name AS t, size(o) AS size
      """
    Then the result should be, in any order:
      | t   | size |
      | 'b' | 1    |
      | 'c' | 2    |
      | 'd' | 3    |
    And no side effects

  @enumerated
  Scenario: [11] A predicate inside compares nodes of one iteration
    When executing query:
      """
      MATCH ((x)-[:OWNS]->(y) WHERE x.w < y.w)+
      RETURN [n IN x | n.name] AS x, [n IN y | n.name] AS y
      """
    Then the result should be, in any order:
      | x          | y          |
      | ['a', 'c'] | ['c', 'd'] |
      | ['a']      | ['b']      |
      | ['a']      | ['c']      |
      | ['c']      | ['d']      |
    And no side effects

  @enumerated
  Scenario: [12] A predicate inside compares neighbouring relationships
    When executing query:
      """
      MATCH ((x)-[p]->(y)-[q]->(z) WHERE p.day <= q.day){1,2}
      RETURN [n IN x | n.name] AS x, [n IN z | n.name] AS z
      """
    Then the result should be, in any order:
      | x          | z          |
      | ['a', 'c'] | ['c', 'b'] |
      | ['a', 'e'] | ['e', 'b'] |
      | ['a']      | ['c']      |
      | ['a']      | ['d']      |
      | ['a']      | ['e']      |
      | ['b', 'e'] | ['e', 'b'] |
      | ['b', 'e'] | ['e', 'c'] |
      | ['b']      | ['e']      |
      | ['c', 'b'] | ['b', 'e'] |
      | ['c']      | ['b']      |
      | ['e', 'b'] | ['b', 'e'] |
      | ['e', 'c'] | ['c', 'b'] |
      | ['e']      | ['b']      |
      | ['e']      | ['c']      |
    And no side effects

  @enumerated
  Scenario: [13] A predicate on an inner node
    When executing query:
      """
      MATCH (s {name: 'e'}) ((x WHERE x.w < 4)-[]->(y))+ (t)
      RETURN t.name AS t, size(x) AS size
      """
    Then the result should be, in any order:
      | t   | size |
      | 'a' | 1    |
      | 'b' | 2    |
      | 'c' | 2    |
      | 'd' | 3    |
      | 'e' | 3    |
    And no side effects

  @enumerated
  Scenario: [14] Different relationships over all iterations
    When executing query:
      """
      MATCH p = (s {name: 'b'}) ((x)-[:OWNS]->(y))+ (s)
      RETURN length(p) AS length
      """
    Then the result should be, in any order:
      | length |
      | 3      |
    And no side effects

  @enumerated
  Scenario: [15] Different relationships within one iteration
    When executing query:
      """
      MATCH ((x {name: 'a'})-[r]-(y)-[s]-(z)){1}
      RETURN y[0].name AS y, z[0].name AS z
      """
    Then the result should be, in any order:
      | y   | z   |
      | 'b' | 'c' |
      | 'b' | 'd' |
      | 'c' | 'b' |
      | 'c' | 'd' |
      | 'c' | 'e' |
      | 'e' | 'c' |
    And no side effects

  @enumerated
  Scenario: [16] Against the direction
    When executing query:
      """
      MATCH (s:Shell) ((x)<-[:OWNS]-(y)){1,3} (t)
      RETURN t.name AS t, size(y) AS size
      """
    Then the result should be, in any order:
      | t   | size |
      | 'a' | 2    |
      | 'a' | 3    |
      | 'b' | 2    |
      | 'c' | 1    |
      | 'd' | 3    |
    And no side effects

  @enumerated
  Scenario: [17] In either direction
    When executing query:
      """
      MATCH (s:Person) ((x)-[:PAYS]-(y)){1,2} (t)
      RETURN t.name AS t
      """
    Then the result should be, in any order:
      | t   |
      | 'a' |
      | 'c' |
    And no side effects

  @enumerated
  Scenario: [18] Mixed directions inside
    When executing query:
      """
      MATCH ((x)-[:OWNS]->(y)<-[:OWNS]-(z)){1}
      WHERE x[0].name < z[0].name
      RETURN x[0].name AS x, y[0].name AS y, z[0].name AS z
      """
    Then the result should be, in any order:
      | x   | y   | z   |
      | 'a' | 'b' | 'd' |
      | 'a' | 'c' | 'b' |
    And no side effects

  @enumerated
  Scenario: [19] Two groups in a row
    When executing query:
      """
      MATCH ((x)-[:PAYS]->(y)){1,2} ((u)-[:OWNS]->(v)){1,2}
      RETURN [n IN x | n.name] AS x, [n IN v | n.name] AS v
      """
    Then the result should be, in any order:
      | x          | v          |
      | ['c', 'e'] | ['b', 'c'] |
      | ['c', 'e'] | ['b']      |
      | ['c', 'e'] | ['c', 'd'] |
      | ['c', 'e'] | ['c']      |
      | ['e']      | ['b', 'c'] |
      | ['e']      | ['b']      |
      | ['e']      | ['c', 'd'] |
      | ['e']      | ['c']      |
    And no side effects

  @enumerated
  Scenario: [20] Two groups that can share out a path in several ways
    When executing query:
      """
      MATCH (s {name: 'a'}) ((x)-[:OWNS]->(y)){1,2} ((u)-[:OWNS]->(v)){1,2} (t {name: 'd'})
      RETURN size(x) AS x, size(u) AS u
      """
    Then the result should be, in any order:
      | x | u |
      | 1 | 1 |
      | 1 | 2 |
      | 2 | 1 |
    And no side effects

  @enumerated
  Scenario: [21] A group and a relationship after it
    When executing query:
      """
      MATCH (s {name: 'e'}) ((x)-[]->(y)){1,2} (m)-[r:OWNS]->(t)
      RETURN m.name AS m, r.share AS share, t.name AS t
      """
    Then the result should be, in any order:
      | m   | share | t   |
      | 'a' | 20    | 'c' |
      | 'a' | 60    | 'b' |
      | 'b' | 40    | 'c' |
      | 'c' | 30    | 'd' |
    And no side effects

  @enumerated
  Scenario: [22] A relationship before a group
    When executing query:
      """
      MATCH (s)-[r:PAYS]->(m) ((x)-[:OWNS]->(y)){0,1} (t)
      RETURN s.name AS s, m.name AS m, t.name AS t
      """
    Then the result should be, in any order:
      | s   | m   | t   |
      | 'c' | 'e' | 'e' |
      | 'e' | 'a' | 'a' |
      | 'e' | 'a' | 'b' |
      | 'e' | 'a' | 'c' |
    And no side effects

  @enumerated
  Scenario: [23] A quantified relationship before a group
    When executing query:
      """
      MATCH (s:Person)-[r:PAYS]->+(m) ((x)-[:OWNS]->(y)){1,2} (t)
      RETURN size(r) AS r, t.name AS t
      """
    Then the result should be, in any order:
      | r | t   |
      | 1 | 'b' |
      | 1 | 'c' |
      | 1 | 'c' |
      | 1 | 'd' |
    And no side effects

  @enumerated
  Scenario: [24] The same inner variable twice
    When executing query:
      """
      MATCH ((x)-[:OWNS]->(y)-[:OWNS]->(z)-[:OWNS]->(x)){1}
      RETURN x[0].name AS x
      """
    Then the result should be, in any order:
      | x   |
      | 'b' |
      | 'c' |
      | 'd' |
    And no side effects

  @enumerated
  Scenario: [25] A whole path through a group
    When executing query:
      """
      MATCH p = (s:Person) ((x)-[]->(y)){1,2} (t)
      RETURN [n IN nodes(p) | n.name] AS nodes, [r IN relationships(p) | r.day] AS days
      """
    Then the result should be, in any order:
      | nodes           | days   |
      | ['e', 'a', 'b'] | [1, 1] |
      | ['e', 'a', 'c'] | [1, 2] |
      | ['e', 'a']      | [1]    |
    And no side effects

  @enumerated
  Scenario: [26] Lists of a group in the WHERE of the clause
    When executing query:
      """
      MATCH (s {name: 'a'}) ((x)-[o:OWNS]->(y))+ (t)
      WHERE single(r IN o WHERE r.share = 30)
      RETURN t.name AS t, size(o) AS size
      """
    Then the result should be, in any order:
      | t   | size |
      | 'b' | 3    |
      | 'b' | 4    |
      | 'c' | 4    |
      | 'd' | 2    |
      | 'd' | 3    |
    And no side effects

  @enumerated
  Scenario: [27] Grouping by the number of iterations
    When executing query:
      """
      MATCH ((x)-[o:OWNS]->(y)){1,3}
      RETURN size(o) AS size, count(*) AS paths
      """
    Then the result should be, in any order:
      | size | paths |
      | 1    | 5     |
      | 2    | 5     |
      | 3    | 5     |
    And no side effects

  @enumerated
  Scenario: [28] A group over types
    When executing query:
      """
      MATCH (s {name: 'a'}) ((x)-[:OWNS|PAYS]->(y)){3} (t)
      RETURN t.name AS t
      """
    Then the result should be, in any order:
      | t   |
      | 'a' |
      | 'b' |
      | 'd' |
      | 'e' |
    And no side effects

  @enumerated
  Scenario: [29] Labels inside
    When executing query:
      """
      MATCH ((x:Firm&!Shell)-[o]->(y:Firm)){2}
      RETURN [n IN y | n.name] AS y
      """
    Then the result should be, in any order:
      | y          |
      | ['b', 'c'] |
      | ['c', 'd'] |
      | ['c', 'd'] |
    And no side effects

  @enumerated
  Scenario: [30] A lower bound alone
    When executing query:
      """
      MATCH (s {name: 'e'}) ((x)-[]->(y)){4,} (t)
      RETURN t.name AS t, size(x) AS size
      """
    Then the result should be, in any order:
      | t   | size |
      | 'b' | 4    |
      | 'b' | 5    |
      | 'c' | 5    |
      | 'd' | 4    |
      | 'e' | 4    |
      | 'e' | 6    |
    And no side effects

  @enumerated
  Scenario: [31] An upper bound alone
    When executing query:
      """
      MATCH (s {name: 'e'}) ((x)-[]->(y)){,2} (t)
      RETURN t.name AS t
      """
    Then the result should be, in any order:
      | t   |
      | 'a' |
      | 'b' |
      | 'c' |
      | 'e' |
    And no side effects

  @enumerated
  Scenario: [32] An inner node is shared with a pattern before
    When executing query:
      """
      MATCH (z)<-[r:OWNS]-(m), (s)-[:PAYS]->(m) ((x)-[:OWNS]->(y)){1,2} (t)
      RETURN s.name AS s, m.name AS m, r.share AS share, t.name AS t
      """
    Then the result should be, in any order:
      | s   | m   | share | t   |
      | 'e' | 'a' | 20    | 'b' |
      | 'e' | 'a' | 20    | 'c' |
      | 'e' | 'a' | 60    | 'c' |
      | 'e' | 'a' | 60    | 'd' |
    And no side effects

  @enumerated
  Scenario: [33] An inner node is shared with a variable length behind
    When executing query:
      """
      MATCH (s)-[:PAYS]->(m)-[:OWNS]->(k) ((x)-[:OWNS]->(y))+ (t), (z)<-[r:OWNS*1..2]-(k)
      RETURN k.name AS k, z.name AS z, size(r) AS r, t.name AS t
      """
    Then the result should be empty
    And no side effects

  @enumerated
  Scenario: [34] An inner node is bound before
    When executing query:
      """
      MATCH (k:Firm {name: 'c'})
      MATCH (s)-[:OWNS]->(k) ((x)-[:OWNS]->(y)){1,2} (t)
      RETURN s.name AS s, t.name AS t
      """
    Then the result should be, in any order:
      | s   | t   |
      | 'a' | 'b' |
      | 'a' | 'd' |
      | 'b' | 'b' |
      | 'b' | 'd' |
    And no side effects

  @enumerated
  Scenario: [35] The ends are bound before
    When executing query:
      """
      MATCH (s:Person), (t:Shell)
      MATCH p = (s) ((x)-->(y))+ (t)
      RETURN length(p) AS length
      """
    Then the result should be, in any order:
      | length |
      | 3      |
      | 4      |
    And no side effects
