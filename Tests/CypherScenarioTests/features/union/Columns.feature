#
# Scenarios of this project, beyond openCypher's own. Licensed under the Apache License,
# Version 2.0.
#

Feature: UNION and UNION ALL

  Scenario: [1] Equivalent rows are one
    Given an empty graph
    When executing query:
      """
      RETURN 1 AS a, null AS b UNION RETURN 1.0 AS a, null AS b UNION RETURN 2 AS a, null AS b
      """
    Then the result should be, in any order:
      | a | b    |
      | 1 | null |
      | 2 | null |
    And no side effects

  Scenario: [2] Columns in another order
    Given an empty graph
    When executing query:
      """
      RETURN 1 AS a, 2 AS b UNION ALL RETURN 4 AS b, 3 AS a
      """
    Then the result should be, in any order:
      | a | b |
      | 1 | 2 |
      | 3 | 4 |
    And no side effects

  Scenario: [3] Order and limits belong to a part
    Given an empty graph
    When executing query:
      """
      UNWIND [1, 2] AS x RETURN x ORDER BY x DESC LIMIT 1
      UNION ALL
      UNWIND [3, 4] AS x RETURN x ORDER BY x LIMIT 1
      """
    Then the result should be, in any order:
      | x |
      | 2 |
      | 3 |
    And no side effects

  Scenario Outline: [4] Parts that do not go together
    Given an empty graph
    When executing query:
      """
      <query>
      """
    Then a SyntaxError should be raised at compile time: <detail>

    Examples:
      | query                                                     | detail                   |
      | RETURN 1 AS a UNION RETURN 1 AS b                         | DifferentColumnsInUnion  |
      | RETURN 1 AS a UNION ALL RETURN 1 AS a, 2 AS b             | DifferentColumnsInUnion  |
      | MATCH (a) RETURN * UNION MATCH (b) RETURN *               | DifferentColumnsInUnion  |
      | RETURN 1 AS a UNION RETURN 2 AS a UNION ALL RETURN 3 AS a | InvalidClauseComposition |
      | RETURN 1 AS a UNION ALL RETURN 2 AS a UNION RETURN 3 AS a | InvalidClauseComposition |
