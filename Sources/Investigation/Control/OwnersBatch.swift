import Dispatch
import Synchronization

extension OwnershipGraph {
  /// Every owner that reaches a threshold or may reach it, of many companies.
  ///
  /// - Parameters:
  ///   - companies: all, where none are named.
  ///   - threshold: over 0 to 1, such as 0.25.
  ///   - threads: at least 1; the answer is the same for any number.
  ///
  /// *Complexity:* O(parties and holdings above each company · log); where shares are exact what is
  /// below a sixteenth of the threshold is followed only where it may matter.
  public func owners(
    of companies: [UInt32]? = nil, from threshold: Double = 0.25, threads: Int = 1
  ) -> OwnersBatch {
    precondition(threshold > 0 && threshold <= 1, "a threshold lies over 0 to 1")
    let asked =
      companies ?? (0..<UInt32(partyCount)).filter { kinds[Int($0)] == .company }
    let size = 256
    let count = (asked.count + size - 1) / size
    var parts = [Part](repeating: Part(), count: count)
    let cursor = Atomic<Int>(0)
    parts.withUnsafeMutableBufferPointer { buffer in
      let shares = Shares(parts: buffer)
      DispatchQueue.concurrentPerform(iterations: min(max(threads, 1), max(count, 1))) { _ in
        let search = OwnerSearch(self)
        while true {
          let place = cursor.wrappingAdd(1, ordering: .relaxed).oldValue
          if place >= count { return }
          let range = place * size..<min((place + 1) * size, asked.count)
          shares.parts[place] = part(asked[range], threshold, search)
        }
      }
    }
    var offsets = [0]
    offsets.reserveCapacity(asked.count + 1)
    for part in parts {
      for size in part.sizes { offsets.append(offsets[offsets.count - 1] + size) }
    }
    return OwnersBatch(
      companies: asked, offsets: offsets, owners: parts.flatMap(\.owners),
      shares: parts.flatMap(\.shares))
  }

  private struct Part {
    var sizes: [Int] = []
    var owners: [UInt32] = []
    var shares: [ShareInterval] = []
  }

  /// Every worker writes places of its own.
  private struct Shares: @unchecked Sendable {
    let parts: UnsafeMutableBufferPointer<Part>
  }

  private func part(
    _ companies: ArraySlice<UInt32>, _ threshold: Double, _ search: OwnerSearch
  ) -> Part {
    var part = Part()
    var found: [(party: UInt32, share: ShareInterval)] = []
    for company in companies {
      found.removeAll(keepingCapacity: true)
      search.owners(of: company, from: threshold) { found.append(($0, $1)) }
      found.sort { $0.party < $1.party }
      part.sizes.append(found.count)
      for owner in found {
        part.owners.append(owner.party)
        part.shares.append(owner.share)
      }
    }
    return part
  }
}
