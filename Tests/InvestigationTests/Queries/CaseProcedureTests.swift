import CypherEngine
import Foundation
import Investigation
import Testing

/// Kinship and control as procedures and functions of Cypher.
@Suite struct CaseProcedureTests {
  private static let family = """
    CREATE (o:Person {id:'o', name:'甲', sex:'M', birth_date:date('1965-01-01')}),
      (w:Person {id:'w', name:'甲妻', sex:'F', birth_date:date('1967-01-01')}),
      (b:Person {id:'b', name:'妻弟', sex:'M', birth_date:date('1970-01-01')}),
      (f:Person {id:'f', name:'岳父', sex:'M', birth_date:date('1940-01-01')}),
      (z:Person {id:'z', name:'外人'}),
      (o)-[:SPOUSE_OF {valid_from:date('1990-01-01'), valid_to:date('2022-06-01')}]->(w),
      (f)-[:PARENT_OF]->(w), (f)-[:PARENT_OF]->(b),
      (c:Company {id:'c', name:'甲公司'}), (d:Company {id:'d', name:'乙公司'}),
      (b)-[:OWNS {share:0.6, valid_from:date('2018-01-01')}]->(d),
      (d)-[:OWNS {share:0.5, valid_from:date('2018-01-01')}]->(c)
    """

  private func check(_ cases: [(query: String, rows: String)]) throws {
    let work = try QueryWorkspace(Self.family)
    for (query, rows) in cases {
      #expect(try work.text(query) == rows, "\(query)")
    }
  }

  @Test func kinWithTermsAndChains() throws {
    let ask = "MATCH (o:Person {id:'o'}) CALL guanxi.kin({of: o"
    try check([
      (
        ask + ", at: '2021-01-01'}) YIELD relative, term, termEn, degree, affinal, chain "
          + "RETURN relative.id, term, termEn, degree, affinal, length(chain)",
        #"[["w","妻子","wife",0,true,1],["f","岳父","wife's father",1,true,2],"#
          + #"["b","小舅子","wife's younger brother",2,true,3]]"#
      ),
      (
        ask + ", degree: 1, at: date('2021-01-01')}) YIELD relative RETURN relative.id",
        #"[["w"],["f"]]"#
      ),
      // After the divorce the wife is told as a former one, and nobody by her.
      (
        "CYPHER at='2022-06-01' " + ask + "}) YIELD relative, degree, sets "
          + "RETURN relative.id, degree, size(sets)", #"[["w",null,0]]"#
      ),
    ])
  }

  @Test func setsOfTheLaw() throws {
    try check([
      (
        "MATCH (o:Person {id:'o'}) CALL guanxi.kinWithin({of: o, set: '任职回避', at: '2021-01-01'}) "
          + "YIELD relative, membership, chain "
          + "RETURN relative.id, membership, [n IN nodes(chain) | n.id]",
        #"[["w","member",["o","w"]],["f","member",["o","w","f"]],"#
          + #"["b","member",["o","w","f","b"]]]"#
      ),
      (
        "CYPHER at='2021-01-01' MATCH (o:Person {id:'o'}), (p:Person) "
          + "WHERE guanxi.inSet(o, p, '经商限制') RETURN p.id", #"[["w"]]"#
      ),
      // The kin of a day before the set was law, by the law of another day.
      (
        "MATCH (o:Person {id:'o'}) CALL guanxi.kinWithin({of: o, set: '任职回避', at: '2015-01-01', "
          + "law: date('2021-01-01')}) YIELD relative RETURN relative.id",
        #"[["w"],["f"],["b"]]"#
      ),
      (
        "MATCH (o:Person {id:'o'}), (z:Person {id:'z'}) "
          + "RETURN guanxi.inSet(o, z, '任职回避'), guanxi.inSet(o, null, '任职回避')",
        "[[false,null]]"
      ),
    ])
  }

  @Test func ownersAndHoldingsInTheEnd() throws {
    try check([
      (
        "MATCH (c:Company {id:'c'}) CALL guanxi.owners({company: c}) "
          + "YIELD owner, shareMin, shareMax, control, rule, chains, unknown "
          + "RETURN owner.id, shareMin, shareMax, control, rule, size(chains), unknown",
        #"[["b",0.3,0.3,false,"shares",1,0.7]]"#
      ),
      (
        "MATCH (b:Person {id:'b'}) CALL guanxi.holds({holder: b}) YIELD company, shareMin, chains "
          + "RETURN company.id, shareMin, length(chains[0])", #"[["c",0.3,2],["d",0.6,1]]"#
      ),
      (
        "CYPHER at='2017-12-31' MATCH (b:Person {id:'b'}) CALL guanxi.holds({holder: b}) "
          + "YIELD company RETURN company.id", "[]"
      ),
      (
        "MATCH (b:Person {id:'b'}) CALL guanxi.controls({by: b}) YIELD company, control, round "
          + "RETURN company.id, control, round", #"[["d",true,1]]"#
      ),
    ])
  }

