import GraphAnalytics
import PropertyGraph
import Synchronization

/// Finds the best link of each pair out of two sets.
///
/// **What it computes.** For every pair the path that ``LinkSearch`` puts first. With `top` above
/// one, all that it answers.
///
/// **How.** One pass for each set, not one search for each pair: the walks of at most two hops that
/// lead to a party of the second set are gathered by the node they start from; then those of the
/// remaining hops from each party of the first set are joined to them there. A path of L hops is
/// met at one node alone, the one behind its first min(L, near) hops.
///
/// *Returns:* pairs in the order of the first set, then of the second. *Complexity:* O(walks +
/// joins); memory O(walks of the second set). *Determinism:* the same on any number of threads.
public final class LinkSets: Sendable {
  /// The links of one pair.
  public struct Pair: Sendable {
    public let from: NodeIndex
    public let to: NodeIndex
    /// One at least.
    public let explanations: [LinkSearch.Explanation]
  }

  /// What was looked at.
  public struct Searched: Sendable {
    public internal(set) var nodes = 0
    public internal(set) var pricedOut: [(node: NodeIndex, degree: Int)] = []
    public internal(set) var isCut = false
    public internal(set) var pairs = 0
  }

  private let ground: LinkGround
  private let parts: LinkParts
  private let starts: [NodeIndex]
  private let index: TargetIndex
  private let nearHops: Int
  private let run: KernelRun

  /// - Parameter run: threads, who may stop it, who hears of the share of the first set that is
  ///   done.
  /// - Throws: `AnalyticsError.cancelled`.
  public init(
    _ caseGraph: CaseGraph, _ options: LinkSearch.Options, from starts: [NodeIndex],
    to ends: [NodeIndex], run: KernelRun
  ) throws {
    ground = try LinkGround(caseGraph, options)
    parts = try LinkParts(caseGraph, day: options.day)
    self.starts = starts
    self.run = run
    let hops = options.maxHops
    let farHops = max(min(2, hops / 2), hops - 4)
    nearHops = hops - farHops
    index = try TargetIndex(ground, ends, hops: farHops, run)
  }

  /// Parties of the first set whose links are held at one time.
  public static let batch = 32

  /// Searches all pairs.
  ///
  /// - Parameters:
  ///   - render: makes of the pairs of one party what is wanted of them; called by any thread.
  ///   - emit: takes that in order, a batch of parties at a time, with the number of pairs.
  @discardableResult
  public func forEach<Output: Sendable>(
    render: @Sendable ([Pair], _ worker: Int) throws -> Output,
    emit: ([Output], _ pairs: Int) throws -> Void
  ) throws -> Searched {
    let readers = LinkReaders(ground, run.threadCount)
    var searched = Searched()
    searched.nodes = index.readCount
    searched.isCut = index.isCut
    var hubs = index.hubs
    for first in stride(from: 0, to: starts.count, by: Self.batch) {
      let batch = starts[first..<min(first + Self.batch, starts.count)]
      let results = Mutex([Result<Outcome<Output>, any Error>?](repeating: nil, count: batch.count))
      try run.forEachChunk(of: batch.count, size: 1) { chunk, worker in
        for at in chunk {
          let result = Result {
            try outcome(batch[first + at], readers[worker]) { try render($0, worker) }
          }
          results.withLock { $0[at] = result }
        }
      }
      let outcomes = try results.withLock { $0 }.map { try $0!.get() }
      for outcome in outcomes {
        searched.nodes += outcome.readCount
        searched.isCut = searched.isCut || outcome.isCut
        searched.pairs += outcome.pairs
        hubs.formUnion(outcome.hubs)
      }
      try emit(outcomes.map(\.output), outcomes.reduce(0) { $0 + $1.pairs })
      run.progress(Double(first + batch.count) / Double(starts.count))
    }
    searched.pricedOut = hubs.map { (NodeIndex($0), ground.degree(of: $0)) }
      .sorted { ($1.degree, $0.node.rawValue) < ($0.degree, $1.node.rawValue) }
    return searched
  }

  private struct Outcome<Output: Sendable>: Sendable {
    let output: Output
    let pairs: Int
    let readCount: Int
    let isCut: Bool
    let hubs: Set<UInt32>
  }

  private func outcome<Output: Sendable>(
    _ start: NodeIndex, _ reader: LinkReader, _ render: ([Pair]) throws -> Output
  ) throws -> Outcome<Output> {
    let field = LinkField(reader, from: start.rawValue, hops: nearHops, isReversed: false)
    let pairs = pairs(start, field, reader)
    return Outcome(
      output: try render(pairs), pairs: pairs.count, readCount: field.readCount,
      isCut: field.isCut, hubs: field.hubs)
  }

  // MARK: - Lines

