#
# Scenarios of this project, beyond openCypher's own. Licensed under the Apache License,
# Version 2.0.
#

Feature: Quantifiers where conditions are null

  Scenario Outline: [1] Nothing to look at
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
      | expression                   | value |
      | all(x IN [] WHERE false)     | true  |
      | any(x IN [] WHERE true)      | false |
      | none(x IN [] WHERE true)     | true  |
      | single(x IN [] WHERE true)   | false |
      | all(x IN null WHERE true)    | null  |
      | any(x IN null WHERE true)    | null  |
      | none(x IN null WHERE true)   | null  |
      | single(x IN null WHERE true) | null  |

  Scenario Outline: [2] Some conditions are null
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
      | all(x IN [1, null] WHERE x > 0)       | null  |
      | all(x IN [0, null] WHERE x > 0)       | false |
      | any(x IN [1, null] WHERE x > 0)       | true  |
      | any(x IN [0, null] WHERE x > 0)       | null  |
      | none(x IN [1, null] WHERE x > 0)      | false |
      | none(x IN [0, null] WHERE x > 0)      | null  |
      | single(x IN [1, null] WHERE x > 0)    | null  |
      | single(x IN [0, null] WHERE x > 0)    | null  |
      | single(x IN [1, 1, null] WHERE x > 0) | false |
      | single(x IN [1, 0] WHERE x > 0)       | true  |

  Scenario Outline: [3] Within each other
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
      | expression                                               | value |
      | none(x IN [[1], [2]] WHERE all(y IN x WHERE y > 2))      | true  |
      | any(x IN [[1, 2], [3]] WHERE single(y IN x WHERE y = 3)) | true  |
      | all(x IN [1, 2] WHERE any(x IN [x] WHERE x > 1))         | false |

  Scenario Outline: [4] Over anything but a list
    Given an empty graph
    When executing query:
      """
      RETURN <word>(x IN <value> WHERE x) AS result
      """
    Then a SyntaxError should be raised at compile time: InvalidArgumentType

    Examples:
      | word   | value  |
      | all    | 1      |
      | all    | 'a'    |
      | all    | true   |
      | all    | {a: 1} |
      | any    | 1      |
      | any    | 'a'    |
      | any    | true   |
      | any    | {a: 1} |
      | none   | 1      |
      | none   | 'a'    |
      | none   | true   |
      | none   | {a: 1} |
      | single | 1      |
      | single | 'a'    |
      | single | true   |
      | single | {a: 1} |

  Scenario Outline: [5] With conditions that cannot be computed
    Given an empty graph
    When executing query:
      """
      RETURN <word>(x IN <list> WHERE <condition>) AS result
      """
    Then a SyntaxError should be raised at compile time: InvalidArgumentType

    Examples:
      | word   | list     | condition |
      | all    | [1]      | x         |
      | any    | ['a']    | x % 2 = 0 |
      | none   | [true]   | x - 1 = 0 |
      | single | [{a: 1}] | x * 2 = 2 |
      | all    | [[1]]    | -x = 1    |
