#
# Path scenarios of this project, beyond openCypher's own. Licensed under the Apache License,
# Version 2.0.
#

Feature: LabelExpressions - labels and types with and, or, not

  Background:
    Given an empty graph
    And having executed:
      """
      CREATE ({name: 'none'}), (:A {name: 'a'}), (:B {name: 'b'}), (:A:B {name: 'ab'}), (:A:B:C {name: 'abc'}), (:C {name: 'c'})
      CREATE (x:X {name: 'x'})-[:R {k: 1}]->(y:X {name: 'y'}), (x)-[:S {k: 2}]->(y), (y)-[:T {k: 3}]->(x)
      """

  @enumerated
  Scenario: [1] One label
    When executing query:
      """
      MATCH (n:A)
      RETURN n.name AS name
      """
    Then the result should be, in any order:
      | name  |
      | 'a'   |
      | 'ab'  |
      | 'abc' |
    And no side effects

  @enumerated
  Scenario: [2] Both labels
    When executing query:
      """
      MATCH (n:A&B)
      RETURN n.name AS name
      """
    Then the result should be, in any order:
      | name  |
      | 'ab'  |
      | 'abc' |
    And no side effects

  @enumerated
  Scenario: [3] Both labels by colons
    When executing query:
      """
      MATCH (n:A:B)
      RETURN n.name AS name
      """
    Then the result should be, in any order:
      | name  |
      | 'ab'  |
      | 'abc' |
    And no side effects

  @enumerated
  Scenario: [4] Either label
    When executing query:
      """
      MATCH (n:A|B)
      RETURN n.name AS name
      """
    Then the result should be, in any order:
      | name  |
      | 'a'   |
      | 'ab'  |
      | 'abc' |
      | 'b'   |
    And no side effects

  @enumerated
  Scenario: [5] Not a label
    When executing query:
      """
      MATCH (n:!A)
      RETURN n.name AS name
      """
    Then the result should be, in any order:
      | name   |
      | 'b'    |
      | 'c'    |
      | 'none' |
      | 'x'    |
      | 'y'    |
    And no side effects

  @enumerated
  Scenario: [6] One but not the other
    When executing query:
      """
      MATCH (n:A&!B)
      RETURN n.name AS name
      """
    Then the result should be, in any order:
      | name |
      | 'a'  |
    And no side effects

  @enumerated
  Scenario: [7] Any label at all
    When executing query:
      """
      MATCH (n:%)
      RETURN count(*) AS nodes
      """
    Then the result should be, in any order:
      | nodes |
      | 7     |
    And no side effects

  @enumerated
  Scenario: [8] No label at all
    When executing query:
      """
      MATCH (n:!%)
      RETURN n.name AS name
      """
    Then the result should be, in any order:
      | name   |
      | 'none' |
    And no side effects

  @enumerated
  Scenario: [9] And binds tighter than or
    When executing query:
      """
      MATCH (n:C|A&B)
      RETURN n.name AS name
      """
    Then the result should be, in any order:
      | name  |
      | 'ab'  |
      | 'abc' |
      | 'c'   |
    And no side effects

  @enumerated
  Scenario: [10] Parentheses
    When executing query:
      """
      MATCH (n:(C|A)&B)
      RETURN n.name AS name
      """
    Then the result should be, in any order:
      | name  |
      | 'ab'  |
      | 'abc' |
    And no side effects

  @enumerated
  Scenario: [11] Not of a parenthesis
    When executing query:
      """
      MATCH (n:!(A|B))
      RETURN n.name AS name
      """
    Then the result should be, in any order:
      | name   |
      | 'c'    |
      | 'none' |
      | 'x'    |
      | 'y'    |
    And no side effects

  @enumerated
  Scenario: [12] Not twice
    When executing query:
      """
      MATCH (n:!!A)
      RETURN n.name AS name
      """
    Then the result should be, in any order:
      | name  |
      | 'a'   |
      | 'ab'  |
      | 'abc' |
    And no side effects

  @enumerated
  Scenario: [13] A label nobody has
    When executing query:
      """
      MATCH (n:Nobody|C)
      RETURN n.name AS name
      """
    Then the result should be, in any order:
      | name  |
      | 'abc' |
      | 'c'   |
    And no side effects

  @enumerated
  Scenario: [14] Not of a label nobody has
    When executing query:
      """
      MATCH (n:C&!Nobody)
      RETURN n.name AS name
      """
    Then the result should be, in any order:
      | name  |
      | 'abc' |
      | 'c'   |
    And no side effects

  @enumerated
  Scenario: [15] Types with or
    When executing query:
      """
      MATCH ()-[r:R|S]->()
      RETURN r.k AS k
      """
    Then the result should be, in any order:
      | k |
      | 1 |
      | 2 |
    And no side effects

  @enumerated
  Scenario: [16] Not a type
    When executing query:
      """
      MATCH ()-[r:!R]->()
      RETURN r.k AS k
      """
    Then the result should be, in any order:
      | k |
      | 2 |
      | 3 |
    And no side effects

  @enumerated
  Scenario: [17] Not several types
    When executing query:
      """
      MATCH ()-[r:!R&!S]->()
      RETURN r.k AS k
      """
    Then the result should be, in any order:
      | k |
      | 3 |
    And no side effects

  @enumerated
  Scenario: [18] Any type
    When executing query:
      """
      MATCH ()-[r:%]->()
      RETURN r.k AS k
      """
    Then the result should be, in any order:
      | k |
      | 1 |
      | 2 |
      | 3 |
    And no side effects

  @enumerated
  Scenario: [19] Types in a quantified relationship
    When executing query:
      """
      MATCH p = (n {name: 'x'})-[r:!S]->{1,2}(m)
      RETURN [o IN r | o.k] AS k
      """
    Then the result should be, in any order:
      | k      |
      | [1, 3] |
      | [1]    |
    And no side effects

  @enumerated
  Scenario: [20] A label expression as a predicate
    When executing query:
      """
      MATCH (n)
      WHERE n:A&!C
      RETURN n.name AS name
      """
    Then the result should be, in any order:
      | name |
      | 'a'  |
      | 'ab' |
    And no side effects

  @enumerated
  Scenario: [21] A label expression as a predicate with or
    When executing query:
      """
      MATCH (n)
      WHERE n:C|X
      RETURN n.name AS name
      """
    Then the result should be, in any order:
      | name  |
      | 'abc' |
      | 'c'   |
      | 'x'   |
      | 'y'   |
    And no side effects

  @enumerated
  Scenario: [22] A label expression as a column
    When executing query:
      """
      MATCH (n)
      WHERE n.name = 'ab'
      RETURN n:A&B AS both, n:C AS third
      """
    Then the result should be, in any order:
      | both | third |
      | true | false |
    And no side effects
