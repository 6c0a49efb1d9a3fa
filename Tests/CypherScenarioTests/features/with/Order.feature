#
# Scenarios of this project, beyond openCypher's own. Licensed under the Apache License,
# Version 2.0.
#

Feature: ORDER BY, SKIP, LIMIT and WHERE behind WITH

  Scenario: [1] WHERE comes after LIMIT
    Given an empty graph
    When executing query:
      """
      UNWIND range(1, 10) AS x
      WITH x ORDER BY x DESC SKIP 2 LIMIT 3 WHERE x % 2 = 0
      RETURN x
      """
    Then the result should be, in order:
      | x |
      | 8 |
      | 6 |
    And no side effects

  Scenario: [2] A name and what it was before
    Given an empty graph
    When executing query:
      """
      UNWIND [1, 2] AS x
      WITH x % 2 AS x, x AS y ORDER BY x
      RETURN x, y
      """
    Then the result should be, in order:
      | x | y |
      | 0 | 2 |
      | 1 | 1 |
    And no side effects

  Scenario: [3] Both old and new names
    Given an empty graph
    When executing query:
      """
      UNWIND [1, 2] AS x
      WITH x AS y ORDER BY x + y DESC
      RETURN y
      """
    Then the result should be, in order:
      | y |
      | 2 |
      | 1 |
    And no side effects

  Scenario: [4] By an aggregate
    Given an empty graph
    When executing query:
      """
      UNWIND [1, 1, 2] AS x
      WITH x, count(*) AS n ORDER BY count(*) DESC
      RETURN x, n
      """
    Then the result should be, in order:
      | x | n |
      | 1 | 2 |
      | 2 | 1 |
    And no side effects

  Scenario: [5] By a key and an aggregate
    Given an empty graph
    When executing query:
      """
      UNWIND [{a: 1, b: 5}, {a: 2, b: 1}] AS m
      WITH m.a AS a, sum(m.b) AS s ORDER BY m.a + sum(m.b)
      RETURN a, s
      """
    Then the result should be, in order:
      | a | s |
      | 2 | 1 |
      | 1 | 5 |
    And no side effects

  Scenario: [6] Swapped names
    Given an empty graph
    When executing query:
      """
      WITH 1 AS a, 2 AS b
      WITH a AS b, b AS a
      RETURN a, b
      """
    Then the result should be, in any order:
      | a | b |
      | 2 | 1 |
    And no side effects

  Scenario Outline: [7] By what is not there any more
    Given an empty graph
    When executing query:
      """
      UNWIND [{a: 1, b: 2}] AS m
      WITH <rest>
      RETURN 1 AS one
      """
    Then a SyntaxError should be raised at compile time: UndefinedVariable

    Examples:
      | rest                                  |
      | DISTINCT m.a AS a ORDER BY m.b        |
      | m.a AS a, count(*) AS n ORDER BY m.b  |
      | m.a AS a, count(*) AS n WHERE m.b > 1 |
      | DISTINCT m.a AS a WHERE m.b > 1       |
      | m.a AS a ORDER BY b                   |
      | m.a AS a WHERE b                      |

  Scenario Outline: [8] Numbers of rows
    Given an empty graph
    When executing query:
      """
      UNWIND [1, 2] AS x
      RETURN x <rest>
      """
    Then a SyntaxError should be raised at compile time: <detail>

    Examples:
      | rest                      | detail                  |
      | LIMIT -1                  | NegativeIntegerArgument |
      | SKIP -1                   | NegativeIntegerArgument |
      | LIMIT 1.5                 | InvalidArgumentType     |
      | SKIP 0.0                  | InvalidArgumentType     |
      | LIMIT 'a'                 | InvalidArgumentType     |
      | SKIP true                 | InvalidArgumentType     |
      | LIMIT x                   | NonConstantExpression   |
      | SKIP x + 1                | NonConstantExpression   |
      | LIMIT count(*)            | InvalidAggregation      |
      | LIMIT 9223372036854775808 | IntegerOverflow         |
      | LIMIT foo()               | UnknownFunction         |

  Scenario: [9] Numbers of rows that are computed
    Given an empty graph
    When executing query:
      """
      UNWIND [1, 2, 3] AS x
      RETURN x ORDER BY x SKIP 3 - 2 LIMIT size([1])
      """
    Then the result should be, in order:
      | x |
      | 2 |
    And no side effects
