#
# Scenarios of this project, beyond openCypher's own. Licensed under the Apache License,
# Version 2.0.
#

Feature: What RETURN and WITH take and refuse

  Scenario Outline: [1] Items
    Given an empty graph
    When executing query:
      """
      MATCH (a)
      <items>
      """
    Then a SyntaxError should be raised at compile time: <detail>

    Examples:
      | items                        | detail                   |
      | RETURN a, a                  | ColumnNameConflict       |
      | RETURN a.x, a.x              | ColumnNameConflict       |
      | RETURN a.x, a.y AS `a.x`     | ColumnNameConflict       |
      | RETURN *, 1 AS a             | ColumnNameConflict       |
      | RETURN 1, 1                  | ColumnNameConflict       |
      | WITH a AS x, a AS x RETURN x | ColumnNameConflict       |
      | WITH a.x RETURN 1            | NoExpressionAlias        |
      | WITH a, count(*) RETURN a    | NoExpressionAlias        |
      | WITH 1 RETURN 2              | NoExpressionAlias        |
      | RETURN b                     | UndefinedVariable        |
      | WITH a.x AS x RETURN a       | UndefinedVariable        |
      | RETURN a.x AS x, x + 1       | UndefinedVariable        |
      | RETURN (a)-->()              | UnexpectedSyntax         |
      | WITH (a)-->() AS x RETURN x  | UnexpectedSyntax         |
      | RETURN [(a)-->()]            | UnexpectedSyntax         |
      | RETURN {x: (a)-->()}         | UnexpectedSyntax         |
      | RETURN size((a)-->())        | UnexpectedSyntax         |
      | RETURN 1 MATCH (b) RETURN b  | InvalidClauseComposition |
      | WITH a                       | InvalidClauseComposition |

  Scenario Outline: [2] Nothing to return
    Given an empty graph
    When executing query:
      """
      <query>
      """
    Then a SyntaxError should be raised at compile time: NoVariablesInScope

    Examples:
      | query                           |
      | RETURN *                        |
      | MATCH () RETURN *               |
      | MATCH ()-->() RETURN DISTINCT * |

  Scenario Outline: [3] Variables that are nowhere
    Given an empty graph
    When executing query:
      """
      RETURN <expression>
      """
    Then a SyntaxError should be raised at compile time: UndefinedVariable

    Examples:
      | expression                   |
      | x                            |
      | x.y                          |
      | x[0]                         |
      | [x]                          |
      | {a: x}                       |
      | -x                           |
      | NOT x                        |
      | x IS NULL                    |
      | x:A                          |
      | CASE x WHEN 1 THEN 2 END     |
      | count(x)                     |
      | [y IN x \| y]                |
      | [y IN [1] \| x]              |
      | all(y IN [1] WHERE y = x)    |
      | reduce(a = x, y IN [1] \| a) |
      | [x IN [1] \| x] + x          |

  Scenario Outline: [4] Functions that are not there
    Given an empty graph
    When executing query:
      """
      <query>
      """
    Then a SyntaxError should be raised at compile time: UnknownFunction

    Examples:
      | query                           |
      | RETURN foo()                    |
      | MATCH (n) WHERE foo(n) RETURN n |
      | UNWIND foo() AS x RETURN x      |
      | WITH foo() AS x RETURN x        |
      | CREATE ({x: foo()})             |
      | MATCH (n) SET n.x = foo()       |
      | MATCH (n) DELETE foo(n)         |
      | RETURN 1 AS x ORDER BY foo()    |
      | RETURN count(foo())             |
      | RETURN [x IN [1] WHERE foo(x)]  |

  Scenario Outline: [5] Functions with too few or too many arguments
    Given an empty graph
    When executing query:
      """
      RETURN <expression>
      """
    Then a SyntaxError should be raised at compile time: InvalidNumberOfArguments

    Examples:
      | expression              |
      | size()                  |
      | size([], [])            |
      | toUpper()               |
      | substring('a')          |
      | substring('a', 1, 2, 3) |
      | range(1)                |
      | range(1, 2, 3, 4)       |
      | pi(1)                   |
      | rand(1)                 |
      | coalesce()              |
      | count()                 |
      | count(1, 2)             |
      | percentileDisc(1)       |
      | date(1, 2)              |

  Scenario: [6] Names are the text of the expression
    Given an empty graph
    When executing query:
      """
      RETURN  1  +  1 , toUpper( 'a' ), [1,  2]
      """
    Then the result should be, in any order:
      | 1  +  1 | toUpper( 'a' ) | [1,  2] |
      | 2       | 'A'            | [1, 2]  |
    And no side effects
