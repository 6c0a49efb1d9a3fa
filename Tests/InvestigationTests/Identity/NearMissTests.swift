import PropertyGraph
import Testing

@testable import Investigation

/// What is proposed among records that are easily taken for one another.
@Suite struct NearMissTests {
  private static let corpus = NearMissCorpus()
  private static let made = Result {
    let caseGraph = try corpus.caseGraph()
    var options = IdentityMatcher.Options()
    options.limit = nil
    return (caseGraph, try IdentityMatcher(caseGraph).candidates(options).candidates)
  }

  private let found: [IdentityMatcher.Found]
  private let caseGraph: CaseGraph
  private let truth: [String: String]

  init() throws {
    (caseGraph, found) = try Self.made.get()
    truth = Dictionary(uniqueKeysWithValues: Self.corpus.records.map { ($0.reference, $0.truth) })
  }

  private func references(_ found: IdentityMatcher.Found) throws -> [String] {
    try caseGraph.references([found.candidate.a, found.candidate.b])
  }

  /// If all that is proposed by more than a name was taken over, nobody would become another.
  @Test func nobodyIsMergedWithAnother() throws {
    var overMerged: [String] = []
    for entry in found where entry.candidate.tier! < .name {
      let pair = try references(entry)
      if truth[pair[0]] != truth[pair[1]] {
        overMerged.append(
          "\(entry.candidate.tier!.rawValue) \(pair) \(entry.candidate.reasons)")
      }
    }
    #expect(overMerged == [])
  }

  /// How many true pairs are missed at each bar; a figure that is told, not a goal by itself.
  @Test func missedMergesAreCounted() throws {
    var tiers: [String: EvidenceTier] = [:]
    for entry in found {
      let pair = try references(entry)
      if truth[pair[0]] == truth[pair[1]] { tiers[truth[pair[0]]!] = entry.candidate.tier }
    }
    let several = Dictionary(grouping: Self.corpus.records, by: \.truth).filter { $1.count > 1 }
    let expected: [String: EvidenceTier] = [
      "t1": .partialIdentifier, "t2": .identifier, "t3": .partialIdentifier, "t4": .context,
      "t5": .partialIdentifier, "t6": .partialIdentifier, "t7": .context,
      "t8": .partialIdentifier, "t9": .context, "t10": .name, "g1": .identifier,
      "g2": .partialIdentifier, "g3": .context, "g4": .context,
    ]
    #expect(tiers == expected)
    #expect(Set(several.keys) == Set(expected.keys))
    let missed = several.keys.filter { tiers[$0].map { $0 == .name } ?? true }
    #expect(missed == ["t10"], "1 of \(several.count) pairs is proposed by its name alone")
  }

  /// Every pair that shares a name or an identifier and is proposed has its reasons, in order.
  @Test func everyProposalIsExplained() throws {
    #expect(!found.isEmpty)
    var last = (score: 2.0, references: ["", ""])
    for entry in found {
      let candidate = entry.candidate
      #expect((0...1).contains(candidate.score) && !candidate.reasons.isEmpty)
      #expect(candidate.tier == .name || candidate.contradictions.isEmpty)
      let pair = try references(entry)
      #expect(pair[0] < pair[1])
      if candidate.score == last.score {
        #expect(last.references.lexicographicallyPrecedes(pair))
      } else {
        #expect(candidate.score < last.score)
      }
      last = (candidate.score, pair)
    }
  }

  /// A limit takes the first of the whole list; the order of the rows and the threads change
  /// nothing.
  @Test func theOrderIsOne() throws {
    let all = try found.map { try references($0) }
    for limit in [0, 1, 7, all.count - 1] {
      var options = IdentityMatcher.Options()
      options.limit = limit
      let answer = try IdentityMatcher(caseGraph).candidates(options)
      #expect(try answer.candidates.map { try references($0) } == Array(all.prefix(limit)))
      #expect(answer.count == all.count)
    }
    let threaded = CaseGraph(caseGraph.graph, caseGraph.contents, threadCount: 4)
    var options = IdentityMatcher.Options()
    options.limit = nil
    #expect(try IdentityMatcher(threaded).candidates(options).candidates == found)
    let backwards = try NearMissCorpus(reversing: Self.corpus).caseGraph()
    let again = try IdentityMatcher(backwards).candidates(options).candidates
    #expect(
      try again.map { try backwards.references([$0.candidate.a, $0.candidate.b]) } == all)
    #expect(again.map(\.candidate.reasons.count) == found.map(\.candidate.reasons.count))
  }

  /// The slow way: every pair of records, without blocks, gives nothing of tiers A to C that the
  /// blocks do not.
  @Test func theBlocksMissNothingThatCounts() throws {
    var expected: Set<[String]> = []
    let index = try caseGraph.identityIndex()
    let weighing = try IdentityWeighing(caseGraph, index)
    let all = index.records.all
    for a in all.indices {
      for b in all.indices.dropFirst(a + 1) where all[a].group == all[b].group {
        // The crowd against itself is what the bound on whole identifiers is for.
        if all[a].kind == .whole, all[b].kind == .whole, all[a].identifier != all[b].identifier {
          continue
        }
        guard all[a].name == all[b].name || all[a].kind != .none && all[b].kind != .none else {
          continue
        }
        if let tier = try weighing.candidate((a, b)).tier, tier < .name {
          expected.insert(
            try caseGraph.references([NodeIndex(all[a].node), NodeIndex(all[b].node)]).sorted())
        }
      }
    }
    let proposed = try found.filter { $0.candidate.tier! < .name }.map {
      try references($0)
    }
    #expect(expected.isSubset(of: Set(proposed)) && expected.count > 8)
  }

  /// One party's list is what the whole list says of it.
  @Test(arguments: ["t1-a", "t6-b", "t7-b", "twin1-a", "n5-a", "shared0-a", "common0-a", "trim1-a"])
  func oneParty(key: String) throws {
    let node = try caseGraph.at("person:\(key)")
    var options = IdentityMatcher.Options()
    options.limit = nil
    let own = try IdentityMatcher(caseGraph).candidates(of: node, options).candidates
    #expect(own == found.filter { $0.candidate.a == node || $0.candidate.b == node })
  }

  /// Two alone are weighed as among all, but for how often the name is written so.
  @Test func twoAlone() throws {
    for entry in found.prefix(40) {
      let alone = try IdentityMatcher(caseGraph).candidate(entry.candidate.a, entry.candidate.b)
      #expect(alone.tier == entry.candidate.tier)
      #expect(alone.reasons.map(\.field) == entry.candidate.reasons.map(\.field))
    }
  }
}

extension NearMissCorpus {
  /// The same records, the last first.
  init(reversing other: NearMissCorpus) {
    self = other
    reverse()
  }
}
