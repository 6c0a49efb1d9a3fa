#
# Scenarios of this project, beyond openCypher's own. Licensed under the Apache License,
# Version 2.0.
#

Feature: IntegerOverflow - 64-bit integers that grow beyond their range

  Scenario Outline: [1] Arithmetic beyond the range: <expression>
    Given an empty graph
    And parameters are:
      | high | 9223372036854775807  |
      | low  | -9223372036854775808 |
      | one  | 1                    |
    When executing query:
      """
      RETURN <expression> AS result
      """
    Then a ArithmeticError should be raised at any time: *

    Examples:
      | expression                                   |
      | $high + 1                                    |
      | $low - 1                                     |
      | $high * 2                                    |
      | -$low                                        |
      | abs($low)                                    |
      | $low / -$one                                 |
      | $high + $high                                |
      | $low * $low                                  |
      | 0 - $low                                     |
      | reduce(sum = $high, i IN [1] \| sum + i)     |
      | [i IN [1, 2] \| i + $high][1]                |

  Scenario Outline: [2] Aggregates beyond the range: <list>
    Given an empty graph
    When executing query:
      """
      UNWIND <list> AS i
      RETURN sum(i) AS result
      """
    Then a ArithmeticError should be raised at runtime: *

    Examples:
      | list                                                  |
      | [9223372036854775807, 1]                              |
      | [-9223372036854775808, -1]                            |

  Scenario Outline: [3] At the edge of the range: <expression>
    Given an empty graph
    And parameters are:
      | high | 9223372036854775807  |
      | low  | -9223372036854775808 |
      | one  | 1                    |
    When executing query:
      """
      RETURN <expression> AS result
      """
    Then the result should be, in any order:
      | result   |
      | <result> |
    And no side effects

    Examples:
      | expression                                            | result               |
      | $high                                                 | 9223372036854775807  |
      | $low                                                  | -9223372036854775808 |
      | -9223372036854775808                                  | -9223372036854775808 |
      | $high - 1 + $one                                      | 9223372036854775807  |
      | $low % -$one                                          | 0                    |
      | $high / -$one                                         | -9223372036854775807 |
      | size(range($high - 2, $high))                         | 3                    |
      | size(range($low + 1, $low, -1))                       | 2                    |
      | $high + 1.0                                           | 9223372036854775808.0 |
      | toInteger('9223372036854775807')                      | 9223372036854775807  |
      | [1, 2, 3][$high]                                      | null                 |
      | [1, 2, 3][$low]                                       | null                 |
      | [1, 2, 3][1..$high]                                   | [2, 3]               |
      | left('abc', $high)                                    | 'abc'                |
      | substring('abc', 1, $high)                            | 'bc'                 |

  Scenario Outline: [4] Division by zero: <expression>
    Given an empty graph
    And parameters are:
      | zero | 0 |
    When executing query:
      """
      RETURN <expression> AS result
      """
    Then a ArithmeticError should be raised at any time: *

    Examples:
      | expression  |
      | 1 / 0       |
      | 1 / $zero   |
      | 1 % $zero   |

  Scenario: [5] An overflow leaves the graph as it was
    Given an empty graph
    And having executed:
      """
      CREATE (:N {k: 9223372036854775807})
      """
    When executing query:
      """
      CREATE (m:M {k: 1})
      WITH m
      MATCH (n:N)
      SET n.k = n.k + 1
      """
    Then a ArithmeticError should be raised at runtime: *

  Scenario: [6] A quantifier with a very large bound
    Given an empty graph
    And having executed:
      """
      CREATE (:N {k: 1})-[:R]->(:N {k: 2})
      """
    When executing query:
      """
      MATCH (n {k: 1})-[:R]->{1,9223372036854775807}(m)
      RETURN m.k AS k
      """
    Then the result should be, in any order:
      | k |
      | 2 |
    And no side effects
