import PropertyGraph
import Synchronization

/// What is worked out from a graph when it is first asked for, and kept with it: kinship and
/// ownership as flat arrays.
final class DerivedViews: Sendable {
  private struct Shelf {
    var kin: KinFinder?
    var kinSets: KinSets?
    var identity: IdentityIndex?
    /// The last one asked for comes last.
    var ownership: [(time: OwnershipTime, graph: OwnershipGraph)] = []
  }

  private let shelf = Mutex(Shelf())
  /// Of how many days holdings are kept.
  private static let daysMax = 4

  func kin(_ make: () throws -> KinFinder) throws -> KinFinder {
    try shelf.withLock { shelf in
      if let kept = shelf.kin { return kept }
      let made = try make()
      shelf.kin = made
      return made
    }
  }

  func kinSets() throws -> KinSets {
    try shelf.withLock { shelf in
      if let kept = shelf.kinSets { return kept }
      let made = try KinSets.shipped()
      shelf.kinSets = made
      return made
    }
  }

  func identity(_ make: () throws -> IdentityIndex) throws -> IdentityIndex {
    try shelf.withLock { shelf in
      if let kept = shelf.identity { return kept }
      let made = try make()
      shelf.identity = made
      return made
    }
  }

  func ownership(
    at time: OwnershipTime, _ make: () throws -> OwnershipGraph
  ) throws -> OwnershipGraph {
    try shelf.withLock { shelf in
      if let at = shelf.ownership.firstIndex(where: { $0.time == time }) {
        let kept = shelf.ownership.remove(at: at)
        shelf.ownership.append(kept)
        return kept.graph
      }
      let made = try make()
      if shelf.ownership.count == Self.daysMax { shelf.ownership.removeFirst() }
      shelf.ownership.append((time, made))
      return made
    }
  }
}

extension CaseGraph {
  /// Finds the kin of a person in this graph; made once.
  ///
  /// *Complexity:* the first call O(nodes + ties of kinship).
  public func kinFinder() throws -> KinFinder {
    try derived.kin { try KinFinder(KinTies(graph)) }
  }

  /// The sets of kin that the law draws.
  public func kinSets() throws -> KinSets { try derived.kinSets() }

  /// Who holds which company on a day, or now: where no end is recorded. Made once for each day.
  ///
  /// *Complexity:* the first call for a day O(nodes + holdings · log).
  public func ownership(on day: CalendarDate?) throws -> OwnershipGraph {
    let time = day.map { OwnershipTime.day($0) } ?? .now
    return try derived.ownership(at: time) { try OwnershipGraph(graph, at: time) }
  }
}
