#
# Scenarios of this project, beyond openCypher's own. Licensed under the Apache License,
# Version 2.0.
#

Feature: Variables with a value before MATCH

  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (:A {x: 1})-[:R]->(:B {x: 2})
      """

  Scenario: [1] A null node fits no pattern
    When executing query:
      """
      WITH null AS n
      MATCH (n)
      RETURN n
      """
    Then the result should be empty
    And no side effects

  Scenario: [2] A node that an optional match did not find
    When executing query:
      """
      OPTIONAL MATCH (n:Missing)
      MATCH (n)
      RETURN n
      """
    Then the result should be empty
    And no side effects

  Scenario: [3] A null node in an optional match
    When executing query:
      """
      WITH null AS n
      OPTIONAL MATCH (n)-->(m)
      RETURN n, m
      """
    Then the result should be, in any order:
      | n    | m    |
      | null | null |
    And no side effects

  Scenario: [4] A value that turns out to be no node
    When executing query:
      """
      MATCH (a:A)
      WITH a.x AS n
      MATCH (n)
      RETURN n
      """
    Then the result should be empty
    And no side effects

  Scenario: [5] A node alone
    When executing query:
      """
      MATCH (a:A)
      WITH a
      MATCH p = (a)
      RETURN p
      """
    Then the result should be, in any order:
      | p             |
      | <(:A {x: 1})> |
    And no side effects

  Scenario: [6] A node beside another
    When executing query:
      """
      MATCH (a:A)
      WITH a
      MATCH (a), (b:B)
      RETURN a.x, b.x
      """
    Then the result should be, in any order:
      | a.x | b.x |
      | 1   | 2   |
    And no side effects

  Scenario Outline: [7] A value that can be no node
    When executing query:
      """
      WITH <value> AS n
      MATCH (n)
      RETURN n
      """
    Then a SyntaxError should be raised at compile time: VariableTypeConflict

    Examples:
      | value  |
      | 1      |
      | 1.5    |
      | 'a'    |
      | true   |
      | [1]    |
      | {a: 1} |
      | date() |

  Scenario Outline: [8] A value that can be no relationship
    When executing query:
      """
      WITH <value> AS r
      MATCH ()-[r]-()
      RETURN r
      """
    Then a SyntaxError should be raised at compile time: VariableTypeConflict

    Examples:
      | value  |
      | 1      |
      | 1.5    |
      | 'a'    |
      | true   |
      | [1]    |
      | {a: 1} |
      | date() |

  Scenario Outline: [9] Values computed from the graph
    When executing query:
      """
      MATCH (a)-[r]->(b)
      WITH <value> AS n
      MATCH <pattern>
      RETURN n
      """
    Then a SyntaxError should be raised at compile time: VariableTypeConflict

    Examples:
      | value      | pattern     |
      | [a]        | (n)         |
      | collect(a) | (n)         |
      | count(a)   | (n)         |
      | r          | (n)         |
      | a          | ()-[n]->()  |
      | [a]        | ()-[n*]->() |
      | {node: a}  | (n)         |
      | r          | ()-[n*]->() |
      | [r]        | ()-[n]->()  |
      | type(r)    | (n)         |
      | labels(a)  | (n)         |
