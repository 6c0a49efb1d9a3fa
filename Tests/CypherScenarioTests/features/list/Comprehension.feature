#
# Scenarios of this project, beyond openCypher's own. Licensed under the Apache License,
# Version 2.0.
#

Feature: List comprehensions

  Scenario Outline: [1] Selecting and computing
    Given an empty graph
    When executing query:
      """
      RETURN <expression> AS value
      """
    Then the result should be, in any order:
      | value   |
      | <value> |
    And no side effects

    Examples:
      | expression                                | value         |
      | [x IN [1, 2, 3]]                          | [1, 2, 3]     |
      | [x IN [1, 2, 3] WHERE x > 1]              | [2, 3]        |
      | [x IN [1, 2, 3] WHERE x > 1 \| x * 10]    | [20, 30]      |
      | [x IN [] \| 1 / 0]                        | []            |
      | [x IN null \| x]                          | null          |
      | [x IN [1, null] WHERE x > 0]              | [1]           |
      | [x IN [1, null] WHERE x IS NULL]          | [null]        |
      | [x IN [[1, 2], [3]] \| [y IN x \| y + 1]] | [[2, 3], [4]] |
      | [x IN [1, 2] \| [x IN [x] \| x + 1]]      | [[2], [3]]    |

  Scenario Outline: [2] Over anything but a list
    Given an empty graph
    When executing query:
      """
      RETURN [x IN <value> | x] AS value
      """
    Then a SyntaxError should be raised at compile time: InvalidArgumentType

    Examples:
      | value  |
      | 1      |
      | 'a'    |
      | true   |
      | {a: 1} |

  Scenario Outline: [3] With conditions that are not truth values
    Given an empty graph
    When executing query:
      """
      RETURN [x IN [1, 2] WHERE <condition>] AS value
      """
    Then a SyntaxError should be raised at compile time: InvalidArgumentType

    Examples:
      | condition |
      | x         |
      | x + 1     |
      | 'a'       |
      | []        |

  Scenario Outline: [4] With aggregates
    Given an empty graph
    When executing query:
      """
      RETURN [x IN [1, 2] <rest>] AS value
      """
    Then a SyntaxError should be raised at compile time: InvalidAggregation

    Examples:
      | rest                  |
      | \| count(x)           |
      | \| count(*)           |
      | WHERE count(*) > 0    |
      | WHERE sum(x) > 0 \| x |

  Scenario: [5] Over an aggregate
    Given an empty graph
    When executing query:
      """
      UNWIND [1, 2] AS y
      RETURN [x IN collect(y) | x + 1] AS value
      """
    Then the result should be, in any order:
      | value  |
      | [2, 3] |
    And no side effects

  Scenario: [6] Of an aggregate and what is not grouped by
    Given an empty graph
    When executing query:
      """
      UNWIND [1, 2] AS y
      RETURN [x IN collect(y) | x + y] AS value
      """
    Then a SyntaxError should be raised at compile time: AmbiguousAggregationExpression
