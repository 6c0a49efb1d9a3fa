import PropertyGraph

extension CypherValue {
  /// Negative, zero or positive as the value stands before, with or after another one in ORDER BY.
  ///
  /// A total order over all values:
  ///
  /// ```text
  ///   maps, nodes, relationships, lists, paths, bytes, points, date-times, local date-times,
  ///   dates, times, local times, durations, texts, booleans, numbers, NaN, null
  /// ```
  ///
  /// Maps are ordered by size, then by their sorted keys, then by the values in that order.
  /// Durations are ordered by their length, a month counted as 2,629,746 seconds, then by months
  /// and days. Zero for an integer and a float of the same size, although the two print
  /// differently.
  ///
  /// *Source:* openCypher CIP2016-06-14; where points and bytes stand is ours to choose.
  public func order(_ other: CypherValue) -> Int {
    switch (self, other) {
    case (.integer(let a), .integer(let b)): return NumberComparison.order(a, b)
    case (.string(let a), .string(let b)): return NumberComparison.order(a, b)
    case (.node(let a), .node(let b)): return NumberComparison.order(a, b)
    case (.date(let a), .date(let b)): return NumberComparison.order(a, b)
    case (.float(let a), .float(let b)):
      if let order = NumberComparison.order(a, b) { return order }
    default: break
    }
    let ranks = (rank, other.rank)
    if ranks.0 != ranks.1 { return ranks.0 < ranks.1 ? -1 : 1 }
    switch (self, other) {
    case (.boolean(let a), .boolean(let b)): return a == b ? 0 : a ? 1 : -1
    // NaN has a rank of its own, so that all of these have an order.
    case (.integer(let a), .float(let b)): return NumberComparison.order(a, b) ?? 0
    case (.float(let a), .integer(let b)): return -(NumberComparison.order(b, a) ?? 0)
    case (.relationship(let a), .relationship(let b)):
      return NumberComparison.order(a.packed, b.packed)
    case (.list(let a), .list(let b)): return Self.order(a, b)
    case (.map(let a), .map(let b)): return Self.order(a, b)
    case (.path(let a), .path(let b)): return Self.order(a, b)
    case (.temporal(let a), .temporal(let b)): return a.ordered(against: b)?.rawValue ?? 0
    case (.point(let a), .point(let b)): return Self.order(a, b)
    case (.bytes(let a), .bytes(let b)):
      return a.lexicographicallyPrecedes(b) ? -1 : a == b ? 0 : 1
    default: return 0
    }
  }

  /// The place of the value's kind among the kinds.
  private var rank: Int {
    switch self {
    case .map: 0
    case .node: 1
    case .relationship: 2
    case .list: 3
    case .path: 4
    case .bytes: 5
    case .point: 6
    case .temporal(.dateTime): 7
    case .temporal(.localDateTime): 8
    case .date, .temporal(.date): 9
    case .temporal(.time): 10
    case .temporal(.localTime): 11
    case .temporal(.duration): 12
    case .string: 13
    case .boolean: 14
    case .integer: 15
    case .float(let number): number.isNaN ? 16 : 15
    case .null: 17
    }
  }

  private static func order(_ a: [CypherValue], _ b: [CypherValue]) -> Int {
    for at in 0..<min(a.count, b.count) {
      let order = a[at].order(b[at])
      if order != 0 { return order }
    }
    return NumberComparison.order(a.count, b.count)
  }

  private static func order(_ a: CypherMap, _ b: CypherMap) -> Int {
    if a.count != b.count { return a.count < b.count ? -1 : 1 }
    let (first, second) = (a.sorted, b.sorted)
    for (x, y) in zip(first, second) where x.key != y.key { return x.key < y.key ? -1 : 1 }
    for (x, y) in zip(first, second) {
      let order = x.value.order(y.value)
      if order != 0 { return order }
    }
    return 0
  }

  /// Node, relationship, node …: the first that differs decides.
  private static func order(_ a: PathValue, _ b: PathValue) -> Int {
    for at in 0..<min(a.nodes.count, b.nodes.count) {
      if a.nodes[at] != b.nodes[at] { return a.nodes[at] < b.nodes[at] ? -1 : 1 }
      guard at < min(a.relationships.count, b.relationships.count) else { break }
      let (x, y) = (a.relationships[at].packed, b.relationships[at].packed)
      if x != y { return x < y ? -1 : 1 }
    }
    return NumberComparison.order(a.nodes.count, b.nodes.count)
  }

  private static func order(_ a: Point, _ b: Point) -> Int {
    if a.srid != b.srid { return a.srid < b.srid ? -1 : 1 }
    for (x, y) in [(a.x, b.x), (a.y, b.y), (a.z ?? 0, b.z ?? 0)] {
      let order = CypherValue.float(x).order(.float(y))
      if order != 0 { return order }
    }
    return 0
  }
}
