#
# Scenarios of this project, beyond openCypher's own. Licensed under the Apache License,
# Version 2.0.
#

Feature: Values that can and cannot be converted

  Scenario Outline: [1] To integers
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
      | expression         | value |
      | toInteger('42')    | 42    |
      | toInteger(' 42 ')  | 42    |
      | toInteger('1.9')   | 1     |
      | toInteger('-1.9')  | -1    |
      | toInteger('1e2')   | 100   |
      | toInteger('foo')   | null  |
      | toInteger('')      | null  |
      | toInteger('12abc') | null  |
      | toInteger(1.9)     | 1     |
      | toInteger(-0.9)    | 0     |
      | toInteger(null)    | null  |

  Scenario Outline: [2] To floats
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
      | expression     | value  |
      | toFloat('1.5') | 1.5    |
      | toFloat('1')   | 1.0    |
      | toFloat(1)     | 1.0    |
      | toFloat('foo') | null   |
      | toFloat('')    | null   |
      | toFloat('1e3') | 1000.0 |
      | toFloat(null)  | null   |

  Scenario Outline: [3] To truth values
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
      | toBoolean('true')   | true  |
      | toBoolean('FALSE')  | false |
      | toBoolean(' True ') | true  |
      | toBoolean('tru')    | null  |
      | toBoolean('')       | null  |
      | toBoolean(true)     | true  |
      | toBoolean(null)     | null  |

  Scenario Outline: [4] To text
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
      | expression                   | value        |
      | toString(1)                  | '1'          |
      | toString(-1.5)               | '-1.5'       |
      | toString(true)               | 'true'       |
      | toString('a')                | 'a'          |
      | toString(null)               | null         |
      | toString(date('2020-01-01')) | '2020-01-01' |
      | toString(duration('P1Y'))    | 'P1Y'        |

  Scenario Outline: [5] What toInteger() refuses
    Given an empty graph
    And having executed:
      """
      CREATE ()-[:R]->()
      """
    When executing query:
      """
      MATCH p = (n)-[r]->()
      RETURN [x IN [1, null, 'a', <value>] | toInteger(x)] AS list
      """
    Then a TypeError should be raised at runtime: InvalidArgumentValue

    Examples:
      | value |
      | []    |
      | {}    |
      | n     |
      | r     |
      | p     |

  Scenario Outline: [6] What toFloat() refuses
    Given an empty graph
    And having executed:
      """
      CREATE ()-[:R]->()
      """
    When executing query:
      """
      MATCH p = (n)-[r]->()
      RETURN [x IN [1, null, 'a', <value>] | toFloat(x)] AS list
      """
    Then a TypeError should be raised at runtime: InvalidArgumentValue

    Examples:
      | value |
      | true  |
      | []    |
      | {}    |
      | n     |
      | r     |
      | p     |

  Scenario Outline: [7] What toBoolean() refuses
    Given an empty graph
    And having executed:
      """
      CREATE ()-[:R]->()
      """
    When executing query:
      """
      MATCH p = (n)-[r]->()
      RETURN [x IN [true, null, 'a', <value>] | toBoolean(x)] AS list
      """
    Then a TypeError should be raised at runtime: InvalidArgumentValue

    Examples:
      | value |
      | 1.0   |
      | []    |
      | {}    |
      | n     |
      | r     |
      | p     |

  Scenario Outline: [8] What toString() refuses
    Given an empty graph
    And having executed:
      """
      CREATE ()-[:R]->()
      """
    When executing query:
      """
      MATCH p = (n)-[r]->()
      RETURN [x IN [1, null, 'a', <value>] | toString(x)] AS list
      """
    Then a TypeError should be raised at runtime: InvalidArgumentValue

    Examples:
      | value |
      | []    |
      | {}    |
      | n     |
      | r     |
      | p     |
