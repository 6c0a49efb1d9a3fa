import Foundation
import PropertyGraph
import ReferenceGraph
import Synchronization
import Testing

/// A snapshot is one committed state, whatever is written while it is read.
@Suite struct SnapshotIsolationTests {
  /// The newest state, for whoever asks.
  private final class Newest: Sendable {
    private let snapshot: Mutex<GraphSnapshot>
    private let isDone = Mutex(false)
    private let readCount = Mutex(0)

    init(_ snapshot: GraphSnapshot) { self.snapshot = Mutex(snapshot) }

    var value: GraphSnapshot {
      get { snapshot.withLock { $0 } }
      set { snapshot.withLock { $0 = newValue } }
    }
    var reads: Int { readCount.withLock { $0 } }
    func countRead() { readCount.withLock { $0 += 1 } }

    var isOver: Bool {
      get { isDone.withLock { $0 } }
      set { isDone.withLock { $0 = newValue } }
    }
  }

  private static let counters = 8
  private static let units: Int64 = 800

  /// Counters, each of which knows the next, and a ledger that knows every move.
  private func begin(in folder: TemporaryFolder) throws -> GraphSnapshot {
    let builder = GraphBuilder()
    let nodes = (0..<Self.counters).map { builder.person("\($0)", ["Counter"]) }
    for (number, node) in nodes.enumerated() {
      builder.set("units", of: node, to: .integer(Self.units / Int64(Self.counters)))
      builder.relationship(
        "NEXT", from: node, to: nodes[(number + 1) % nodes.count],
        citation: Citation(source: 1, row: UInt32(number + 2)))
    }
    _ = builder.person("ledger", ["Ledger"])
    try builder.write(to: folder.file("base"))
    return try GraphSnapshot(segments: [folder.file("base")], scope: .all)
  }

  private struct Broken: Error { var what: String }

  /// What holds in every committed state: as many units as ever, and as many moves as the ledger
  /// counts, each of them a node and a tie.
  private static func check(_ snapshot: GraphSnapshot) throws -> Int64 {
    func agree(_ isSo: Bool, _ what: String) throws { if !isSo { throw Broken(what: what) } }
    let column = try snapshot.column("units")!
    var (sum, one): (Int64, Int64) = (0, 0)
    for node in snapshot.ranges(of: snapshot.label("Counter")!).joined() {
      if case .integer(let units)? = column.value(node) { sum += units }
      if case .integer(let units)? = try snapshot.value("units", of: NodeIndex(node)) {
        one += units
      }
      try agree(try snapshot.outgoing(snapshot.type("NEXT")!).degree(of: node) == 1, "next")
    }
    try agree(sum == units && one == units, "\(sum) and \(one) units")
    let ledger = try snapshot.node(reference: "person:ledger")!
    var moves: Int64 = 0
    if case .integer(let count)? = try snapshot.value("moves", of: ledger) { moves = count }
    guard let type = snapshot.type("MOVED") else {
      try agree(moves == 0, "\(moves) moves without a tie")
      return moves
    }
    let out = try snapshot.outgoing(type)
    let back = try snapshot.incoming(type)
    try agree(out.degree(of: ledger.rawValue) == Int(moves), "ties of the ledger")
    try agree(try snapshot.relationshipCount(type) == Int(moves), "count of ties")
    for move in out.neighbours(of: ledger.rawValue) {
      try agree(back.neighbours(of: move) == [ledger.rawValue], "a tie in one direction")
    }
    try agree(snapshot.nodeCount == counters + 1 + Int(moves), "nodes")
    return moves
  }

