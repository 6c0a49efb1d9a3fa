import BoltProtocol
import Foundation
import Synchronization
import Testing

@testable import GuanxiServer

/// A workspace as clients use it, without a socket between.
@Suite struct WorkspaceBackendTests {
  private static func options(
    _ change: (inout BoltTransactionOptions) -> Void
  ) -> BoltTransactionOptions {
    var options = BoltTransactionOptions()
    change(&options)
    return options
  }

  // MARK: - Statements

  @Test func aStatementTellsColumnsRowsAndWhatItChanged() throws {
    let session = try ServedWorkspace().session()
    let made = try session.bring("UNWIND range(1, 3) AS n CREATE (:T {n: n}) RETURN n")
    #expect(made.fields == ["n"] && made.rows == [[1], [2], [3]])
    #expect(made.summary.type == .readWrite && made.summary.database == "neo4j")
    #expect(made.summary.counters.nodesCreated == 3 && made.summary.counters.labelsAdded == 3)
    #expect(made.summary.counters.propertiesSet == 3 && made.summary.bookmark != nil)
    let read = try session.bring("MATCH (t:T) RETURN t.n AS n ORDER BY n DESC")
    #expect(read.rows == [[3], [2], [1]] && read.summary.type == .read)
    #expect(read.summary.counters == BoltCounters() && read.summary.bookmark == nil)
    let deleted = try session.bring("MATCH (t:T) DELETE t")
    #expect(deleted.fields.isEmpty && deleted.summary.type == .write)
    #expect(deleted.summary.counters.nodesDeleted == 3)
    let schema = try session.bring("CREATE INDEX FOR (t:T) ON (t.n)")
    #expect(schema.summary.type == .schema && schema.summary.counters.indexesAdded == 1)
  }

  @Test func rowsComeInPartsOfAnySize() throws {
    let session = try ServedWorkspace().session()
    for size in [1, 3, 1_000, 20_000] {
      let cursor = try session.run(BoltQuery(text: "UNWIND range(1, 30000) AS n RETURN n"))
      var next: Int64 = 1
      while true {
        let part = try cursor.next(size)
        #expect(part.rows.count <= size)
        for row in part.rows {
          if row != [.integer(next)] { Issue.record("row \(row) where \(next) is expected") }
          next += 1
        }
        if part.isAtEnd || part.rows.isEmpty || next > 3_000 && size == 1 { break }
      }
      #expect(next == (size == 1 ? 3_001 : 30_001))
      cursor.close()
    }
  }

