#
# Scenarios of this project, beyond openCypher's own. Licensed under the Apache License,
# Version 2.0.
#

Feature: PathErrors - patterns that mean nothing

  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (a:A {name: 'a'})-[:R]->(b:B {name: 'b'})-[:R]->(a)
      """

  Scenario: [1] A group that may be empty and stands alone
    When executing query:
      """
      MATCH p = ((x)-->(y))*
      RETURN p
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [2] A group with an upper bound that may be empty and stands alone
    When executing query:
      """
      MATCH ((x)-->(y)){0,3}
      RETURN x
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [3] Two groups that may both be empty
    When executing query:
      """
      MATCH ((x)-->(y))* ((u)-->(v)){,2}
      RETURN x
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [4] A group without a relationship
    When executing query:
      """
      MATCH ((x)){1,3}
      RETURN x
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [5] A group without a relationship between nodes
    When executing query:
      """
      MATCH (a) ((x))+ (b)
      RETURN x
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [6] A group within a group
    When executing query:
      """
      MATCH (a) ((x) ((y)-->(z))+ (w))+ (b)
      RETURN a
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [7] A quantified relationship within a group
    When executing query:
      """
      MATCH (a) ((x)-[:R]->+(y))+ (b)
      RETURN a
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [8] A variable length within a group
    When executing query:
      """
      MATCH (a) ((x)-[:R*1..2]->(y))+ (b)
      RETURN a
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [9] An upper bound of zero
    When executing query:
      """
      MATCH (a)-[:R]->{0}(b)
      RETURN a
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [10] An upper bound of zero in a group
    When executing query:
      """
      MATCH (a) ((x)-->(y)){0,0} (b)
      RETURN a
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [11] A lower bound above the upper one
    When executing query:
      """
      MATCH (a)-[:R]->{3,2}(b)
      RETURN a
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [12] A negative bound
    When executing query:
      """
      MATCH (a)-[:R]->{-1,2}(b)
      RETURN a
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [13] A bound that is no integer
    When executing query:
      """
      MATCH (a)-[:R]->{1.5}(b)
      RETURN a
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [14] A bound beyond the integers
    When executing query:
      """
      MATCH (a)-[:R]->{1,99999999999999999999}(b)
      RETURN a
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [15] A parameter as a bound
    Given parameters are:
      | high | 3 |
    When executing query:
      """
      MATCH (a)-[:R]->{1,$high}(b)
      RETURN a
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [16] Empty braces
    When executing query:
      """
      MATCH (a)-[:R]->{}(b)
      RETURN a
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [17] A quantified relationship without a node before it
    When executing query:
      """
      MATCH -[:R]->+(b)
      RETURN b
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [18] A quantified relationship without a node after it
    When executing query:
      """
      MATCH (a)-[:R]->+
      RETURN a
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [19] A relationship that meets a quantified one
    When executing query:
      """
      MATCH (a)-[:R]->+-[:R]->(b)
      RETURN a
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [20] Two nodes side by side
    When executing query:
      """
      MATCH (a) (b)
      RETURN a
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [21] A selector with another pattern
    When executing query:
      """
      MATCH SHORTEST 1 (a)-[:R]->+(b), (c)
      RETURN a
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [22] A selector behind another pattern
    When executing query:
      """
      MATCH (c), ANY SHORTEST (a)-[:R]->+(b)
      RETURN a
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [23] Two selectors in one clause
    When executing query:
      """
      MATCH ANY SHORTEST (a)-[:R]->+(b), ANY (b)-[:R]->+(c)
      RETURN a
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [24] ANY with another pattern
    When executing query:
      """
      MATCH ANY (a)-[:R]->+(b), (b)-->(c)
      RETURN a
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [25] SHORTEST 0
    When executing query:
      """
      MATCH SHORTEST 0 (a)-[:R]->+(b)
      RETURN a
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [26] SHORTEST with a negative number
    When executing query:
      """
      MATCH SHORTEST -1 (a)-[:R]->+(b)
      RETURN a
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [27] SHORTEST with a number that is no integer
    When executing query:
      """
      MATCH SHORTEST 1.5 (a)-[:R]->+(b)
      RETURN a
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [28] ANY 0
    When executing query:
      """
      MATCH ANY 0 PATHS (a)-[:R]->+(b)
      RETURN a
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [29] REPEATABLE ELEMENTS without bound
    When executing query:
      """
      MATCH REPEATABLE ELEMENTS (a)-[:R]->+(b)
      RETURN a
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [30] REPEATABLE ELEMENTS without bound in a group
    When executing query:
      """
      MATCH REPEATABLE ELEMENTS (a) ((x)-->(y))* (b)
      RETURN a
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [31] REPEATABLE ELEMENTS without bound in one of two patterns
    When executing query:
      """
      MATCH REPEATABLE ELEMENTS (a)-->(b), (b)-[:R]->{2,}(c)
      RETURN a
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [32] WALK without bound under REPEATABLE ELEMENTS
    When executing query:
      """
      MATCH REPEATABLE ELEMENTS p = WALK (a)-[:R]->+(b)
      RETURN p
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [33] shortestPath of two relationships
    When executing query:
      """
      MATCH (a:A), (b:B)
      MATCH p = shortestPath((a)-[:R*]->()-[:R*]->(b))
      RETURN p
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [34] shortestPath of no relationship
    When executing query:
      """
      MATCH (a:A)
      MATCH p = shortestPath((a))
      RETURN p
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [35] allShortestPaths of two relationships
    When executing query:
      """
      MATCH (a:A), (b:B)
      MATCH p = allShortestPaths((a)-[:R*]->()-[:R]->(b))
      RETURN p
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [36] A group variable that is a node elsewhere
    When executing query:
      """
      MATCH ((x)-->(y))+ (x)
      RETURN x
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [37] The same variable in two groups
    When executing query:
      """
      MATCH ((x)-->(y))+ (m) ((x)-->(z))+
      RETURN x
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [38] A path variable that is a node
    When executing query:
      """
      MATCH p = (a)-[:R]->+(p)
      RETURN p
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [39] A quantified relationship that is a node
    When executing query:
      """
      MATCH (a)-[a:R]->+(b)
      RETURN a
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [40] An undefined variable inside a group
    When executing query:
      """
      MATCH ((x)-->(y) WHERE x.k < nobody.k)+
      RETURN x
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [41] A variable of a group used before the clause
    When executing query:
      """
      MATCH (a WHERE a.k = size(x))
      MATCH ((x)-->(y))+
      RETURN a
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [42] A quantified pattern in CREATE
    When executing query:
      """
      CREATE (a)-[:R]->{2}(b)
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [43] A group in CREATE
    When executing query:
      """
      CREATE ((a)-[:R]->(b)){2}
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [44] A quantified pattern in MERGE
    When executing query:
      """
      MERGE (a)-[:R]->+(b)
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [45] A selector in CREATE
    When executing query:
      """
      CREATE SHORTEST 1 (a)-[:R]->(b)
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [46] An or of labels in CREATE
    When executing query:
      """
      CREATE (a:A|B)
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [47] A not of labels in CREATE
    When executing query:
      """
      CREATE (a:!A)
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [48] An inline WHERE in CREATE
    When executing query:
      """
      CREATE (a WHERE a.k = 1)
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [49] An and of types in CREATE
    When executing query:
      """
      CREATE ()-[:A&B]->()
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [50] An aggregate in an inline WHERE
    When executing query:
      """
      MATCH (a WHERE count(*) > 1)
      RETURN a
      """
    Then a SyntaxError should be raised at compile time: *
