import CypherEngine
import Foundation
import Investigation
import PropertyGraph
import Testing
import Workspace

@Suite struct WorkspaceSessionTests {
  @Test func aStatementByItselfLasts() throws {
    let workspace = try QueryWorkspace("CREATE (:Person {id: '7', name: '林'})")
    let again = try WorkspaceFolder(path: workspace.path)
    let answer = try QueryService(again).session(for: QueryReader(who: "t")).run(
      QueryRequest("MATCH (p:Person) RETURN elementId(p), p.name"))
    #expect(try answer.all().map { $0.map(\.json) } == [[.string("person:7"), .string("林")]])
  }

  @Test(arguments: [
    "MATCH (p:Person) SET p.name = 'B' WITH p RETURN 1 / 0",
    "MATCH (p:Person) DELETE p", "CREATE (:Person {name: {a: 1}})",
    "UNWIND [1, 0] AS x CREATE (:Person {n: 10 / x})",
  ])
  func aFailedStatementLeavesTheGraphAsItWas(_ statement: String) throws {
    let workspace = try QueryWorkspace("CREATE (:Person {name: 'A'})-[:MET]->(:Org)")
    #expect(throws: CypherError.self) { try workspace.write(statement) }
    #expect(try workspace.text("MATCH (p:Person) RETURN p.name") == #"[["A"]]"#)
    try workspace.write("CREATE (:Person {name: 'C'})")
    #expect(try workspace.text("MATCH (p:Person) RETURN count(*)") == "[[2]]")
  }

  // MARK: - Transactions

  @Test func aTransactionSeesItsChangesAndLastsWithItsCommit() throws {
    let workspace = try QueryWorkspace()
    let session = workspace.session(mayWrite: true)
    try session.begin()
    _ = try session.run(QueryRequest("CREATE (:Person {name: 'A'})"))
    _ = try session.run(QueryRequest("CREATE (:Person {name: 'B'})"))
    let inside = try session.run(QueryRequest("MATCH (p:Person) RETURN count(*)")).all()
    #expect(inside[0][0].json == .integer(2))
    #expect(try workspace.text("MATCH (p:Person) RETURN count(*)") == "[[0]]")
    try session.commit()
    #expect(!session.isInTransaction)
    #expect(try workspace.text("MATCH (p:Person) RETURN count(*)") == "[[2]]")
  }

  @Test func whatIsRolledBackIsGone() throws {
    let workspace = try QueryWorkspace()
    let session = workspace.session(mayWrite: true)
    try session.begin()
    _ = try session.run(QueryRequest("CREATE (:Person)"))
    session.rollback()
    #expect(try workspace.text("MATCH (p) RETURN count(*)") == "[[0]]")
    try workspace.write("CREATE (:Person)")
  }

