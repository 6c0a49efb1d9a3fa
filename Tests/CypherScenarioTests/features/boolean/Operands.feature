#
# Scenarios of this project, beyond openCypher's own. Licensed under the Apache License,
# Version 2.0.
#

Feature: Operands of AND, OR, XOR and NOT

  Scenario Outline: [1] Left of AND
    Given an empty graph
    When executing query:
      """
      RETURN <value> AND true AS result
      """
    Then a SyntaxError should be raised at compile time: InvalidArgumentType

    Examples:
      | value           |
      | 1               |
      | 1.5             |
      | ''              |
      | 'true'          |
      | []              |
      | [true]          |
      | {}              |
      | {a: true}       |
      | date()          |
      | duration('P1D') |

  Scenario Outline: [2] Right of AND
    Given an empty graph
    When executing query:
      """
      RETURN null AND <value> AS result
      """
    Then a SyntaxError should be raised at compile time: InvalidArgumentType

    Examples:
      | value           |
      | 1               |
      | 1.5             |
      | ''              |
      | 'true'          |
      | []              |
      | [true]          |
      | {}              |
      | {a: true}       |
      | date()          |
      | duration('P1D') |

  Scenario Outline: [3] Left of OR
    Given an empty graph
    When executing query:
      """
      RETURN <value> OR true AS result
      """
    Then a SyntaxError should be raised at compile time: InvalidArgumentType

    Examples:
      | value           |
      | 1               |
      | 1.5             |
      | ''              |
      | 'true'          |
      | []              |
      | [true]          |
      | {}              |
      | {a: true}       |
      | date()          |
      | duration('P1D') |

  Scenario Outline: [4] Right of OR
    Given an empty graph
    When executing query:
      """
      RETURN null OR <value> AS result
      """
    Then a SyntaxError should be raised at compile time: InvalidArgumentType

    Examples:
      | value           |
      | 1               |
      | 1.5             |
      | ''              |
      | 'true'          |
      | []              |
      | [true]          |
      | {}              |
      | {a: true}       |
      | date()          |
      | duration('P1D') |

  Scenario Outline: [5] Left of XOR
    Given an empty graph
    When executing query:
      """
      RETURN <value> XOR true AS result
      """
    Then a SyntaxError should be raised at compile time: InvalidArgumentType

    Examples:
      | value           |
      | 1               |
      | 1.5             |
      | ''              |
      | 'true'          |
      | []              |
      | [true]          |
      | {}              |
      | {a: true}       |
      | date()          |
      | duration('P1D') |

  Scenario Outline: [6] Right of XOR
    Given an empty graph
    When executing query:
      """
      RETURN null XOR <value> AS result
      """
    Then a SyntaxError should be raised at compile time: InvalidArgumentType

    Examples:
      | value           |
      | 1               |
      | 1.5             |
      | ''              |
      | 'true'          |
      | []              |
      | [true]          |
      | {}              |
      | {a: true}       |
      | date()          |
      | duration('P1D') |

  Scenario Outline: [7] Behind NOT
    Given an empty graph
    When executing query:
      """
      RETURN NOT <value> AS result
      """
    Then a SyntaxError should be raised at compile time: InvalidArgumentType

    Examples:
      | value           |
      | 1               |
      | 1.5             |
      | ''              |
      | 'true'          |
      | []              |
      | [true]          |
      | {}              |
      | {a: true}       |
      | date()          |
      | duration('P1D') |

  Scenario Outline: [8] Parts of the graph
    Given an empty graph
    When executing query:
      """
      MATCH p = (n)-[r]->()
      RETURN <expression> AS result
      """
    Then a SyntaxError should be raised at compile time: InvalidArgumentType

    Examples:
      | expression |
      | NOT n      |
      | NOT r      |
      | NOT p      |
      | n AND true |
      | false OR r |
      | p XOR null |

  Scenario: [9] A value known when the query runs alone
    Given an empty graph
    When executing query:
      """
      WITH [true, 1] AS list
      UNWIND list AS value
      RETURN value AND true AS result
      """
    Then a TypeError should be raised at runtime: InvalidArgumentType

  Scenario Outline: [10] Every pair of truth values
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
      | expression      | value |
      | true AND true   | true  |
      | true AND false  | false |
      | true AND null   | null  |
      | false AND true  | false |
      | false AND false | false |
      | false AND null  | false |
      | null AND true   | null  |
      | null AND false  | false |
      | null AND null   | null  |
      | true OR true    | true  |
      | true OR false   | true  |
      | true OR null    | true  |
      | false OR true   | true  |
      | false OR false  | false |
      | false OR null   | null  |
      | null OR true    | true  |
      | null OR false   | null  |
      | null OR null    | null  |
      | true XOR true   | false |
      | true XOR false  | true  |
      | true XOR null   | null  |
      | false XOR true  | true  |
      | false XOR false | false |
      | false XOR null  | null  |
      | null XOR true   | null  |
      | null XOR false  | null  |
      | null XOR null   | null  |
