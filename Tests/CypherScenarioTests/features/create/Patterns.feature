#
# Scenarios of this project, beyond openCypher's own. Licensed under the Apache License,
# Version 2.0.
#

Feature: What CREATE takes and refuses

  Scenario Outline: [1] Variables that are there already
    Given an empty graph
    When executing query:
      """
      MATCH (a)-[r]->(b), p = ()
      CREATE <pattern>
      """
    Then a SyntaxError should be raised at compile time: VariableAlreadyBound

    Examples:
      | pattern                       |
      | (a)                           |
      | (a {x: 1})                    |
      | (a:A)-[:R]->()                |
      | (a {x: 1})-[:R]->()           |
      | ()-[r:R]->()                  |
      | p = ()                        |
      | (c), (c)                      |
      | (c:C), (c)                    |
      | (c)-[:R]->(c:C)               |
      | (c)-[:R]->(d), (d:D)-[:R]->() |
      | ()-[s:R]->()-[s:R]->()        |
      | q = (), q = ()                |
      | (q), q = ()                   |

  Scenario Outline: [2] Variables of another kind
    Given an empty graph
    When executing query:
      """
      MATCH (a)-[r]->(b), p = ()
      CREATE <pattern>
      """
    Then a SyntaxError should be raised at compile time: VariableTypeConflict

    Examples:
      | pattern           |
      | (r)               |
      | (p)               |
      | ()-[s:R]->(), (s) |
      | (r)-[:R]->()      |

  Scenario Outline: [3] Relationships that cannot be made
    Given an empty graph
    When executing query:
      """
      CREATE (a)<relationship>(b)
      """
    Then a SyntaxError should be raised at compile time: <detail>

    Examples:
      | relationship | detail                       |
      | -[:R]-       | RequiresDirectedRelationship |
      | <-[:R]->     | RequiresDirectedRelationship |
      | -->          | NoSingleRelationshipType     |
      | -[r]->       | NoSingleRelationshipType     |
      | -[:R\|S]->   | NoSingleRelationshipType     |
      | -[:R*2]->    | CreatingVarLength            |
      | -[:R*1..2]-> | CreatingVarLength            |

  Scenario Outline: [4] Values that are not there
    Given an empty graph
    When executing query:
      """
      CREATE <pattern>
      """
    Then a SyntaxError should be raised at compile time: <detail>

    Examples:
      | pattern           | detail             |
      | (a {x: b})        | UndefinedVariable  |
      | (a {x: a.y})      | UndefinedVariable  |
      | (b {x: a.x}), (a) | UndefinedVariable  |
      | (a {x: count(*)}) | InvalidAggregation |
      | (a {x: foo()})    | UnknownFunction    |

  Scenario: [5] Values of what was made before
    Given an empty graph
    When executing query:
      """
      CREATE (a {x: 1}), (b {y: a.x})
      RETURN b.y
      """
    Then the result should be, in any order:
      | b.y |
      | 1   |
    And the side effects should be:
      | +nodes      | 2 |
      | +properties | 2 |

  Scenario Outline: [6] Values that cannot be kept
    Given an empty graph
    When executing query:
      """
      CREATE (m)
      CREATE (n {x: <value>})
      """
    Then a TypeError should be raised at runtime: InvalidPropertyType

    Examples:
      | value     |
      | {a: 1}    |
      | [{a: 1}]  |
      | m         |
      | [m]       |
      | [[1]]     |
      | [1, null] |

  Scenario: [7] Nulls are not kept
    Given an empty graph
    When executing query:
      """
      CREATE (n:A {x: 1, y: null})-[:R {z: null}]->(n)
      """
    Then the result should be empty
    And the side effects should be:
      | +nodes         | 1 |
      | +relationships | 1 |
      | +properties    | 1 |
      | +labels        | 1 |

  Scenario: [8] A failure in a later row leaves nothing behind
    Given an empty graph
    When executing query:
      """
      UNWIND [1, 2, 0] AS x
      CREATE (n:A {x: 1 / x})
      """
    Then a ArithmeticError should be raised at runtime: *

  Scenario: [9] All rows are made: RETURN n.x AS x LIMIT 0
    Given an empty graph
    When executing query:
      """
      UNWIND [1, 2, 3] AS x
      CREATE (n {x: x})
      RETURN n.x AS x LIMIT 0
      """
    Then the result should be, in any order:
      | x |
    And the side effects should be:
      | +nodes      | 3 |
      | +properties | 3 |

  Scenario: [10] All rows are made: RETURN n.x AS x SKIP 2
    Given an empty graph
    When executing query:
      """
      UNWIND [1, 2, 3] AS x
      CREATE (n {x: x})
      RETURN n.x AS x SKIP 2
      """
    Then the result should be, in any order:
      | x |
      | 3 |
    And the side effects should be:
      | +nodes      | 3 |
      | +properties | 3 |

  Scenario: [11] All rows are made: WITH n WHERE n.x = 2
    Given an empty graph
    When executing query:
      """
      UNWIND [1, 2, 3] AS x
      CREATE (n {x: x})
      WITH n WHERE n.x = 2
      RETURN n.x AS x
      """
    Then the result should be, in any order:
      | x |
      | 2 |
    And the side effects should be:
      | +nodes      | 3 |
      | +properties | 3 |

  Scenario: [12] All rows are made: WITH sum(n.x) AS x
    Given an empty graph
    When executing query:
      """
      UNWIND [1, 2, 3] AS x
      CREATE (n {x: x})
      WITH sum(n.x) AS x
      RETURN x
      """
    Then the result should be, in any order:
      | x |
      | 6 |
    And the side effects should be:
      | +nodes      | 3 |
      | +properties | 3 |

  Scenario: [13] All rows are made: WITH DISTINCT 1 AS x LIMIT 1
    Given an empty graph
    When executing query:
      """
      UNWIND [1, 2, 3] AS x
      CREATE (n {x: x})
      WITH DISTINCT 1 AS x LIMIT 1
      RETURN x
      """
    Then the result should be, in any order:
      | x |
      | 1 |
    And the side effects should be:
      | +nodes      | 3 |
      | +properties | 3 |
