import PropertyGraph

/// A path under way: its last node and where it came from.
struct PartialLink: BitwiseCopyable {
  var number: UInt32
  var parent: Int32
  /// The place of the hop that led here.
  var hop: UInt32
  var cost: UInt32
  /// The days on which all ties so far hold.
  var from: Int32
  var to: Int32
  var hops: UInt8
  /// Whether there is no such day.
  var isApart: Bool
  /// Whether a hop of the path has a choice of ties.
  var hasChoice: Bool
}

/// Paths of a search in order: by cost, then by the numbers of their nodes.
///
/// Best first over partial paths: cost so far and the bound of the rest. Among partial paths of one
/// total those with the lower nodes come first, so that paths of equal cost come in their order.
struct PairPaths: ~Copyable {
  private var partials = FlatList<PartialLink>()
  /// A heap of places in `partials`, the least total first.
  private var heap = FlatList<(total: UInt32, partial: UInt32)>()
  /// Whether paths were given up at a limit.
  private(set) var isCut = false

  init(_ walk: borrowing PairWalk) {
    let least = walk.bound(walk.from, remaining: walk.options.maxHops)
    guard least != PairWalk.noWay else { return }
    partials.append(
      PartialLink(
        number: UInt32(walk.from), parent: -1, hop: 0, cost: 0, from: .min, to: .max, hops: 0,
        isApart: false, hasChoice: false))
    push(least, 0, walk)
  }

  deinit {
    var (partials, heap) = (partials, heap)
    partials.deallocate()
    heap.deallocate()
  }

  /// The next path, or nil when there is none.
  mutating func next(_ walk: inout PairWalk) -> LinkSearch.Path? {
    while let (total, at) = pop(walk) {
      let partial = partials[Int(at)]
      if Int(partial.number) == walk.to {
        if partial.hasChoice, !isBestChoice(at, walk) { continue }
        return path(at, total, walk)
      }
      guard Int(partial.hops) < walk.options.maxHops else { continue }
      if partials.count > LinkSearch.partialsMax {
        isCut = true
        return nil
      }
      extend(at, partial, &walk)
    }
    return nil
  }

  private mutating func extend(
    _ at: UInt32, _ partial: PartialLink, _ walk: inout PairWalk
  ) {
    let remaining = walk.options.maxHops - Int(partial.hops) - 1
    for place in walk.row(Int(partial.number)) {
      let hop = walk.hops[place]
      let rest = walk.bound(Int(hop.node), remaining: remaining)
      guard rest != PairWalk.noWay, let passing = walk.passing(Int(hop.node)),
        !isOnPath(at, hop.node)
      else { continue }
      var next = PartialLink(
        number: hop.node, parent: Int32(at), hop: UInt32(place),
        cost: partial.cost + hop.cost + passing, from: max(partial.from, hop.from),
        to: min(partial.to, hop.to), hops: partial.hops + 1, isApart: partial.isApart,
        hasChoice: partial.hasChoice || hasChoice(place, partial.number, walk))
      if !next.isApart, next.from >= next.to {
        next.isApart = true
        next.cost += LinkScore.apartCost
      }
      partials.append(next)
      push(next.cost + rest, UInt32(partials.count - 1), walk)
    }
  }

  /// Whether a neighbour of the hop's start is reached by more than one tie that may be the best.
  private func hasChoice(_ place: Int, _ start: UInt32, _ walk: borrowing PairWalk) -> Bool {
    let row = walk.rows[Int(start)]
    let (first, end) = (Int(row.first), Int(row.first + row.count))
    let node = walk.hops[place].node
    return place > first && walk.hops[place - 1].node == node
      || place + 1 < end && walk.hops[place + 1].node == node
  }

  private func isOnPath(_ end: UInt32, _ number: UInt32) -> Bool {
    var at = Int32(bitPattern: end)
    while at >= 0 {
      let partial = partials[Int(at)]
      if partial.number == number { return true }
      at = partial.parent
    }
    return false
  }

  private func chain(_ end: UInt32) -> [UInt32] {
    var chain: [UInt32] = []
    var at = Int32(bitPattern: end)
    while at >= 0 {
      chain.append(UInt32(at))
      at = partials[Int(at)].parent
    }
    return chain.reversed()
  }