  @Test func afterAFailureNothingButRollbackIsLeft() throws {
    let workspace = try QueryWorkspace()
    let session = workspace.session(mayWrite: true)
    try session.begin()
    _ = try session.run(QueryRequest("CREATE (:Person)"))
    #expect(throws: CypherError.self) { try session.run(QueryRequest("RETURN x")) }
    #expect(
      queryError { _ = try session.run(QueryRequest("RETURN 1")) }?.code == .access)
    #expect(queryError { try session.commit() }?.code == .access)
    #expect(!session.isInTransaction)
    #expect(try workspace.text("MATCH (p) RETURN count(*)") == "[[0]]")
  }

  @Test func transactionsBeginOnceAndEndOnce() throws {
    let workspace = try QueryWorkspace()
    let session = workspace.session()
    #expect(queryError { try session.commit() }?.code == .access)
    session.rollback()
    try session.begin()
    #expect(queryError { try session.begin() }?.code == .access)
    try session.commit()
  }

  @Test func aSecondWriterIsToldOfTheConflict() throws {
    let workspace = try QueryWorkspace()
    let first = workspace.session(mayWrite: true)
    try first.begin()
    _ = try first.run(QueryRequest("CREATE (:Person)"))
    #expect(queryError { try workspace.write("CREATE (:Org)") }?.code == .conflict)
    #expect(try workspace.text("MATCH (n) RETURN count(*)") == "[[0]]")
    let other = QueryService(
      try WorkspaceFolder(path: workspace.path), patience: .milliseconds(50))
    let stranger = other.session(for: QueryReader(who: "t", mayWrite: true))
    #expect(queryError { _ = try stranger.run(QueryRequest("CREATE (:Org)")) }?.code == .conflict)
    try first.commit()
    _ = try stranger.run(QueryRequest("CREATE (:Org)"))
    #expect(try workspace.text("MATCH (n) RETURN count(*)") == "[[2]]")
  }

  // MARK: - Access

  @Test(arguments: [
    "CREATE (:Person)", "MATCH (n) SET n.x = 1", "CREATE INDEX FOR (n:Person) ON (n.name)",
    "MATCH (n) CALL (n) { DELETE n }", "FOREACH (x IN [1] | CREATE ())",
  ])
  func readersDoNotWrite(_ statement: String) throws {
    let workspace = try QueryWorkspace("CREATE (:Org)")
    #expect(queryError { _ = try workspace.rows(statement) }?.code == .access)
    let scoped = workspace.service.session(
      for: QueryReader(who: "t", mayWrite: true, scope: ReadScope(hiddenLabels: ["Case"])))
    #expect(queryError { _ = try scoped.run(QueryRequest(statement)) }?.code == .access)
  }

  @Test func explainingDoesNothing() throws {
    let workspace = try QueryWorkspace()
    let reader = workspace.session()
    let answer = try reader.run(QueryRequest("EXPLAIN CREATE (:Person)"))
    #expect(answer.plan != nil)
    _ = try reader.run(QueryRequest("EXPLAIN CREATE INDEX FOR (n:Person) ON (n.name)"))
    #expect(try workspace.text("MATCH (n) RETURN count(*)") == "[[0]]")
    #expect(try workspace.service.schema().rules.isEmpty)
  }

  @Test func aReaderSeesWhatItsScopeShows() throws {
    let workspace = try QueryWorkspace("CREATE (:Person {name: 'A'}), (:Case {type: 'x'})")
    let session = workspace.service.session(
      for: QueryReader(who: "t", scope: ReadScope(hiddenLabels: ["Case"])))
    let rows = try session.run(QueryRequest("MATCH (n) RETURN labels(n)")).all()
    #expect(rows.map { $0[0].json.text } == [#"["Person"]"#])
  }

  // MARK: - Schema and indexes

  @Test func indexesAndConstraintsAreKept() throws {
    let workspace = try QueryWorkspace(
      "CREATE CONSTRAINT one FOR (p:Person) REQUIRE p.number IS UNIQUE",
      "CREATE (:Person {number: 1})")
    let again = QueryService(try WorkspaceFolder(path: workspace.path))
    let session = again.session(for: QueryReader(who: "t", mayWrite: true))
    let error = queryError { _ = try session.run(QueryRequest("CREATE (:Person {number: 1})")) }
    #expect(error?.code == .constraintValidation)
    _ = try session.run(QueryRequest("DROP CONSTRAINT one"))
    _ = try session.run(QueryRequest("CREATE (:Person {number: 1})"))
    #expect(try workspace.text("MATCH (p:Person {number: 1}) RETURN count(*)") == "[[2]]")
  }

  @Test func aTransactionThatWroteDoesNotChangeTheSchema() throws {
    let workspace = try QueryWorkspace()
    let session = workspace.session(mayWrite: true)
    try session.begin()
    _ = try session.run(QueryRequest("CREATE (:A {x: 1})"))
    let error = queryError {
      _ = try session.run(QueryRequest("CREATE INDEX FOR (n:A) ON (n.x)"))
    }
    #expect(error?.code == .access)
  }

  /// Indexes built early answer for everything that is written later.
  @Test func indexesFollowCommits() throws {
    let workspace = try QueryWorkspace("CREATE INDEX FOR (n:Item) ON (n.x)")
    for round in 0..<20 {
      try workspace.write("CREATE (:Item {x: \(round)})")
      #expect(try workspace.text("MATCH (n:Item {x: \(round)}) RETURN n.x") == "[[\(round)]]")
      try workspace.write("MATCH (n:Item {x: \(round)}) SET n.x = \(round + 1000)")
      #expect(try workspace.text("MATCH (n:Item {x: \(round)}) RETURN n.x") == "[]")
      #expect(
        try workspace.text("MATCH (n:Item {x: \(round + 1000)}) RETURN count(*)") == "[[1]]")
    }
  }

  // MARK: - Keys

  @Test(arguments: [
    ("(:Person {id: '7'})", "person:7"), ("(:Person {id: 7})", "person:7"),
    ("(:Official:Person {id: '7'})", "person:7"), ("(:Phone:Company {id: 'a'})", "company:a"),
    ("(:Tender {id: 't'})", "tender:t"), ("(:Address {id: 'a'})", "address:a"),
  ])
  func newNodesAreKnownByTheirKeys(_ node: String, _ reference: String) throws {
    let workspace = try QueryWorkspace("CREATE \(node)")
    #expect(try workspace.rows("MATCH (n) RETURN elementId(n)") == [[.string(reference)]])
  }

  @Test func aKeyIsGivenOnce() throws {
    let workspace = try QueryWorkspace("CREATE (:Person {id: '7'})")
    let answer = try workspace.session(mayWrite: true).run(
      QueryRequest("CREATE (p:Person {id: '7'}) RETURN elementId(p)"))
    #expect(try answer.all()[0][0].json.text.hasPrefix(#""n:"#))
    #expect(!answer.warnings.isEmpty)
  }

  // MARK: - Audit

  @Test func everyStatementIsRecordedWithItsRows() throws {
    let workspace = try QueryWorkspace()
    _ = try workspace.rows("UNWIND range(1, 5) AS x RETURN x")
    let record = try #require(try workspace.folder.auditRecords().last)
    #expect(
      record
        == AuditRecord(
          who: "tester", caseID: "C-1", reason: "test", action: "query",
          what: "UNWIND range(1, 5) AS x RETURN x", count: 5))
    _ = try workspace.rows("RETURN 1", isUnmasked: true)
    #expect(try workspace.folder.auditRecords().last?.isUnmasked == true)
  }

  @Test func longAnswersAreRecordedBeforeAndBehind() throws {
    let workspace = try QueryWorkspace()
    let most = QueryAnswer.countedRowsMax
    let answer = try workspace.session().run(
      QueryRequest("UNWIND range(1, \(most * 2)) AS x RETURN x"))
    #expect(try workspace.folder.auditRecords().map(\.count) == [-1])
    #expect(try answer.all().count == most * 2)
    #expect(try workspace.folder.auditRecords().map(\.action) == ["query", "query end"])
    #expect(try workspace.folder.auditRecords().last?.count == most * 2)
  }

  @Test func faultsThatOnlyDataCauseAreRecorded() throws {
    let workspace = try QueryWorkspace("CREATE (:Person {n: 0})")
    let before = try workspace.folder.auditRecords().count
    #expect(throws: CypherError.self) { try workspace.rows("MATCH (p) RETURN 1 / p.n") }
    #expect(throws: CypherError.self) { try workspace.rows("RETURN nothing") }
    #expect(try workspace.folder.auditRecords().count == before + 1)
  }

  @Test func withoutARecordThereIsNoAnswer() throws {
    let workspace = try QueryWorkspace("CREATE (:Person)")
    // Without its secret nothing can be added to the audit.
    try FileManager.default.removeItem(atPath: workspace.path + "/secret")
    let folder = try WorkspaceFolder(path: workspace.path)
    let session = QueryService(folder).session(for: QueryReader(who: "t", mayWrite: true))
    #expect(throws: WorkspaceError.self) { try session.run(QueryRequest("MATCH (p) RETURN p")) }
    #expect(throws: WorkspaceError.self) { try session.run(QueryRequest("CREATE (:Org)")) }
    #expect(try folder.snapshot().label("Org") == nil)
  }

  // MARK: - Limits

  @Test func aCancelledStatementEnds() throws {
    let workspace = try QueryWorkspace()
    let cancellation = Cancellation()
    cancellation.cancel()
    let request = QueryRequest(
      "UNWIND range(1, 1000000) AS x UNWIND range(1, 1000000) AS y RETURN count(*)",
      cancellation: cancellation)
    #expect(queryError { _ = try workspace.session().run(request) }?.code == .cancelled)
  }

  @Test func limitsHold() throws {
    let workspace = try QueryWorkspace()
    let session = workspace.session()
    let request = QueryRequest(
      "UNWIND range(1, 100) AS x RETURN x", limits: QueryLimits(rowsMax: 10))
    #expect(queryError { _ = try session.run(request).all() }?.code == .limit)
  }

  @Test func clockFunctionsTellTheTime() throws {
    let workspace = try QueryWorkspace()
    let text = try workspace.text("RETURN datetime() > datetime('2024-01-01T00:00Z')")
    #expect(text == "[[true]]")
  }
}
