#
# Scenarios of this project, beyond openCypher's own. Licensed under the Apache License,
# Version 2.0.
#

Feature: What UNWIND goes over

  Scenario: [1] A list with null
    Given an empty graph
    When executing query:
      """
      UNWIND [1, null, [2]] AS x
      RETURN x
      """
    Then the result should be, in order:
      | x    |
      | 1    |
      | null |
      | [2]  |
    And no side effects

  Scenario: [2] Nothing
    Given an empty graph
    When executing query:
      """
      UNWIND [] AS x
      UNWIND null AS y
      RETURN x, y
      """
    Then the result should be empty
    And no side effects

  Scenario: [3] One value
    Given an empty graph
    When executing query:
      """
      UNWIND 1 AS x
      RETURN x
      """
    Then the result should be, in any order:
      | x |
      | 1 |
    And no side effects

  Scenario: [4] Lists of lists
    Given an empty graph
    When executing query:
      """
      UNWIND [[1, 2], [], [3]] AS x
      UNWIND x AS y
      RETURN y
      """
    Then the result should be, in order:
      | y |
      | 1 |
      | 2 |
      | 3 |
    And no side effects

  Scenario Outline: [5] Names
    Given an empty graph
    When executing query:
      """
      <query>
      """
    Then a SyntaxError should be raised at compile time: <detail>

    Examples:
      | query                                    | detail               |
      | UNWIND [1] AS x UNWIND [2] AS x RETURN x | VariableAlreadyBound |
      | UNWIND x AS x RETURN x                   | UndefinedVariable    |
      | UNWIND [count(*)] AS x RETURN x          | InvalidAggregation   |
