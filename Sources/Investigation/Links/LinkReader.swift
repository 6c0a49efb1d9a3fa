import Glibc
import PropertyGraph

/// Reads neighbours and their costs, for one thread.
///
/// What it finds out about a node it keeps in four bytes a node, in zero pages of the system that
/// are touched where a search comes by:
///
/// ```
/// bits 8–31 cost of passing   5–7 tier   2 may be passed   1 tier known   0 passing known
/// ```
final class LinkReader {
  /// A hop to a neighbour by one of the ties between the two.
  struct Hop: BitwiseCopyable {
    var node: UInt32
    var cost: UInt32
    /// When the tie holds: `[from, to)` in days.
    var from: Int32
    var to: Int32
    var position: UInt32
    /// The place of its type in the tables.
    var table: UInt16
    /// Whether the tie is stored in the direction of the hop.
    var isForward: Bool
    /// Whether no other tie that takes part joins the two.
    var isAlone: Bool

    func tie(_ ground: LinkGround, from start: UInt32, to end: UInt32) -> Relationship {
      Relationship(
        index: RelationshipIndex(type: ground.tables[Int(table)].type, position: position),
        from: NodeIndex(isForward ? start : end), to: NodeIndex(isForward ? end : start))
    }
  }

  /// Costs of the tiers, by number of sources.
  private struct Evidence {
    let tiers: [EvidenceTier]
    let costs: [[UInt32]]

    init() {
      // The best first, so that the weaker of two ends has the higher number.
      tiers = EvidenceTier.allCases.sorted()
      costs = tiers.map { tier in
        (0...8).map { LinkScore.cost(ofFactor: LinkScore.evidence(tier: tier, sources: $0)) }
      }
    }
  }

  let ground: LinkGround
  private let notes: UnsafeMutablePointer<UInt32>
  private let evidence = Evidence()
  private let validityCosts = LinkScore.Validity.allCases.map {
    LinkScore.cost(ofFactor: $0.factor)
  }
  private var found = FlatList<Hop>()
  /// Ties met since the last ``forget()`` that took no part: because of the day, undated, and
  /// because a party of theirs is one by its name alone.
  private(set) var otherDays = 0
  private(set) var undated = 0
  private(set) var namesAlone = 0

  init(_ ground: LinkGround) {
    self.ground = ground
    guard let memory = calloc(Int(ground.caseGraph.graph.nodeIndexLimit) + 1, 4) else {
      fatalError("out of memory")
    }
    notes = memory.assumingMemoryBound(to: UInt32.self)
  }

  deinit {
    free(notes)
    found.deallocate()
  }

  func forget() { (otherDays, undated, namesAlone) = (0, 0, 0) }

  /// What it costs to pass through a node; nil where no link may.
  func passing(_ node: UInt32) -> UInt32? {
    var note = notes[Int(node)]
    if note & 1 == 0 {
      let degree = ground.degree(of: node)
      note |= 1
      if degree <= ground.options.hubLimit, !ground.isTopic(node) {
        let cost = LinkScore.cost(ofFactor: ground.rarity(of: node, degree: degree))
        note |= 4 | cost << 8
      }
      notes[Int(node)] = note
    }
    return note & 4 == 0 ? nil : note >> 8
  }

  private func tier(_ node: UInt32) -> Int {
    var note = notes[Int(node)]
    if note & 2 == 0 {
      let tier = ground.tier(of: node)
      note |= 2 | UInt32(evidence.tiers.firstIndex(of: tier) ?? 0) << 5
      notes[Int(node)] = note
    }
    return Int(note >> 5 & 7)
  }

  /// The neighbours of a node, ascending, each with its cheapest tie; behind it those ties that
  /// cost more and hold on days on which the ones before do not. Valid until the next call.
  func hops(of node: UInt32) -> UnsafeBufferPointer<Hop> {
    found.removeAll()
    for place in ground.adjacencies.indices {
      let (out, back) = ground.adjacencies[place]
      out.forEachRelationship(of: node) { other, position in
        add(place, position, isForward: true, node, other)
      }
      back.forEachRelationship(of: node) { other, position in
        add(place, position, isForward: false, node, other)
      }
    }
    sort()
    reduce()
    return UnsafeBufferPointer(found.items)
  }

  private func add(
    _ place: Int, _ position: UInt32, isForward: Bool, _ node: UInt32, _ other: UInt32
  ) {
    guard other != node else { return }
    let table = ground.tables[place]
    let interval =
      table.validity.isDated ? table.validity.interval(Int(position)) : ValidityInterval()
    guard let validity = ground.validity(interval, table) else {
      if let day = ground.options.day, !interval.holds(on: day) {
        otherDays += 1
      } else {
        undated += 1
      }
      return
    }
    let tier = max(tier(node), tier(other))
    if evidence.tiers[tier] == .name, !ground.options.namesAlone {
      namesAlone += 1
      return
    }
    var cost = table.cost
    if let share = table.share?.double(Int(position)) {
      cost = LinkScore.cost(ofFactor: LinkScore.interest(weight: table.weight, share: share))
    }
    cost += validityCosts[validity.rawValue]
    let sources = min(ground.sourceCount(table, position), 8)
    cost += evidence.costs[tier][sources]
    found.append(
      Hop(
        node: other, cost: max(cost, 1), from: interval.from?.days ?? .min,
        to: interval.to?.days ?? .max, position: position, table: UInt16(place),
        isForward: isForward, isAlone: true))
  }

  /// By neighbour, cost, type, position.
  private func sort() {
    var hops = found.items
    hops.sort { a, b in
      if a.node != b.node { return a.node < b.node }
      if a.cost != b.cost { return a.cost < b.cost }
      if a.table != b.table { return a.table < b.table }
      return a.position != b.position ? a.position < b.position : a.isForward && !b.isForward
    }
  }

  /// Leaves out ties that cost more than another and hold on no day on which it does not.
  private func reduce() {
    let hops = found.items
    var (count, first) = (0, 0)
    while first < hops.count {
      var next = first + 1
      while next < hops.count, hops[next].node == hops[first].node { next += 1 }
      let start = count
      for at in first..<next {
        var hop = hops[at]
        hop.isAlone = next - first == 1
        let isNeeded = !(start..<count).contains {
          hops[$0].from <= hop.from && hops[$0].to >= hop.to
        }
        if isNeeded {
          hops[count] = hop
          count += 1
        }
      }
      first = next
    }
    found.count = count
  }
}
