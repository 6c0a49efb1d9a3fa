#
# Scenarios of this project, beyond openCypher's own. Licensed under the Apache License,
# Version 2.0.
#

Feature: Putting lists together

  Scenario Outline: [1] Lists and elements
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
      | expression           | value            |
      | [1] + [2]            | [1, 2]           |
      | [1] + 2              | [1, 2]           |
      | 1 + [2]              | [1, 2]           |
      | [] + []              | []               |
      | [1] + null           | null             |
      | null + [1]           | null             |
      | [1] + [null]         | [1, null]        |
      | [[1]] + [2]          | [[1], 2]         |
      | [1] + 'a'            | [1, 'a']         |
      | 'a' + [1]            | ['a', 1]         |
      | [1] + {a: 1}         | [1, {a: 1}]      |
      | true + [1]           | [true, 1]        |
      | [1] + true + [false] | [1, true, false] |

  Scenario Outline: [2] What cannot be put together
    Given an empty graph
    When executing query:
      """
      RETURN <expression> AS value
      """
    Then a SyntaxError should be raised at compile time: InvalidArgumentType

    Examples:
      | expression      |
      | true + false    |
      | true + 1        |
      | 1 + true        |
      | {a: 1} + {b: 2} |
      | {a: 1} + 1      |
      | 'a' + {a: 1}    |
      | [1] - [1]       |
      | [1] * 2         |
