import Declarations
import PropertyGraph

/// The records of a graph as they are compared, and what of them is in quarantine.
struct IdentityIndex: Sendable {
  let records: IdentityRecords
  let quarantine: IdentityQuarantine
}

extension CaseGraph {
  /// What identity goes by in this graph; made once.
  ///
  /// *Complexity:* the first call O(records · log).
  func identityIndex() throws -> IdentityIndex {
    try derived.identity {
      let records = try IdentityRecords(graph.records(), ontology, threadCount: threadCount)
      return IdentityIndex(
        records: records,
        quarantine: try IdentityQuarantine(records, contacts: types(ofKinds: [.shared])))
    }
  }
}

/// Weighs parties: the best pair of their records, and what contradicts between any.
struct IdentityWeighing: @unchecked Sendable {
  private let caseGraph: CaseGraph
  private let index: IdentityIndex?
  private let scorer: IdentityScorer
  private let records: GraphSnapshot
  private let columns: IdentityColumns
  private let groups: [IdentityRecords.Group]

  /// - Parameter index: nil looks up what it needs of the records at hand.
  init(_ caseGraph: CaseGraph, _ index: IdentityIndex?) throws {
    self.caseGraph = caseGraph
    self.index = index
    records = try index?.records.graph ?? caseGraph.graph.records()
    columns = try index?.records.columns ?? IdentityColumns(records)
    groups = index?.records.groups ?? IdentityRecords.groups(records, caseGraph.ontology)
    scorer = IdentityScorer(records, columns, caseGraph.ontology)
  }

  /// The parties of two records, by their positions.
  func parties(_ pair: (Int, Int)) -> (UInt32, UInt32) {
    let all = index!.records.all
    let (a, b) = (NodeIndex(all[pair.0].node), NodeIndex(all[pair.1].node))
    return (caseGraph.graph.canonical(a).rawValue, caseGraph.graph.canonical(b).rawValue)
  }

  func candidate(_ pair: (Int, Int)) throws -> IdentityCandidate {
    let (a, b) = parties(pair)
    return try candidate(NodeIndex(a), NodeIndex(b))
  }

  /// Weighs two parties.
  func candidate(_ a: NodeIndex, _ b: NodeIndex) throws -> IdentityCandidate {
    var best: IdentityCandidate?
    var contradictions: [IdentityCandidate.Reason] = []
    for one in caseGraph.graph.members(of: a) {
      for other in caseGraph.graph.members(of: b) {
        let found = try weigh(one.rawValue, other.rawValue)
        contradictions += found.contradictions
        if best.map({ Self.isBetter(found, $0) }) ?? true { best = found }
      }
    }
    var candidate = best!
    (candidate.a, candidate.b) = (a, b)
    if candidate.contradictions.isEmpty, !contradictions.isEmpty {
      var seen: Set<String> = []
      candidate.reasons += contradictions.filter { seen.insert($0.field).inserted }
      if candidate.tier != nil { candidate.tier = .name }
      let bits = candidate.reasons.reduce(0) { $0 + $1.weight }
      let count = group(of: a.rawValue).map { groups[$0].count } ?? 0
      candidate.score = IdentityWeights.score(bits, among: count)
    }
    return candidate
  }

  private static func isBetter(_ a: IdentityCandidate, _ b: IdentityCandidate) -> Bool {
    if a.tier != b.tier {
      return b.tier.map { other in a.tier.map { $0 < other } ?? false } ?? true
    }
    return a.score > b.score
  }

  private func weigh(_ a: UInt32, _ b: UInt32) throws -> IdentityCandidate {
    guard let number = group(of: a), let other = group(of: b),
      groups[number].isPerson == groups[other].isPerson
    else {
      // A person and a firm are never one.
      return IdentityCandidate(
        a: NodeIndex(a), b: NodeIndex(b), score: 0, tier: nil,
        reasons: [
          .init(
            field: "label", agrees: false, weight: IdentityWeights.contradiction,
            isContradiction: true)
        ])
    }
    let group = groups[number]
    let population = IdentityScorer.Population(
      records: group.count, bearers: { try bearers(of: $0, number) },
      isQuarantined: { try isQuarantined($0, $1, group) })
    return try scorer.candidate(a, b, isPerson: group.isPerson, population)
  }

  private func group(of node: UInt32) -> Int? {
    groups.firstIndex { $0.ranges.contains { $0.contains(node) } }
  }

  // MARK: - The whole

  /// How many bear a name: all whose compared names agree, or, without an index, all whose names
  /// are written so.
  private func bearers(of name: ComparedName, _ group: Int) throws -> Int {
    if let index {
      let key = IdentityRecords.nameKey(name.hash, UInt8(group))
      return index.records.byName.bearers(of: key).count
    }
    return try records.search(.exact(name.core), limit: 1).first?.nodes.count ?? 0
  }

  private func isQuarantined(
    _ node: UInt32, _ identifier: ComparedIdentifier, _ group: IdentityRecords.Group
  ) throws -> Bool {
    if let index {
      guard let at = index.records.position(of: node) else { return false }
      return index.quarantine.holds(index.records.all[at], identifier)
    }
    guard let text = try columns.identifierText(node, isPerson: group.isPerson) else {
      return false
    }
    let column = group.isPerson ? columns.residentID : columns.creditCode
    var names: Set<UInt64> = []
    for other in group.ranges.joined() where column?.text(other) == text {
      names.insert(columns.name(other, isPerson: group.isPerson)?.hash ?? 0)
    }
    return names.count > IdentityQuarantine.namesMax
  }
}
