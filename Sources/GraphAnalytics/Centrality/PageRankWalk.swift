/// The arrays of a walk, and its rounds.
///
/// What is kept of a vertex between rounds is its share, `score / weight that leaves it`: what each
/// neighbour gets of it for an entry of weight one. Scores are made of shares at the end. A round
/// waits for memory, reading shares here and there, and for guesses where a row ends: so shares are
/// kept in 32 bits while they still move, and the rows of a block are added shortest first.
struct PageRankWalk {
  /// Vertices of a block whose totals are added on their own.
  static let blockSize = 1 << 12
  /// Where shares of 64 bits begin to lie outside of the nearer caches.
  static let largeVertexCount = 1 << 16
  /// As long as scores change by more in a round, 32 bits are enough.
  static let coarseChange = 1e-5
  /// Of so many rounds in 32 bits one measures what changes, which takes a tenth of its time.
  static let coarseStride = 4

  private let options: PageRankOptions
  private let run: KernelRun
  private let setting: PageRankSetting
  /// The weight that leaves each vertex; none where every entry counts one.
  private let leaving: NumberArray<Double>?
  /// Where the walk restarts; none where everywhere.
  private let restart: NumberArray<Double>?
  private let order: NumberArray<UInt16>
  private let lostOfBlock: NumberArray<Double>
  private let changeOfBlock: NumberArray<Double>

  init(_ outgoing: CSR, _ incoming: CSR, _ options: PageRankOptions, _ run: KernelRun) {
    self.options = options
    self.run = run
    let vertexCount = incoming.vertexCount
    leaving = options.isWeighted ? NumberArray(count: vertexCount) : nil
    order = NumberArray(count: vertexCount)
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
    setting = PageRankSetting(
      rows: incoming, outgoing: outgoing, weights: options.isWeighted ? incoming.weights : nil,
      leaving: leaving?.base, restart: restart.map { UnsafePointer($0.base) },
      damping: options.damping, order: order.base, lostOfBlock: lostOfBlock.base,
      changeOfBlock: changeOfBlock.base)
  }

  /// Rounds until the walk has settled or all are run.
  func settle() throws(AnalyticsError) -> PageRankResult {
    let setting = setting
    var (count, change) = (0, Double.infinity)
    var shares: NumberArray<Double>
    if setting.rows.vertexCount >= Self.largeVertexCount, !options.isWeighted {
      var coarse: NumberArray<Float> = try begin()
      coarse = try rounds(
        coarse, until: max(options.tolerance, Self.coarseChange), stride: Self.coarseStride,
        &count, &change)
      shares = NumberArray(count: coarse.count)
      let (from, to) = (coarse, shares)
      try forEachBlock { setting.widen($0, from.base, to.base) }
      // Rounding lost or made a little mass.
      let scale = 1 / changeOfBlock.buffer.reduce(0, +)
      try forEachBlock { for vertex in $0 { to.base[vertex] *= scale } }
    } else {
      shares = try begin()
    }
    shares = try rounds(shares, until: options.tolerance, stride: 1, &count, &change)
    let scores = shares
    try forEachBlock { setting.finish($0, scores.base) }
    run.progress(1)
    return PageRankResult(scores: scores, iterationCount: count, change: change)
  }

  private func begin<Share: PageRankShare>() throws(AnalyticsError) -> NumberArray<Share> {
    let shares = NumberArray<Share>(count: setting.rows.vertexCount)
    let setting = setting
    try forEachBlock { setting.begin($0, shares.base) }
    return shares
  }

  /// Rounds until scores change by no more than this or all are run; the shares of the last one.
  ///
  /// - Parameter stride: of so many rounds one measures the change; the last one does.
  private func rounds<Share: PageRankShare>(
    _ beginning: NumberArray<Share>, until changeMax: Double, stride: Int, _ count: inout Int,
    _ change: inout Double
  ) throws(AnalyticsError) -> NumberArray<Share> {
    var (shares, next) = (beginning, NumberArray<Share>(count: beginning.count))
    if shares.count == 0 { change = 0 }
    while change > changeMax, count < options.iterationMax {
      // Mass of dead ends restarts as well.
      let lost = lostOfBlock.buffer.reduce(0, +)
      let round = PageRankRound(
        setting: setting, shares: UnsafePointer(shares.base), nextShares: next.base,
        spread: 1 - options.damping + options.damping * lost)
      count += 1
      let measures = count.isMultiple(of: stride) || count == options.iterationMax
      try forEachBlock { round.run($0, measures: measures) }
      swap(&shares, &next)
      if measures { change = changeOfBlock.buffer.reduce(0, +) }
      run.progress(Double(count) / Double(options.iterationMax))
    }
    return shares
  }

  private func forEachBlock(_ body: @Sendable (Range<Int>) -> Void) throws(AnalyticsError) {
    try run.forEachChunk(of: setting.rows.vertexCount, size: Self.blockSize) { block, _ in
      body(block)
    }
  }
}

/// What shares are kept in.
private protocol PageRankShare: BitwiseCopyable, Sendable {
  static var zero: Self { get }
  static func += (sum: inout Self, share: Self)
  init(_ number: Double)
  var wide: Double { get }
}

extension Double: PageRankShare {
  @inline(__always) var wide: Double { self }
}

extension Float: PageRankShare {
  @inline(__always) var wide: Double { Double(self) }
}

