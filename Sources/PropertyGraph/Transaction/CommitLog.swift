/// Where commits are kept so that they outlive the process. The graph declares it; a workspace
/// implements it.
public protocol CommitLog: AnyObject {
  /// Makes a commit durable, and returns only then: a commit whose call returned is there after any
  /// crash, and one whose call threw is not.
  func append(_ commit: Commit) throws
}

/// What one transaction changed, as bytes that mean something on the state it was made on and on no
/// other.
///
/// ```text
///   8  sum of what follows, which names the state after it
///   1  version
///   8  the state it was made on: the sum of the commit before, or the identity of the last segment
///   …  changes
/// ```
public struct Commit: Sendable, Hashable {
  /// Tells damage from what was written.
  public let bytes: [UInt8]

  /// - Parameter bytes: what an earlier commit's ``bytes`` were.
  public init(bytes: [UInt8]) { self.bytes = bytes }

  private static let version: UInt8 = 1

  init(_ changes: [GraphChange], on overlay: Overlay) {
    var body = ByteWriter()
    body.put(Self.version)
    body.put(overlay.lineage)
    body.put(bytes: GraphChange.encode(changes))
    var whole = ByteWriter()
    whole.put(body.bytes.withUnsafeBytes(Checksum.of))
    whole.put(bytes: body.bytes)
    bytes = whole.bytes
  }

  /// Tells the commit from every other.
  var sum: UInt64 {
    bytes.count < 8
      ? 0 : bytes.withUnsafeBytes { UInt64(littleEndian: $0.loadUnaligned(as: UInt64.self)) }
  }

  /// The changes, for the state they were made on.
  func changes(on overlay: Overlay) throws(GraphError) -> [GraphChange] {
    let result: Result<[GraphChange], GraphError> = bytes.withUnsafeBytes { all in
      do throws(GraphError) {
        var reader = ByteReader(all)
        let sum = try reader.integer(UInt64.self)
        guard Checksum.of(UnsafeRawBufferPointer(rebasing: all[8...])) == sum else {
          throw GraphError(.corrupt, "a commit is not what was written")
        }
        guard try reader.integer(UInt8.self) == Self.version else {
          throw GraphError(.corrupt, "a commit of another version")
        }
        guard try reader.integer(UInt64.self) == overlay.lineage else {
          throw GraphError(.corrupt, "a commit made on another state of the graph")
        }
        return .success(try GraphChange.decode(UnsafeRawBufferPointer(rebasing: all[17...])))
      } catch { return .failure(error) }
    }
    return try result.get()
  }
}

extension GraphSnapshot {
  /// The graph after some commits, which must be those that followed on its state.
  ///
  /// *Complexity:* O(changes).
  public func applying(_ commits: [Commit]) throws(GraphError) -> GraphSnapshot {
    if commits.isEmpty { return self }
    var state = state
    for commit in commits {
      for change in try commit.changes(on: state.overlay) { try state.overlay.apply(change) }
      state.overlay.follow(commit)
    }
    return try GraphSnapshot(state, scope: scope, parties: parties, seal: seal)
  }
}
