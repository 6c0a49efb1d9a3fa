/// One chain of holdings from an owner down to a company.
public struct OwnershipChain: Hashable, Sendable {
  /// From the owner to the company.
  public let parties: [UInt32]
  /// Each from a party to the next one.
  public let holdings: [OwnershipGraph.Holding]
  /// The product of their shares.
  public let share: ShareInterval
}

extension OwnershipGraph {
  /// The chains that carry most of what some owners hold of a company in the end.
  ///
  /// A chain meets no party twice; what goes round in a circle shows in the share in the end, not
  /// in chains. The largest product comes first (by the middle of its bounds), then the one found
  /// first, which is the shorter; so the same chains come first for any limit.
  ///
  /// - Parameters:
  ///   - owners: parties of any kind.
  ///   - chainsMax: of each owner, at least 1.
  ///   - stepsMax: how many chains and beginnings of chains are looked at in all.
  ///
  /// - Returns: for each owner, as asked, its chains; fewer than there are if a limit was met.
  ///
  /// *Complexity:* O(stepsMax · (holders of a company + log)).
  public func chains(
    from owners: [UInt32], to company: UInt32, chainsMax: Int = 4, stepsMax: Int = 20_000
  ) -> [[OwnershipChain]] {
    var search = ChainSearch(self, wanted: owners, chainsMax: chainsMax)
    return search.run(to: company, stepsMax: stepsMax)
  }
}

/// The best chain first, upwards from a company.
private struct ChainSearch {
  /// A chain from a party down to the company: one holding, and the chain below it.
  private struct Step {
    let party: UInt32
    /// The place of the holding among those that lead up; none at the company itself.
    let entry: Int
    let below: Int
    let share: ShareInterval
    var rank: Double { share.low + share.high }
  }

  private let graph: OwnershipGraph
  private let wanted: [UInt32: [Int]]
  private let chainsMax: Int
  private var found: [[OwnershipChain]]
  private var steps: [Step] = []
  private var heap: [Int] = []
  private var open: Int

  init(_ graph: OwnershipGraph, wanted owners: [UInt32], chainsMax: Int) {
    self.graph = graph
    self.chainsMax = max(chainsMax, 1)
    var wanted: [UInt32: [Int]] = [:]
    for (place, owner) in owners.enumerated() { wanted[owner, default: []].append(place) }
    self.wanted = wanted
    found = Array(repeating: [], count: owners.count)
    open = wanted.count
  }

  mutating func run(to company: UInt32, stepsMax: Int) -> [[OwnershipChain]] {
    push(Step(party: company, entry: -1, below: -1, share: ShareInterval(1)))
    while open > 0, let place = pop() {
      let step = steps[place]
      if step.entry >= 0, let rows = wanted[step.party], found[rows[0]].count < chainsMax {
        let chain = chain(at: place)
        for row in rows { found[row].append(chain) }
        if found[rows[0]].count == chainsMax { open -= 1 }
      }
      for entry in graph.up.range(step.party) {
        let holder = graph.up.parties[entry]
        if steps.count > stepsMax { break }
        guard graph.kinds[Int(holder)] == .company || wanted[holder] != nil,
          !meets(holder, place)
        else { continue }
        let share = ShareInterval(
          step.share.low * graph.up.low[entry], step.share.high * graph.up.high[entry])
        push(Step(party: holder, entry: entry, below: place, share: share))
      }
    }
    return found
  }

  private func meets(_ party: UInt32, _ place: Int) -> Bool {
    var at = place
    while at >= 0 {
      if steps[at].party == party { return true }
      at = steps[at].below
    }
    return false
  }

  private func chain(at place: Int) -> OwnershipChain {
    var parties = [steps[place].party]
    var holdings: [OwnershipGraph.Holding] = []
    var at = place
    while steps[at].below >= 0 {
      let (step, below) = (steps[at], steps[at].below)
      holdings.append(
        OwnershipGraph.Holding(
          holder: step.party, company: steps[below].party,
          share: ShareInterval(graph.up.low[step.entry], graph.up.high[step.entry]),
          row: graph.up.records[step.entry]))
      parties.append(steps[below].party)
      at = below
    }
    return OwnershipChain(parties: parties, holdings: holdings, share: steps[place].share)
  }

  private func precedes(_ a: Int, _ b: Int) -> Bool {
    steps[a].rank != steps[b].rank ? steps[a].rank > steps[b].rank : a < b
  }

  private mutating func push(_ step: Step) {
    steps.append(step)
    heap.append(steps.count - 1)
    var at = heap.count - 1
    while at > 0, precedes(heap[at], heap[(at - 1) / 2]) {
      heap.swapAt(at, (at - 1) / 2)
      at = (at - 1) / 2
    }
  }

  private mutating func pop() -> Int? {
    guard let top = heap.first else { return nil }
    heap[0] = heap[heap.count - 1]
    heap.removeLast()
    var at = 0
    while true {
      var best = at
      for child in [2 * at + 1, 2 * at + 2] where child < heap.count {
        if precedes(heap[child], heap[best]) { best = child }
      }
      if best == at { return top }
      heap.swapAt(at, best)
      at = best
    }
  }
}
