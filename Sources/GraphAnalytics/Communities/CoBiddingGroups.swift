import Glibc

extension Projection {
  /// Groups of vertices that hold together more than they are tied to others, grown from every
  /// vertex; they may overlap.
  ///
  /// Fitness f(g) = s_in / ((s_in + s_out)^1.5 · |g|^1.5), where s_in is the weight inside (each
  /// edge once) and s_out the weight that crosses. From each vertex alone, the neighbour that
  /// raises f the most joins, the smallest among equals, until none does; nobody leaves. Direction
  /// must not matter: rows of an undirected projection are read. Unweighted edges weigh 1.
  ///
  /// - Parameter sizeMin: groups with fewer members are left out; at least 2, default 3.
  /// - Returns: members ascending, groups in order of their members, none twice.
  /// - Throws: ``AnalyticsError/parameter(name:found:expected:)`` for a `sizeMin` below 2 or a
  ///   directed projection; ``AnalyticsError/cancelled``.
  /// - Complexity: O(Σ over vertices of |g| · ties of g) time; O(ties of one group) beside the
  /// result.
  ///
  /// Deterministic. *Source:* after Wachs and Kertész 2019, doi 10.1038/s41598-019-47198-1; the
  /// formula is that of a public re-implementation.
  public func cohesiveGroups(
    sizeMin: Int = 3, run: KernelRun = KernelRun(threadCount: 1)
  ) throws(AnalyticsError) -> [[Int]] {
    guard sizeMin >= 2 else {
      throw .parameter(name: "sizeMin", found: "\(sizeMin)", expected: "2 or more")
    }
    guard !isDirected else {
      throw .parameter(name: "projection", found: "directed", expected: "undirected")
    }
    try run.reserve(vertexCount * 32)
    var groups = Set<[Int]>()
    try withRows { rows, _ throws(AnalyticsError) in
      for seed in 0..<vertexCount {
        try run.check()
        if seed & 0xFF == 0 { run.progress(Double(seed) / Double(vertexCount)) }
        let group = GroupGrowth.grow(rows, from: seed)
        if group.count >= sizeMin { groups.insert(group) }
      }
    }
    run.progress(1)
    return groups.sorted { $0.lexicographicallyPrecedes($1) }
  }
}

/// One group that grows.
enum GroupGrowth {
  static func fitness(_ inside: Double, _ outside: Double, _ count: Int) -> Double {
    inside > 0 ? inside / pow((inside + outside) * Double(count), 1.5) : 0
  }

  static func grow(_ rows: CSR, from seed: Int) -> [Int] {
    func strength(_ vertex: Int) -> Double {
      var sum = 0.0
      for at in rows.row(vertex) where rows.targets[at] != UInt32(vertex) {
        sum += rows.weights.map { $0[at] } ?? 1
      }
      return sum
    }
    var members = Set([seed])
    var (inside, outside) = (0.0, strength(seed))
    var best = 0.0
    /// How strongly each neighbour of the group is tied to it.
    var border = [Int: Double]()
    var joined: Int? = seed
    while let newest = joined {
      border[newest] = nil
      for at in rows.row(newest) {
        let other = Int(rows.targets[at])
        if !members.contains(other) {
          border[other, default: 0] += rows.weights.map { $0[at] } ?? 1
        }
      }
      joined = nil
      var next = (fitness: best, inside: 0.0, outside: 0.0)
      for (other, tie) in border.sorted(by: { $0.key < $1.key }) {
        let newInside = inside + tie
        let newOutside = outside + strength(other) - 2 * tie
        let fitness = fitness(newInside, newOutside, members.count + 1)
        if fitness > next.fitness {
          next = (fitness, newInside, newOutside)
          joined = other
        }
      }
      if let joined {
        members.insert(joined)
        (best, inside, outside) = next
      }
    }
    return members.sorted()
  }
}