  /// Whether no other choice of ties over the same nodes costs less, or as much and stands before.
  private func isBestChoice(_ end: UInt32, _ walk: borrowing PairWalk) -> Bool {
    let chain = chain(end)
    var groups: [[LinkReader.Hop]] = []
    var chosen: [Int] = []
    for at in chain.dropFirst() {
      let partial = partials[Int(at)]
      let row = walk.rows[Int(partials[Int(partial.parent)].number)]
      var first = Int(partial.hop)
      while first > Int(row.first), walk.hops[first - 1].node == partial.number { first -= 1 }
      var next = first
      var group: [LinkReader.Hop] = []
      while next < Int(row.first + row.count), walk.hops[next].node == partial.number {
        group.append(walk.hops[next])
        next += 1
      }
      chosen.append(Int(partial.hop) - first)
      groups.append(group)
    }
    var best: (cost: UInt32, ties: [UInt64], choice: [Int])?
    func choose(
      _ choice: [Int], _ ties: [UInt64], _ cost: UInt32, _ from: Int32, _ to: Int32,
      _ isApart: Bool
    ) {
      guard choice.count < groups.count else {
        let total = cost + (isApart ? LinkScore.apartCost : 0)
        if let best, best.cost < total { return }
        if let best, best.cost == total, !ties.lexicographicallyPrecedes(best.ties) { return }
        best = (total, ties, choice)
        return
      }
      for (place, hop) in groups[choice.count].enumerated() {
        let (from, to) = (max(from, hop.from), min(to, hop.to))
        choose(
          choice + [place], ties + [UInt64(hop.table) << 32 | UInt64(hop.position)],
          cost + hop.cost, from, to, isApart || from >= to)
      }
    }
    choose([], [], 0, .min, .max, false)
    return best?.choice == chosen
  }

  private func path(
    _ end: UInt32, _ cost: UInt32, _ walk: borrowing PairWalk
  ) -> LinkSearch.Path {
    let chain = chain(end)
    var path = LinkSearch.Path(cost: cost, nodes: [], ties: [], together: nil)
    var isAlone: [Bool] = []
    for at in chain {
      let partial = partials[Int(at)]
      let node = walk.numbers[Int(partial.number)]
      if let start = path.nodes.last {
        let hop = walk.hops[Int(partial.hop)]
        path.ties.append(hop.tie(walk.reader.ground, from: start.rawValue, to: node))
        isAlone.append(hop.isAlone)
      }
      path.nodes.append(NodeIndex(node))
    }
    path.isAlone = isAlone
    let last = partials[Int(end)]
    if !last.isApart { path.together = ValidityInterval(from: last.from, to: last.to) }
    return path
  }

  // MARK: - Order

  /// Whether one entry of the heap comes before another.
  private func precedes(
    _ a: (total: UInt32, partial: UInt32), _ b: (total: UInt32, partial: UInt32),
    _ walk: borrowing PairWalk
  ) -> Bool {
    if a.total != b.total { return a.total < b.total }
    let (x, y) = (partials[Int(a.partial)], partials[Int(b.partial)])
    var (p, q) = (Int32(bitPattern: a.partial), Int32(bitPattern: b.partial))
    while partials[Int(p)].hops > y.hops { p = partials[Int(p)].parent }
    while partials[Int(q)].hops > x.hops { q = partials[Int(q)].parent }
    let order = compare(p, q, walk)
    if order != 0 { return order < 0 }
    return x.hops != y.hops ? x.hops < y.hops : a.partial < b.partial
  }

  /// The order of two partial paths of the same length by their nodes.
  private func compare(_ a: Int32, _ b: Int32, _ walk: borrowing PairWalk) -> Int {
    if a == b || a < 0 { return 0 }
    let (x, y) = (partials[Int(a)], partials[Int(b)])
    let before = compare(x.parent, y.parent, walk)
    if before != 0 || x.number == y.number { return before }
    return walk.numbers[Int(x.number)] < walk.numbers[Int(y.number)] ? -1 : 1
  }

  private mutating func push(_ total: UInt32, _ partial: UInt32, _ walk: borrowing PairWalk) {
    heap.append((total, partial))
    var at = heap.count - 1
    while at > 0, precedes(heap[at], heap[(at - 1) / 2], walk) {
      swap(at, (at - 1) / 2)
      at = (at - 1) / 2
    }
  }

  private mutating func pop(_ walk: borrowing PairWalk) -> (total: UInt32, partial: UInt32)? {
    guard heap.count > 0 else { return nil }
    let first = heap[0]
    heap[0] = heap[heap.count - 1]
    heap.count -= 1
    var at = 0
    while true {
      var least = at
      for child in [at * 2 + 1, at * 2 + 2]
      where child < heap.count && precedes(heap[child], heap[least], walk) {
        least = child
      }
      if least == at { return first }
      swap(at, least)
      at = least
    }
  }

  private func swap(_ a: Int, _ b: Int) {
    let kept = heap[a]
    heap[a] = heap[b]
    heap[b] = kept
  }
}

extension ValidityInterval {
  /// Half-open days, the first and last there are for open ends.
  init(from: Int32, to: Int32) {
    self.init(
      from: from == .min ? nil : CalendarDate(days: from),
      to: to == .max ? nil : CalendarDate(days: to))
  }
}
