#
# Scenarios of this project, beyond openCypher's own. Licensed under the Apache License,
# Version 2.0.
#

Feature: Elements and slices of lists

  Scenario Outline: [1] Elements
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
      | [1, 2, 3][0]        | 1     |
      | [1, 2, 3][-1]       | 3     |
      | [1, 2, 3][3]        | null  |
      | [1, 2, 3][-4]       | null  |
      | [1][null]           | null  |
      | null[0]             | null  |
      | [[1, 2], [3]][0][1] | 2     |

  Scenario Outline: [2] Slices
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
      | expression         | value     |
      | [1, 2, 3][0..1]    | [1]       |
      | [1, 2, 3][1..]     | [2, 3]    |
      | [1, 2, 3][..2]     | [1, 2]    |
      | [1, 2, 3][..]      | [1, 2, 3] |
      | [1, 2, 3][-2..]    | [2, 3]    |
      | [1, 2, 3][..-1]    | [1, 2]    |
      | [1, 2, 3][2..1]    | []        |
      | [1, 2, 3][5..9]    | []        |
      | [1, 2, 3][-9..2]   | [1, 2]    |
      | [1, 2, 3][0..0]    | []        |
      | [1, 2, 3][null..1] | null      |
      | [1, 2, 3][0..null] | null      |
      | null[0..1]         | null      |
      | [1, 2, 3][-1..][0] | 3         |

  Scenario: [3] A place known when the query runs alone
    Given an empty graph
    And parameters are:
      | list  | [1, 2] |
      | place | 'a'    |
    When executing query:
      """
      WITH $list AS list, $place AS place
      RETURN list[place] AS value
      """
    Then a TypeError should be raised at runtime: ListElementAccessByNonInteger

  Scenario Outline: [4] Places that cannot be integers
    Given an empty graph
    When executing query:
      """
      RETURN [1, 2][<place>] AS value
      """
    Then a SyntaxError should be raised at compile time: InvalidArgumentType

    Examples:
      | place |
      | 'a'   |
      | 1.0   |
      | true  |
      | [0]   |
      | {}    |

  Scenario Outline: [5] Slices that cannot be
    Given an empty graph
    When executing query:
      """
      RETURN <expression> AS value
      """
    Then a SyntaxError should be raised at compile time: InvalidArgumentType

    Examples:
      | expression   |
      | [1]['a'..]   |
      | [1][..1.5]   |
      | 'abc'[0..1]  |
      | {a: 1}[0..1] |
