import PropertyGraph
import Synchronization

/// Projections that were built, kept for whoever asks for the same again.
///
/// The least recently asked for go first when there are more bytes than allowed. One that is asked
/// for while it is built is built twice and kept once: waiting would need somebody else's consent
/// to be cancelled.
public final class ProjectionStore: Sendable {
  private struct Key: Hashable {
    let state: GraphStateIdentity
    let scope: ReadScope
    let parties: Parties
    let request: ProjectionRequest
  }
  private struct Shelf {
    var kept: [(key: Key, projection: Projection)] = []
    var byteCount = 0

    /// Finds one and puts it last, so that it goes last.
    mutating func take(_ key: Key) -> Projection? {
      guard let at = kept.firstIndex(where: { $0.key == key }) else { return nil }
      let found = kept.remove(at: at)
      kept.append(found)
      return found.projection
    }

    mutating func keep(_ key: Key, _ projection: Projection, _ byteLimit: Int) {
      guard projection.byteCount <= byteLimit, take(key) == nil else { return }
      kept.append((key, projection))
      byteCount += projection.byteCount
      while byteCount > byteLimit {
        byteCount -= kept.removeFirst().projection.byteCount
      }
    }
  }

  public let byteLimit: Int
  private let shelf = Mutex(Shelf())

  public init(byteLimit: Int) { self.byteLimit = byteLimit }

  /// The projection that a request asks for, built unless it is kept.
  ///
  /// What an open transaction sees is not kept: its next change makes it another.
  public func projection(
    _ request: ProjectionRequest, of snapshot: GraphSnapshot, run: KernelRun
  ) throws -> Projection {
    guard snapshot.identity.draft == 0 else {
      return try Projection.of(snapshot, request, run: run)
    }
    let key = Key(
      state: snapshot.identity, scope: snapshot.scope, parties: snapshot.parties, request: request)
    if let kept = shelf.withLock({ $0.take(key) }) { return kept }
    let made = try Projection.of(snapshot, request, run: run)
    shelf.withLock { $0.keep(key, made, byteLimit) }
    return made
  }

  /// Bytes of what is kept.
  public var byteCount: Int { shelf.withLock { $0.byteCount } }
}