  /// Kin, holdings and a plain pattern in one statement.
  @Test func onePatternOverKinAndHoldings() throws {
    try check([
      (
        """
        CYPHER at='2021-01-01' MATCH (o:Person {id:'o'})
        CALL guanxi.kinWithin({of: o, set: '任职回避'}) YIELD relative, term
        CALL guanxi.holds({holder: relative, min: 0.25}) YIELD company
        RETURN term, company.name ORDER BY company.name
        """, #"[["小舅子","乙公司"],["小舅子","甲公司"]]"#
      )
    ])
  }

  /// Two records judged to be one party are one person to kinship and to holdings.
  @Test func aPartyOfTwoRecordsIsOne() throws {
    let work = try QueryWorkspace(
      Self.family,
      "CREATE (:Person {id:'b2', name:'妻弟'})-[:OWNS {share:1.0}]->(:Company {id:'e'})")
    let ask = """
      CYPHER at='2021-01-01' MATCH (o:Person {id:'o'})
      CALL guanxi.kinWithin({of: o, set: '任职回避'}) YIELD relative
      CALL guanxi.holds({holder: relative}) YIELD company RETURN company.id ORDER BY company.id
      """
    #expect(try work.text(ask) == #"[["c"],["d"]]"#)
    try work.folder.judge(
      "person:b", .same, "person:b2", by: "tester", reason: "identity card seen", at: Date())
    #expect(try work.text(ask) == #"[["c"],["d"],["e"]]"#)
  }

  /// What an open transaction wrote is seen, and not kept beyond it.
  @Test func aTransactionSeesItsOwnTies() throws {
    let work = try QueryWorkspace(Self.family)
    let ask = """
      MATCH (o:Person {id:'o'}) CALL guanxi.kin({of: o, degree: 1, at: '2021-01-01'})
      YIELD relative RETURN count(*)
      """
    let session = work.session(mayWrite: true)
    func count() throws -> [[JSONText]] {
      try session.run(QueryRequest(ask)).all().map { $0.map(\.json) }
    }
    #expect(try count() == [[.integer(2)]])
    try session.begin()
    _ = try session.run(
      QueryRequest("MATCH (o:Person {id:'o'}) CREATE (o)-[:PARENT_OF]->(:Person {id:'k'})")
    ).all()
    #expect(try count() == [[.integer(3)]])
    session.rollback()
    #expect(try count() == [[.integer(2)]])
  }

  @Test(arguments: [
    ("CALL guanxi.kin({of: 17}) YIELD term RETURN term", "must be a node or a list of nodes"),
    ("MATCH (o:Person) CALL guanxi.kin({off: o}) YIELD term RETURN term", "must be a node"),
    (
      "MATCH (o:Person) CALL guanxi.kin({of: o, dgree: 1}) YIELD term RETURN term",
      "no option `dgree`"
    ),
    (
      "MATCH (o:Person) CALL guanxi.kinWithin({of: o}) YIELD term RETURN term",
      "must name a set"
    ),
    (
      "MATCH (o:Person) CALL guanxi.kinWithin({of: o, set: 'kin'}) YIELD term RETURN term",
      "no set of kin is called"
    ),
    (
      "MATCH (o:Person) CALL guanxi.kinWithin({of: o, set: '任职回避', at: '2015-01-01'}) YIELD term "
        + "RETURN term", "the first is of 2019-06-01; `law: date(…)` takes the set of another day"
    ),
    (
      "MATCH (o:Person {id:'o'}) RETURN guanxi.inSet(o, o, 'kin')", "no set of kin is called"
    ),
    (
      "MATCH (o:Person) CALL guanxi.owners({company: o}) YIELD owner RETURN owner",
      "no company"
    ),
  ]) func faultsAreSaid(_ query: String, _ words: String) throws {
    let work = try QueryWorkspace(Self.family)
    do {
      _ = try work.rows(query)
      Issue.record("no error: \(query)")
    } catch {
      let said = "\(error) " + ((error as? CypherError)?.hint ?? "")
      #expect(said.contains(words), "\(said)")
    }
  }
}
