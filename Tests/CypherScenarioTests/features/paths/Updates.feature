#
# Scenarios of this project, beyond openCypher's own. Licensed under the Apache License,
# Version 2.0.
#

Feature: Updates - what updating clauses see of each other

  Scenario: [1] A CREATE does not feed the MATCH before it
    Given an empty graph
    And having executed:
      """
      CREATE (:A), (:A)
      """
    When executing query:
      """
      MATCH (n:A)
      CREATE (:A)
      RETURN count(*) AS rows
      """
    Then the result should be, in any order:
      | rows |
      | 2    |
    And the side effects should be:
      | +nodes | 2 |

  Scenario: [2] LIMIT 0 does not undo
    Given an empty graph
    When executing query:
      """
      UNWIND [1, 2] AS x
      CREATE (n:A {x: x})
      RETURN n LIMIT 0
      """
    Then the result should be, in any order:
      | n |
    And the side effects should be:
      | +nodes      | 2 |
      | +labels     | 1 |
      | +properties | 2 |

  Scenario: [3] Items of a SET see those before
    Given an empty graph
    When executing query:
      """
      CREATE (n {x: 1})
      SET n.x = n.x + 1, n.y = n.x * 10
      RETURN n.x AS x, n.y AS y
      """
    Then the result should be, in any order:
      | x | y  |
      | 2 | 20 |
    And the side effects should be:
      | +nodes      | 1 |
      | +properties | 2 |

  Scenario: [4] Rows of a SET see rows before
    Given an empty graph
    When executing query:
      """
      CREATE (n {x: 0})
      WITH n
      UNWIND [1, 2, 3] AS y
      SET n.x = n.x + y
      RETURN DISTINCT n.x AS x
      """
    Then the result should be, in any order:
      | x |
      | 6 |
    And the side effects should be:
      | +nodes      | 1 |
      | +properties | 1 |

  Scenario: [5] MERGE makes the whole pattern where a part of it fits
    Given an empty graph
    And having executed:
      """
      CREATE (:A {x: 1})
      """
    When executing query:
      """
      MERGE (a:A {x: 1})-[r:T]->(b:B)
      RETURN labels(b) AS labels
      """
    Then the result should be, in any order:
      | labels |
      | ['B']  |
    And the side effects should be:
      | +nodes         | 2 |
      | +relationships | 1 |
      | +labels        | 1 |
      | +properties    | 1 |

  Scenario: [6] MERGE with one end bound
    Given an empty graph
    And having executed:
      """
      CREATE (a:A)-[:T]->(:B {x: 1}), (:A)
      """
    When executing query:
      """
      MATCH (a:A)
      MERGE (a)-[:T]->(b:B)
        ON CREATE SET b.made = true
        ON MATCH SET b.met = true
      RETURN b.x AS x, b.made AS made, b.met AS met
      """
    Then the result should be, in any order:
      | x    | made | met  |
      | 1    | null | true |
      | null | true | null |
    And the side effects should be:
      | +nodes         | 1 |
      | +relationships | 1 |
      | +properties    | 2 |

  Scenario: [7] MERGE without an arrow finds both ways and makes outgoing
    Given an empty graph
    And having executed:
      """
      CREATE (:A {x: 1}), (:A {x: 2}), (:A {x: 3})
      WITH 0 AS nothing
      MATCH (a {x: 1}), (b {x: 2})
      CREATE (b)-[:T]->(a)
      """
    When executing query:
      """
      MATCH (a:A {x: 1}), (b:A)
      WHERE b.x > 1
      MERGE (a)-[r:T]-(b)
      RETURN b.x AS x, startNode(r) = a AS outgoing
      """
    Then the result should be, in any order:
      | x | outgoing |
      | 2 | false    |
      | 3 | true     |
    And the side effects should be:
      | +relationships | 1 |

  Scenario: [8] MERGE gives all matches
    Given an empty graph
    And having executed:
      """
      CREATE (a:A), (b:B), (a)-[:T {x: 1}]->(b), (a)-[:T {x: 2}]->(b)
      """
    When executing query:
      """
      MATCH (a:A), (b:B)
      MERGE (a)-[r:T]->(b)
      RETURN r.x AS x
      """
    Then the result should be, in any order:
      | x |
      | 1 |
      | 2 |
    And no side effects

  Scenario: [9] MERGE of many rows by key
    Given an empty graph
    And having executed:
      """
      CREATE (:P {k: 3, old: true})
      """
    When executing query:
      """
      UNWIND range(1, 30) AS i
      MERGE (p:P {k: i % 6})
        ON CREATE SET p.made = i
      SET p.last = i
      RETURN DISTINCT p.k AS k, p.made AS made, p.last AS last, p.old AS old
      """
    Then the result should be, in any order:
      | k | made | last | old  |
      | 0 | 6    | 30   | null |
      | 1 | 1    | 25   | null |
      | 2 | 2    | 26   | null |
      | 3 | null | 27   | true |
      | 4 | 4    | 28   | null |
      | 5 | 5    | 29   | null |
    And the side effects should be:
      | +nodes      | 5  |
      | +properties | 16 |

  Scenario: [10] MERGE finds what an earlier clause of the statement made
    Given an empty graph
    When executing query:
      """
      CREATE (:A {x: 1})
      WITH 1 AS one
      UNWIND [1, 1, 2] AS x
      MERGE (a:A {x: x})
      RETURN count(DISTINCT a) AS nodes
      """
    Then the result should be, in any order:
      | nodes |
      | 2     |
    And the side effects should be:
      | +nodes      | 2 |
      | +labels     | 1 |
      | +properties | 2 |

  Scenario: [11] MERGE compares numbers of both kinds
    Given an empty graph
    And having executed:
      """
      CREATE (:A {x: 1})
      """
    When executing query:
      """
      MERGE (a:A {x: 1.0})
      RETURN a.x AS x
      """
    Then the result should be, in any order:
      | x |
      | 1 |
    And no side effects

  Scenario: [12] MERGE of NaN never finds
    Given an empty graph
    When executing query:
      """
      UNWIND [1, 2] AS i
      MERGE (a:A {x: 0.0 / 0.0})
      RETURN count(DISTINCT a) AS nodes
      """
    Then the result should be, in any order:
      | nodes |
      | 2     |
    And the side effects should be:
      | +nodes      | 2 |
      | +labels     | 1 |
      | +properties | 2 |

  Scenario: [13] MERGE of a null property of a relationship
    Given an empty graph
    And having executed:
      """
      CREATE (:A), (:B)
      """
    When executing query:
      """
      MATCH (a:A), (b:B)
      MERGE (a)-[:T {x: null}]->(b)
      """
    Then a SemanticError should be raised at runtime: MergeReadOwnWrites

  Scenario: [14] A deleted node is not walked to
    Given an empty graph
    And having executed:
      """
      CREATE (a:A)-[:T]->(b:B)-[:T]->(c:C)
      """
    When executing query:
      """
      MATCH (a:A)-[r]->(b:B)-[s]->(:C)
      DELETE b, r, s
      WITH a
      OPTIONAL MATCH (a)-[:T*]->(x)
      RETURN count(x) AS reached
      """
    Then the result should be, in any order:
      | reached |
      | 0       |
    And the side effects should be:
      | -nodes         | 1 |
      | -relationships | 2 |
      | -labels        | 1 |

  Scenario: [15] Relationships may be deleted in a later clause
    Given an empty graph
    And having executed:
      """
      CREATE (:A)-[:T]->(:B)
      """
    When executing query:
      """
      MATCH (a:A)-[r]->(b)
      DELETE a
      WITH r, b
      DELETE r
      RETURN labels(b) AS labels
      """
    Then the result should be, in any order:
      | labels |
      | ['B']  |
    And the side effects should be:
      | -nodes         | 1 |
      | -relationships | 1 |
      | -labels        | 1 |

  Scenario: [16] A node that keeps a relationship is not deleted, and nothing else is done
    Given an empty graph
    And having executed:
      """
      CREATE (:A)-[:T]->(:B)
      """
    When executing query:
      """
      CREATE (:C)
      WITH 1 AS one
      MATCH (a:A)
      DELETE a
      """
    Then a ConstraintVerificationFailed should be raised at runtime: DeleteConnectedNode
    When executing control query:
      """
      MATCH (n)
      RETURN labels(n) AS labels
      """
    Then the result should be, in any order:
      | labels |
      | ['A']  |
      | ['B']  |

  Scenario: [17] Deleting twice
    Given an empty graph
    And having executed:
      """
      CREATE (:A)-[:T]->(:A)
      """
    When executing query:
      """
      MATCH (a:A)-[r]-(b:A)
      DETACH DELETE a, r, b, a
      RETURN count(*) AS rows
      """
    Then the result should be, in any order:
      | rows |
      | 2    |
    And the side effects should be:
      | -nodes         | 2 |
      | -relationships | 1 |
      | -labels        | 1 |

  Scenario: [18] Changing what was deleted
    Given an empty graph
    And having executed:
      """
      CREATE (:A {x: 1})
      """
    When executing query:
      """
      MATCH (a:A)
      DELETE a
      SET a.x = 2
      """
    Then a EntityNotFound should be raised at runtime: DeletedEntityAccess

  Scenario: [19] The type of a deleted relationship is known
    Given an empty graph
    And having executed:
      """
      CREATE ()-[:T]->()
      """
    When executing query:
      """
      MATCH ()-[r]->()
      DELETE r
      RETURN type(r) AS type
      """
    Then the result should be, in any order:
      | type |
      | 'T'  |
    And the side effects should be:
      | -relationships | 1 |

  Scenario: [20] Properties of a deleted node are not
    Given an empty graph
    And having executed:
      """
      CREATE (:A {x: 1})
      """
    When executing query:
      """
      MATCH (a:A)
      DELETE a
      RETURN a.x
      """
    Then a EntityNotFound should be raised at runtime: DeletedEntityAccess

  Scenario: [21] Copying all properties from a relationship
    Given an empty graph
    And having executed:
      """
      CREATE (:A {old: 1})-[:T {x: 1, y: [1, 2]}]->(:B)
      """
    When executing query:
      """
      MATCH (a:A)-[r]->(b)
      SET a = r, b += r, b.z = null
      RETURN properties(a) AS a, properties(b) AS b
      """
    Then the result should be, in any order:
      | a                 | b                 |
      | {x: 1, y: [1, 2]} | {x: 1, y: [1, 2]} |
    And the side effects should be:
      | +properties | 4 |
      | -properties | 1 |

  Scenario: [22] A map cannot be the value of a property
    Given an empty graph
    When executing query:
      """
      CREATE (a)
      SET a.x = {y: 1}
      """
    Then a TypeError should be raised at runtime: InvalidPropertyType

  Scenario: [23] Labels are added and removed at once
    Given an empty graph
    And having executed:
      """
      CREATE (:A:B)
      """
    When executing query:
      """
      MATCH (n:A)
      REMOVE n:A:None
      SET n:C
      WITH n
      MATCH (m:C)
      RETURN labels(m) AS labels
      """
    Then the result should be (ignoring element order for lists):
      | labels     |
      | ['B', 'C'] |
    And the side effects should be:
      | +labels | 1 |
      | -labels | 1 |

  Scenario: [24] What is created is found by a later MATCH
    Given an empty graph
    When executing query:
      """
      UNWIND [1, 2, 3] AS x
      CREATE (:A {x: x})
      WITH count(*) AS made
      MATCH (n:A)
      WHERE n.x > 1
      RETURN made, collect(n.x) AS found
      """
    Then the result should be (ignoring element order for lists):
      | made | found  |
      | 3    | [2, 3] |
    And the side effects should be:
      | +nodes      | 3 |
      | +labels     | 1 |
      | +properties | 3 |

  Scenario: [25] The end of a new relationship is null
    Given an empty graph
    When executing query:
      """
      OPTIONAL MATCH (a:None)
      CREATE (a)-[:T]->(:B)
      """
    Then a SemanticError should be raised at runtime: MissingNode

  Scenario: [26] MERGE within FOREACH sees what it made
    Given an empty graph
    When executing query:
      """
      WITH [1, 2, 1, 2, 1, 2, 1, 3] AS list
      FOREACH (x IN list | MERGE (a:A {x: x}) MERGE (a)-[:IS]->(a) SET a.last = x)
      """
    Then the result should be empty
    And the side effects should be:
      | +nodes         | 3 |
      | +relationships | 3 |
      | +labels        | 1 |
      | +properties    | 6 |
