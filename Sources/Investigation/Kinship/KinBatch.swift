import Dispatch
import PropertyGraph

/// The kin of many persons within one set, as flat arrays.
///
/// ```
/// persons     [17, 4, …]             as asked
/// offsets     [0, 12, 31, …]
/// relatives   [ … 12 … | … 19 … ]    ascending for each person
/// ```
public struct KinBatch: Sendable {
  public let persons: [UInt32]
  public let offsets: [Int]
  public let relatives: [UInt32]
  /// `member` or `possible`, for each relative.
  public let memberships: [KinMembership]

  /// The relatives of the person at a place of `persons`.
  public subscript(_ place: Int) -> ArraySlice<UInt32> {
    relatives[offsets[place]..<offsets[place + 1]]
  }
}

extension KinFinder {
  /// Everyone in a set, or perhaps in it, for each of many persons.
  ///
  /// Terms and chains are left for ``relative(of:to:at:within:)`` to tell of those that matter.
  ///
  /// - Parameter threads: at least 1; the answer is the same for any number.
  ///
  /// *Complexity:* O(chains of all persons); a few microseconds a person.
  public func kin(
    of persons: [UInt32], in set: KinSet, at day: CalendarDate? = nil, threads: Int = 1
  ) -> KinBatch {
    let bound = KinBound.set(set)
    let share = 512
    let count = (persons.count + share - 1) / share
    var parts = [Part](repeating: Part(), count: count)
    parts.withUnsafeMutableBufferPointer { parts in
      let shares = Shares(parts: parts)
      let workers = min(max(threads, 1), max(count, 1))
      DispatchQueue.concurrentPerform(iterations: workers) { worker in
        for place in stride(from: worker, to: count, by: workers) {
          let range = place * share..<min((place + 1) * share, persons.count)
          shares.parts[place] = part(persons[range], set, day, bound)
        }
      }
    }
    var offsets = [0]
    offsets.reserveCapacity(persons.count + 1)
    for part in parts {
      for size in part.sizes { offsets.append(offsets[offsets.count - 1] + size) }
    }
    return KinBatch(
      persons: persons, offsets: offsets, relatives: parts.flatMap(\.relatives),
      memberships: parts.flatMap(\.memberships))
  }

  private struct Part {
    var sizes: [Int] = []
    var relatives: [UInt32] = []
    var memberships: [KinMembership] = []
  }

  /// Every worker writes places of its own.
  private struct Shares: @unchecked Sendable {
    let parts: UnsafeMutableBufferPointer<Part>
  }

  private func part(
    _ persons: ArraySlice<UInt32>, _ set: KinSet, _ day: CalendarDate?, _ bound: KinBound
  ) -> Part {
    var part = Part()
    var walk = KinWalk(context.ties.view, context.policy, visitsMax: chainsMax)
    for person in persons {
      bound.table.withUnsafeBufferPointer {
        walk.run(from: person, on: day?.days, $0.baseAddress!)
      }
      let before = part.relatives.count
      for key in Self.wanted(walk, bound) {
        let node = UInt32(key >> 32)
        let visit = walk.visits[Self.visit(key)]
        let shape = visit.shape
        let shared =
          shape == KinShape(.blood, 1, 1) ? SharedParents(rawValue: visit.shared) : nil
        let membership = set.membership(shape, visit.flags, shared: shared, policy)
        if membership == .none { continue }
        if part.relatives.count > before, part.relatives[part.relatives.count - 1] == node {
          let last = part.memberships.count - 1
          part.memberships[last] = max(part.memberships[last], membership)
        } else {
          part.relatives.append(node)
          part.memberships.append(membership)
        }
      }
      part.sizes.append(part.relatives.count - before)
    }
    return part
  }
}
