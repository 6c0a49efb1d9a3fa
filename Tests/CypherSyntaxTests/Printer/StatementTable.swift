/// Statements as they may be written, and how they are printed, on one line.
enum StatementTable {
  static let rows: [(String, String)] = [
    ("return 1;", "RETURN 1"),
    ("MATCH (n) RETURN *, n.a AS x", "MATCH (n) RETURN *, n.a AS x"),
    (
      "MATCH (n) WITH DISTINCT n ORDER BY n.x DESCENDING, n.y ASC OFFSET 1 LIMIT 2 WHERE n.x RETURN ALL n",
      "MATCH (n) WITH DISTINCT n ORDER BY n.x DESC, n.y SKIP 1 LIMIT 2 WHERE n.x RETURN n"
    ),
    (
      "OPTIONAL MATCH (n:A|B {a: 1} WHERE n.x)<-[r:T|:U*1..2 {b: 2}]-(m IS C), (n)--(m) WHERE r RETURN 1",
      "OPTIONAL MATCH (n:A|B {a: 1} WHERE n.x)<-[r:T|U*1..2 {b: 2}]-(m:C), (n)--(m) WHERE r RETURN 1"
    ),
    (
      "MATCH (a)-[*]-(b)-[*2]-(c)-[*..3]-(d)-[*1..]-(e)-[r:T WHERE r.x > 1]-(f)<-->(g) RETURN 1",
      "MATCH (a)-[*]-(b)-[*2]-(c)-[*..3]-(d)-[*1..]-(e)-[r:T WHERE r.x > 1]-(f)--(g) RETURN 1"
    ),
    (
      "MATCH (where), (is:A), (x)-[where]-(is) RETURN 1",
      "MATCH (`where`), (`is`:A), (x)-[`where`]-(`is`) RETURN 1"
    ),
    (
      "MATCH (WHERE true), (:A WHERE true) RETURN 1", "MATCH (WHERE true), (:A WHERE true) RETURN 1"
    ),
    ("MATCH (a)—[:T]—〉(b) RETURN a", "MATCH (a)-[:T]->(b) RETURN a"),
    (
      "MATCH (a)-->+(b)-[:T]->*(c)<--{1,3}(d)--{2}(e)--{,4}(f)--{5,}(g) RETURN 1",
      "MATCH (a)-->+(b)-[:T]->*(c)<--{1,3}(d)--{2}(e)--{0,4}(f)--{5,}(g) RETURN 1"
    ),
    (
      "MATCH (:A) ((x)-[e]->(y) WHERE e.x < 3){1,6} (:B) ((z)-->())+ RETURN 1",
      "MATCH (:A) ((x)-[e]->(y) WHERE e.x < 3){1,6} (:B) ((z)-->())+ RETURN 1"
    ),
    ("MATCH ALL PATHS (a)-->(b) RETURN 1", "MATCH ALL (a)-->(b) RETURN 1"),
    ("MATCH p = ANY 3 PATHS (a)-->*(b) RETURN p", "MATCH p = ANY 3 (a)-->*(b) RETURN p"),
    (
      "MATCH any shortest acyclic paths (a)-->*(b) RETURN 1",
      "MATCH ANY SHORTEST ACYCLIC (a)-->*(b) RETURN 1"
    ),
    ("MATCH SHORTEST 1 PATH (a)-->*(b) RETURN 1", "MATCH SHORTEST 1 (a)-->*(b) RETURN 1"),
    (
      "MATCH SHORTEST $k TRAIL PATHS GROUPS (a)-->*(b) RETURN 1",
      "MATCH SHORTEST $k TRAIL GROUPS (a)-->*(b) RETURN 1"
    ),
    ("MATCH ALL SHORTEST (a)-->*(b) RETURN 1", "MATCH ALL SHORTEST (a)-->*(b) RETURN 1"),
    ("MATCH SIMPLE PATH (a)-->*(b) RETURN 1", "MATCH SIMPLE (a)-->*(b) RETURN 1"),
    (
      "MATCH q = SHORTEST 1 (p = (a)-->+(b) WHERE all(x IN p WHERE x)) RETURN 1",
      "MATCH q = SHORTEST 1 (p = (a)-->+(b) WHERE all(x IN p WHERE x)) RETURN 1"
    ),
    ("MATCH REPEATABLE ELEMENT (a)-->(b) RETURN 1", "MATCH REPEATABLE ELEMENTS (a)-->(b) RETURN 1"),
    (
      "MATCH DIFFERENT EDGES (a)-->(b) RETURN 1", "MATCH DIFFERENT RELATIONSHIPS (a)-->(b) RETURN 1"
    ),
    ("MATCH different = (a) RETURN 1", "MATCH different = (a) RETURN 1"),
    (
      "UNWIND [1] AS x RETURN x UNION RETURN 1 AS x", "UNWIND [1] AS x RETURN x UNION RETURN 1 AS x"
    ),
    (
      "RETURN 1 UNION ALL RETURN 2 UNION ALL RETURN 3",
      "RETURN 1 UNION ALL RETURN 2 UNION ALL RETURN 3"
    ),
    ("CREATE (n:A:B $p)-[:T {a: 1}]->(m) FINISH", "CREATE (n:A:B $p)-[:T {a: 1}]->(m) FINISH"),
    (
      "MERGE (n) ON MATCH SET n.a = 1 ON CREATE SET n.b = 2 ON MATCH SET n:C",
      "MERGE (n) ON CREATE SET n.b = 2 ON MATCH SET n.a = 1, n:C"
    ),
    (
      "MATCH (n) SET n IS A, n += {}, n = m, (n).x = 1, n['k'] = 2, n.a.b = 3 REMOVE n:A:B, n.x, n['k']",
      "MATCH (n) SET n:A, n += {}, n = m, n.x = 1, n['k'] = 2, n.a.b = 3 REMOVE n:A:B, n.x, n['k']"
    ),
    ("MATCH (n) NODETACH DELETE n, n.x DETACH DELETE m", "MATCH (n) DELETE n, n.x DETACH DELETE m"),
    (
      "FOREACH (x IN [1] | CREATE (:A) SET x.a = 1)", "FOREACH (x IN [1] | CREATE (:A) SET x.a = 1)"
    ),
    ("CALL db.labels", "CALL db.labels"), ("CALL db.labels() YIELD *", "CALL db.labels() YIELD *"),
    (
      "MATCH (n) OPTIONAL CALL a.b(n, 1) YIELD x AS y, z WHERE y > z RETURN y",
      "MATCH (n) OPTIONAL CALL a.b(n, 1) YIELD x AS y, z WHERE y > z RETURN y"
    ),
    (
      "MATCH (n) CALL (n, m) { RETURN 1 AS x } RETURN x",
      "MATCH (n) CALL (n, m) { RETURN 1 AS x } RETURN x"
    ),
    ("CALL () { CREATE (n) } FINISH", "CALL () { CREATE (n) } FINISH"),
    (
      "MATCH (n) CALL (*) { RETURN 1 AS x UNION RETURN 2 AS x } RETURN x",
      "MATCH (n) CALL (*) { RETURN 1 AS x UNION RETURN 2 AS x } RETURN x"
    ),
    ("CALL { WITH n CREATE (m) }", "CALL { WITH n CREATE (m) }"),
    (
      "LOAD CSV WITH HEADERS FROM 'a.csv' AS row FIELDTERMINATOR ';' RETURN row",
      "LOAD CSV WITH HEADERS FROM 'a.csv' AS row FIELDTERMINATOR ';' RETURN row"
    ),
    (
      "EXPLAIN CYPHER at='2020-10-01' identity=raw RETURN 1",
      "CYPHER at='2020-10-01' identity=raw EXPLAIN RETURN 1"
    ),
    ("cypher 5 PROFILE RETURN 1", "CYPHER version=5 PROFILE RETURN 1"),
    (
      "SHOW DATABASES yield name, currentStatus AS s ORDER BY name LIMIT 1 WHERE name = 'a' RETURN DISTINCT name",
      "SHOW DATABASES YIELD name, currentStatus AS s ORDER BY name LIMIT 1 WHERE name = 'a' RETURN DISTINCT name"
    ),
    ("SHOW DATABASE neo4j", "SHOW DATABASES WHERE name = 'neo4j'"),
    ("SHOW DEFAULT DATABASE", "SHOW DEFAULT DATABASE"),
    ("SHOW ALL FULLTEXT INDEX WHERE true", "SHOW ALL FULLTEXT INDEXES WHERE true"),
    ("SHOW BUILT IN FUNCTIONS EXECUTABLE BY CURRENT USER", "SHOW BUILT IN FUNCTIONS"),
    ("CREATE INDEX FOR (n:A) ON (n.a, n.b)", "CREATE INDEX FOR (x:A) ON (x.a, x.b)"),
    (
      "CREATE TEXT INDEX i IF NOT EXISTS FOR ()-[r:T]->() ON (r.a)",
      "CREATE TEXT INDEX i IF NOT EXISTS FOR ()-[x:T]-() ON (x.a)"
    ),
    (
      "CREATE FULLTEXT INDEX i FOR (n:A|B) ON EACH [n.a]",
      "CREATE FULLTEXT INDEX i FOR (x:A|B) ON EACH [x.a]"
    ),
    (
      "CREATE LOOKUP INDEX FOR (n) ON EACH labels(n)",
      "CREATE LOOKUP INDEX FOR (x) ON EACH labels(x)"
    ),
    ("DROP INDEX i IF EXISTS", "DROP INDEX i IF EXISTS"),
    ("DROP CONSTRAINT `a b`", "DROP CONSTRAINT `a b`"),
    (
      "CREATE CONSTRAINT FOR (n:A) REQUIRE n.a IS UNIQUE",
      "CREATE CONSTRAINT FOR (x:A) REQUIRE (x.a) IS UNIQUE"
    ),
    (
      "CREATE CONSTRAINT c IF NOT EXISTS FOR (n:A) REQUIRE (n.a, n.b) IS NODE KEY",
      "CREATE CONSTRAINT c IF NOT EXISTS FOR (x:A) REQUIRE (x.a, x.b) IS KEY"
    ),
    (
      "CREATE CONSTRAINT FOR ()-[r:T]-() REQUIRE r.a IS NOT NULL",
      "CREATE CONSTRAINT FOR ()-[x:T]-() REQUIRE (x.a) IS NOT NULL"
    ),
  ]
}
