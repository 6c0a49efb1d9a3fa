import GraphAnalytics
import PropertyGraph
import Testing

@Suite struct SnapshotProjectionTests {
  static let requests: [ProjectionRequest] = [
    ProjectionRequest(),
    ProjectionRequest(labels: ["Company", "Person"]),
    ProjectionRequest(types: ["OWNS"], orientation: .natural),
    ProjectionRequest(types: ["OWNS", "KNOWS"], orientation: .reverse, weight: .count),
    ProjectionRequest(types: ["BID_FOR", "OWNS"], weight: .property("amount", otherwise: 2)),
    ProjectionRequest(weight: .count, day: CalendarDate("2020-06-15")),
    ProjectionRequest(
      labels: ["Company"], orientation: .natural, weight: .property("amount", otherwise: 0),
      day: CalendarDate("2021-05-01")),
  ]

  @Test(arguments: 0..<60 as Range<UInt64>, [1, 3])
  func rowsAreTheTies(seed: UInt64, threadCount: Int) throws {
    let graph = try TieGraph(seed: seed)
    for request in Self.requests where request.isPossible(in: graph.snapshot) {
      let projection = try Projection.of(
        graph.snapshot, request, run: KernelRun(threadCount: threadCount))
      let nodes = (0..<projection.vertexCount).map { projection.node(of: $0) }
      #expect(nodes == graph.nodes(request.labels))
      #expect(projection.rows == graph.rows(request), "\(request)")
      #expect(projection.isDirected == (request.orientation != .undirected))
    }
  }

  @Test(arguments: 0..<60 as Range<UInt64>, [1, 3])
  func foldsAreWhatIsShared(seed: UInt64, threadCount: Int) throws {
    let graph = try TieGraph(seed: seed)
    for degreeMax in [2, 3, 100] {
      for weight in ProjectionRequest.Fold.Weight.allCases {
        let request = ProjectionRequest(
          labels: ["Company"], types: ["BID_FOR", "OWNS"], day: CalendarDate("2020-08-01"),
          fold: .init(through: ["Tender"], degreeMax: degreeMax, weight: weight))
        guard request.isPossible(in: graph.snapshot) else { continue }
        let projection = try Projection.of(
          graph.snapshot, request, run: KernelRun(threadCount: threadCount))
        let rows = projection.rows
        let expected = graph.folded(request)
        #expect(rows.map { Set($0.keys) } == expected.map { Set($0.keys) })
        for (row, expected) in zip(rows, expected) {
          for (other, weight) in row { #expect(abs(weight - expected[other]!) < 1e-12) }
        }
      }
    }
  }

  @Test func whatIsNotThereIsNamed() throws {
    let graph = try TieGraph(seed: 3)
    let run = KernelRun(threadCount: 1)
    #expect("label") {
      _ = try Projection.of(graph.snapshot, ProjectionRequest(labels: ["Nobody"]), run: run)
    } throws: { "\($0)".hasPrefix("label is `Nobody`, expected one of `") }
    #expect("type") {
      _ = try Projection.of(graph.snapshot, ProjectionRequest(types: ["NOTHING"]), run: run)
    } throws: { "\($0)".hasPrefix("type is `NOTHING`, expected one of `") }
    #expect(throws: AnalyticsError.self) {
      _ = try Projection.of(
        graph.snapshot, ProjectionRequest(), run: KernelRun(threadCount: 1, byteLimit: 10))
    }
    #expect(throws: AnalyticsError.cancelled) {
      _ = try Projection.of(
        graph.snapshot, ProjectionRequest(),
        run: KernelRun(threadCount: 2, shouldStop: { true }))
    }
  }

  @Test func theStoreKeepsWhatFits() throws {
    let graph = try TieGraph(seed: 5)
    let run = KernelRun(threadCount: 1)
    let one = try Projection.of(graph.snapshot, ProjectionRequest(), run: run)
    let store = ProjectionStore(byteLimit: one.byteCount * 3 / 2)
    let first = try store.projection(ProjectionRequest(), of: graph.snapshot, run: run)
    #expect(try store.projection(ProjectionRequest(), of: graph.snapshot, run: run) === first)
    #expect(store.byteCount == one.byteCount)
    _ = try store.projection(
      ProjectionRequest(orientation: .natural), of: graph.snapshot, run: run)
    #expect(store.byteCount <= store.byteLimit)
    let scoped = try graph.snapshot.reopened(scope: ReadScope(hiddenTypes: ["OWNS"]))
    #expect(try store.projection(ProjectionRequest(), of: scoped, run: run) !== first)
  }
}

extension ProjectionRequest {
  fileprivate func isPossible(in snapshot: GraphSnapshot) -> Bool {
    (labels + (fold?.through ?? [])).allSatisfy { snapshot.label($0) != nil }
      && types.allSatisfy { snapshot.type($0) != nil }
  }
}

extension Projection {
  /// The outgoing rows as tables, by node.
  fileprivate var rows: [[UInt32: Double]] {
    withRows { outgoing, _ in
      (0..<vertexCount).map { vertex in
        let places = outgoing.row(vertex)
        let row = places.map { (node(of: Int(outgoing.targets[$0])), outgoing.weights?[$0] ?? 1) }
        return Dictionary(uniqueKeysWithValues: row)
      }
    }
  }
}

extension TieGraph {
  fileprivate func nodes(_ labels: [String]) -> [UInt32] {
    snapshot.ranges.flatMap { $0 }.filter { node in
      labels.isEmpty || snapshot.labels(of: NodeIndex(node)).contains { labels.contains($0) }
    }
  }

  private func ties(_ request: ProjectionRequest) -> [Tie] {
    ties.filter { tie in
      (request.types.isEmpty || request.types.contains(tie.type)) && tie.from != tie.to
        && request.day.map { tie.days.holds(on: $0) } ?? true
    }
  }

  fileprivate func rows(_ request: ProjectionRequest) -> [[UInt32: Double]] {
    let nodes = nodes(request.labels)
    var rows = Dictionary(uniqueKeysWithValues: nodes.map { ($0, [UInt32: Double]()) })
    for tie in ties(request) where rows[tie.from] != nil && rows[tie.to] != nil {
      let weight: Double =
        switch request.weight {
        case .none, .count: 1
        case .property(_, let otherwise): tie.amount.map(Double.init) ?? otherwise
        }
      if request.orientation != .reverse { rows[tie.from]![tie.to, default: 0] += weight }
      if request.orientation != .natural { rows[tie.to]![tie.from, default: 0] += weight }
    }
    if request.weight == .none { rows = rows.mapValues { $0.mapValues { _ in 1 } } }
    return nodes.map { rows[$0]! }
  }

  fileprivate func folded(_ request: ProjectionRequest) -> [[UInt32: Double]] {
    let nodes = nodes(request.labels)
    var members: [UInt32: Set<UInt32>] = [:]
    let hubs = Set(self.nodes(request.fold!.through))
    for tie in ties(request) {
      for (one, other) in [(tie.from, tie.to), (tie.to, tie.from)]
      where nodes.contains(one) && hubs.contains(other) { members[other, default: []].insert(one) }
    }
    var rows = Dictionary(uniqueKeysWithValues: nodes.map { ($0, [UInt32: Double]()) })
    for sharing in members.values where sharing.count <= request.fold!.degreeMax {
      let weight = request.fold!.weight == .count ? 1 : 1 / Double(max(1, sharing.count - 1))
      for one in sharing {
        for other in sharing where one != other { rows[one]![other, default: 0] += weight }
      }
    }
    return nodes.map { rows[$0]! }
  }
}
