#
# Scenarios of this project, beyond openCypher's own. Licensed under the Apache License,
# Version 2.0.
#

Feature: Arguments and outputs of procedures

  Scenario: [1] A number: 42
    Given an empty graph
    And there exists a procedure test.number(in :: NUMBER?) :: (out :: STRING?):
      | in   | out     |
      | 42   | 'whole' |
      | 42.5 | 'half'  |
      | null | 'none'  |
    When executing query:
      """
      CALL test.number(42)
      """
    Then the result should be, in any order:
      | out     |
      | 'whole' |
    And no side effects

  Scenario: [2] A number: 42.5
    Given an empty graph
    And there exists a procedure test.number(in :: NUMBER?) :: (out :: STRING?):
      | in   | out     |
      | 42   | 'whole' |
      | 42.5 | 'half'  |
      | null | 'none'  |
    When executing query:
      """
      CALL test.number(42.5)
      """
    Then the result should be, in any order:
      | out    |
      | 'half' |
    And no side effects

  Scenario: [3] A number: null
    Given an empty graph
    And there exists a procedure test.number(in :: NUMBER?) :: (out :: STRING?):
      | in   | out     |
      | 42   | 'whole' |
      | 42.5 | 'half'  |
      | null | 'none'  |
    When executing query:
      """
      CALL test.number(null)
      """
    Then the result should be, in any order:
      | out    |
      | 'none' |
    And no side effects

  Scenario: [4] An integer for a float
    Given an empty graph
    And there exists a procedure test.float(in :: FLOAT?) :: (out :: STRING?):
      | in   | out     |
      | 42.0 | 'found' |
    When executing query:
      """
      CALL test.float(42)
      """
    Then the result should be, in any order:
      | out     |
      | 'found' |
    And no side effects

  Scenario Outline: [5] Values of another kind
    Given an empty graph
    And there exists a procedure test.integer(in :: INTEGER?) :: (out :: STRING?):
      | in | out     |
      | 42 | 'found' |
    When executing query:
      """
      CALL test.integer(<value>)
      """
    Then a SyntaxError should be raised at compile time: InvalidArgumentType

    Examples:
      | value  |
      | 'a'    |
      | true   |
      | 1.5    |
      | [1]    |
      | {a: 1} |

  Scenario: [6] A value of another kind that is known when the query runs alone
    Given an empty graph
    And there exists a procedure test.integer(in :: INTEGER?) :: (out :: STRING?):
      | in | out     |
      | 42 | 'found' |
    When executing query:
      """
      UNWIND [42, 'a'] AS x
      CALL test.integer(x) YIELD out
      RETURN out
      """
    Then a TypeError should be raised at runtime: InvalidArgumentType

  Scenario: [7] A parameter of another kind
    Given an empty graph
    And parameters are:
      | in | 'a' |
    And there exists a procedure test.integer(in :: INTEGER?) :: (out :: STRING?):
      | in | out     |
      | 42 | 'found' |
    When executing query:
      """
      CALL test.integer($in)
      """
    Then a TypeError should be raised at runtime: InvalidArgumentType

  Scenario: [8] Arguments from parameters of the same name
    Given an empty graph
    And parameters are:
      | in | 42 |
    And there exists a procedure test.integer(in :: INTEGER?) :: (out :: STRING?):
      | in | out     |
      | 42 | 'found' |
    When executing query:
      """
      CALL test.integer
      """
    Then the result should be, in any order:
      | out     |
      | 'found' |
    And no side effects

  Scenario Outline: [9] Calls that cannot be
    Given an empty graph
    And there exists a procedure test.integer(in :: INTEGER?) :: (out :: STRING?):
      | in | out     |
      | 42 | 'found' |
    When executing query:
      """
      <query>
      """
    Then a SyntaxError should be raised at compile time: <detail>

    Examples:
      | query                                                    | detail                     |
      | CALL test.integer()                                      | InvalidNumberOfArguments   |
      | CALL test.integer(1, 2)                                  | InvalidNumberOfArguments   |
      | CALL test.integer YIELD out RETURN out                   | InvalidArgumentPassingMode |
      | CALL test.integer(count(*))                              | InvalidAggregation         |
      | CALL test.integer(x)                                     | UndefinedVariable          |
      | CALL test.integer(42) YIELD other RETURN other           | UndefinedVariable          |
      | CALL test.integer(42) YIELD out, out RETURN out          | VariableAlreadyBound       |
      | WITH 1 AS out CALL test.integer(42) YIELD out RETURN out | VariableAlreadyBound       |
      | CALL test.integer(42) RETURN out                         | UndefinedVariable          |
      | CALL test.integer(42) YIELD * RETURN out                 | UnexpectedSyntax           |

  Scenario: [10] An unknown procedure
    Given an empty graph
    When executing query:
      """
      CALL test.missing() YIELD x RETURN x
      """
    Then a ProcedureError should be raised at compile time: ProcedureNotFound

  Scenario: [11] Outputs under other names
    Given an empty graph
    And there exists a procedure test.labels() :: (label :: STRING?):
      | label |
      | 'A'   |
      | 'B'   |
    When executing query:
      """
      WITH 'x' AS label
      CALL test.labels() YIELD label AS other
      RETURN label, other
      """
    Then the result should be, in any order:
      | label | other |
      | 'x'   | 'A'   |
      | 'x'   | 'B'   |
    And no side effects

  Scenario: [12] Outputs that are filtered and counted
    Given an empty graph
    And there exists a procedure test.labels() :: (label :: STRING?):
      | label |
      | 'A'   |
      | 'B'   |
    When executing query:
      """
      CALL test.labels() YIELD label WHERE label <> 'A'
      WITH count(*) AS n
      RETURN n
      """
    Then the result should be, in any order:
      | n |
      | 1 |
    And no side effects

  Scenario: [13] Rows without a name for them
    Given an empty graph
    And there exists a procedure test.labels() :: (label :: STRING?):
      | label |
      | 'A'   |
      | 'B'   |
    When executing query:
      """
      CALL test.labels()
      RETURN count(*) AS n
      """
    Then the result should be, in any order:
      | n |
      | 2 |
    And no side effects
