/// The graph of one level of a community search: rows of neighbours with whole-number weights.
///
/// Weights are whole numbers so that sums are exact, and thereby the same in whatever order workers
/// add them. Rows of level 0 are those of the projection; rows of later levels have gaps between
/// them, since each is written where its longest possible form would begin.
struct LevelGraph: Sendable {
  let count: Int
  let begins: NumberArray<UInt32>
  /// Where rows end; none where each ends at the begin of the next.
  let ends: NumberArray<UInt32>?
  let targets: NumberArray<UInt32>
  /// None where every entry weighs one.
  let weights: NumberArray<Int64>?
  /// The sum of a vertex's weights, loops and what was merged into it twice.
  let strengths: NumberArray<Int64>
  /// The sum of all strengths.
  let total: Int64
  /// How many entries all rows have.
  let entryCount: Int
  /// What communities that were left behind at lower levels take from modularity at resolution 1:
  /// the sum of their shares of all strength, squared.
  var settledChance = 0.0

  var beginsAt: UnsafePointer<UInt32> { UnsafePointer(begins.base) }
  var endsAt: UnsafePointer<UInt32> { UnsafePointer(ends?.base ?? begins.base + 1) }
  var targetsAt: UnsafePointer<UInt32> { UnsafePointer(targets.base) }
  var weightsAt: UnsafePointer<Int64>? { weights.map { UnsafePointer($0.base) } }
  var strengthsAt: UnsafePointer<Int64> { UnsafePointer(strengths.base) }

  /// Whether a vertex has no ties.
  @inline(__always) func isAlone(_ vertex: Int) -> Bool { beginsAt[vertex] == endsAt[vertex] }

  /// The longest row.
  func degreeMax() -> Int {
    let (begins, ends) = (beginsAt, endsAt)
    var longest: UInt32 = 0
    for vertex in 0..<count { longest = max(longest, ends[vertex] &- begins[vertex]) }
    return Int(longest)
  }
}

extension LevelGraph {
  /// Level 0: a projection with its weights as whole numbers; direction is ignored, so that
  /// `u → v` and `v → u` make a tie of both weights.
  ///
  /// Weights are multiplied by the power of two that brings their sum near 2^50 and rounded: whole
  /// numbers stay exact, others are off by less than the 2^51st part of the sum.
  init(_ projection: Projection, run: KernelRun) throws(AnalyticsError) {
    let n = projection.vertexCount
    var begins = projection.offsets
    var targets = projection.targets
    var raw = projection.weights
    if let reverse = projection.reverse {
      let entryCount = targets.count + reverse.targets.count
      guard entryCount <= Int(UInt32.max) else { throw .size(entries: entryCount) }
      (begins, targets, raw) = try Self.bothWays(projection, reverse, run)
    }
    let weights = try raw.map { weights throws(AnalyticsError) in
      try Self.wholeNumbers(weights, run)
    }
    let strengths = NumberArray<Int64>(count: n)
    let (rows, ends, whole) = (begins, targets, weights)
    try run.forEachChunk(of: n, size: 1 << 13) { chunk, _ in
      let offsets = rows.base
      for vertex in chunk {
        var sum: Int64 = 0
        for at in Int(offsets[vertex])..<Int(offsets[vertex + 1]) {
          let weight = whole.map { $0.base[at] } ?? 1
          sum &+= ends.base[at] == UInt32(vertex) ? 2 &* weight : weight
        }
        strengths.base[vertex] = sum
      }
    }
    var total: Int64 = 0
    for vertex in 0..<n { total &+= strengths.base[vertex] }
    self.init(
      count: n, begins: begins, ends: nil, targets: targets, weights: weights,
      strengths: strengths, total: total,
      entryCount: targets.count)
  }