  @Test func plansAreTold() throws {
    let session = try ServedWorkspace().session()
    let plan = try #require(try session.bring("EXPLAIN MATCH (n:T) RETURN n").summary.plan)
    #expect(!plan.operatorType.isEmpty && plan.figures == nil)
    let profile = try #require(
      try session.bring("PROFILE UNWIND [1, 2] AS n RETURN n").summary.plan)
    #expect(profile.figures?.rows == 2)
  }

  @Test func theStatementIsListedWhileItRuns() throws {
    let session = try ServedWorkspace().session()
    let text = "SHOW TRANSACTIONS YIELD currentQuery RETURN currentQuery"
    #expect(try session.value(text) == .string(text))
    let open = try session.run(BoltQuery(text: "RETURN 'open'"))
    #expect(try session.bring(text).rows.count == 2)
    open.close()
    #expect(session.code("RETURN 1 +") != nil)
    #expect(try session.bring(text).rows.count == 1)
  }

  @Test func eachStatementIsRecorded() throws {
    let workspace = try ServedWorkspace()
    let session = try workspace.session()
    _ = try session.bring("RETURN 1 AS n")
    _ = try session.bring("UNWIND range(1, 20000) AS n RETURN n")
    let records = try workspace.folder.auditRecords()
    #expect(records.map(\.what).contains("RETURN 1 AS n"))
    #expect(records.allSatisfy { $0.who == "tester" && !$0.isUnmasked })
    #expect(records.first?.count == 1 && records.last?.count == 20_000)
  }

  // MARK: - What is asked for beside the statement

  @Test func databasesByTheirNames() throws {
    let workspace = try ServedWorkspace()
    let session = try workspace.session()
    let name = URL(fileURLWithPath: workspace.path).deletingPathExtension().lastPathComponent
    for database in ["neo4j", "NEO4J", "system", name, "\(name).gx"] {
      let options = Self.options { $0.database = database }
      #expect(try session.bring("RETURN 1", [:], options).summary.database == database)
    }
    let unknown = Self.options { $0.database = "other" }
    #expect(session.code("RETURN 1", [:], unknown) == "Neo.ClientError.Database.DatabaseNotFound")
    #expect(throws: BoltFailure.self) { try session.begin(unknown) }
  }

  @Test func nobodyActsInAnothersName() throws {
    let session = try ServedWorkspace().session()
    let options = Self.options { $0.impersonatedUser = "li" }
    #expect(session.code("RETURN 1", [:], options) == "Neo.ClientError.Security.Forbidden")
  }

  @Test func readingModeRefusesWrites() throws {
    let reading = Self.options { $0.accessMode = .read }
    let session = try ServedWorkspace().session()
    let code = "Neo.ClientError.Statement.AccessMode"
    #expect(session.code("CREATE ()", [:], reading) == code)
    #expect(session.code("CREATE INDEX FOR (t:T) ON (t.n)", [:], reading) == code)
    #expect(session.code("RETURN 1", [:], reading) == nil)
    try session.begin(reading)
    #expect(session.code("CREATE ()", [:], nil) == code)
    session.rollback()
    let closed = try ServedWorkspace(mayWrite: false).session()
    #expect(closed.code("CREATE ()") == code)
    #expect(try closed.value("MATCH (n) RETURN count(n)") == 0)
  }

  // MARK: - Transactions

  @Test func aTransactionIsAllOrNothing() throws {
    let workspace = try ServedWorkspace()
    let (one, other) = (try workspace.session(), try workspace.session())
    let count = "MATCH (n) RETURN count(n)"
    try one.begin(BoltTransactionOptions())
    _ = try one.bring("CREATE ()", [:], nil)
    #expect(try one.value(count, within: true) == 1)
    #expect(try other.value(count) == 0)
    one.rollback()
    #expect(try one.value(count) == 0)
    try one.begin(BoltTransactionOptions())
    _ = try one.bring("CREATE ()", [:], nil)
    _ = try one.bring("CREATE ()", [:], nil)
    #expect(try one.commit() != nil)
    #expect(try other.value(count) == 2)
  }

  @Test func severalResultsAreOpenInOneTransaction() throws {
    let session = try ServedWorkspace().session()
    try session.begin(BoltTransactionOptions())
    let rows = "UNWIND range(1, 5) AS n RETURN n"
    let first = try session.run(BoltQuery(text: rows, options: nil))
    #expect(try first.next(2).rows == [[1], [2]])
    _ = try session.bring("CREATE (:T)", [:], nil)
    let second = try session.run(BoltQuery(text: "MATCH (t:T) RETURN count(t)", options: nil))
    _ = try session.bring("CREATE (:T)", [:], nil)
    #expect(try first.next(9).rows == [[3], [4], [5]])
    #expect(try second.next(9).rows == [[1]], "a result saw what was written after it")
    _ = try session.commit()
    #expect(try session.value("MATCH (t:T) RETURN count(t)") == 2)
  }

  /// Drivers run every statement of `execute_query` inside a transaction.
  @Test func aTransactionMayChangeTheSchema() throws {
    let session = try ServedWorkspace().session()
    let list = "SHOW CONSTRAINTS YIELD name RETURN count(*)"
    let create = "CREATE CONSTRAINT one FOR (t:T) REQUIRE t.n IS UNIQUE"
    try session.begin(BoltTransactionOptions())
    #expect(try session.bring(create, [:], nil).summary.counters.constraintsAdded == 1)
    session.rollback()
    #expect(try session.value(list) == 0)
    try session.begin(BoltTransactionOptions())
    _ = try session.bring(create, [:], nil)
    _ = try session.commit()
    #expect(try session.value(list) == 1)
    _ = try session.bring("CREATE (:T {n: 1})")
    #expect(
      session.code("CREATE (:T {n: 1})") == "Neo.ClientError.Schema.ConstraintValidationFailed")
  }

  @Test func aWriterWaitsAndThenIsToldToTryAgain() throws {
    let workspace = try ServedWorkspace(patience: .milliseconds(200))
    let (one, other) = (try workspace.session(), try workspace.session())
    try one.begin(BoltTransactionOptions())
    _ = try one.bring("CREATE ()", [:], nil)
    #expect(other.code("CREATE ()")?.hasPrefix("Neo.TransientError.Transaction.") == true)
    #expect(other.code("MATCH (n) RETURN n") == nil, "a reader waited for the writer")
    _ = try one.commit()
    #expect(other.code("CREATE ()") == nil)
  }

  /// Each reader sees whole transactions, and never an older state than before.
  @Test(.timeLimit(.minutes(10))) func manyReadWhileTwoWrite() throws {
    let backend = try ServedWorkspace().backend
    let crowd = Crowd()
    let signIn = BoltSignIn(scheme: "none")
    for _ in 0..<8 {
      crowd.start(crowd.readers) {
        var last: Int64 = 0
        let session = try backend.openSession(for: signIn)
        while !crowd.isOver.load(ordering: .acquiring) {
          let row = try session.bring("MATCH (n) RETURN count(n), sum(n.v)").rows[0]
          guard case .integer(let count) = row[0], count % 2 == 0, row[1] == 0, count >= last else {
            throw FailureCode.unknown.failure("\(row) after \(last)")
          }
          last = count
          crowd.readings.add(1, ordering: .relaxed)
        }
      }
    }
    for _ in 0..<2 {
      crowd.start(crowd.writers) {
        let session = try backend.openSession(for: signIn)
        for number: Int64 in 1...15 {
          try session.begin(BoltTransactionOptions())
          _ = try session.bring("CREATE ({v: $v})", ["v": .integer(number)], nil)
          _ = try session.bring("CREATE ({v: -$v})", ["v": .integer(number)], nil)
          _ = try session.commit()
        }
      }
    }
    crowd.writers.wait()
    crowd.isOver.store(true, ordering: .releasing)
    crowd.readers.wait()
    #expect(crowd.faults.withLock { $0 } == [])
    #expect(crowd.readings.load(ordering: .relaxed) > 0)
    let count = try backend.openSession(for: signIn).value("MATCH (n) RETURN count(n)")
    #expect(count == 60)
  }

  @Test func aSilentTransactionIsUndone() throws {
    let workspace = try ServedWorkspace(idle: .milliseconds(200))
    let (one, other) = (try workspace.session(), try workspace.session())
    try one.begin(BoltTransactionOptions())
    _ = try one.bring("CREATE (:Silent)", [:], nil)
    #expect(other.code("CREATE (:Other)") == nil, "the silent one kept the right to write")
    let code = "Neo.ClientError.Transaction.TransactionTimedOut"
    #expect(one.code("RETURN 1", [:], nil) == code)
    #expect { try one.commit() } throws: { ($0 as? BoltFailure)?.code == code }
    #expect(try other.value("MATCH (n) RETURN labels(n)[0]") == "Other")
  }

  // MARK: - Time and interruption

  private static let long =
    "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b WITH a, b WHERE a + b = 0 "
    + "RETURN count(*)"

  @Test func timeRunsOut() throws {
    let session = try ServedWorkspace().session()
    let brief = Self.options { $0.timeoutMillis = 100 }
    let code = "Neo.ClientError.Transaction.TransactionTimedOut"
    #expect(session.code(Self.long, [:], brief) == code)
    try session.begin(brief)
    #expect(session.code(Self.long, [:], nil) == code)
    session.rollback()
    #expect(session.code("RETURN 1") == nil)
    let endless = Self.options { $0.timeoutMillis = .max }
    #expect(session.code("RETURN 1", [:], endless) == nil)
  }

  @Test(.timeLimit(.minutes(10))) func anInterruptEndsWhatRunsAndWhatComes() throws {
    let session = try ServedWorkspace().session()
    Thread.detachNewThread {
      Thread.sleep(forTimeInterval: 0.2)
      session.interrupt()
    }
    let code = "Neo.ClientError.Transaction.Terminated"
    #expect(session.code(Self.long) == code)
    #expect(session.code(Self.long) == code)
    session.clearInterrupt()
    #expect(session.code("RETURN 1") == nil)
  }
}

/// Threads that use one backend at the same time, and what went wrong on them.
private final class Crowd: @unchecked Sendable {
  let readers = DispatchGroup()
  let writers = DispatchGroup()
  let isOver = Atomic(false)
  let readings = Atomic(0)
  let faults = Mutex<[String]>([])

  func start(_ group: DispatchGroup, _ body: @escaping @Sendable () throws -> Void) {
    group.enter()
    Thread.detachNewThread { [self] in
      do { try body() } catch {
        faults.withLock { $0.append("\(error)") }
      }
      group.leave()
    }
  }
}
