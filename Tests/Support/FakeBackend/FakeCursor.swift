import BoltProtocol
import Foundation
import GuanxiServer

/// A result of the fake, made row by row as it is asked for.
final class FakeCursor: QueryCursor {
  private let statement: FakeStatement
  private let session: FakeSession
  /// The statement is a transaction of its own.
  private let commits: Bool
  private var row: Int64 = 0
  private var counters = BoltCounters()

  init(statement: FakeStatement, session: FakeSession, commits: Bool) {
    self.statement = statement
    self.session = session
    self.commits = commits
    fields = statement.fields
  }

  let fields: [String]

  func next(_ limit: Int) throws -> QueryRows {
    var rows: [[BoltValue]] = []
    while rows.count < limit, row < statement.rowCount {
      try session.checkInterrupt()
      row += 1
      session.backend.rowMade()
      rows.append(try makeRow())
    }
    if row == statement.rowCount, case .clear = statement { clear() }
    return QueryRows(rows: rows, isAtEnd: row == statement.rowCount)
  }

  func summary() throws -> BoltSummary {
    var summary = BoltSummary(type: statement.type, database: "neo4j")
    summary.counters = counters
    if commits { summary.bookmark = "fake:1" }
    if case .plan(let profile) = statement {
      summary.plan = FakeGraph.plan(profile: profile)
      summary.notifications = [FakeGraph.notification]
    }
    return summary
  }

  func close() {}

  private func makeRow() throws -> [BoltValue] {
    switch statement {
    case .one: return [1]
    case .echo(let value): return [value]
    case .rows: return [.integer(row), .string("row \(row)")]
    case .create(let name):
      create()
      return [name]
    case .createMany:
      create()
      return [.integer(row)]
    case .count: return [.integer(Int64(session.withGraph { $0.nodeCount }))]
    case .createPath:
      session.withGraph { graph in
        graph.nodeCount += 2
        graph.hasPath = true
      }
      counters.nodesCreated = 2
      counters.relationshipsCreated = 1
      return [
        .node(FakeGraph.owner), .relationship(FakeGraph.owns), .node(FakeGraph.owned),
        .path(BoltPath(walking: [FakeGraph.owner, FakeGraph.owned], over: [FakeGraph.owns])),
      ]
    case .matchPath:
      return [.path(BoltPath(walking: [FakeGraph.owned, FakeGraph.owner], over: [FakeGraph.owns]))]
    case .divide(let late):
      if late, row == 1 { return [1] }
      throw FailureCode.arithmeticError.failure("DivisionByZero: an integer is divided by zero")
    case .long:
      while true {
        try session.checkInterrupt()
        Thread.sleep(forTimeInterval: 0.001)
      }
    case .tooDeep:
      return [(0..<2_000).reduce(.list([])) { inner, _ in .list([inner]) }]
    case .clear, .plan: return []
    }
  }

  private func create() {
    session.withGraph { $0.nodeCount += 1 }
    counters.nodesCreated += 1
    counters.labelsAdded += 1
    counters.propertiesSet += 1
  }

  private func clear() {
    counters.nodesDeleted = session.withGraph { graph in
      defer { graph = FakeBackend.Graph() }
      return graph.nodeCount
    }
  }
}
