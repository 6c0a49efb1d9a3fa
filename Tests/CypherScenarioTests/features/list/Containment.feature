#
# Scenarios of this project, beyond openCypher's own. Licensed under the Apache License,
# Version 2.0.
#

Feature: IN

  Scenario Outline: [1] Values in lists
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
      | expression                    | value |
      | 1 IN []                       | false |
      | null IN []                    | false |
      | null IN [1]                   | null  |
      | null IN [null]                | null  |
      | 1 IN [null]                   | null  |
      | 1 IN [1, null]                | true  |
      | 1 IN [2, null]                | null  |
      | 1 IN null                     | null  |
      | 1 IN [1.0]                    | true  |
      | 1 IN ['1']                    | false |
      | [1] IN [[1]]                  | true  |
      | [1] IN [1]                    | false |
      | [null] IN [[null]]            | null  |
      | [1, null] IN [[1, 2]]         | null  |
      | [1] IN [[1, null]]            | false |
      | [] IN [[]]                    | true  |
      | [] IN [[null]]                | false |
      | [1, 2] IN [[null, 2], [1, 3]] | null  |
      | [1, 2] IN [[null, 2], [1, 2]] | true  |
      | {a: 1} IN [{a: 1.0}]          | true  |

  Scenario Outline: [2] Anything but lists
    Given an empty graph
    When executing query:
      """
      WITH <value> AS list
      RETURN 1 IN list AS result
      """
    Then a SyntaxError should be raised at compile time: InvalidArgumentType

    Examples:
      | value  |
      | 1      |
      | 1.5    |
      | 'abc'  |
      | true   |
      | {a: 1} |
