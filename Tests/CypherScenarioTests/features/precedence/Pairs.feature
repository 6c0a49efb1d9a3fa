#
# Scenarios of this project, beyond openCypher's own. Licensed under the Apache License,
# Version 2.0.
#

Feature: Which of two operators binds closer

  Scenario Outline: [1] Logic
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
      | expression                | value |
      | true OR true AND false    | true  |
      | (true OR true) AND false  | false |
      | true OR true XOR true     | true  |
      | (true OR true) XOR true   | false |
      | true XOR true AND false   | true  |
      | (true XOR true) AND false | false |
      | NOT false AND false       | false |
      | NOT (false AND false)     | true  |
      | NOT true OR true          | true  |
      | NOT (true OR true)        | false |
      | NOT false XOR true        | false |

  Scenario Outline: [2] Comparison and logic
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
      | expression       | value |
      | NOT 1 = 2        | true  |
      | 1 = 1 AND 2 = 3  | false |
      | 1 < 2 XOR 2 < 3  | false |
      | NOT 1 IN [2]     | true  |
      | NOT null IS NULL | false |

  Scenario Outline: [3] Comparisons are chains
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
      | expression     | value |
      | 1 < 2 < 3      | true  |
      | 3 > 1 < 2      | true  |
      | 1 < 3 < 2      | false |
      | 1 = 1 = true   | false |
      | (1 = 1) = true | true  |
      | 1 <> 2 <> 1    | true  |
      | 2 < 1 < null   | false |
      | 1 < 2 < null   | null  |

  Scenario Outline: [4] Tests of text, lists and null bind closer than comparisons
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
      | expression                | value |
      | null = null IS NULL       | null  |
      | (null = null) IS NULL     | true  |
      | 4 > 3 IS NOT NULL         | null  |
      | 'abc' CONTAINS 'b' = true | true  |
      | [1] = [1] IN [true]       | false |
      | ([1] = [1]) IN [true]     | true  |

  Scenario Outline: [5] Sums bind closer than tests
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
      | expression                 | value |
      | 'a' + 'b' STARTS WITH 'ab' | true  |
      | 1 + 1 IN [2]               | true  |
      | 5 IN [1] + [5]             | true  |
      | [1] + 2 IN [[1, 2]]        | true  |
      | 1 + null IS NULL           | true  |

  Scenario Outline: [6] Arithmetic
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
      | expression   | value |
      | 1 + 2 * 3    | 7     |
      | (1 + 2) * 3  | 9     |
      | 2 * 3 ^ 2    | 18.0  |
      | (2 * 3) ^ 2  | 36.0  |
      | 10 - 4 - 3   | 3     |
      | 100 / 10 / 2 | 5     |
      | 7 % 4 * 2    | 6     |
      | 7 * 4 % 3    | 1     |
      | 2 ^ 3 ^ 2    | 64.0  |
      | -2 ^ 2       | 4.0   |
      | 2 ^ -1       | 0.5   |
      | 2 - -1       | 3     |
      | 2 + 3 + 'a'  | '5a'  |
      | 'a' + 2 + 3  | 'a23' |

  Scenario Outline: [7] What stands behind a value
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
      | expression          | value |
      | -[1, 2][0]          | -1    |
      | {a: [1, 2]}.a[1]    | 2     |
      | {a: {b: 5}}.a.b ^ 2 | 25.0  |
      | [1, 2][1] + 1       | 3     |
      | [[1, 2], [3]][0][1] | 2     |
