/// What PageRank is asked for.
public struct PageRankOptions: Sendable {
  /// The chance that a walk goes on along an edge and does not restart, 0 ..< 1.
  public var damping = 0.85
  /// How many rounds are run at most, at least 1.
  public var iterationMax = 100
  /// The walk has settled when all scores together change by no more than this in a round.
  /// At 0 every round is run and changes are not measured, which is a little faster.
  public var tolerance = 1e-9
  /// Whether a walk prefers heavy edges; then weights must be finite and not negative.
  public var isWeighted = false
  /// The vertices where walks begin and restart, in equal shares; one that stands twice has two.
  /// Empty: all vertices.
  public var restartVertices: [Int] = []

  public init() {}
}

/// Scores of all vertices, and how they came about.
public struct PageRankResult: Sendable {
  /// The share of time that a walk spends at each vertex; they add up to one.
  public let scores: NumberArray<Double>
  /// Rounds that were run.
  public let iterationCount: Int
  /// What all scores together changed by in the last round; not measured where the tolerance is 0.
  public let change: Double?
}

extension Projection {
  /// PageRank: the share of time that a random walk spends at each vertex.
  ///
  /// The walk follows an edge that leaves where it stands with probability `damping` and otherwise
  /// restarts: at any vertex, or at one of `restartVertices` where some are given (personalised).
  /// At a dead end it restarts always, so its mass is spread evenly over all vertices, or over the
  /// given ones.
  ///
  ///     x'(v) = (1 − d) r(v) + d (Σ over u → v of x(u) w(u, v) / w(u)  +  D r(v))
  ///
  /// where `r` is the restart share, `D` the mass of dead ends and `w(u)` the sum of weights that
  /// leave `u`. Undirected edges are followed both ways. Without `isWeighted` each entry counts
  /// one; entries of weight 0 are never followed.
  ///
  /// - Returns: one score a vertex, which add up to 1; none for no vertices.
  /// - Throws: ``AnalyticsError/parameter(name:found:expected:)``, `memory` and `cancelled`.
  /// - Complexity: O(rounds · (vertices + entries)) time; see ``pageRankBytes(vertexCount:)``.
  /// - Determinism: every round reads the scores of the one before (Jacobi), rows are added in
  ///   order and totals in blocks of fixed size, so threads never show in the last bit.
  /// - Source: Brin & Page 1998, doi 10.1016/S0169-7552(98)00110-X; dead ends and personalised
  ///   restarts as in Langville & Meyer 2004, doi 10.1080/15427951.2004.10129091.
  public func pageRank(
    _ options: PageRankOptions = PageRankOptions(), run: KernelRun
  ) throws(AnalyticsError) -> PageRankResult {
    try check(options)
    try run.reserve(Self.pageRankBytes(vertexCount: vertexCount))
    return try withRows { (outgoing, incoming) throws(AnalyticsError) in
      try PageRankState(vertexCount, options).settle(outgoing, incoming, options, run)
    }
  }

  /// Bytes that ``pageRank(_:run:)`` takes.
  public static func pageRankBytes(vertexCount: Int) -> Int { vertexCount * 8 * 4 }

  private func check(_ options: PageRankOptions) throws(AnalyticsError) {
    guard options.damping >= 0, options.damping < 1 else {
      throw .parameter(name: "damping", found: "\(options.damping)", expected: "0 ..< 1")
    }
    guard options.iterationMax >= 1 else {
      throw .parameter(
        name: "iterationMax", found: "\(options.iterationMax)", expected: "1 or more")
    }
    guard options.tolerance >= 0, options.tolerance.isFinite else {
      throw .parameter(name: "tolerance", found: "\(options.tolerance)", expected: "0 or more")
    }
    for vertex in options.restartVertices where vertex < 0 || vertex >= vertexCount {
      throw .parameter(
        name: "restartVertices", found: "\(vertex)", expected: "vertices below \(vertexCount)")
    }
    if options.isWeighted { try checkWeights() }
  }

  /// Throws if a weight is negative, infinite or no number.
  private func checkWeights() throws(AnalyticsError) {
    guard let weights else {
      throw .parameter(name: "isWeighted", found: "true", expected: "false, there are no weights")
    }
    for at in 0..<weights.count where !(weights.base[at] >= 0 && weights.base[at] < .infinity) {
      throw .parameter(
        name: "a weight", found: "\(weights.base[at])", expected: "a finite number, 0 or more")
    }
  }
}

/// The arrays of a walk, and its rounds.
///
/// What is kept of a vertex between rounds is its share, `score / weight that leaves it`: what each
/// neighbour gets of it for an entry of weight one. Scores are made of shares at the end, since a
/// round waits for memory and each array less is time.
private struct PageRankState {
  /// Vertices of a block whose totals are added on their own.
  static let blockSize = 1 << 12

  private let vertexCount: Int
  private let shares: NumberArray<Double>
  private let nextShares: NumberArray<Double>
  /// The weight that leaves each vertex; none where every entry counts one.
  private let leaving: NumberArray<Double>?
  /// Where the walk restarts; none where everywhere.
  private let restart: NumberArray<Double>?
  private let lostOfBlock: NumberArray<Double>
  private let changeOfBlock: NumberArray<Double>

