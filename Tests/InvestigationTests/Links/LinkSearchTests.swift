import Foundation
import GraphAnalytics
import PropertyGraph
import ReferenceGraph
import Testing

@testable import Investigation

@Suite struct LinkSearchTests {
  /// Types of every sort: dated or not, permanent, unknown to the ontology.
  private static let types = [
    "OWNS", "PARENT_OF", "SPOUSE_OF", "HAS_ADDRESS", "BID_FOR", "CALLS", "NEVER_DECLARED",
  ]

  /// A graph of mixed kinds with parallel ties, loops, one or two hubs and topics.
  static func graph(seed: UInt64) throws -> (caseGraph: CaseGraph, nodes: [String]) {
    var chance = SeededGenerator(seed: seed)
    let fixture = try Fixture()
    let count = 6 + chance.below(8)
    let spaces = ["person", "company", "org", "address", "topic"]
    let nodes = (0..<count).map { number in "\(chance.pick(spaces)):\(number)" }
    for node in nodes {
      // Half of the persons have an identifier with a right check character.
      let isIdentified = node.hasPrefix("person") && chance.chance(0.5)
      fixture.node(node, isIdentified ? ["id_card": .text("360426199101010071")] : [:])
    }
    for _ in 0..<(count + chance.below(count * 2)) {
      // Low numbers are drawn more often, so that some nodes are hubs.
      let from = nodes[chance.below(1 + chance.below(count))]
      let start = chance.chance(0.4) ? "20\(10 + chance.below(10))-01-01" : nil
      let end = start != nil && chance.chance(0.5) ? "20\(20 + chance.below(5))-01-01" : nil
      let share: [String: Value] =
        chance.chance(0.5) ? ["share": .double(chance.pick([0.01, 0.6]))] : [:]
      fixture.tie(from, chance.pick(types), chance.pick(nodes), share, from: start, to: end)
    }
    return (try fixture.caseGraph(), nodes)
  }

