extension BinderTests {
  static let cases: [BinderCase] = [
    BinderCase("RETURN -5 AS x", "project [x.0=-5] | → x.0"),
    BinderCase(
      "RETURN [1, 'a', null] AS l, 1 < $x <= 3 AS c",
      "project [l.0=[1, 'a', null], c.1=and(1 < $x, $x <= 3)] | → l.0 c.1"),
    BinderCase(
      "MATCH (a:A {x: 1})-[r:T]->(b) WHERE a.y = b.y AND b.z RETURN a, r.w AS w",
      """
      match (a.0: where a.0.x = 1)-[r.1]->(b.2) where a.0.y = b.2.y & b.2.z | project \
      [a.0=a.0, w.3=r.1.w] | → a.0 w.3
      """),
    BinderCase(
      "MATCH (a {x: b.x})-->(b) RETURN a",
      "match (a.0)-[relationship#2]->(b.1) where a.0.x = b.1.x | project [a.0=a.0] | → a.0"),
    BinderCase(
      "MATCH (a) MATCH (a)-[rs:T*2..3 {x: 1}]->(b) RETURN rs",
      """
      match (a.0) | match (a.0!)-[rs.1{2,3} where %0.x = 1]->(b.2) | project [rs.1=rs.1] | → \
      rs.1
      """),
    BinderCase(
      """
      MATCH p = ANY SHORTEST (a {x: b.y})-[r:T WHERE r.x > 1]->+(b) WHERE length(p) > 2 RETURN \
      p
      """,
      """
      match p.3 = shortest (a.0)-[r.1{1,} where %0.x > 1]->(b.2) where a.0.x = b.2.y where \
      length(p.3) > 2 | project [p.3=p.3] | → p.3
      """),
    BinderCase(
      "MATCH SHORTEST $k (p = (a)-->+(b) WHERE all(n IN nodes(p) WHERE n.x)) RETURN p",
      """
      match p.2 = shortest $k (a.0)-[relationship#3{1,}]->(b.1) where all(%0 in nodes(p.2) \
      where %0.x) | project [p.2=p.2] | → p.2
      """),
    BinderCase(
      "MATCH p = ACYCLIC (a)-->{1,3}(b) RETURN p",
      "match p.2 = acyclic (a.0)-[relationship#3{1,3}]->(b.1) | project [p.2=p.2] | → p.2"),
    BinderCase(
      "MATCH (:A) ((x)-[o:T WHERE o.w > 1]->(y)){1,6} (:B) RETURN x, o",
      """
      match (node#3:)((%0)-[%1 where %1.w > 1]->(%2)){1,6}[%0→x.0 %1→o.1 %2→y.2](node#4:) | \
      project [x.0=x.0, o.1=o.1] | → x.0 o.1
      """),
    BinderCase(
      "MATCH ((x)-->(y))+ ((z)-->(w))+ RETURN y, z",
      """
      match (node#4)((%0)-[%2]->(%1)){1,}[%0→x.0 %1→y.1](node#5)((%3)-[%5]->(%4)){1,}[%3→z.2 \
      %4→w.3](node#6) | project [y.1=y.1, z.2=z.2] | → y.1 z.2
      """),
    BinderCase(
      "MATCH shortestPath((a)-[:T*..15]-(b)) RETURN a",
      "match shortestPath (a.0)-[relationship#2{1,15}]-(b.1) | project [a.0=a.0] | → a.0"),
    BinderCase(
      "MATCH REPEATABLE ELEMENTS (a)-[r]->(b)<-[r]-(a) RETURN a",
      "match (a.0)-[r.1]->(b.2)<-[r.1]-(a.0) repeatable | project [a.0=a.0] | → a.0"),
    BinderCase(
      "OPTIONAL MATCH (a)-->(a) RETURN *",
      "optional match (a.0)-[relationship#1]->(a.0) | project [a.0=a.0] | → a.0"),
    BinderCase(
      "MATCH (b), (a) WITH * RETURN *",
      "match (b.0), (a.1) | project [a.1=a.1, b.0=b.0] | project [a.1=a.1, b.0=b.0] | → a.1 b.0"),
    BinderCase(
      "MATCH (a) WITH a AS b, a.x AS x WHERE b.y = a.z RETURN x",
      """
      match (a.0) | project [b.1=a.0, x.2=a.0.x] where b.1.y = a.0.z | project [x.2=x.2] | → \
      x.2
      """),
    BinderCase(
      "MATCH (a) RETURN a, count(*) AS c",
      """
      match (a.0) | project by [a.0=a.0] [aggregate#1=count*()] [a.0=a.0, c.2=aggregate#1] | → \
      a.0 c.2
      """),
    BinderCase(
      "MATCH (a) RETURN a.x AS x, a.x + count(*) + sum(DISTINCT a.y) AS s ORDER BY x, s",
      """
      match (a.0) | project by [x.1=a.0.x] [aggregate#2=count*(), aggregate#3=sum(distinct \
      a.0.y)] [x.1=x.1, s.4=((x.1 + aggregate#2) + aggregate#3)] order x.1, s.4 | → x.1 s.4
      """),
    BinderCase(
      "MATCH (a) RETURN a.x, count(*) ORDER BY a.x, count(*) + 1 DESC SKIP 1 LIMIT $n",
      """
      match (a.0) | project by [a.x.1=a.0.x] [aggregate#2=count*()] [a.x.1=a.x.1, \
      count(*).3=aggregate#2] order a.x.1, (count(*).3 + 1) desc skip 1 limit $n | → a.x.1 \
      count(*).3
      """),
    BinderCase(
      "MATCH (a) RETURN a.x AS x, sum(a.y) AS s ORDER BY count(*)",
      """
      match (a.0) | project by [x.1=a.0.x] [aggregate#2=sum(a.0.y), aggregate#4=count*()] \
      [x.1=x.1, s.3=aggregate#2, aggregate#4=aggregate#4] order aggregate#4 | → x.1 s.3
      """),
    BinderCase(
      "MATCH (a) WITH DISTINCT a.x AS x ORDER BY a.x WHERE x > 1 RETURN x",
      """
      match (a.0) | project distinct [x.1=a.0.x] order x.1 where x.1 > 1 | project [x.1=x.1] | \
      → x.1
      """),
    BinderCase(
      "MATCH (a) WITH a, count(*) AS c ORDER BY a.x RETURN a",
      """
      match (a.0) | project by [a.0=a.0] [aggregate#1=count*()] [a.0=a.0, c.2=aggregate#1] \
      order a.0.x | project [a.0=a.0] | → a.0
      """),
    BinderCase(
      "MATCH (a) WITH a.x AS x ORDER BY a.y RETURN x",
      "match (a.0) | project [x.1=a.0.x] order a.0.y | project [x.1=x.1] | → x.1"),
    BinderCase(
      "MATCH (n) WHERE (n)-[:T]->() RETURN n",
      """
      match (n.0) where exists[n.0]{match (n.0!)-[relationship#1]->(node#2)} | project \
      [n.0=n.0] | → n.0
      """),
    BinderCase(
      "MATCH (n) WHERE NOT exists((n)-->()) AND size((n)<--()) > 1 RETURN n",
      """
      match (n.0) where not(exists[n.0]{match (n.0!)-[relationship#1]->(node#2)}) & \
      count[n.0]{match (n.0!)<-[relationship#3]-(node#4)} > 1 | project [n.0=n.0] | → n.0
      """),
    BinderCase(
      "MATCH (n) WHERE EXISTS { (n)-->(m) WHERE m.x = n.x } RETURN n",
      """
      match (n.0) where exists[n.0]{match (n.0!)-[relationship#2]->(m.1) where m.1.x = n.0.x} \
      | project [n.0=n.0] | → n.0
      """),
    BinderCase(
      "MATCH (n) RETURN COUNT { MATCH (n)-->(m) RETURN DISTINCT m } AS c",
      """
      match (n.0) | project [c.3=count[n.0]{match (n.0!)-[relationship#2]->(m.1) | project \
      distinct [m.1=m.1] | → m.1}] | → c.3
      """),
    BinderCase(
      "MATCH (n) RETURN [(n)-->(m) WHERE m.x | m.y] AS ys",
      """
      match (n.0) | project [ys.4=collect[n.0]{match (n.0!)-[relationship#2]->(m.1) where \
      m.1.x | project [element#3=m.1.y] | → element#3}] | → ys.4
      """),
    BinderCase(
      "MATCH (n) RETURN [x IN [1, 2] WHERE EXISTS { (n {x: x}) } | x] AS xs",
      """
      match (n.0) | project [xs.2=[%0 in [1, 2] where exists[n.0 %0→x.1]{match (n.0! where \
      n.0.x = x.1)} | %0]] | → xs.2
      """),
    BinderCase(
      "MATCH (n) RETURN [x IN n.list | [y IN x | EXISTS { ({a: x, b: y}) }]] AS xs",
      """
      match (n.0) | project [xs.4=[%0 in n.0.list | [%1 in %0 | exists[%0→x.2 %1→y.3]{match \
      (node#1 where node#1.a = x.2 & node#1.b = y.3)}]]] | → xs.4
      """),
    BinderCase(
      "MATCH (a), (b) RETURN shortestPath((a)-[*]-(b)) AS p",
      """
      match (a.0), (b.1) | project [p.5=collect[a.0 b.1]{match  path.2 = shortestPath \
      (a.0!)-[relationship#3{1,}]-(b.1!) | project [element#4= path.2] | → element#4}[0]] | → \
      p.5
      """),
    BinderCase(
      "MATCH (n) CALL { WITH n MATCH (n)-->(m) RETURN m } RETURN m",
      """
      match (n.0) | subquery[n.0] {match (n.0!)-[relationship#2]->(m.1) | project [m.1=m.1] | \
      → m.1} | project [m.1=m.1] | → m.1
      """),
    BinderCase(
      "MATCH (n) CALL (n) { MATCH (n)-->(m) RETURN count(m) AS c } RETURN n, c",
      """
      match (n.0) | subquery[n.0] {match (n.0!)-[relationship#2]->(m.1) | project by [] \
      [aggregate#3=count(m.1)] [c.4=aggregate#3] | → c.4} | project [n.0=n.0, c.4=c.4] | → n.0 \
      c.4
      """),
    BinderCase(
      "MATCH (n) CALL (*) { CREATE (:A {x: n.x}) } RETURN n",
      "match (n.0) | subquery[n.0] {create (node#1:A {x: n.0.x})} | project [n.0=n.0] | → n.0"),
    BinderCase(
      "UNWIND [1, 2] AS x FOREACH (y IN [x] | CREATE (:A {y: y}) DELETE $z)",
      "unwind [1, 2] into x.0 | foreach y.1 in (x.0) {create (node#2:A {y: y.1}) | delete $z}"),
    BinderCase(
      "CREATE p = (a:A:B {x: 1})<-[r:T]-(b)",
      "create (a.0:A:B {x: 1}), (b.1: ), (b.1)-[r.2:T ]->(a.0), p.3=a.0 r.2 b.1"),
    BinderCase(
      "CREATE (a {id: 0}), ({x: a.id})", "create (a.0: {id: 0}) | create (node#1: {x: a.0.id})"),
    BinderCase(
      "MATCH (a) MERGE (a)-[r:T {x: 1}]-(b:B {y: a.y}) ON CREATE SET r.z = 1 RETURN b",
      """
      match (a.0) | merge {match (a.0!)-[r.2 where r.2.x = 1]-(b.1: where b.1.y = a.0.y) | \
      create (b.1:B {y: a.0.y}), (a.0)-[r.2:T {x: 1}]->(b.1)} | project [b.1=b.1] | → b.1
      """),
    BinderCase("MATCH (n) DETACH DELETE n", "match (n.0) | detach delete n.0"),
    BinderCase(
      "RETURN 1 AS a, 2 AS b UNION RETURN 3 AS b, 4 AS a",
      "project [a.0=1, b.1=2] | → a.0 b.1 UNION project [b.2=3, a.3=4] | → a.3 b.2 | → a.4 b.5"),
    BinderCase("CALL test.proc", "call test.proc($name, $in) 0→city.0 1→code.1 | → city.0 code.1"),
    BinderCase(
      "CALL test.proc('a', 1) YIELD code AS c WHERE c > 1",
      "call test.proc('a', 1) 1→c.0 where c.0 > 1 | → c.0"),
    BinderCase(
      "MATCH (n) CALL test.float(1) YIELD out RETURN out",
      "match (n.0) | call test.float(1) 0→out.1 | project [out.1=out.1] | → out.1"),
    BinderCase(
      "CALL test.nothing() RETURN 1 AS x", "call test.nothing()  | project [x.0=1] | → x.0"),
    BinderCase(
      "SHOW FULLTEXT INDEXES YIELD name ORDER BY name",
      """
      call show.indexes() 0→name.0 1→type#1 where type#1 = 'FULLTEXT' | project \
      [name.0=name.0] order name.0 | → name.0
      """),
    BinderCase(
      "SHOW INDEXES YIELD name, state WHERE state = 'x' RETURN name",
      """
      call show.indexes() 0→name.0 2→state.1 | project [name.0=name.0, state.1=state.1] where \
      state.1 = 'x' | project [name.0=name.0] | → name.0
      """),
    BinderCase(
      "SHOW DEFAULT DATABASE",
      "call show.databases() 0→name.0 1→default.1 where default.1 = true | → name.0 default.1"),
    BinderCase(
      "RETURN CASE $x WHEN 1 THEN 'a' WHEN null THEN 'b' ELSE 'c' END AS x",
      "project [x.0=case($x = 1 → 'a', $x = null → 'b', 'c')] | → x.0"),
    BinderCase(
      "RETURN coalesce(null, $x) AS x, exists(NULL.y) AS y",
      "project [x.0=coalesce(null, $x), y.1=notNull(null.y)] | → x.0 y.1"),
    BinderCase("MATCH (n) FINISH", "match (n.0) | discard"),
    BinderCase(
      "LOAD CSV WITH HEADERS FROM 'file' AS row RETURN row.x AS x",
      "load 'file' into row.0 | project [x.1=row.0.x] | → x.1"),
    BinderCase(
      "RETURN all(x IN [1, 2] WHERE x > 0) AS t, reduce(s = 0, x IN [1] | s + x) AS r",
      "project [t.0=all(%0 in [1, 2] where %0 > 0), r.1=(0, [1], (%1 + %2))] | → t.0 r.1"),
    BinderCase(
      "MATCH (n) WHERE CASE WHEN (n)-->() THEN true ELSE size((n)<--()) = 2 END RETURN n",
      """
      match (n.0) where case(exists[n.0]{match (n.0!)-[relationship#1]->(node#2)} → true, \
      count[n.0]{match (n.0!)<-[relationship#3]-(node#4)} = 2) | project [n.0=n.0] | → n.0
      """),
    BinderCase(
      "MATCH (n) WHERE NOT (n)-->() OR any(x IN [1] WHERE (n)<--()) RETURN n",
      """
      match (n.0) where or(not(exists[n.0]{match (n.0!)-[relationship#1]->(node#2)}), any(%0 \
      in [1] where exists[n.0]{match (n.0!)<-[relationship#3]-(node#4)})) | project [n.0=n.0] \
      | → n.0
      """),
    BinderCase(
      "MATCH ((x)-->(y) WHERE EXISTS { (x)-->(:A) })+ RETURN x",
      """
      match (node#2)((%0)-[%2]->(%1) where exists[%0→x.3]{match \
      (x.3!)-[relationship#4]->(node#5:)}){1,}[%0→x.0 %1→y.1](node#6) | project [x.0=x.0] | → \
      x.0
      """),
    BinderCase(
      "MATCH (a)-->(b) RETURN a.x AS k, [x IN collect(b) WHERE x.y = a.x] AS bs",
      """
      match (a.0)-[relationship#2]->(b.1) | project by [k.3=a.0.x] [aggregate#4=collect(b.1)] \
      [k.3=k.3, bs.5=[%0 in aggregate#4 where %0.y = k.3]] | → k.3 bs.5
      """),
    BinderCase(
      "MATCH (a)--(b) RETURN a, a.x + count(b) AS s",
      """
      match (a.0)-[relationship#2]-(b.1) | project by [a.0=a.0] [aggregate#3=count(b.1)] \
      [a.0=a.0, s.4=(a.0.x + aggregate#3)] | → a.0 s.4
      """),
    BinderCase(
      "MATCH (a) WITH a.x AS a ORDER BY a.x RETURN a",
      "match (a.0) | project [a.1=a.0.x] order a.1 | project [a.1=a.1] | → a.1"),
    BinderCase(
      "MATCH (a)-->(b) WITH b AS a, a.x AS x ORDER BY a.x RETURN x",
      """
      match (a.0)-[relationship#2]->(b.1) | project [a.3=b.1, x.4=a.0.x] order a.3.x | project \
      [x.4=x.4] | → x.4
      """),
  ]
}
