import PropertyGraph

/// One search between two nodes: balls around both ends, bounds, then paths in order.
///
/// Nodes that are met get small numbers, and everything about them lies in flat lists by number:
///
/// ```
/// numbers   node 17 ↔ 0, node 4 ↔ 1 …
/// near      hops from the one end      far   hops from the other       255 where not met
/// rows      where the node's hops stand, once they were read; in a hop, `node` is a number
/// bounds    [r · count + number]  the least cost to the other end over walks of at most r hops
/// ```
struct PairWalk: ~Copyable {
  typealias Hop = LinkReader.Hop

  struct Row: BitwiseCopyable {
    var first: UInt32
    var count: UInt32
    static let unread = UInt32.max
  }

  static let unmet: UInt8 = 255
  static let noWay = UInt32.max

  let reader: LinkReader
  let options: LinkSearch.Options
  /// Numbers of the ends.
  let from = 0
  let to = 1
  var numbers = NodeNumbers()
  var near = FlatList<UInt8>()
  var far = FlatList<UInt8>()
  var rows = FlatList<Row>()
  var hops = FlatList<Hop>()
  /// Nodes around each end in order of their distance, and where each distance begins.
  var nearOrder = FlatList<UInt32>()
  var farOrder = FlatList<UInt32>()
  var (nearRadius, farRadius) = (0, 0)
  var readCount = 0
  /// Whether the balls stopped at a limit.
  var isCut = false
  var bounds = FlatList<UInt32>()
  var boundCount = 0
  private var hubs: Set<UInt32> = []

  init(_ reader: LinkReader, from: UInt32, to: UInt32) {
    self.reader = reader
    options = reader.ground.options
    reader.forget()
    _ = number(from)
    _ = number(to)
  }

  deinit {
    var lists = (near, far, rows, hops, nearOrder, farOrder, bounds)
    lists.0.deallocate()
    lists.1.deallocate()
    lists.2.deallocate()
    lists.3.deallocate()
    lists.4.deallocate()
    lists.5.deallocate()
    lists.6.deallocate()
  }

  func node(_ number: Int) -> UInt32 { numbers[number] }

  /// Nodes that were met and not passed through.
  var pricedOut: [(node: NodeIndex, degree: Int)] {
    hubs.map { (NodeIndex($0), reader.ground.degree(of: $0)) }
      .sorted { ($1.degree, $0.node.rawValue) < ($0.degree, $1.node.rawValue) }
  }

  @inline(__always) private mutating func number(_ node: UInt32) -> Int {
    let number = numbers.number(node)
    if number == near.count {
      near.append(Self.unmet)
      far.append(Self.unmet)
      rows.append(Row(first: Row.unread, count: 0))
    }
    return number
  }

  /// Places of the hops of a node, read when they are first asked for.
  @inline(__always) mutating func row(_ number: Int) -> Range<Int> {
    let row = rows[number]
    if row.first != Row.unread { return Int(row.first)..<Int(row.first + row.count) }
    return read(number)
  }

  private mutating func read(_ number: Int) -> Range<Int> {
    guard readCount < options.nodesMax else {
      isCut = true
      return 0..<0
    }
    let first = hops.count
    readCount += 1
    for hop in reader.hops(of: numbers[number]) {
      var hop = hop
      hop.node = UInt32(self.number(hop.node))
      hops.append(hop)
    }
    rows[number] = Row(first: UInt32(first), count: UInt32(hops.count - first))
    return first..<hops.count
  }

  /// What it costs to pass through a node, nil where no link may; the ends always may be.
  mutating func passing(_ number: Int) -> UInt32? {
    if number == from || number == to { return 0 }
    if let cost = reader.passing(numbers[number]) { return cost }
    hubs.insert(numbers[number])
    return nil
  }

  // MARK: - Balls

  /// Grows both balls, the smaller frontier first, until a path of `maxHops` would meet.
  mutating func grow() {
    near[from] = 0
    far[to] = 0
    nearOrder.append(UInt32(from))
    farOrder.append(UInt32(to))
    var (nearFirst, farFirst) = (0, 0)
    while nearRadius + farRadius < options.maxHops, !isCut {
      let isNear = nearOrder.count - nearFirst <= farOrder.count - farFirst
      let first = isNear ? nearOrder.count : farOrder.count
      expand(isNear: isNear, first: isNear ? nearFirst : farFirst)
      if isNear {
        nearRadius = first == nearOrder.count ? options.maxHops : nearRadius + 1
        nearFirst = first
      } else {
        farRadius = first == farOrder.count ? options.maxHops : farRadius + 1
        farFirst = first
      }
    }
  }

  /// One more layer. The other end is reached but never passed through.
  private mutating func expand(isNear: Bool, first: Int) {
    let end = isNear ? to : from
    let radius = isNear ? nearRadius : farRadius
    let limit = isNear ? nearOrder.count : farOrder.count
    for at in first..<limit {
      let number = Int(isNear ? nearOrder[at] : farOrder[at])
      guard number != end, passing(number) != nil else { continue }
      let row = row(number)
      if isCut { return }
      let distances = isNear ? near : far
      for place in row {
        let other = hops[place].node
        guard distances[Int(other)] == Self.unmet else { continue }
        distances[Int(other)] = UInt8(radius + 1)
        if isNear { nearOrder.append(other) } else { farOrder.append(other) }
      }
    }
  }

  // MARK: - Bounds

  /// For each number of remaining hops the least cost to the far end, over walks: never more than
  /// that of the best path.
  mutating func bound() {
    boundCount = numbers.count
    let maxHops = options.maxHops
    bounds.append(repeating: Self.noWay, count: boundCount * (maxHops + 1))
    bounds[to] = 0
    // Nodes whose bound fell in the round before; the others have told their neighbours already.
    var news = [UInt32(to)]
    for remaining in 1...maxHops {
      let (last, layer) = ((remaining - 1) * boundCount, remaining * boundCount)
      let start = bounds.start!
      (start + layer).update(from: start + last, count: boundCount)
      if remaining <= farRadius {
        // Outwards from the far end: relax the neighbours of what is settled.
        var fallen: [UInt32] = []
        for number in news where Int(number) != from {
          guard let passing = passing(Int(number)) else { continue }
          let rest = bounds[last + Int(number)] + passing
          for place in row(Int(number)) {
            let hop = hops[place]
            let total = hop.cost + rest
            guard total < bounds[layer + Int(hop.node)] else { continue }
            if bounds[layer + Int(hop.node)] == bounds[last + Int(hop.node)] {
              fallen.append(hop.node)
            }
            bounds[layer + Int(hop.node)] = total
          }
        }
        news = fallen
      } else {
        // Around the near end: each node asks its neighbours.
        for at in nearOrder.indices {
          let number = Int(nearOrder[at])
          let distance = Int(near[number])
          if distance > maxHops - remaining || distance >= nearRadius { break }
          guard number != to, passing(number) != nil else { continue }
          for place in row(number) {
            let hop = hops[place]
            let rest = bounds[last + Int(hop.node)]
            guard rest != Self.noWay, let passing = passing(Int(hop.node)) else { continue }
            let total = hop.cost + passing + rest
            if total < bounds[layer + number] { bounds[layer + number] = total }
          }
        }
      }
    }
  }

  @inline(__always) func bound(_ number: Int, remaining: Int) -> UInt32 {
    number < boundCount ? bounds[remaining * boundCount + number] : Self.noWay
  }
}
