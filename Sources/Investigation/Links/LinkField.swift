import PropertyGraph

/// The best walks from one party to everything within some hops.
///
/// A walk may be the best of a pair though another one to the same node costs less: the cheaper one
/// may never have held together with what comes behind. So each node keeps every walk that no other
/// one beats whatever follows. One walk beats another to the same node, of as many hops or more,
/// where it costs no more and holds on all days on which the other does; or where it costs less by
/// ``LinkScore/apartCost``, the most that it can still lose.
///
/// ```
/// walks    each with the walk before; those of h hops stand together, by growing h
/// latest   by number of the node, its last walk; `next` of a walk leads to the one before
/// ```
///
/// The cost of a walk counts its hops and what it passes through, not its own node; once no day is
/// left on which all its ties hold, that too, and then it holds on all days. No best walk comes to
/// a node twice, since every hop costs something.
struct LinkField: ~Copyable {
  struct Walk: BitwiseCopyable {
    var node: UInt32
    var cost: UInt32
    /// The walk before; -1 at the start.
    var parent: Int32
    /// Another walk to the node, -1 at the end.
    var next: Int32
    var position: UInt32
    var table: UInt16
    var hops: UInt8
    /// Whether the tie is stored from the node before to this one.
    var isForward: Bool
    var from: Int32
    var to: Int32
    /// Whether its ties held on no day together.
    var isApart: Bool
    /// Whether a walk of as many hops beat it after it was found.
    var isBeaten: Bool
  }

  var walks = FlatList<Walk>()
  private var latest = FlatList<Int32>()
  private var numbers = NodeNumbers()
  private(set) var readCount = 0
  private(set) var isCut = false
  /// Nodes that may not be passed through.
  private(set) var hubs: Set<UInt32> = []
  /// Whether walks are read from their far end, as those to the second party are.
  private let isReversed: Bool

  /// - Parameter isReversed: walks lead to the party, and equal ones are told apart from the other
  ///   end.
  init(_ reader: LinkReader, from start: UInt32, hops: Int, isReversed: Bool) {
    self.isReversed = isReversed
    _ = numbers.number(start)
    walks.append(
      Walk(
        node: start, cost: 0, parent: -1, next: -1, position: 0, table: 0, hops: 0,
        isForward: true, from: .min, to: .max, isApart: false, isBeaten: false))
    latest.append(0)
    var layer = 0..<1
    for hop in 0..<hops {
      for at in layer where !walks[at].isBeaten {
        if readCount >= reader.ground.options.nodesMax {
          isCut = true
          return
        }
        expand(at, hop + 1, reader)
      }
      layer = layer.upperBound..<walks.count
    }
  }

  deinit {
    var (walks, latest) = (walks, latest)
    walks.deallocate()
    latest.deallocate()
  }

  private mutating func expand(_ at: Int, _ hops: Int, _ reader: LinkReader) {
    let walk = walks[at]
    var base = walk.cost
    if at > 0 {
      guard let passing = reader.passing(walk.node) else {
        hubs.insert(walk.node)
        return
      }
      base += passing
    }
    let costMax = reader.ground.options.costMax
    if base > costMax { return }
    readCount += 1
    for hop in reader.hops(of: walk.node) {
      var new = Walk(
        node: hop.node, cost: base + hop.cost, parent: Int32(at), next: -1, position: hop.position,
        table: hop.table, hops: UInt8(hops), isForward: hop.isForward,
        from: max(walk.from, hop.from), to: min(walk.to, hop.to), isApart: walk.isApart,
        isBeaten: false)
      if walk.isApart {
        (new.from, new.to) = (.min, .max)
      } else if new.from >= new.to {
        new.cost += LinkScore.apartCost
        (new.from, new.to, new.isApart) = (.min, .max, true)
      }
      if new.cost <= costMax { take(new) }
    }
  }

  /// Keeps a walk unless another one beats it.
  private mutating func take(_ new: Walk) {
    var new = new
    let number = numbers.number(new.node)
    if number == latest.count {
      latest.append(Int32(walks.count))
      walks.append(new)
      return
    }
    var at = latest[number]
    while at >= 0 {
      let old = walks[Int(at)]
      if !old.isBeaten, beats(old, new) { return }
      if old.hops == new.hops, !old.isBeaten, beats(new, old) {
        walks.items[Int(at)].isBeaten = true
      }
      at = old.next
    }
    new.next = latest[number]
    latest[number] = Int32(walks.count)
    walks.append(new)
  }

  private func beats(_ a: Walk, _ b: Walk) -> Bool {
    if a.from <= b.from, a.to >= b.to, a.cost <= b.cost {
      return a.cost < b.cost || precedes(a, b)
    }
    let most = a.cost + LinkScore.apartCost
    return most < b.cost || (most == b.cost && precedes(a, b))
  }

  /// Whether one walk to a node comes before another that costs as much; of two the same the first.
  private func precedes(_ a: Walk, _ b: Walk) -> Bool {
    let (x, y) = (trace(a), trace(b))
    return x == y ? a.cost <= b.cost : x < y
  }

  func trace(_ walk: Walk) -> WalkTrace {
    var trace = WalkTrace()
    var walk = walk
    trace.nodes.append(walk.node)
    while walk.parent >= 0 {
      trace.ties.append(UInt64(walk.table) << 32 | UInt64(walk.position))
      walk = walks[Int(walk.parent)]
      trace.nodes.append(walk.node)
    }
    if !isReversed {
      trace.nodes.reverse()
      trace.ties.reverse()
    }
    return trace
  }
}

/// The nodes and ties of a path as they are read: what tells paths of equal cost apart.
struct WalkTrace: Comparable {
  var nodes: [UInt32] = []
  /// Place of the type in the tables, and position.
  var ties: [UInt64] = []

  static func < (a: WalkTrace, b: WalkTrace) -> Bool {
    a.nodes != b.nodes
      ? a.nodes.lexicographicallyPrecedes(b.nodes) : a.ties.lexicographicallyPrecedes(b.ties)
  }
}

extension LinkField.Walk {
  /// The last tie of the walk as a relationship.
  func tie(_ ground: LinkGround, from start: UInt32) -> Relationship {
    Relationship(
      index: RelationshipIndex(type: ground.tables[Int(table)].type, position: position),
      from: NodeIndex(isForward ? start : node), to: NodeIndex(isForward ? node : start))
  }
}
