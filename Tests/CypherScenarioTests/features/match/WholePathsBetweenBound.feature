#
# Scenarios of this project, beyond openCypher's own. Licensed under the Apache License,
# Version 2.0.
#

Feature: Whole paths that meet what earlier clauses matched

  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (:A {x: 1})-[:R {y: 1}]->(:B {x: 2})-[:S {y: 2}]->(:C {x: 3})
      """

  Scenario: [1] An inner node
    When executing query:
      """
      MATCH (k:B)
      MATCH (s)-[:R]->(k) ((x)-->(y)){1,2} (t)
      RETURN s.x, t.x
      """
    Then the result should be, in any order:
      | s.x | t.x |
      | 1   | 3   |
    And no side effects

  Scenario: [2] An inner node behind WITH
    When executing query:
      """
      MATCH (k:B)
      WITH k LIMIT 1
      MATCH (s)-[:R]->(k) ((x)-->(y)){1,2} (t)
      RETURN s.x, t.x
      """
    Then the result should be, in any order:
      | s.x | t.x |
      | 1   | 3   |
    And no side effects

  Scenario: [3] A node that conditions inside compare with
    When executing query:
      """
      MATCH (k:A)
      MATCH (s) ((x)-[q]->(y) WHERE q.y > k.x){1,2} (t)
      RETURN s.x, t.x
      """
    Then the result should be, in any order:
      | s.x | t.x |
      | 2   | 3   |
    And no side effects

  Scenario: [4] A relationship that conditions inside compare with
    When executing query:
      """
      MATCH (:A)-[r]->()
      MATCH (s) ((x)-[q]->(y) WHERE q.y > r.y){1,2} (t)
      RETURN s.x, t.x
      """
    Then the result should be, in any order:
      | s.x | t.x |
      | 2   | 3   |
    And no side effects

  Scenario: [5] An inner relationship
    When executing query:
      """
      MATCH (:A)-[r]->()
      MATCH (s)-[r]->(k) ((x)-->(y)){1,2} (t)
      RETURN s.x, t.x
      """
    Then the result should be, in any order:
      | s.x | t.x |
      | 1   | 3   |
    And no side effects
