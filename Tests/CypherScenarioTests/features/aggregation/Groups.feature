#
# Scenarios of this project, beyond openCypher's own. Licensed under the Apache License,
# Version 2.0.
#

Feature: Aggregates and what they are grouped by

  Scenario: [1] Of nothing
    Given an empty graph
    When executing query:
      """
      UNWIND [] AS x
      RETURN count(x), count(*), sum(x), avg(x), min(x), max(x), collect(x)
      """
    Then the result should be, in any order:
      | count(x) | count(*) | sum(x) | avg(x) | min(x) | max(x) | collect(x) |
      | 0        | 0        | 0      | null   | null   | null   | []         |
    And no side effects

  Scenario: [2] Of nothing, with a key
    Given an empty graph
    When executing query:
      """
      UNWIND [] AS x
      RETURN x, count(*)
      """
    Then the result should be empty
    And no side effects

  Scenario: [3] Of nulls
    Given an empty graph
    When executing query:
      """
      UNWIND [null, 1, null] AS x
      RETURN count(x), count(*), sum(x), avg(x), min(x), collect(x)
      """
    Then the result should be, in any order:
      | count(x) | count(*) | sum(x) | avg(x) | min(x) | collect(x) |
      | 1        | 3        | 1      | 1.0    | 1      | [1]        |
    And no side effects

  Scenario: [4] Null is a key
    Given an empty graph
    When executing query:
      """
      UNWIND [null, 1, null] AS x
      RETURN x, count(*), count(x)
      """
    Then the result should be, in any order:
      | x    | count(*) | count(x) |
      | null | 2        | 0        |
      | 1    | 1        | 1        |
    And no side effects

  Scenario: [5] Equivalent keys are one
    Given an empty graph
    When executing query:
      """
      UNWIND [1, 1.0, 0.0 / 0.0, 0.0 / 0.0, null, null] AS x
      WITH x, count(*) AS n
      RETURN n
      """
    Then the result should be, in any order:
      | n |
      | 2 |
      | 2 |
      | 2 |
    And no side effects

  Scenario: [6] Distinct values
    Given an empty graph
    When executing query:
      """
      UNWIND [1, 1.0, 2, null, null] AS x
      RETURN count(DISTINCT x), sum(DISTINCT x), collect(DISTINCT x)
      """
    Then the result should be, in any order:
      | count(DISTINCT x) | sum(DISTINCT x) | collect(DISTINCT x) |
      | 2                 | 3               | [1, 2]              |
    And no side effects

  Scenario: [7] Extremes over kinds
    Given an empty graph
    When executing query:
      """
      UNWIND [1, 'a', [1], null, true, {a: 1}, 1.5] AS x
      RETURN min(x), max(x)
      """
    Then the result should be, in any order:
      | min(x) | max(x) |
      | {a: 1} | 1.5    |
    And no side effects

  Scenario: [8] Extremes of lists
    Given an empty graph
    When executing query:
      """
      UNWIND [[1], [2], [1, 0], []] AS x
      RETURN min(x), max(x)
      """
    Then the result should be, in any order:
      | min(x) | max(x) |
      | []     | [2]    |
    And no side effects

  Scenario: [9] Inside of larger expressions
    Given an empty graph
    When executing query:
      """
      UNWIND [1, 2, 3] AS x
      RETURN count(*) + sum(x) AS a, [count(*), max(x)] AS b, {n: count(*)} AS c, CASE WHEN count(*) > 2 THEN 'many' ELSE 'few' END AS d
      """
    Then the result should be, in any order:
      | a | b      | c      | d      |
      | 9 | [3, 3] | {n: 3} | 'many' |
    And no side effects

  Scenario: [10] Beside a key that is projected too
    Given an empty graph
    When executing query:
      """
      UNWIND [1, 1, 2] AS x
      RETURN x, x + count(*) AS n
      """
    Then the result should be, in any order:
      | x | n |
      | 1 | 3 |
      | 2 | 3 |
    And no side effects

  Scenario Outline: [11] Beside what is no key
    Given an empty graph
    When executing query:
      """
      UNWIND [{a: 1, b: 2}] AS m
      RETURN <items>
      """
    Then a SyntaxError should be raised at compile time: AmbiguousAggregationExpression

    Examples:
      | items                           |
      | m.a + count(*)                  |
      | count(m) + m.a * 2              |
      | {a: m.a, n: count(*)}           |
      | [m.a, count(*)]                 |
      | m.b, m.a + count(*)             |
      | m.a + m.b, m.a + m.b + count(*) |

  Scenario Outline: [12] Within each other
    Given an empty graph
    When executing query:
      """
      UNWIND [1] AS x
      RETURN <expression>
      """
    Then a SyntaxError should be raised at compile time: NestedAggregation

    Examples:
      | expression        |
      | count(count(*))   |
      | sum(1 + count(x)) |
      | collect(max(x))   |
      | min([max(x)])     |

  Scenario Outline: [13] Percentiles out of range
    Given an empty graph
    When executing query:
      """
      UNWIND [1, 2] AS x
      RETURN <expression>
      """
    Then a ArgumentError should be raised at runtime: NumberOutOfRange

    Examples:
      | expression              |
      | percentileDisc(x, 1.1)  |
      | percentileDisc(x, -0.1) |
      | percentileCont(x, 2)    |
      | percentileCont(x, -1)   |

  Scenario: [14] Sums of text
    Given an empty graph
    When executing query:
      """
      UNWIND [1, 'a'] AS x
      RETURN sum(x)
      """
    Then a TypeError should be raised at runtime: *