  static func options(seed: UInt64) -> LinkSearch.Options {
    var chance = SeededGenerator(seed: seed ^ 0xABCD)
    var options = LinkSearch.Options()
    options.maxHops = 1 + Int(seed % 6)
    options.top = 1 + chance.below(12)
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
      let answer = search.search(from: a, to: b)
      let all = try verifier.paths(from: a, to: b)
      let (wanted, hasMore) = try verifier.explanations(all)
      #expect(!answer.isCut && answer.nodesSearched > 0 && answer.hasMore == hasMore)
      #expect(answer.paths.map(\.nodes) == wanted.map(\.path.nodes))
      #expect(answer.explanations.map(\.variantCount) == wanted.map(\.variants.count))
      #expect(
        answer.explanations.map { $0.variants.map(\.nodes) }
          == wanted.map { $0.variants.map(\.nodes) })
      for (found, right) in zip(answer.paths, wanted.map(\.path)) {
        #expect(found.ties.map(\.index) == right.ties)
        #expect(abs(found.score / right.score - 1) < 1e-5)
        let product = try search.factors(of: found).reduce(1) { $0 * $1.product }
        #expect(abs(product * (found.together == nil ? 0.5 : 1) / right.score - 1) < 1e-9)
      }
      for path in answer.paths { try check(path, from: a, to: b, caseGraph, options) }
      if let best = answer.paths.first {
        let necessary = try best.ties.indices.filter { at in
          var without = verifier
          without.without = best.ties[at].index
          return try without.paths(from: a, to: b).isEmpty
        }
        #expect(answer.necessarySteps == necessary)
      }
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
    let there = search.search(from: a, to: b)
    let back = search.search(from: b, to: a)
    #expect(there.paths.first?.score == back.paths.first?.score)
    #expect(there.necessarySteps?.count == back.necessarySteps?.count)
    let again = try LinkSearch(caseGraph, Self.options(seed: UInt64(seed))).search(from: a, to: b)
    #expect(again.explanations == there.explanations)
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
    #expect(search.search(from: ends[0], to: ends[1]).paths.count == 1)
    #expect(search.search(from: ends[1], to: ends[0]).paths.count == 1)
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
    #expect(abs(answer.paths[0].score - 0.95 * 0.95 * 0.95 * 0.95) < 1e-5)
  }

  // MARK: - Sets

  /// Two sets are answered as their pairs are, in order, on any number of threads.
  @Test(arguments: 0..<80)
  func setsAreAnsweredAsTheirPairs(seed: Int) throws {
    let (caseGraph, nodes) = try Self.graph(seed: UInt64(seed))
    var options = Self.options(seed: UInt64(seed))
    options.top = seed % 10 == 0 ? 3 : 1
    options.minScore = seed % 4 == 0 ? 0.05 : 0
    let search = try LinkSearch(caseGraph, options)
    let all = try nodes.map { try caseGraph.at($0) }
    let starts = Array(all.prefix(5)) + [all[0]]
    let ends = Array(all.suffix(4)) + [all[1], all[all.count - 1]]
    var wanted: [String] = []
    for a in starts {
      for b in ends where a != b {
        let answer = search.search(from: a, to: b)
        guard !answer.paths.isEmpty else { continue }
        wanted.append(try Self.told(a, b, answer.paths))
      }
    }
    for threads in [1, 3] {
      let sets = try LinkSets(
        caseGraph, options, from: starts, to: ends, run: KernelRun(threadCount: threads))
      var found: [String] = []
      let searched = try sets.forEach { pairs, _ in
        try pairs.map { try Self.told($0.from, $0.to, $0.explanations.map(\.path)) }
      } emit: { texts, _ in
        found += texts.joined()
      }
      #expect(found == wanted)
      #expect(searched.pairs == wanted.count && !searched.isCut)
    }
  }

  private static func told(_ a: NodeIndex, _ b: NodeIndex, _ paths: [LinkSearch.Path]) throws
    -> String
  {
    let texts = paths.map { path in
      "\(path.score) \(path.nodes.map(\.rawValue)) \(path.ties.map(\.index.packed)) "
        + "\(path.together.map { "\($0)" } ?? "never")"
    }
    return "\(a.rawValue) \(b.rawValue): \(texts)"
  }

  /// The lines of two sets hold the steps that the answer for the pair holds.
  @Test func linesOfSetsAreThoseOfPairs() throws {
    let (caseGraph, nodes) = try Self.graph(seed: 12)
    var options = LinkSearch.Options()
    options.top = 1
    let search = try LinkSearch(caseGraph, options)
    let all = try nodes.map { try caseGraph.at($0) }
    let sets = try LinkSets(caseGraph, options, from: all, to: all, run: KernelRun(threadCount: 2))
    var text: [UInt8] = []
    let searched = try sets.writeLines(unmasked: false) { lines, _ in text += lines.joined() }
    let lines = String(decoding: text, as: UTF8.self).split(separator: "\n")
    #expect(lines.count == searched.pairs + 1 && lines.last!.hasPrefix("{\"searched\":{"))
    var at = 0
    for a in all {
      for b in all where a != b {
        let answer = search.search(from: a, to: b)
        guard !answer.paths.isEmpty else { continue }
        let whole = try search.json(answer, from: a, to: b, unmasked: false).text
        let steps = whole.components(separatedBy: "\"steps\":")[1]
          .components(separatedBy: "}],\"necessary\"")[0]
        #expect(lines[at].hasSuffix("\"steps\":\(steps)}]}"))
        at += 1
      }
    }
  }

  // MARK: - The rules, one by one

  /// Twenty tenders for which two firms both bid are one explanation.
  @Test func sharedTendersAreOneExplanation() throws {
    let fixture = try Fixture()
    for number in 1...20 {
      fixture.tie("company:1", "BID_FOR", "tender:\(number)")
      fixture.tie("company:2", "BID_FOR", "tender:\(number)")
    }
    fixture.tie("person:1", "OWNS", "company:1", from: "2020-01-01")
    fixture.tie("person:1", "DIRECTOR", "company:2", from: "2020-01-01")
    let caseGraph = try fixture.caseGraph()
    var options = LinkSearch.Options()
    options.maxHops = 2
    let answer = try LinkSearch(caseGraph, options).search(
      from: caseGraph.at("company:1"), to: caseGraph.at("company:2"))
    #expect(answer.explanations.map(\.variantCount) == [0, 19])
    #expect(answer.explanations[1].variants.count == 19 && answer.necessarySteps == [])
  }

  /// A holding of one per cent is not one of sixty.
  @Test(arguments: [(0.01, 0.314), (0.05, 0.37), (0.25, 0.65), (0.5, 1), (1, 1)])
  func sharesWeigh(share: Double, part: Double) throws {
    let fixture = try Fixture()
    fixture.tie("person:1", "OWNS", "company:1", ["share": .double(share)], from: "2020-01-01")
    let caseGraph = try fixture.caseGraph()
    let search = try LinkSearch(caseGraph, .init())
    let answer = search.search(
      from: try caseGraph.at("person:1"), to: try caseGraph.at("company:1"))
    let factors = try search.factors(of: answer.paths[0])
    #expect(abs(factors[0].interest - 0.95 * part) < 1e-12)
    #expect(factors[0].rarity == 1 && factors[0].validity == 1 && factors[0].evidence == 0.95)
  }

  /// Of parallel ties that one is told with which the whole holds.
  @Test func thePathIsToldByTiesThatHeldTogether() throws {
    let fixture = try Fixture()
    fixture.tie("person:1", "LEGAL_REP", "company:1", from: "2010-01-01", to: "2012-01-01")
    fixture.tie("person:1", "SUPERVISOR", "company:1", from: "2015-01-01", to: "2019-01-01")
    fixture.tie("person:2", "OWNS", "company:1", from: "2014-01-01", to: "2018-01-01")
    let caseGraph = try fixture.caseGraph()
    let search = try LinkSearch(caseGraph, .init())
    let ends = (try caseGraph.at("person:1"), try caseGraph.at("person:2"))
    let best = try #require(search.search(from: ends.0, to: ends.1).paths.first)
    #expect(caseGraph.graph.name(of: best.ties[0].index.type) == "SUPERVISOR")
    #expect(best.together?.from?.description == "2015-01-01")
    #expect(best.together?.to?.description == "2018-01-01")
    var options = LinkSearch.Options()
    options.day = CalendarDate("2011-01-01")
    let none = try LinkSearch(caseGraph, options)
    let answer = none.search(from: ends.0, to: ends.1)
    #expect(answer.paths.isEmpty && answer.otherDays > 0)
    let looser = try none.looser(from: ends.0, to: ends.1)
    #expect(looser.map(\.without) == [.day, .hubs, .maxHops])
    #expect(looser.map { $0.path != nil } == [true, false, false])
  }

  @Test func relativesAndHoldingsAreToldAsWholes() throws {
    let fixture = try Fixture()
    fixture.node("person:1", ["sex": .text("男"), "birth_date": .date(CalendarDate("1970-01-01")!)])
    fixture.node("person:2", ["sex": .text("男")])
    fixture.node("person:3", ["sex": .text("男")])
    fixture.node("person:4", ["sex": .text("男")])
    fixture.node("person:5", ["sex": .text("男"), "birth_date": .date(CalendarDate("1980-01-01")!)])
    fixture.tie("person:2", "PARENT_OF", "person:1")
    fixture.tie("person:3", "PARENT_OF", "person:2")
    fixture.tie("person:3", "PARENT_OF", "person:4")
    fixture.tie("person:4", "PARENT_OF", "person:5")
    fixture.tie("person:5", "OWNS", "company:1", ["share": .double(0.6)], from: "2020-01-01")
    fixture.tie("company:1", "OWNS", "company:2", ["share": .double(0.5)], from: "2020-01-01")
    let caseGraph = try fixture.caseGraph()
    let search = try LinkSearch(caseGraph, .init())
    let (a, b) = (try caseGraph.at("person:1"), try caseGraph.at("company:2"))
    let answer = search.search(from: a, to: b)
    let parts = try search.parts(of: #require(answer.paths.first))
    #expect(parts.map(\.steps) == [0...3, 4...5])
    guard case .kin(let term, let degree) = parts[0].content,
      case .holding(let share) = parts[1].content
    else {
      Issue.record("other parts")
      return
    }
    #expect(term.zh == "堂弟" && degree == 4)
    #expect(abs((share ?? 0) - 0.3) < 1e-12)
    #expect(answer.necessarySteps == [0, 1, 2, 3, 4, 5])
    // A picture names the cousin by what he is, and nobody else.
    let scene = try SceneBuilder(caseGraph, language: .zh, isMasked: true)
      .scene(links: answer, from: a, to: b, day: nil)
    #expect(
      scene.nodes.compactMap { node in node.role.map { node.caption + " " + $0 } }
        == ["亲属D 堂弟"])
  }
}
