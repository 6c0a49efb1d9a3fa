#
# Scenarios of this project, beyond openCypher's own. Licensed under the Apache License,
# Version 2.0.
#

Feature: Comparing nodes, relationships and paths

  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (:A)-[:R]->(:B)
      """

  Scenario Outline: [1] Elements
    When executing query:
      """
      MATCH p = (a)-[r]->(b)
      RETURN <expression> AS value
      """
    Then the result should be, in any order:
      | value   |
      | <value> |
    And no side effects

    Examples:
      | expression             | value |
      | a = a                  | true  |
      | a = b                  | false |
      | a <> b                 | true  |
      | a = r                  | false |
      | a = 1                  | false |
      | r = r                  | true  |
      | a < b                  | null  |
      | a <= a                 | null  |
      | r < r                  | null  |
      | p = p                  | true  |
      | p < p                  | null  |
      | p = [a, r, b]          | false |
      | [a] = [a]              | true  |
      | {x: a} = {x: a}        | true  |
      | a IN [b, a]            | true  |
      | [a, b] = nodes(p)      | true  |
      | [r] = relationships(p) | true  |