  /// Moves a unit and writes it down; every now and then takes a move back.
  private static func commit(
    _ number: Int, on snapshot: GraphSnapshot, to log: MemoryLog, _ random: inout SeededGenerator
  ) throws -> GraphSnapshot {
    let transaction = try GraphTransaction(on: snapshot)
    let ledger = try snapshot.node(reference: "person:ledger")!
    for (counter, change) in [(random.below(counters), -1), (random.below(counters), 1)] {
      let node = try snapshot.node(reference: "person:\(counter)")!
      guard case .integer(let units)? = try transaction.snapshot().value("units", of: node) else {
        throw Broken(what: "no units")
      }
      try transaction.set("units", of: node, to: .integer(units + Int64(change)))
    }
    var moves: Int64 = 0
    if case .integer(let count)? = try snapshot.value("moves", of: ledger) { moves = count }
    if number % 3 == 2, let type = snapshot.type("MOVED"),
      let move = try snapshot.outgoing(type).neighbours(of: ledger.rawValue).first
    {
      try transaction.delete(NodeIndex(move), detaching: true)
      moves -= 1
    } else {
      let move = try transaction.createNode(labels: ["Move"])
      _ = try transaction.createRelationship("MOVED", from: ledger, to: move)
      moves += 1
    }
    try transaction.set("moves", of: ledger, to: .integer(moves))
    return try transaction.commit(to: log)
  }

  /// Runs each on a thread of its own until all are done, and throws the first error.
  private static func onThreads(_ bodies: [@Sendable () throws -> Void]) throws {
    let group = DispatchGroup()
    let fault = Mutex<(any Error)?>(nil)
    for body in bodies {
      group.enter()
      Thread.detachNewThread {
        do { try body() } catch { fault.withLock { $0 = $0 ?? error } }
        group.leave()
      }
    }
    group.wait()
    if let error = fault.withLock({ $0 }) { throw error }
  }

  /// Reads the newest state again and again.
  private static func read(_ newest: Newest, _ number: Int) throws {
    var random = SeededGenerator(seed: UInt64(number))
    repeat {
      let snapshot = newest.value
      let moves = try check(snapshot)
      if random.chance(0.3) {
        // Other readers of the same state: one sees less, for one two records are a party.
        let hidden = try snapshot.reopened(scope: ReadScope(hiddenLabels: ["Move"]))
        if hidden.nodeCount != counters + 1 { throw Broken(what: "hidden moves") }
        let pair = [0, 1].map { NodeIndex(UInt32($0)) }
        let parties = try snapshot.reopened(parties: Parties([pair]))
        if parties.nodeCount != snapshot.nodeCount - 1 { throw Broken(what: "parties") }
      }
      // Asked again it says the same.
      if try check(snapshot) != moves { throw Broken(what: "a state that changed") }
      newest.countRead()
    } while !newest.isOver
  }

  /// Commits again and again; now and then the overlay becomes a delta, and the deltas a base.
  private static func write(_ newest: Newest, in folder: TemporaryFolder) throws {
    defer { newest.isOver = true }
    var (log, random) = (MemoryLog(), SeededGenerator(seed: 99))
    for number in 0..<500 {
      newest.value = try commit(number, on: newest.value, to: log, &random)
      guard number % 50 == 49 else { continue }
      let path = folder.file("\(number)")
      let isBase = number % 100 == 99
      let builder =
        isBase
        ? try GraphBuilder(compacting: newest.value) : try GraphBuilder(over: newest.value)
      try builder.write(to: path)
      let before = isBase ? [] : paths(number, in: folder)
      newest.value = try GraphSnapshot(segments: before + [path], scope: .all)
      log = MemoryLog()
    }
  }

  @Test(.timeLimit(.minutes(10))) func readersSeeCommittedStatesAlone() throws {
    let folder = try TemporaryFolder()
    let first = try begin(in: folder)
    let portrait = try GraphPortrait(of: first)
    let newest = Newest(first)
    let readers = (0..<8).map { number -> @Sendable () throws -> Void in
      { try Self.read(newest, number) }
    }
    try Self.onThreads(readers + [{ try Self.write(newest, in: folder) }])
    #expect(newest.reads >= 8)
    #expect(try Self.check(newest.value) > 0)
    // Whoever held the first state still sees it, touched nodes or not.
    try GraphPortrait(of: first).compare(with: portrait)
    #expect(try Self.check(first) == 0)
  }

  /// The segments below the delta that is written after a commit.
  private static func paths(_ number: Int, in folder: TemporaryFolder) -> [String] {
    [number < 50 ? folder.file("base") : folder.file("\(number - 50)")]
  }
}
