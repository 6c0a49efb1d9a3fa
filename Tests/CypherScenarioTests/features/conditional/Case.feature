#
# Scenarios of this project, beyond openCypher's own. Licensed under the Apache License,
# Version 2.0.
#

Feature: CASE

  Scenario Outline: [1] Both forms
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
      | expression                                          | value |
      | CASE WHEN null THEN 1 ELSE 2 END                    | 2     |
      | CASE null WHEN null THEN 1 ELSE 2 END               | 2     |
      | CASE 1 WHEN 1.0 THEN 'y' END                        | 'y'   |
      | CASE WHEN false THEN 1 END                          | null  |
      | CASE 'a' WHEN 'b' THEN 1 WHEN 'a' THEN 2 ELSE 3 END | 2     |
      | CASE WHEN true THEN null ELSE 1 END                 | null  |
      | CASE WHEN true THEN 1 ELSE 1 / 0 END                | 1     |
      | CASE [1] WHEN [1, 2] THEN 1 WHEN [1] THEN 2 END     | 2     |
      | -CASE 1 WHEN 1 THEN 5 END + 1                       | -4    |

  Scenario Outline: [2] Conditions that are not truth values
    Given an empty graph
    When executing query:
      """
      RETURN CASE WHEN <value> THEN 1 END AS result
      """
    Then a SyntaxError should be raised at compile time: InvalidArgumentType

    Examples:
      | value |
      | 1     |
      | 'a'   |
      | []    |
      | {}    |

  Scenario Outline: [3] Without a branch or an end
    Given an empty graph
    When executing query:
      """
      RETURN <expression>
      """
    Then a SyntaxError should be raised at compile time: UnexpectedSyntax

    Examples:
      | expression           |
      | CASE 1 WHEN 1 THEN 2 |
      | CASE 1 ELSE 2 END    |
      | CASE WHEN true END   |