  /// Writes each pair as one line of CONTRACT's `link`, and last what was looked at.
  ///
  /// - Parameter write: takes lines in order, a batch of parties at a time, with their number.
  @discardableResult
  public func writeLines(
    unmasked: Bool, _ write: (_ lines: [[UInt8]], _ pairs: Int) throws -> Void
  ) throws -> Searched {
    let writers = LinkWriters(
      (0..<run.threadCount).map { _ in
        LinkLines(LinkSearch(ground, LinkReader(ground), parts), parts, unmasked: unmasked)
      })
    let searched = try forEach { pairs, worker in
      var lines: [UInt8] = []
      for pair in pairs { try writers[worker].append(pair, to: &lines) }
      return lines
    } emit: { lines, pairs in
      try write(lines, pairs)
    }
    let search = LinkSearch(ground, LinkReader(ground), parts)
    var members: [(String, JSONText)] = [
      ("nodes", .integer(searched.nodes)),
      ("pricedOut", try search.json(pricedOut: searched.pricedOut, unmasked: unmasked)),
      ("pairs", .integer(searched.pairs)),
    ]
    if searched.isCut { members.append(("cut", .boolean(true))) }
    let line = JSONText.object([("searched", .object(members))]).text + "\n"
    try write([Array(line.utf8)], 0)
    return searched
  }

  // MARK: - The join

  /// The best way to a target: a walk of the field, and one of the index where it goes on.
  private struct Best {
    var cost: UInt32
    var near: Int32
    var far: Int32
  }

  private func pairs(
    _ start: NodeIndex, _ field: borrowing LinkField, _ reader: LinkReader
  ) -> [Pair] {
    var best = [Best](
      repeating: Best(cost: .max, near: -1, far: -1), count: index.targets.count)
    for place in field.walks.indices.dropFirst() {
      let walk = field.walks[place]
      if walk.isBeaten { continue }
      for target in index.places(of: walk.node) {
        offer(Best(cost: walk.cost, near: Int32(place), far: -1), Int(target), &best, field)
      }
      guard Int(walk.hops) == nearHops, let passing = reader.passing(walk.node) else { continue }
      let base = walk.cost + passing
      for meeting in index.meetings(at: walk.node) {
        var cost = base + meeting.cost
        if walk.isApart, meeting.isApart {
          cost -= LinkScore.apartCost
        } else if max(walk.from, meeting.from) >= min(walk.to, meeting.to) {
          cost += LinkScore.apartCost
        }
        if cost <= best[Int(meeting.target)].cost {
          offer(
            Best(cost: cost, near: Int32(place), far: Int32(meeting.walk)), Int(meeting.target),
            &best, field)
        }
      }
    }
    let costMax = ground.options.costMax
    var pairs: [Pair] = []
    for (target, found) in best.enumerated() where found.near >= 0 && found.cost <= costMax {
      let end = index.targets[target]
      if end == start { continue }
      let explanations =
        ground.options.top > 1
        ? LinkSearch(ground, reader, parts).search(from: start, to: end).explanations
        : [LinkSearch.Explanation(path: path(found, field))]
      pairs.append(Pair(from: start, to: end, explanations: explanations))
    }
    return pairs
  }

  private func offer(
    _ new: Best, _ target: Int, _ best: inout [Best], _ field: borrowing LinkField
  ) {
    let old = best[target]
    if new.cost < old.cost
      || (new.cost == old.cost && trace(new, field) < trace(old, field))
    {
      best[target] = new
    }
  }

  private func trace(_ best: Best, _ field: borrowing LinkField) -> WalkTrace {
    var trace = field.trace(field.walks[Int(best.near)])
    guard best.far >= 0 else { return trace }
    var walk = index.walks[Int(best.far)]
    while walk.parent >= 0 {
      trace.ties.append(UInt64(walk.table) << 32 | UInt64(walk.position))
      walk = index.walks[Int(walk.parent)]
      trace.nodes.append(walk.node)
    }
    return trace
  }

  private func path(_ best: Best, _ field: borrowing LinkField) -> LinkSearch.Path {
    var path = LinkSearch.Path(cost: best.cost, nodes: [], ties: [], together: nil)
    var (from, to) = (Int32.min, Int32.max)
    var chain: [LinkField.Walk] = []
    var at = best.near
    while at >= 0 {
      chain.append(field.walks[Int(at)])
      at = chain[chain.count - 1].parent
    }
    var isApart = chain[0].isApart
    (from, to) = (chain[0].from, chain[0].to)
    for walk in chain.reversed() {
      if let last = path.nodes.last {
        path.ties.append(walk.tie(ground, from: last.rawValue))
      }
      path.nodes.append(NodeIndex(walk.node))
    }
    if best.far >= 0 {
      var walk = index.walks[Int(best.far)]
      isApart = isApart || walk.isApart
      (from, to) = (max(from, walk.from), min(to, walk.to))
      while walk.parent >= 0 {
        let next = index.walks[Int(walk.parent)]
        // The walk leads the other way.
        path.ties.append(walk.tie(ground, from: next.node))
        path.nodes.append(NodeIndex(next.node))
        walk = next
      }
    }
    if !isApart, from < to { path.together = ValidityInterval(from: from, to: to) }
    return path
  }
}

/// A writer for each worker.
private struct LinkWriters: @unchecked Sendable {
  private let writers: [LinkLines]

  init(_ writers: [LinkLines]) { self.writers = writers }

  subscript(_ worker: Int) -> LinkLines { writers[worker] }
}
