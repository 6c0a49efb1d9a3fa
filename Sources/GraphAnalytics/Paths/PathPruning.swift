/// What a search for all bounded paths between two vertices may step on: by vertex the distance to
/// the target, for every vertex where it can matter.
///
/// ```
///   source ··· ball of nearHops ··· | ··· ball of farHops ··· target
/// ```
///
/// Both balls grow, the cheaper first, until together they span the bound. Within the ball around
/// the target distances are known; vertices of the other ball pull theirs from their neighbours. A
/// vertex marked ``Mark/far`` has its distance among the searcher's notes. One that is not marked
/// is on no path within the bound.
struct PathPruning {
  /// The bound: edges of a path.
  let hops: Int
}

extension PathSearcher {
  /// Marks the vertices that may be on a path of at most `maxHops` edges, or on a shortest one.
  ///
  /// Afterwards no vertex is marked ``Mark/near``. Returns none where there is no such path. Both
  /// ends must differ.
  func prune(
    _ source: UInt32, _ target: UInt32, _ maxHops: Int, onlyShortest: Bool, _ outgoing: CSR,
    _ incoming: CSR
  ) throws(AnalyticsError) -> PathPruning? {
    let marks = marks.base
    let notes = notes.base
    var near = PathFront(outgoing, marks, Mark.near)
    var far = PathFront(incoming, marks, Mark.far)
    near.begin(&nearList, source)
    far.begin(&farList, target)
    // Ends of levels in the list of the near side, for what pulls its distance later.
    var levelEnds = [1]
    notes[Int(target)] = 0
    var (nearCost, farCost) = (near.cost(nearList), far.cost(farList))
    var isMet = false
    var entries = 0
    while near.hops + far.hops < maxHops {
      // A side that has reached all it can spans any bound.
      if nearCost == 0 || farCost == 0 { break }
      entries += min(nearCost, farCost)
      if entries > Self.entriesBetweenChecks {
        entries = 0
        try run.check()
      }
      if nearCost <= farCost {
        if near.expandAll(&nearList) { isMet = true }
        levelEnds.append(nearList.count)
        nearCost = near.cost(nearList)
      } else {
        if far.expandAll(&farList) { isMet = true }
        let (vertices, hops) = (farList.vertices, UInt32(far.hops))
        for at in far.frontier { notes[Int(vertices[at])] = hops }
        farCost = far.cost(farList)
      }
      if isMet, onlyShortest { break }
    }
    guard isMet else { return nil }
    let bound = onlyShortest ? near.hops + far.hops : maxHops
    if far.hops + 1 < bound {
      for hops in far.hops + 1..<bound {
        let end = levelEnds[min(bound - hops, levelEnds.count - 1)]
        // A vertex of the list's first place is the source, which no path comes back to.
        let countBefore = farList.count
        pull(1..<max(1, end), UInt32(hops), outgoing)
        if farList.count == countBefore { break }
      }
    }
    for at in 0..<nearList.count { Mark.remove(Mark.near, nearList.vertices[at], marks) }
    return PathPruning(hops: bound)
  }

  /// Notes a distance for vertices of the near list that have a neighbour one hop nearer.
  private func pull(_ places: Range<Int>, _ hops: UInt32, _ outgoing: CSR) {
    let (marks, notes) = (marks.base, notes.base)
    let (offsets, targets, vertices) = (outgoing.offsets, outgoing.targets, nearList.vertices)
    for place in places {
      let v = vertices[place]
      if Mark.of(v, marks) & Mark.far != 0 { continue }
      for at in Int(offsets[Int(v)])..<Int(offsets[Int(v) &+ 1]) {
        let w = targets[at]
        if Mark.of(w, marks) & Mark.far != 0, notes[Int(w)] == hops &- 1 {
          Mark.set(Mark.far, v, marks)
          notes[Int(v)] = hops
          farList.append(v)
          break
        }
      }
    }
  }
}
