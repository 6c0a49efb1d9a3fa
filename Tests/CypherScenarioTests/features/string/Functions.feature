#
# Scenarios of this project, beyond openCypher's own. Licensed under the Apache License,
# Version 2.0.
#

Feature: Functions of texts

  Scenario Outline: [1] Parts
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
      | expression                 | value         |
      | substring('hello', 1)      | 'ello'        |
      | substring('hello', 1, 2)   | 'el'          |
      | substring('hello', 0, 100) | 'hello'       |
      | substring('hello', 5)      | ''            |
      | substring('hello', 9)      | ''            |
      | substring(null, 1)         | null          |
      | left('hello', 2)           | 'he'          |
      | left('a', 5)               | 'a'           |
      | right('hello', 2)          | 'lo'          |
      | left(null, 1)              | null          |
      | split('a,b', ',')          | ['a', 'b']    |
      | split(',a,', ',')          | ['', 'a', ''] |
      | split('', ',')             | ['']          |
      | split(null, ',')           | null          |
      | replace('hello', 'l', 'x') | 'hexxo'       |
      | replace(null, 'a', 'b')    | null          |

  Scenario Outline: [2] Forms
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
      | trim('  a ')   | 'a'   |
      | ltrim('  a ')  | 'a '  |
      | rtrim(' a  ')  | ' a'  |
      | toUpper('aß')  | 'ASS' |
      | toLower('ÄB')  | 'äb'  |
      | reverse('añb') | 'bña' |
      | size('🐧é')     | 2     |
      | reverse(null)  | null  |

  Scenario Outline: [3] Tests are null of anything but texts
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
      | expression             | value |
      | 'abc' STARTS WITH 'a'  | true  |
      | 'abc' STARTS WITH 'A'  | false |
      | 'abc' ENDS WITH ''     | true  |
      | '' CONTAINS ''         | true  |
      | 'abc' STARTS WITH null | null  |
      | null ENDS WITH 'a'     | null  |
      | 1 CONTAINS '1'         | null  |
      | '1' CONTAINS 1         | null  |
      | [1] STARTS WITH 1      | null  |
      | {a: 1} CONTAINS 'a'    | null  |
      | true ENDS WITH 'e'     | null  |
