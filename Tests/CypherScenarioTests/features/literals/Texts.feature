#
# Scenarios of this project, beyond openCypher's own. Licensed under the Apache License,
# Version 2.0.
#

Feature: Texts and escapes

  Scenario Outline: [1] Escapes
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
      | size('\\t\\n\\r\\b\\f') | 5                    |
      | 'a\\'b'                 | 'a\\'b'              |
      | "a\\"b"                 | 'a"b'                |
      | 'a\\\\b'                | 'a\\\\b'             |
      | '\\u0041'               | 'A'                  |
      | '\\U0001F600'           | '😀'                  |
      | '\\uD83D\\uDE00' = '😀'  | true                 |
      | size('\\uD83D\\uDE00')  | 1                    |
      | '\\\\u0041'             | '\\\\u0041'          |
      | '/* text */ // text'    | '/* text */ // text' |

  Scenario Outline: [2] Escapes that name nothing
    Given an empty graph
    When executing query:
      """
      RETURN <text> AS value
      """
    Then a SyntaxError should be raised at compile time: InvalidUnicodeLiteral

    Examples:
      | text      |
      | '\\u004'  |
      | '\\uH123' |
      | '\\ud83d' |

  Scenario Outline: [3] Texts that are not closed
    Given an empty graph
    When executing query:
      """
      RETURN <text>
      """
    Then a SyntaxError should be raised at compile time: UnexpectedSyntax

    Examples:
      | text  |
      | 'abc  |
      | "abc  |
      | 'abc" |
      | '\\'  |
