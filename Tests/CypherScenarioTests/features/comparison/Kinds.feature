#
# Scenarios of this project, beyond openCypher's own. Licensed under the Apache License,
# Version 2.0.
#

Feature: Comparing values of all kinds

  Scenario Outline: [1] Equality
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
      | expression                            | value |
      | 1 = 1.0                               | true  |
      | 1 = '1'                               | false |
      | true = 1                              | false |
      | [1] = 1                               | false |
      | [1] = [1.0]                           | true  |
      | {} = {}                               | true  |
      | {a: 1} = {a: 1.0}                     | true  |
      | {a: 1} = {b: 1}                       | false |
      | {a: 1} = {a: null}                    | null  |
      | {a: null} = {a: null}                 | null  |
      | {a: null} = {b: null}                 | false |
      | [1, null] = [1, 2]                    | null  |
      | [1, null] = [2, null]                 | false |
      | [1, null] = [1]                       | false |
      | [[1], [2]] = [[1], [null, 3]]         | false |
      | null = null                           | null  |
      | null <> null                          | null  |
      | 'e\\u0301' = '\\u00e9'                | false |
      | 0.0 / 0.0 = 0.0 / 0.0                 | false |
      | 0.0 / 0.0 <> 0.0 / 0.0                | true  |
      | 9007199254740993 = 9007199254740992.0 | false |
      | date('2020-01-01') = '2020-01-01'     | false |
      | duration('P1D') = duration('PT24H')   | false |
      | time('12:00Z') = time('13:00+01:00')  | false |

  Scenario Outline: [2] Order
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
      | expression                                             | value |
      | 1 < '1'                                                | null  |
      | 1 < 1.5                                                | true  |
      | false < true                                           | true  |
      | true <= false                                          | false |
      | 1 < true                                               | null  |
      | 'a' < 'B'                                              | false |
      | '' < 'a'                                               | true  |
      | [1] < [2]                                              | true  |
      | [1] < [1, 0]                                           | true  |
      | [] < [1]                                               | true  |
      | [1] < [null]                                           | null  |
      | [1, null] < [2, 1]                                     | true  |
      | [1, 'a'] < [1, 2]                                      | null  |
      | [2, 'a'] > [1, 2]                                      | true  |
      | {a: 1} < {a: 2}                                        | null  |
      | null < 1                                               | null  |
      | 1 >= null                                              | null  |
      | 0.0 / 0.0 < 1                                          | false |
      | 0.0 / 0.0 >= 0.0 / 0.0                                 | false |
      | 1 / 0.0 > 9223372036854775807                          | true  |
      | date('2020-01-01') < date('2020-01-02')                | true  |
      | date('2020-01-01') < localdatetime('2020-01-01T00:00') | null  |
      | duration('P1D') < duration('P2D')                      | null  |
