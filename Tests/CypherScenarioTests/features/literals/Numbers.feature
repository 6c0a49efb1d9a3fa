#
# Scenarios of this project, beyond openCypher's own. Licensed under the Apache License,
# Version 2.0.
#

Feature: Numbers in all forms

  Scenario Outline: [1] Integers
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
      | expression              | value                |
      | 0x1F                    | 31                   |
      | 0X1f                    | 31                   |
      | -0x1                    | -1                   |
      | 0o17                    | 15                   |
      | -0o7                    | -7                   |
      | 0                       | 0                    |
      | -0                      | 0                    |
      | 0x7FFFFFFFFFFFFFFF      | 9223372036854775807  |
      | -0x8000000000000000     | -9223372036854775808 |
      | -9223372036854775808    | -9223372036854775808 |
      | 0o777777777777777777777 | 9223372036854775807  |

  Scenario Outline: [2] Integers that are too large
    Given an empty graph
    When executing query:
      """
      RETURN <number> AS value
      """
    Then a SyntaxError should be raised at compile time: IntegerOverflow

    Examples:
      | number                   |
      | 9223372036854775808      |
      | -9223372036854775809     |
      | 0x8000000000000000       |
      | -0x8000000000000001      |
      | 0o1000000000000000000000 |

  Scenario Outline: [3] Floats
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
      | expression                       | value                  |
      | .5                               | 0.5                    |
      | -.5                              | -0.5                   |
      | 1e3                              | 1000.0                 |
      | 1E3                              | 1000.0                 |
      | 1e-3                             | 0.001                  |
      | 1.5e+3                           | 1500.0                 |
      | .1e2                             | 10.0                   |
      | 0e0                              | 0.0                    |
      | 1e-400                           | 0.0                    |
      | 1.7976931348623157e308           | 1.7976931348623157e308 |
      | 123456789012345678901234567890.5 | 1.2345678901234568e29  |

  Scenario Outline: [4] Floats that are too large
    Given an empty graph
    When executing query:
      """
      RETURN <number> AS value
      """
    Then a SyntaxError should be raised at compile time: FloatingPointOverflow

    Examples:
      | number    |
      | 1e309     |
      | -1.34E999 |

  Scenario Outline: [5] What is no number
    Given an empty graph
    When executing query:
      """
      RETURN <number> AS value
      """
    Then a SyntaxError should be raised at compile time: InvalidNumberLiteral

    Examples:
      | number |
      | 0x     |
      | 0x1G   |
      | 0o     |
      | 0o8    |
      | 12a    |
      | 9a3    |
      | 1e     |
      | 1.5a   |

  Scenario Outline: [6] As text
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
      | expression          | value       |
      | toString(1e20)      | '1.0E20'    |
      | toString(1e-7)      | '1.0E-7'    |
      | toString(1e7)       | '1.0E7'     |
      | toString(1e6)       | '1000000.0' |
      | toString(0.001)     | '0.001'     |
      | toString(0.0001)    | '1.0E-4'    |
      | '' + 1.0            | '1.0'       |
      | toString(1 / 0.0)   | 'Infinity'  |
      | toString(0.0 / 0.0) | 'NaN'       |
