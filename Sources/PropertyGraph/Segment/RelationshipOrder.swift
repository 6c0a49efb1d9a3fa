/// Relationships of one type in forward order: by source, then target, then arrival.
///
/// *Complexity:* counting by source and sorting each node's own, O(m + span + Σ d log d) for nodes
/// of d relationships; O(m log m) where they are few for the nodes they span. *Memory:* 8 bytes a
/// relationship while sorting, 12 when done.
struct RelationshipOrder {
  private(set) var arrivals: [UInt32] = []
  private(set) var sources: [UInt32] = []
  private(set) var targets: [UInt32] = []

  /// No relationships.
  init() {}

  var count: Int { arrivals.count }

  init(from: UnsafeBufferPointer<UInt32>, to: UnsafeBufferPointer<UInt32>) {
    let count = from.count
    let runs = Runs(of: from) { UInt64(to[$0]) << 32 | UInt64($0) }
    sources = runs.expanded()
    runs.sortEach()
    arrivals = [UInt32](unsafeUninitializedCapacity: count) { arrivals, filled in
      for i in 0..<count { arrivals[i] = UInt32(truncatingIfNeeded: runs.items[i]) }
      filled = count
    }
    targets = [UInt32](unsafeUninitializedCapacity: count) { targets, filled in
      for i in 0..<count { targets[i] = UInt32(truncatingIfNeeded: runs.items[i] >> 32) }
      filled = count
    }
    runs.deallocate()
  }

  /// The relationships by target, then source: what each node is reached from.
  func backward() -> (heads: [UInt32], tails: [UInt32]) {
    // Sources come in ascending order already, and so they stand in each run.
    targets.withUnsafeBufferPointer { targets in
      sources.withUnsafeBufferPointer { sources in
        let runs = Runs(of: targets) { sources[$0] }
        defer { runs.deallocate() }
        return (runs.expanded(), Array(runs.items))
      }
    }
  }

  /// Whether the relationships at two places have the same ends.
  @inline(__always)
  func joinsSame(_ a: Int, _ b: Int) -> Bool {
    sources[a] == sources[b] && targets[a] == targets[b]
  }

  /// Takes arrivals out.
  mutating func removeAll(where isGone: (UInt32) -> Bool) {
    keep(arrivals.indices.filter { !isGone(arrivals[$0]) })
  }

  /// Keeps the relationships at some places, ascending.
  mutating func keep(_ places: [Int]) {
    guard places.count < count else { return }
    for (at, place) in places.enumerated() {
      arrivals[at] = arrivals[place]
      sources[at] = sources[place]
      targets[at] = targets[place]
    }
    arrivals.removeSubrange(places.count...)
    sources.removeSubrange(places.count...)
    targets.removeSubrange(places.count...)
  }
}

/// Items put together by key, those of one key in the order they came in.
private struct Runs<Item: FixedWidthInteger & BitwiseCopyable> {
  let items: UnsafeMutableBufferPointer<Item>
  /// Each key that has items, and where they end.
  private let ends: [(key: UInt32, end: UInt32)]

  @inline(__always)
  init(of keys: UnsafeBufferPointer<UInt32>, _ item: (Int) -> Item) {
    items = .allocate(capacity: keys.count)
    guard let least = keys.min(), let greatest = keys.max() else {
      ends = []
      return
    }
    let span = Int(greatest - least) + 1
    if keys.count < span / 16 {
      let order = keys.indices.map { UInt64(keys[$0]) << 32 | UInt64($0) }.sorted()
      var ends: [(key: UInt32, end: UInt32)] = []
      for (place, entry) in order.enumerated() {
        let key = UInt32(truncatingIfNeeded: entry >> 32)
        items[place] = item(Int(UInt32(truncatingIfNeeded: entry)))
        if ends.last?.key == key {
          ends[ends.count - 1].end += 1
        } else {
          ends.append((key, UInt32(place + 1)))
        }
      }
      self.ends = ends
      return
    }
    let starts = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: span + 1)
    defer { starts.deallocate() }
    starts.initialize(repeating: 0)
    for key in keys { starts[Int(key &- least) + 1] &+= 1 }
    var distinct = 0
    for key in 1...span {
      distinct &+= starts[key] > 0 ? 1 : 0
      starts[key] &+= starts[key - 1]
    }
    for i in 0..<keys.count {
      let key = Int(keys[i] &- least)
      items[Int(starts[key])] = item(i)
      starts[key] &+= 1
    }
    ends = [(key: UInt32, end: UInt32)](unsafeUninitializedCapacity: distinct) { ends, filled in
      var before: UInt32 = 0
      for key in 0..<span where starts[key] > before {
        before = starts[key]
        ends[filled] = (least + UInt32(key), before)
        filled += 1
      }
    }
  }

  func deallocate() { items.deallocate() }

  /// The key of each item.
  func expanded() -> [UInt32] {
    [UInt32](unsafeUninitializedCapacity: items.count) { keys, filled in
      for (key, end) in ends {
        while filled < Int(end) {
          keys[filled] = key
          filled &+= 1
        }
      }
    }
  }

  /// Sorts the items of each key.
  func sortEach() {
    var start = 0
    for (_, end) in ends {
      var run = UnsafeMutableBufferPointer(rebasing: items[start..<Int(end)])
      if run.count <= 24 { Self.sortFew(run) } else { run.sort() }
      start = Int(end)
    }
  }

  /// Sorts by insertion.
  @inline(__always)
  private static func sortFew(_ run: UnsafeMutableBufferPointer<Item>) {
    for at in 1..<max(run.count, 1) {
      let item = run[at]
      var place = at
      while place > 0, run[place &- 1] > item {
        run[place] = run[place &- 1]
        place &-= 1
      }
      run[place] = item
    }
  }
}
