/// What PageRank is asked for.
public struct PageRankOptions: Sendable {
  /// The chance that a walk goes on along an edge and does not restart, 0 ..< 1.
  public var damping = 0.85
  /// How many rounds are run at most, at least 1.
  public var iterationMax = 100
  /// The walk has settled when all scores together change by no more than this in a round.
  /// At 0 rounds go on until nothing changes.
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
  /// What all scores together changed by in the last round.
  public let change: Double
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
  /// A walk that moves far in a round is followed in numbers of 32 bits where the graph is large
  /// and has no weights, as long as all scores together change by more than 1e-5 a round; what
  /// settles is followed in 64 bits. So scores of a walk that has settled are good to the
  /// tolerance, and those of one that was cut short to a part in a million.
  ///
  /// - Returns: one score a vertex, which add up to 1; none for no vertices.
  /// - Throws: ``AnalyticsError/parameter(name:found:expected:)``, `memory` and `cancelled`.
  /// - Complexity: O(rounds · (vertices + entries)) time; see ``pageRankBytes(vertexCount:)``.
  /// - Determinism: every round reads the scores of the one before (Jacobi), and rows and totals
  ///   are added in an order that the graph alone decides, so threads never show in the last bit.
  /// - Source: Brin & Page 1998, doi 10.1016/S0169-7552(98)00110-X; dead ends and personalised
  ///   restarts as in Langville & Meyer 2004, doi 10.1080/15427951.2004.10129091.
  public func pageRank(
    _ options: PageRankOptions = PageRankOptions(), run: KernelRun
  ) throws(AnalyticsError) -> PageRankResult {
    try check(options)
    try run.reserve(Self.pageRankBytes(vertexCount: vertexCount))
    return try withRows { (outgoing, incoming) throws(AnalyticsError) in
      try PageRankWalk(outgoing, incoming, options, run).settle()
    }
  }

  /// Bytes that ``pageRank(_:run:)`` takes.
  public static func pageRankBytes(vertexCount: Int) -> Int { vertexCount * 8 * 6 }

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
