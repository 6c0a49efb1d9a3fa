import PropertyGraph
import Testing

@testable import CypherEngine

/// Every search against the definition, on thousands of small graphs and patterns.
@Suite struct PathSearchTests {
  typealias Found = PathsByDefinition.Found
  typealias Ends = PathProgram.Ends

  /// What was asked, and what the definition has.
  struct Case {
    let graph: SmallGraph
    let description: PathDescription
    let isDated: Bool
    let all: [Found]
    /// Whether longer matches exist that the definition did not look for.
    let isCut: Bool
    let seed: UInt64

    init(seed: UInt64) throws {
      self.seed = seed
      var random = SeededGenerator(seed: seed)
      let isBounded = random.chance(0.5)
      graph = try SmallGraph(
        seed: random.next(), nodes: 1 + random.below(5), edges: random.below(isBounded ? 7 : 6))
      var generator = PatternGenerator(seed: random.next(), graph)
      description = generator.description(isBounded: isBounded)
      isDated = random.chance(0.3)
      let lengthMax = description.uniqueness.isNone ? 5 : graph.edges.count
      let greatest = description.links.reduce(0) {
        $0.saturatingAdd($1.max?.saturatingMultiply($1.steps.count) ?? .max)
      }
      isCut = description.uniqueness.isNone && greatest > lengthMax
      all = try PathsByDefinition(graph, description, isDated: isDated, lengthMax: lengthMax)
        .matches()
    }

    /// What a search hands out.
    func found(
      _ selection: PathDescription.Selection, _ ends: Ends, from: UInt32?, to: UInt32?
    ) throws -> [Found] {
      var description = description
      description.selection = selection
      let program = try PathProgram(description, known: ends, graph.snapshot)
      let search = PathSearch(program, budget: SearchBudget { _ in })
      let frame = graph.frame(localCount: description.localLimit, isDated: isDated)
      var found: [Found] = []
      try search.search(from: from, to: to, frame) { match in
        found.append(
          Found(
            nodes: match.nodes, relationships: match.relationships.map(\.packed),
            places: match.places))
        return true
      }
      return found
    }

    /// Every question about ends: from each node, to each, between each two.
    var questions: [(ends: Ends, from: UInt32?, to: UInt32?)] {
      let nodes = 0..<UInt32(graph.nodeCount)
      return nodes.map { ([.first], $0, nil) } + nodes.map { ([.last], nil, $0) }
        + nodes.flatMap { from in nodes.map { ([.first, .last], from, $0) } }
    }

    func expected(from: UInt32?, to: UInt32?) -> [Found] {
      all.filter { ($0.pair[0] == from ?? $0.pair[0]) && ($0.pair[1] == to ?? $0.pair[1]) }
    }
  }

  static let seeds = Array(0..<8)

  @Test(arguments: seeds) func findsAll(batch: Int) throws {
    for seed in UInt64(batch * 30)..<UInt64(batch * 30 + 30) {
      let asked = try Case(seed: seed)
      if asked.isCut { continue }
      for (ends, from, to) in asked.questions {
        let found = try asked.found(PathDescription.Selection(.all), ends, from: from, to: to)
        let expected = asked.expected(from: from, to: to)
        #expect(
          found.count == expected.count && Set(found) == Set(expected),
          "seed \(seed), from \(from ?? 99) to \(to ?? 99)")
      }
    }
  }

  @Test(arguments: seeds) func findsShortest(batch: Int) throws {
    for seed in UInt64(batch * 30 + 5000)..<UInt64(batch * 30 + 5030) {
      let asked = try Case(seed: seed)
      if asked.isCut { continue }
      for (ends, from, to) in asked.questions {
        for count in [1, 2, 5] {
          let selection = PathDescription.Selection(
            .shortest, count: Probe { _ in .integer(Int64(count)) })
          let found = try asked.found(selection, ends, from: from, to: to)
          let expected = asked.expected(from: from, to: to)
          let place: Comment = "seed \(seed), \(count) from \(from ?? 99) to \(to ?? 99)"
          #expect(Set(found).count == found.count, place)
          #expect(Set(found).isSubset(of: expected), place)
          let lengths = Dictionary(grouping: expected, by: \.pair).mapValues {
            Array($0.map(\.length).sorted().prefix(count))
          }
          #expect(
            Dictionary(grouping: found, by: \.pair).mapValues { $0.map(\.length) } == lengths,
            place)
        }
      }
    }
  }

  @Test(arguments: seeds) func findsShortestLengths(batch: Int) throws {
    for seed in UInt64(batch * 30 + 9000)..<UInt64(batch * 30 + 9030) {
      let asked = try Case(seed: seed)
      if asked.isCut { continue }
      for (ends, from, to) in asked.questions {
        for count in [1, 2] {
          let selection = PathDescription.Selection(
            .shortestGroups, count: Probe { _ in .integer(Int64(count)) })
          let found = try asked.found(selection, ends, from: from, to: to)
          let pairs = Dictionary(grouping: asked.expected(from: from, to: to), by: \.pair)
          let expected = pairs.values.flatMap { matches in
            let lengths = Set(matches.map(\.length)).sorted().prefix(count)
            return matches.filter { lengths.contains($0.length) }
          }
          #expect(
            found.count == expected.count && Set(found) == Set(expected),
            "seed \(seed), \(count) from \(from ?? 99) to \(to ?? 99)")
        }
      }
    }
  }
}