/// What all rounds read, and where they leave totals: plain pointers, which live while the walk
/// does. Blocks write apart.
private struct PageRankSetting: @unchecked Sendable {
  let rows: CSR
  let outgoing: CSR
  let weights: UnsafePointer<Double>?
  let leaving: UnsafeMutablePointer<Double>?
  let restart: UnsafePointer<Double>?
  let damping: Double
  /// The vertices of each block, counted from its first, those with the shortest rows first.
  let order: UnsafeMutablePointer<UInt16>
  let lostOfBlock: UnsafeMutablePointer<Double>
  let changeOfBlock: UnsafeMutablePointer<Double>

  /// Whether all edges go both ways and count one, and walks restart everywhere.
  var isPlain: Bool { weights == nil && restart == nil && rows.offsets == outgoing.offsets }

  /// What a score is divided by to be a share; at a dead end, whose share nobody gets, it is 0 and
  /// the share is the score itself.
  @inline(__always)
  func leaving(_ vertex: Int) -> Double {
    leaving == nil ? Double(outgoing.degree(vertex)) : leaving.unsafelyUnwrapped[vertex]
  }

  /// The order of a block and its first shares: walks stand where they begin.
  func begin<Share: PageRankShare>(_ block: Range<Int>, _ shares: UnsafeMutablePointer<Share>) {
    arrange(block)
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
      shares[vertex] = Share(divisor == 0 ? score : score / divisor)
    }
    lostOfBlock[block.lowerBound / PageRankWalk.blockSize] = lost
  }

  /// Sorts a block by the length of its rows, longer ones than 62 as they stand.
  private func arrange(_ block: Range<Int>) {
    withUnsafeTemporaryAllocation(of: UInt16.self, capacity: 65) { places in
      places.initialize(repeating: 0)
      for vertex in block { places[min(rows.degree(vertex), 63) + 1] += 1 }
      for length in 1..<65 { places[length] += places[length - 1] }
      for vertex in block {
        let length = min(rows.degree(vertex), 63)
        order[block.lowerBound + Int(places[length])] = UInt16(vertex - block.lowerBound)
        places[length] += 1
      }
    }
  }

  /// Takes over the shares of a block, and leaves the total of their scores with its changes.
  func widen(
    _ block: Range<Int>, _ shares: UnsafePointer<Float>, _ wide: UnsafeMutablePointer<Double>
  ) {
    var total = 0.0
    for vertex in block {
      let (share, divisor) = (Double(shares[vertex]), leaving(vertex))
      total += divisor == 0 ? share : share * divisor
      wide[vertex] = share
    }
    changeOfBlock[block.lowerBound / PageRankWalk.blockSize] = total
  }

  /// Makes scores of shares.
  func finish(_ block: Range<Int>, _ shares: UnsafeMutablePointer<Double>) {
    for vertex in block {
      let divisor = leaving(vertex)
      if divisor != 0 { shares[vertex] *= divisor }
    }
  }
}

/// One round.
private struct PageRankRound<Share: PageRankShare>: @unchecked Sendable {
  let setting: PageRankSetting
  let shares: UnsafePointer<Share>
  let nextShares: UnsafeMutablePointer<Share>
  /// How much mass restarts, all together.
  let spread: Double

  func run(_ block: Range<Int>, measures: Bool) {
    // What the compiler knows to be so costs nothing.
    switch (setting.isPlain, measures) {
    case (true, false): run(block, isPlain: true, measures: false)
    case (true, true): run(block, isPlain: true, measures: true)
    case (false, _): run(block, isPlain: false, measures: true)
    }
  }

  @inline(__always)
  private func run(_ block: Range<Int>, isPlain: Bool, measures: Bool) {
    let (offsets, restart, damping) = (setting.rows.offsets, setting.restart, setting.damping)
    let (shares, nextShares) = (shares, nextShares)
    let order = setting.order + block.lowerBound
    let even = spread / Double(setting.rows.vertexCount)
    var (lost, change, place) = (0.0, 0.0, 0)
    while place < block.count {
      let vertex = block.lowerBound &+ Int(order[place])
      let (start, end) = (Int(offsets[vertex]), Int(offsets[vertex &+ 1]))
      let restarting =
        isPlain || restart == nil ? even : spread * restart.unsafelyUnwrapped[vertex]
      let score = restarting + damping * sum(from: start, to: end, isPlain: isPlain)
      let divisor = isPlain ? Double(end &- start) : setting.leaving(vertex)
      if divisor == 0 { lost += score }
      if measures {
        change += (score - shares[vertex].wide * (divisor == 0 ? 1 : divisor)).magnitude
      }
      nextShares[vertex] = Share(divisor == 0 ? score : score / divisor)
      place &+= 1
    }
    let index = block.lowerBound / PageRankWalk.blockSize
    setting.lostOfBlock[index] = lost
    setting.changeOfBlock[index] = change
  }

  /// What the entries of a row bring. Sixteen at most are added in the shares' own numbers, so that
  /// long rows lose nothing.
  @inline(__always)
  private func sum(from start: Int, to end: Int, isPlain: Bool) -> Double {
    let (targets, shares) = (setting.rows.targets, shares)
    var sum = 0.0
    var at = start
    if !isPlain, let weights = setting.weights {
      while at < end {
        sum += shares[Int(targets[at])].wide * weights[at]
        at &+= 1
      }
      return sum
    }
    while at &+ 16 < end {
      var part = Share.zero
      for _ in 0..<16 {
        part += shares[Int(targets[at])]
        at &+= 1
      }
      sum += part.wide
    }
    var part = Share.zero
    while at < end {
      part += shares[Int(targets[at])]
      at &+= 1
    }
    return sum + part.wide
  }
}
