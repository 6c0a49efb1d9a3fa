import Testing

@testable import BoltProtocol

@Suite struct BoltSummaryTests {
  /// Zeros are left out, and what changed nothing has no counters at all.
  @Test func counters() {
    var summary = BoltSummary(type: .schema, database: "d")
    #expect(summary.metadata(.init(), inTransaction: true)["stats"] == nil)
    summary.counters.constraintsAdded = 1
    #expect(
      summary.metadata(.init(), inTransaction: true)["stats"]
        == ["constraints-added": 1, "contains-updates": true])
    summary.counters = BoltCounters()
    summary.counters.systemUpdates = 2
    #expect(
      summary.metadata(.init(), inTransaction: true)["stats"]
        == ["system-updates": 2, "contains-system-updates": true])
  }

  /// Only a statement that is a transaction of its own has a bookmark.
  @Test(arguments: [true, false]) func bookmark(inTransaction: Bool) {
    var summary = BoltSummary(type: .read, database: "d")
    summary.bookmark = "b"
    let bookmark = summary.metadata(.init(), inTransaction: inTransaction)["bookmark"]
    #expect(bookmark == (inTransaction ? nil : "b"))
  }

  @Test func plans() {
    var summary = BoltSummary(type: .read, database: "d")
    summary.plan = BoltPlan(
      operatorType: "Filter", identifiers: ["n"], children: [BoltPlan(operatorType: "Scan")])
    let plan: BoltValue = [
      "operatorType": "Filter", "args": [:], "identifiers": ["n"],
      "children": [["operatorType": "Scan", "args": [:], "identifiers": [], "children": []]],
    ]
    #expect(summary.metadata(.init(), inTransaction: true)["plan"] == plan)
    summary.plan?.figures = .init(rows: 1, dbHits: 2, nanoseconds: 3)
    let metadata = summary.metadata(.init(), inTransaction: true)
    #expect(metadata["plan"] == nil)
    guard case .map(let profile)? = metadata["profile"] else { return #expect(Bool(false)) }
    #expect([profile["rows"], profile["dbHits"], profile["time"]] == [1, 2, 3])
  }

  @Test(
    arguments: [
      (NotificationFilter(), [true, true]),
      (.init(severityMin: "INFORMATION"), [true, true]),
      (.init(severityMin: "WARNING"), [true, false]),
      (.init(severityMin: "OFF"), [false, false]),
      (.init(disabledCategories: ["HINT"]), [true, false]),
      (.init(disabledCategories: ["HINT", "DEPRECATION"]), [false, false]),
    ] as [(NotificationFilter, [Bool])])
  func filters(filter: NotificationFilter, kept: [Bool]) {
    let remarks = [
      BoltNotification(
        code: "c", title: "t", text: "d", severity: .warning, category: "DEPRECATION",
        position: .init(offset: 9, line: 1, column: 10)),
      BoltNotification(
        code: "c", title: "t", text: "d", severity: .information, category: "HINT"),
    ]
    #expect(remarks.map(filter.keeps) == kept)
    #expect(
      remarks[0].metadata["position"] == ["offset": 9, "line": 1, "column": 10])
    #expect(remarks[1].metadata["position"] == nil)
  }

  /// What must not reach a log is in no description of a sign-in.
  @Test func signInsKeepQuiet() {
    let signIn = BoltSignIn(scheme: "basic", principal: "anna", credentials: "secret")
    var dumped = ""
    dump(signIn, to: &dumped)
    for text in ["\(signIn)", String(reflecting: signIn), dumped] {
      #expect(!text.contains("secret") && !text.contains("anna"))
    }
  }
}
