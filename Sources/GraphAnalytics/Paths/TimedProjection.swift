/// A projection whose ties hold for a time: from a day on and up to another, that day not with it.
///
/// Days are numbers in any one calendar. `Int32.min` means always before, `Int32.max` no end yet.
/// Parallel ties are kept, since each has a time of its own; in an undirected projection both
/// entries of an edge have its time.
public struct TimedProjection: Sendable {
  public let projection: Projection
  /// By entry of the outgoing rows.
  public let from: NumberArray<Int32>
  public let to: NumberArray<Int32>

  /// - Throws: ``AnalyticsError/parameter(name:found:expected:)`` where there is not one time an
  ///   entry.
  public init(
    _ projection: Projection, from: NumberArray<Int32>, to: NumberArray<Int32>
  ) throws(AnalyticsError) {
    let entryCount = projection.targets.count
    guard from.count == entryCount, to.count == entryCount else {
      throw .parameter(
        name: "times", found: "\(from.count) and \(to.count)", expected: "\(entryCount) of both")
    }
    self.projection = projection
    self.from = from
    self.to = to
  }

  /// A projection from a list of ties and their times.
  ///
  /// - Throws: ``AnalyticsError/size(entries:)``, ``AnalyticsError/cancelled``.
  /// - Complexity: O(vertices + ties · log degree) time; about 3 times the result in memory.
  public init(
    vertexCount: Int, sources: NumberArray<UInt32>, targets: NumberArray<UInt32>,
    from: NumberArray<Int32>, to: NumberArray<Int32>, isDirected: Bool = false,
    run: KernelRun = KernelRun(threadCount: 1)
  ) throws(AnalyticsError) {
    guard from.count == sources.count, to.count == sources.count else {
      throw .parameter(
        name: "times", found: "\(from.count) and \(to.count)", expected: "\(sources.count) of both")
    }
    // Each tie's number goes through the making of rows as its weight, which is exact.
    let numbers = NumberArray<Double>(count: sources.count)
    for tie in 0..<sources.count { numbers.base[tie] = Double(tie) }
    let numbered = try Projection(
      vertexCount: vertexCount, sources: sources, targets: targets, weights: numbers,
      isDirected: isDirected, parallel: .keep, run: run)
    let entryCount = numbered.targets.count
    let entryFrom = NumberArray<Int32>(count: entryCount)
    let entryTo = NumberArray<Int32>(count: entryCount)
    for entry in 0..<entryCount {
      let tie = numbered.weights.map { Int($0.base[entry]) } ?? 0
      entryFrom.base[entry] = from.base[tie]
      entryTo.base[entry] = to.base[tie]
    }
    projection = Projection(
      rows: EdgeRows(offsets: numbered.offsets, targets: numbered.targets, weights: nil),
      reverse: numbered.reverse.map {
        EdgeRows(offsets: $0.offsets, targets: $0.targets, weights: nil)
      })
    self.from = entryFrom
    self.to = entryTo
  }

  /// When a tie can be used by one who is at its source from `moment` on: then or as soon as it
  /// holds, or none where it has ended.
  @inline(__always) func use(_ entry: Int, at moment: Int32) -> Int32? {
    let use = max(moment, from.base[entry])
    return use < to.base[entry] ? use : nil
  }
}
