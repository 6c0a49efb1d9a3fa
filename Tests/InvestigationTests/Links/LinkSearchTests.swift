import Investigation
import PropertyGraph
import ReferenceGraph
import Testing

@Suite struct LinkSearchTests {
  /// Types of every sort: dated or not, permanent, unknown to the ontology.
  private static let types = [
    "OWNS", "PARENT_OF", "SPOUSE_OF", "HAS_ADDRESS", "BID_FOR", "CALLS", "NEVER_DECLARED",
  ]

  /// A graph of mixed kinds with parallel ties, loops, one or two hubs and topics.
  private static func graph(seed: UInt64) throws -> (caseGraph: CaseGraph, nodes: [String]) {
    var chance = SeededGenerator(seed: seed)
    let fixture = try Fixture()
    let count = 6 + chance.below(8)
    let spaces = ["person", "company", "org", "address", "topic"]
    let nodes = (0..<count).map { number in "\(chance.pick(spaces)):\(number)" }
    for node in nodes { fixture.node(node) }
    for _ in 0..<(count + chance.below(count * 2)) {
      // Low numbers are drawn more often, so that some nodes are hubs.
      let from = nodes[chance.below(1 + chance.below(count))]
      let start = chance.chance(0.4) ? "20\(10 + chance.below(10))-01-01" : nil
      let end = start != nil && chance.chance(0.5) ? "20\(20 + chance.below(5))-01-01" : nil
      fixture.tie(from, chance.pick(types), chance.pick(nodes), from: start, to: end)
    }
    return (try fixture.caseGraph(), nodes)
  }

  private static func options(seed: UInt64) -> LinkSearch.Options {
    var chance = SeededGenerator(seed: seed ^ 0xABCD)
    var options = LinkSearch.Options()
    options.maxHops = 1 + Int(seed % 6)
    options.top = 1 + chance.below(20)
    options.hubLimit = chance.pick([3, 6, 1000])
    options.datedOnly = chance.chance(0.25)
    options.day = chance.chance(0.3) ? CalendarDate("2019-06-01") : nil
    return options
  }

  @Test(arguments: 0..<120)
  func thePathsAreTheBestOfAll(seed: Int) throws {
    let (caseGraph, nodes) = try Self.graph(seed: UInt64(seed))
    let options = Self.options(seed: UInt64(seed))
    let search = try LinkSearch(caseGraph, options)
    let verifier = LinkVerifier(caseGraph: caseGraph, options: options)
    for (first, second) in [(0, 1), (0, nodes.count - 1), (2, 3), (4, 1)] {
      let (a, b) = (try caseGraph.at(nodes[first]), try caseGraph.at(nodes[second]))
      let answer = try search.search(from: a, to: b)
      let all = try verifier.paths(from: a, to: b)
      #expect(!answer.isCut && answer.nodesSearched > 0)
      #expect(answer.paths.count == min(options.top, all.count))
      for (found, right) in zip(answer.paths, all) {
        #expect(abs(found.score - right.score) < 1e-12)
      }
      // Where no score is shared beyond the last, the paths themselves are the same.
      let last = answer.paths.last?.score ?? 1
      for right in all where right.score > last + 1e-12 {
        #expect(answer.paths.contains { $0.nodes == right.nodes })
      }
      for path in answer.paths { try check(path, from: a, to: b, caseGraph, options) }
      let met = Set(answer.pricedOut.map(\.node))
      #expect(try met.isSuperset(of: verifier.hubsBetween(a, b)))
      #expect(try met.isSubset(of: verifier.hubsNear(a, b)))
      for (node, degree) in answer.pricedOut {
        #expect(try degree == caseGraph.graph.degree(of: node))
      }
      #expect(answer.pricedOut.map(\.degree) == answer.pricedOut.map(\.degree).sorted(by: >))
    }
  }

  /// Ends, order, simplicity, ties that are really there and hold.
  private func check(
    _ path: LinkSearch.Path, from a: NodeIndex, to b: NodeIndex, _ caseGraph: CaseGraph,
    _ options: LinkSearch.Options
  ) throws {
    #expect(path.nodes.first == a && path.nodes.last == b)
    #expect(Set(path.nodes).count == path.nodes.count)
    #expect(path.ties.count == path.nodes.count - 1 && path.ties.count <= options.maxHops)
    for (at, tie) in path.ties.enumerated() {
      let ends: Set = [path.nodes[at], path.nodes[at + 1]]
      #expect(ends == [tie.from, tie.to])
      var isStored = false
      try caseGraph.graph.forEachRelationship(of: tie.from, directions: [.outgoing]) { found, _ in
        isStored = isStored || found == tie
      }
      #expect(isStored)
      if let day = options.day {
        #expect(try caseGraph.graph.interval(of: tie.index).holds(on: day))
      }
    }
  }