  /// The same graph with its vertices in another order; those left out must be alone.
  ///
  /// *Complexity:* O(vertices + entries); 4 bytes an entry (12 where weighted), 20 a vertex.
  func ordered(_ order: NumberArray<UInt32>, _ run: KernelRun) throws(AnalyticsError) -> LevelGraph
  {
    let n = order.count
    let ranks = NumberArray<UInt32>(count: count)
    let newBegins = NumberArray<UInt32>(count: n + 1)
    let newStrengths = NumberArray<Int64>(count: n)
    var chance = settledChance
    if n < count, total > 0 {
      for vertex in 0..<count where isAlone(vertex) {
        let share = Double(strengthsAt[vertex]) / Double(total)
        chance += share * share
      }
    }
    var at: UInt32 = 0
    for position in 0..<n {
      let vertex = Int(order.base[position])
      ranks.base[vertex] = UInt32(position)
      newBegins.base[position] = at
      newStrengths.base[position] = strengthsAt[vertex]
      at &+= endsAt[vertex] &- beginsAt[vertex]
    }
    newBegins.base[n] = at
    let newTargets = NumberArray<UInt32>(count: Int(at))
    let newWeights = weights.map { _ in NumberArray<Int64>(count: Int(at)) }
    try run.forEachChunk(of: n, size: 2048) { chunk, _ in
      for position in chunk {
        let from = Int(beginsAt[Int(order.base[position])])
        let to = Int(newBegins.base[position])
        let length = Int(newBegins.base[position + 1]) - to
        for index in 0..<length {
          newTargets.base[to + index] = ranks.base[Int(targets.base[from + index])]
        }
        if let newWeights, let weights {
          (newWeights.base + to).update(from: weights.base + from, count: length)
        }
      }
    }
    return LevelGraph(
      count: n, begins: newBegins, ends: nil, targets: newTargets, weights: newWeights,
      strengths: newStrengths, total: total, entryCount: Int(at), settledChance: chance)
  }

  /// Each row followed by the row against the direction.
  private static func bothWays(
    _ projection: Projection,
    _ reverse: (
      offsets: NumberArray<UInt32>, targets: NumberArray<UInt32>, weights: NumberArray<Double>?
    ), _ run: KernelRun
  ) throws(AnalyticsError) -> (
    NumberArray<UInt32>, NumberArray<UInt32>, NumberArray<Double>?
  ) {
    let n = projection.vertexCount
    let (offsets, targets) = (projection.offsets, projection.targets)
    let begins = NumberArray<UInt32>(count: n + 1)
    for vertex in 0...n {
      begins.base[vertex] = offsets.base[vertex] &+ reverse.offsets.base[vertex]
    }
    let joined = NumberArray<UInt32>(count: Int(begins.base[n]))
    let weights = projection.weights.map { _ in NumberArray<Double>(count: joined.count) }
    try run.forEachChunk(of: n, size: 1 << 12) { chunk, _ in
      for vertex in chunk {
        var to = Int(begins.base[vertex])
        for at in Int(offsets.base[vertex])..<Int(offsets.base[vertex + 1]) {
          joined.base[to] = targets.base[at]
          // A loop stands in both directions but is one tie: half of it each time.
          let share = targets.base[at] == UInt32(vertex) ? 0.5 : 1
          if let weights { weights.base[to] = projection.weights!.base[at] * share }
          to += 1
        }
        for at in Int(reverse.offsets.base[vertex])..<Int(reverse.offsets.base[vertex + 1]) {
          joined.base[to] = reverse.targets.base[at]
          let share = reverse.targets.base[at] == UInt32(vertex) ? 0.5 : 1
          if let weights { weights.base[to] = reverse.weights!.base[at] * share }
          to += 1
        }
      }
    }
    return (begins, joined, weights)
  }

  private static func wholeNumbers(
    _ weights: NumberArray<Double>, _ run: KernelRun
  ) throws(AnalyticsError) -> NumberArray<Int64> {
    let size = 1 << 16
    let sums = NumberArray<Double>(count: weights.count / size + 1, zeroed: true)
    try run.forEachChunk(of: weights.count, size: size) { chunk, _ in
      var sum = 0.0
      for at in chunk {
        // A weight that is no number, or below zero, makes the sum no number.
        let weight = weights.base[at]
        sum += weight >= 0 ? weight : .nan
      }
      sums.base[chunk.lowerBound / size] = sum
    }
    let sum = sums.buffer.reduce(0, +)
    guard sum.isFinite else {
      throw .parameter(
        name: "weights", found: "a weight below zero or without bound",
        expected: "finite weights of 0 or more")
    }
    let whole = NumberArray<Int64>(count: weights.count)
    let scale =
      sum > 0
      ? Double(sign: .plus, exponent: max(-1000, 49 - Int(sum.exponent)), significand: 1) : 1
    try run.forEachChunk(of: weights.count, size: size) { chunk, _ in
      for at in chunk { whole.base[at] = Int64((weights.base[at] * scale).rounded()) }
    }
    return whole
  }
}
