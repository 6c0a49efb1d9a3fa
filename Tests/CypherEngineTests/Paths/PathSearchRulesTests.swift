import PropertyGraph
import Testing

@testable import CypherEngine

/// What searches refuse, and the corners of the rules.
@Suite struct PathSearchRulesTests {
  /// A ring of three and a tail: 0 → 1 → 2 → 0, 2 → 3.
  private let graph: GraphSnapshot
  private let frame: Frame

  init() throws {
    let transaction = try GraphTransaction(on: GraphSnapshot(segments: [], scope: .all))
    for _ in 0..<4 { _ = try transaction.createNode(labels: []) }
    for (from, to) in [(0, 1), (1, 2), (2, 0), (2, 3)] as [(UInt32, UInt32)] {
      _ = try transaction.createRelationship("R", from: NodeIndex(from), to: NodeIndex(to))
    }
    graph = try transaction.snapshot()
    let context = EvaluationContext(
      graph: graph, parameters: [:],
      now: ZonedDateTime(seconds: 0, nanoseconds: 0, offsetSeconds: 0), day: nil,
      random: SeededGenerator(seed: 1))
    frame = Frame(context, batch: .unit(slotCount: 0), localCount: 0)
  }

  private func found(
    _ selection: PathDescription.Selection, from: UInt32, to: UInt32, min: Int = 1,
    max: Int? = nil, isWalk: Bool = false, wanted: Int = .max,
    budget: SearchBudget = SearchBudget { _ in }
  ) throws -> [[UInt32]] {
    let step = PathDescription.Step(types: [graph.type("R")!], direction: .outgoing)
    let description = PathDescription(
      nodes: [PathDescription.Node(), PathDescription.Node()],
      links: [PathDescription.Link(min: min, max: max, steps: [step])], selection: selection,
      uniqueness: PathDescription.Uniqueness(nil, hasDifferentRelationships: !isWalk))
    let program = try PathProgram(description, known: [.first, .last], graph)
    var paths: [[UInt32]] = []
    try PathSearch(program, budget: budget).search(from: from, to: to, frame) {
      paths.append($0.nodes)
      return paths.count < wanted
    }
    return paths
  }

  @Test(
    arguments: [
      // GQL goes round, the empty path is shortest where it is allowed, shortestPath never goes round.
      (isLegacy: false, min: 1, paths: [[0, 1, 2, 0]]), (isLegacy: false, min: 0, paths: [[0]]),
      (isLegacy: true, min: 1, paths: []), (isLegacy: true, min: 0, paths: [[0]]),
    ] as [(isLegacy: Bool, min: Int, paths: [[UInt32]])])
  func fromANodeToItself(isLegacy: Bool, min: Int, paths: [[UInt32]]) throws {
    for kind in [PathDescription.Selection.Kind.shortest, .shortestGroups] {
      let selection = PathDescription.Selection(kind, isLegacy: isLegacy)
      #expect(try found(selection, from: 0, to: 0, min: min) == paths)
    }
  }

  @Test func walksGoRoundAsOftenAsAsked() throws {
    let three = PathDescription.Selection(.shortest, count: Probe { _ in .integer(3) })
    let lengths = try found(three, from: 0, to: 3, isWalk: true).map { $0.count - 1 }
    #expect(lengths == [3, 6, 9])
    #expect(try found(three, from: 0, to: 3).map(\.count) == [4])
  }

  @Test func walksNeedABound() throws {
    #expect(throws: CypherError.self) {
      try found(PathDescription.Selection(.all), from: 0, to: 3, isWalk: true)
    }
    let bounded = try found(
      PathDescription.Selection(.all), from: 0, to: 3, max: 9, isWalk: true)
    #expect(bounded.map { $0.count - 1 }.sorted() == [3, 6, 9])
  }

  @Test(arguments: [CypherValue.integer(0), .integer(-1), .integer(.min), .null, .float(1)])
  func aNumberOfPathsThatIsNone(count: CypherValue) {
    let selection = PathDescription.Selection(.shortest, count: Probe { _ in count })
    #expect(throws: CypherError.self) { try found(selection, from: 0, to: 3) }
  }

  @Test(
    arguments: [(5, Int.max), (Int.max, nil), (Int.max, Int.max), (0, Int.max), (1 << 25, nil)]
      as [(Int, Int?)])
  func enormousBounds(min: Int, max: Int?) throws {
    // Refused or answered, never a trap.
    for kind in [PathDescription.Selection.Kind.all, .shortest] {
      let paths = try? found(PathDescription.Selection(kind), from: 0, to: 3, min: min, max: max)
      #expect(paths == nil || paths == (min == 0 ? [[0, 1, 2, 3]] : []))
    }
  }

  @Test func stopsWhereNoMoreIsWanted() throws {
    let all = try found(PathDescription.Selection(.all), from: 0, to: 0, max: 9, isWalk: true)
    #expect(all.count == 3)
    let first = try found(
      PathDescription.Selection(.all), from: 0, to: 0, max: 9, isWalk: true, wanted: 1)
    #expect(first == [all[0]])
  }

  private struct Stopped: Error {}

  @Test func stopsWhereTheBudgetIsSpent() {
    let everything = PathDescription.Selection(.all)
    #expect(throws: Stopped.self) {
      try found(
        everything, from: 0, to: 3, max: 1_000_000, isWalk: true,
        budget: SearchBudget { _ in throw Stopped() })
    }
  }
}