  @Test(arguments: 200..<240)
  func thereAndBackScoreTheSame(seed: Int) throws {
    let (caseGraph, nodes) = try Self.graph(seed: UInt64(seed))
    let search = try LinkSearch(caseGraph, Self.options(seed: UInt64(seed)))
    let (a, b) = (try caseGraph.at(nodes[0]), try caseGraph.at(nodes[2]))
    let there = try search.search(from: a, to: b)
    let back = try search.search(from: b, to: a)
    #expect(there.paths.count == back.paths.count)
    for (x, y) in zip(there.paths, back.paths) { #expect(abs(x.score - y.score) < 1e-12) }
    let again = try LinkSearch(caseGraph, Self.options(seed: UInt64(seed))).search(from: a, to: b)
    #expect(again.paths == there.paths)
    #expect(again.pricedOut.map(\.node) == there.pricedOut.map(\.node))
    #expect(again.nodesSearched == there.nodesSearched)
  }

  @Test func aNodeHasNoLinkToItself() throws {
    let fixture = try Fixture()
    fixture.tie("person:1", "CALLS", "person:1")
    let caseGraph = try fixture.caseGraph()
    let node = try caseGraph.at("person:1")
    #expect(try LinkSearch(caseGraph, .init()).search(from: node, to: node).paths.isEmpty)
  }

  @Test func noLinkSaysWhatWasLookedAt() throws {
    let fixture = try Fixture()
    fixture.tie("person:1", "CALLS", "person:2")
    for number in 3..<40 { fixture.tie("person:3", "CALLS", "person:\(number)") }
    let caseGraph = try fixture.caseGraph()
    let answer = try LinkSearch(caseGraph, .init()).search(
      from: caseGraph.at("person:1"), to: caseGraph.at("person:3"))
    #expect(answer.paths.isEmpty && !answer.isCut)
    // The near side is read to its end, and then nothing more is asked.
    #expect((1...3).contains(answer.nodesSearched))
  }

  @Test func hubsMayBeEndsAndOnlyEnds() throws {
    let fixture = try Fixture()
    for number in 2..<60 { fixture.tie("address:1", "HAS_ADDRESS", "company:\(number)") }
    fixture.tie("person:1", "OWNS", "company:2", from: "2020-01-01")
    let caseGraph = try fixture.caseGraph()
    var options = LinkSearch.Options()
    options.hubLimit = 50
    let search = try LinkSearch(caseGraph, options)
    let hub = try caseGraph.at("address:1")
    let ends = [try caseGraph.at("person:1"), hub]
    #expect(try search.search(from: ends[0], to: ends[1]).paths.count == 1)
    #expect(try search.search(from: ends[1], to: ends[0]).paths.count == 1)
    let through = try search.search(from: caseGraph.at("company:5"), to: caseGraph.at("company:9"))
    #expect(through.paths.isEmpty && through.pricedOut.map(\.node) == [hub])
    #expect(through.pricedOut.map(\.degree) == [58])
    options.hubLimit = 58
    let open = try LinkSearch(caseGraph, options).search(
      from: caseGraph.at("company:5"), to: caseGraph.at("company:9"))
    #expect(open.paths.count == 1 && open.pricedOut.isEmpty)
  }

  @Test func aSearchCutShortSaysSo() throws {
    let fixture = try Fixture()
    for number in 2..<30 {
      fixture.tie("person:1", "CALLS", "person:\(number)")
      fixture.tie("person:\(number)", "CALLS", "person:\(number + 100)")
      fixture.tie("person:\(number + 100)", "CALLS", "person:99")
    }
    let caseGraph = try fixture.caseGraph()
    var options = LinkSearch.Options()
    options.nodesMax = 5
    let answer = try LinkSearch(caseGraph, options).search(
      from: caseGraph.at("person:1"), to: caseGraph.at("person:99"))
    #expect(answer.isCut && answer.nodesSearched <= 5)
  }

  /// Hidden nodes are neither passed through nor counted.
  @Test func whatAReaderMayNotSeeDoesNotShow() throws {
    let fixture = try Fixture()
    for number in 2..<10 { fixture.tie("company:\(number)", "HAS_ADDRESS", "address:1") }
    fixture.tie("company:2", "OWNS", "company:3", from: "2020-01-01")
    fixture.tie("company:3", "OWNS", "company:4", from: "2020-01-01")
    for number in 5..<9 { fixture.tie("company:3", "HAS_PHONE", "phone:\(number)") }
    let caseGraph = try fixture.caseGraph(
      scope: ReadScope(hiddenLabels: ["Address", "Phone"]))
    let answer = try LinkSearch(caseGraph, .init()).search(
      from: caseGraph.at("company:2"), to: caseGraph.at("company:4"))
    #expect(
      try answer.paths.map { try caseGraph.references($0.nodes) } == [
        ["company:2", "company:3", "company:4"]
      ])
    // Two visible ties at company 3: no rarity is lost.
    #expect(abs(answer.paths[0].score - 0.95 * 0.95) < 1e-12)
  }
}
