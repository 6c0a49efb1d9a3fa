#
# Scenarios of this project, beyond openCypher's own. Licensed under the Apache License,
# Version 2.0.
#

Feature: Arithmetic and its limits

  Scenario Outline: [1] Integers and floats
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
      | expression | value |
      | 7 / 2      | 3     |
      | -7 / 2     | -3    |
      | 7 / -2     | -3    |
      | 7 % -2     | 1     |
      | -7 % 2     | -1    |
      | 7 / 2.0    | 3.5   |
      | 1 / 0.0    | Inf   |
      | -1 / 0.0   | -Inf  |
      | 0 / 0.0    | NaN   |
      | 5.5 % 2    | 1.5   |
      | 4 ^ 2      | 16.0  |
      | 0 ^ 0      | 1.0   |
      | 1 + 1.0    | 2.0   |
      | 1 + null   | null  |
      | null / 0   | null  |
      | -null      | null  |

  Scenario Outline: [2] Division by zero
    Given an empty graph
    When executing query:
      """
      RETURN <expression> AS value
      """
    Then a ArithmeticError should be raised at runtime: *

    Examples:
      | expression |
      | 1 / 0      |
      | 1 % 0      |

  Scenario Outline: [3] Results that do not fit
    Given an empty graph
    When executing query:
      """
      WITH -9223372036854775808 AS least, 9223372036854775807 AS most
      RETURN <expression> AS value
      """
    Then a ArithmeticError should be raised at runtime: *

    Examples:
      | expression                             |
      | most + 1                               |
      | least - 1                              |
      | most * 2                               |
      | -least                                 |
      | least / -1                             |
      | abs(least)                             |
      | reduce(s = 0, x IN [most, 1] \| s + x) |

  Scenario Outline: [4] What cannot be computed
    Given an empty graph
    When executing query:
      """
      RETURN <expression> AS value
      """
    Then a SyntaxError should be raised at compile time: InvalidArgumentType

    Examples:
      | expression                              |
      | 'a' - 'b'                               |
      | 'a' * 2                                 |
      | true * 2                                |
      | -'a'                                    |
      | -true                                   |
      | -[1]                                    |
      | [1] / 2                                 |
      | {} % 2                                  |
      | 2 ^ 'a'                                 |
      | date('2020-01-01') + 1                  |
      | date('2020-01-01') - date('2020-01-01') |
      | 1 / duration('P1D')                     |

  Scenario Outline: [5] Rounding
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
      | expression  | value |
      | round(1.5)  | 2.0   |
      | round(-1.5) | -1.0  |
      | round(2.5)  | 3.0   |
      | ceil(1.1)   | 2.0   |
      | floor(-1.1) | -2.0  |
      | sign(-3)    | -1    |
      | sign(0.5)   | 1     |
      | sign(0)     | 0     |
      | abs(-1)     | 1     |
      | abs(-1.5)   | 1.5   |
      | sqrt(-1)    | NaN   |
      | sqrt(null)  | null  |