  init(_ vertexCount: Int, _ options: PageRankOptions) {
    self.vertexCount = vertexCount
    shares = NumberArray(count: vertexCount)
    nextShares = NumberArray(count: vertexCount)
    leaving = options.isWeighted ? NumberArray(count: vertexCount) : nil
    let blockCount = (vertexCount + Self.blockSize - 1) / Self.blockSize
    lostOfBlock = NumberArray(repeating: 0, count: blockCount)
    changeOfBlock = NumberArray(repeating: 0, count: blockCount)
    if options.restartVertices.isEmpty {
      restart = nil
    } else {
      let places = NumberArray<Double>(repeating: 0, count: vertexCount)
      let part = 1 / Double(options.restartVertices.count)
      for vertex in options.restartVertices { places[vertex] += part }
      restart = places
    }
  }

  /// Rounds until the walk has settled or all are run.
  func settle(
    _ outgoing: CSR, _ incoming: CSR, _ options: PageRankOptions, _ run: KernelRun
  ) throws(AnalyticsError) -> PageRankResult {
    let measures = options.tolerance > 0
    var round = PageRankRound(
      rows: incoming, outgoing: outgoing, weights: options.isWeighted ? incoming.weights : nil,
      leaving: leaving?.base, restart: restart.map { UnsafePointer($0.base) },
      damping: options.damping, shares: shares.base, nextShares: nextShares.base,
      lostOfBlock: lostOfBlock.base, changeOfBlock: changeOfBlock.base)
    let beginning = round
    try run.forEachChunk(of: vertexCount, size: Self.blockSize) { block, _ in
      beginning.begin(block)
    }
    var change: Double?
    var iterationCount = 0
    while vertexCount > 0, iterationCount < options.iterationMax {
      // Mass of dead ends restarts as well.
      let lost = lostOfBlock.buffer.reduce(0, +)
      round.spread = 1 - options.damping + options.damping * lost
      let current = round
      try run.forEachChunk(of: vertexCount, size: Self.blockSize) { block, _ in
        if measures {
          current.run(block, measures: true)
        } else {
          current.run(block, measures: false)
        }
      }
      swap(&round.shares, &round.nextShares)
      iterationCount += 1
      run.progress(Double(iterationCount) / Double(options.iterationMax))
      guard measures else { continue }
      change = changeOfBlock.buffer.reduce(0, +)
      if change! <= options.tolerance { break }
    }
    let end = round
    try run.forEachChunk(of: vertexCount, size: Self.blockSize) { block, _ in end.finish(block) }
    run.progress(1)
    return PageRankResult(
      scores: round.shares == shares.base ? shares : nextShares, iterationCount: iterationCount,
      change: change)
  }
}

/// One round over plain pointers, which live while the state does. Blocks write apart.
private struct PageRankRound: @unchecked Sendable {
  let rows: CSR
  let outgoing: CSR
  let weights: UnsafePointer<Double>?
  let leaving: UnsafeMutablePointer<Double>?
  let restart: UnsafePointer<Double>?
  let damping: Double
  var shares: UnsafeMutablePointer<Double>
  var nextShares: UnsafeMutablePointer<Double>
  let lostOfBlock: UnsafeMutablePointer<Double>
  let changeOfBlock: UnsafeMutablePointer<Double>
  /// How much mass restarts, all together.
  var spread = 0.0

  /// What a score is divided by to be a share; at a dead end, whose share nobody gets, it is 0 and
  /// the share is the score itself.
  @inline(__always)
  private func leaving(_ vertex: Int) -> Double {
    leaving == nil ? Double(outgoing.degree(vertex)) : leaving.unsafelyUnwrapped[vertex]
  }

  /// The first shares of a block: walks stand where they begin.
  func begin(_ block: Range<Int>) {
    let even = 1 / Double(rows.vertexCount)
    var lost = 0.0
    for vertex in block {
      if let leaving, let weights = outgoing.weights {
        var sum = 0.0
        for at in outgoing.row(vertex) { sum += weights[at] }
        leaving[vertex] = sum
      }
      let score = restart == nil ? even : restart.unsafelyUnwrapped[vertex]
      let divisor = leaving(vertex)
      if divisor == 0 { lost += score }
      shares[vertex] = divisor == 0 ? score : score / divisor
    }
    lostOfBlock[block.lowerBound / PageRankState.blockSize] = lost
  }

  @inline(__always)
  func run(_ block: Range<Int>, measures: Bool) {
    let (offsets, targets, shares) = (rows.offsets, rows.targets, UnsafePointer(shares))
    let even = spread / Double(rows.vertexCount)
    var lost = 0.0
    var change = 0.0
    var at = Int(offsets[block.lowerBound])
    for vertex in block {
      let end = Int(offsets[vertex &+ 1])
      var sum = 0.0
      if let weights {
        while at < end {
          sum += shares[Int(targets[at])] * weights[at]
          at &+= 1
        }
      } else {
        while at < end {
          sum += shares[Int(targets[at])]
          at &+= 1
        }
      }
      let restarting = restart == nil ? even : spread * restart.unsafelyUnwrapped[vertex]
      let score = restarting + damping * sum
      let divisor = leaving(vertex)
      if divisor == 0 { lost += score }
      if measures {
        change += (score - shares[vertex] * (divisor == 0 ? 1 : divisor)).magnitude
      }
      nextShares[vertex] = divisor == 0 ? score : score / divisor
    }
    let index = block.lowerBound / PageRankState.blockSize
    lostOfBlock[index] = lost
    changeOfBlock[index] = change
  }

  /// Makes scores of shares.
  func finish(_ block: Range<Int>) {
    for vertex in block {
      let divisor = leaving(vertex)
      if divisor != 0 { shares[vertex] *= divisor }
    }
  }
}
