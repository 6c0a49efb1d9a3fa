@testable import PropertyGraph

/// A small graph that lives in a folder of its own: written, edited, taken up again.
final class GraphFixture {
  let folder: TemporaryFolder
  private(set) var paths: [String] = []
  private(set) var snapshot: GraphSnapshot
  let log = MemoryLog()

  init() throws {
    folder = try TemporaryFolder()
    snapshot = try GraphSnapshot(segments: [], scope: .all)
  }

  /// A base, or a delta over what is there.
  func importing(_ build: (GraphBuilder) throws -> Void) throws {
    let builder = try GraphBuilder(over: snapshot)
    try build(builder)
    try write(builder)
  }

  func compact(_ build: (GraphBuilder) throws -> Void = { _ in }) throws {
    let builder = try GraphBuilder(compacting: snapshot)
    try build(builder)
    paths = []
    try write(builder)
  }

  private func write(_ builder: GraphBuilder) throws {
    paths.append(folder.file("\(folder.path.count)-\(fileCount).gxs"))
    fileCount += 1
    try builder.write(to: paths.last!)
    log.commits = []
    snapshot = try GraphSnapshot(segments: paths, scope: .all)
  }

  private var fileCount = 0

  func edit(_ body: (GraphTransaction) throws -> Void) throws {
    let transaction = try GraphTransaction(on: snapshot)
    try body(transaction)
    snapshot = try transaction.commit(to: log)
  }

  /// Makes changes count that nobody can ask for yet.
  func apply(_ changes: [GraphChange]) throws {
    var state = snapshot.state
    for change in changes { try state.overlay.apply(change) }
    snapshot = try GraphSnapshot(state, scope: .all)
  }

  func node(_ reference: String) throws -> NodeIndex {
    guard let node = try snapshot.node(reference: reference) else {
      throw GraphError(.notThere, reference)
    }
    return node
  }

  func tie(_ reference: String) throws -> RelationshipIndex {
    guard let tie = try snapshot.relationship(reference: reference) else {
      throw GraphError(.notThere, reference)
    }
    return tie.index
  }
}

extension GraphBuilder {
  /// The person with a key, made when it is not there.
  func person(_ key: String, _ labels: [String] = ["Person"]) -> UInt32 {
    let node = node(space: keySpace("person"), key: key).node
    add(labels: labelSet(labels), to: node)
    return node
  }
}
