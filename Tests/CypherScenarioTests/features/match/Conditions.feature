#
# Scenarios of this project, beyond openCypher's own. Licensed under the Apache License,
# Version 2.0.
#

Feature: Conditions on what is matched

  Scenario Outline: [1] Conditions that are not truth values
    Given an empty graph
    When executing query:
      """
      MATCH (n)-[r]->()
      WHERE <condition>
      RETURN n
      """
    Then a SyntaxError should be raised at compile time: InvalidArgumentType

    Examples:
      | condition       |
      | n               |
      | r               |
      | 1               |
      | 'a'             |
      | []              |
      | {}              |
      | 1 + 1           |
      | size(n.x)       |
      | [(n)-->() \| 1] |
      | type(r)         |

  Scenario Outline: [2] Aggregates in conditions
    Given an empty graph
    When executing query:
      """
      MATCH (n)
      WHERE <condition>
      RETURN n
      """
    Then a SyntaxError should be raised at compile time: InvalidAggregation

    Examples:
      | condition                      |
      | count(*) > 1                   |
      | count(n) > 1                   |
      | n.x = max(n.x)                 |
      | any(x IN collect(n) WHERE x.y) |
      | [sum(n.x)] = []                |

  Scenario Outline: [3] Variables that are not there
    Given an empty graph
    When executing query:
      """
      MATCH (n)
      WHERE <condition>
      RETURN n
      """
    Then a SyntaxError should be raised at compile time: UndefinedVariable

    Examples:
      | condition                          |
      | m.x = 1                            |
      | (n)-->(m)                          |
      | (m)-->()                           |
      | (n)-[r]->()                        |
      | [x IN [1] \| x] = x                |
      | exists { MATCH (n) WHERE m.x = 1 } |
      | m                                  |
      | m:A                                |
