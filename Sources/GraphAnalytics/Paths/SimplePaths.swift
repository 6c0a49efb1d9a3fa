/// Lengths and number of the paths that are asked for.
public struct SimplePathOptions: Sendable {
  /// Edges of a path at least, 1 or more.
  public var minHops = 1
  /// Edges of a path at most.
  public var maxHops: Int
  /// Paths after which counting or listing ends, 0 or more.
  public var limit = Int.max

  public init(maxHops: Int) { self.maxHops = maxHops }
}

extension PathSearcher {
  /// How many simple paths lead from one vertex to another within some hops, at most `limit`.
  ///
  /// A path is the sequence of its vertices, none of them twice: parallel ties do not count again,
  /// and there is no path from a vertex to itself. Follows outgoing ties.
  ///
  /// Depth-first from the source, stepping only where the target is still within reach; see
  /// ``PathPruning``.
  ///
  /// - Throws: ``AnalyticsError/parameter(name:found:expected:)``, ``AnalyticsError/cancelled``.
  /// - Complexity: two balls of about half the bound; then O(walks within the bound that can still
  ///   reach the target · degree), which can grow like degree to the power of the bound: give a
  ///   limit where a user chooses the bound. 4 bytes a vertex of the graph and 8 a vertex reached.
  ///
  /// *Source:* pruning by distance to the target as in Y. Peng et al., "Towards bridging theory and
  /// practice: hop-constrained s-t simple path enumeration", PVLDB 13(4), 2019, doi
  /// 10.14778/3372716.3372720, without its learned barriers.
  public func simplePathCount(
    from source: Int, to target: Int, _ options: SimplePathOptions
  ) throws(AnalyticsError) -> Int {
    var count = 0
    try walk(source, target, options) { (outgoing, pruning, target) throws(AnalyticsError) in
      count = try walkAll(
        outgoing, target, pruning, max(1, options.minHops), options.limit, nil)
    }
    return count
  }

  /// The simple paths from one vertex to another within some hops, short ones first and those of
  /// one length in the order of their vertices, at most `limit` of them.
  ///
  /// As ``simplePathCount(from:to:_:)``; each length is a walk of its own.
  public func simplePaths(
    from source: Int, to target: Int, _ options: SimplePathOptions
  ) throws(AnalyticsError) -> PathList {
    var paths = PathList()
    try walk(source, target, options) { (outgoing, pruning, target) throws(AnalyticsError) in
      var hops = max(1, options.minHops)
      while hops <= pruning.hops, !paths.isCut {
        let left = options.limit - paths.count
        // One more than wanted tells whether there are more.
        var found = PathList()
        let wanted = left == .max ? left : left + 1
        let count = try walkAll(outgoing, target, PathPruning(hops: hops), hops, wanted, &found)
        for at in 0..<min(count, left) { paths.append(found[at]) }
        paths.isCut = count > left
        hops += 1
      }
    }
    return paths
  }

  /// Validates, prunes, and runs `body` where there is any path at all.
  private func walk(
    _ source: Int, _ target: Int, _ options: SimplePathOptions,
    _ body: (CSR, PathPruning, UInt32) throws(AnalyticsError) -> Void
  ) throws(AnalyticsError) {
    defer { clear() }
    let (source, target) = try (
      projection.checked(source, "source"), projection.checked(target, "target")
    )
    let maxHops = try projection.checkedHops(options.maxHops, "maxHops")
    _ = try projection.checkedHops(options.minHops, "minHops")
    guard options.limit >= 0 else {
      throw .parameter(name: "limit", found: "\(options.limit)", expected: "0 or more")
    }
    if source == target { return }
    try projection.withRows { (outgoing, incoming) throws(AnalyticsError) in
      guard
        let pruning = try prune(
          source, target, maxHops, onlyShortest: false, outgoing, incoming)
      else { return }
      try body(outgoing, pruning, target)
    }
  }

  /// All paths of `minHops` to the bound's edges from the near list's first vertex, in the order of
  /// their vertices. A vertex on the path bears the mark ``Mark/near``.
  func walkAll(
    _ rows: CSR, _ target: UInt32, _ pruning: PathPruning, _ minHops: Int, _ limit: Int,
    _ paths: UnsafeMutablePointer<PathList>?
  ) throws(AnalyticsError) -> Int {
    if limit == 0 { return 0 }
    let (marks, notes) = (marks.base, notes.base)
    let (offsets, targets) = (rows.offsets, rows.targets)
    let hops = pruning.hops
    let path = UnsafeMutablePointer<UInt32>.allocate(capacity: hops + 2)
    let cursors = UnsafeMutablePointer<Int>.allocate(capacity: hops + 2)
    var depth = 0
    defer {
      for at in 0...max(0, depth) { Mark.remove(Mark.near, path[at], marks) }
      path.deallocate()
      cursors.deallocate()
    }
    path[0] = nearList.vertices[0]
    cursors[0] = Int(offsets[Int(path[0])])
    Mark.set(Mark.near, path[0], marks)
    var count = 0
    var entries = 0
    while depth >= 0 {
      let u = Int(path[depth])
      var at = cursors[depth]
      let start = Int(offsets[u])
      let end = Int(offsets[u &+ 1])
      let atBefore = at
      let left = hops &- depth &- 1
      var next: UInt32?
      while at < end {
        let v = targets[at]
        at &+= 1
        // Only one that can reach the target and is not on the path.
        if Mark.of(v, marks) != Mark.far || Int(notes[Int(v)]) > left { continue }
        if at &- 2 >= start, targets[at &- 2] == v { continue }
        if v == target {
          if depth &+ 1 < minHops { continue }
        } else if left != 1 {
          next = v
          break
        } else if hops < minHops {
          continue
        }
        count &+= 1
        if let paths {
          let found = UnsafeBufferPointer(start: path, count: depth &+ 1)
          paths.pointee.append(v == target ? found + [v] : found + [v, target])
        }
        if count == limit { return count }
      }
      entries &+= at &- atBefore
      if entries > Self.entriesBetweenChecks {
        entries = 0
        try run.check()
      }
      if let next {
        cursors[depth] = at
        depth &+= 1
        path[depth] = next
        cursors[depth] = Int(offsets[Int(next)])
        Mark.set(Mark.near, next, marks)
      } else {
        Mark.remove(Mark.near, path[depth], marks)
        depth &-= 1
      }
    }
    return count
  }
}
