import Declarations
import PropertyGraph
import Workspace

/// Proposes which parties of a graph may be one, and says why. It joins nothing: a person judges.
///
/// ```swift
/// let answer = try IdentityMatcher(caseGraph).candidates()
/// for found in answer.candidates { print(found.candidate.score, found.candidate.reasons) }
/// ```
///
/// Pairs that a person called different are left out, and so are those already one, and namesakes
/// whom a birth date, a sex or a tie tells apart. Of parties of
/// several records the best pair of records counts, and every contradiction.
///
/// *Complexity:* O(records · log) to read and sort, then O(pairs) (``IdentityBlocks``).
/// *Determinism:* the same graph and judgements give the same answer at any number of threads; the
/// order is falling score, then references.
public struct IdentityMatcher {
  public struct Options: Sendable {
    /// The weakest tier that is proposed.
    public var lowest = EvidenceTier.name
    /// How many at most; nil is all.
    public var limit: Int? = 1000

    public init() {}
  }

  public struct Found: Sendable, Hashable {
    public var candidate: IdentityCandidate
    /// A judgement that stands on the pair: unsure, since others settle it.
    public var judged: Judgement.Verdict?
  }

  public struct Answer: Sendable {
    /// Falling by score, then by references.
    public var candidates: [Found] = []
    /// How many there are without the limit.
    public var count = 0
    /// Names of which not all pairs were compared, the most frequent first.
    public var skipped: [(label: String, node: NodeIndex, records: Int)] = []
    /// Entries in quarantine, which count for nothing.
    public var quarantined = 0
  }

  private let caseGraph: CaseGraph
  private var graph: GraphSnapshot { caseGraph.graph }

  public init(_ caseGraph: CaseGraph) { self.caseGraph = caseGraph }

  /// The types by which phones and addresses are shared.
  private static func contacts(_ caseGraph: CaseGraph) -> [TypeID] {
    caseGraph.types(ofKinds: [.shared])
  }

  // MARK: - All

  /// What is never a reason for sameness in this graph.
  public func quarantine() throws -> IdentityQuarantine { try caseGraph.identityIndex().quarantine }

  /// The candidates among all parties.
  public func candidates(_ options: Options = Options()) throws -> Answer {
    let index = try caseGraph.identityIndex()
    let blocks = try IdentityBlocks(
      index.records, index.quarantine, contacts: Self.contacts(caseGraph))
    var answer = try ranked(blocks.pairs, index, options)
    answer.skipped = blocks.skipped.map { ($0.label, graph.canonical($0.node), $0.records) }
    return answer
  }

  /// The candidates for one party, with every record of its name.
  public func candidates(
    of party: NodeIndex, _ options: Options = Options()
  ) throws -> Answer {
    let index = try caseGraph.identityIndex()
    var pairs: [(Int, Int)] = []
    for member in graph.members(of: graph.canonical(party)) {
      guard let at = index.records.position(of: member.rawValue) else { continue }
      for other in try index.records.partners(
        of: at, index.quarantine, contacts: Self.contacts(caseGraph))
      {
        pairs.append((min(at, other), max(at, other)))
      }
    }
    return try ranked(pairs, index, options)
  }

  /// Weighs pairs and keeps the best.
  private func ranked(
    _ pairs: [(Int, Int)], _ index: IdentityIndex, _ options: Options
  ) throws -> Answer {
    let weighing = try IdentityWeighing(caseGraph, index)
    let judged = try JudgedPairs(caseGraph)
    let lowest = options.lowest
    // Parties of several records may come more than once.
    var distinct = pairs
    if !graph.parties.isEmpty {
      var seen: Set<UInt64> = []
      distinct = pairs.filter { pair in
        let (a, b) = weighing.parties(pair)
        return a != b && seen.insert(UInt64(min(a, b)) << 32 | UInt64(max(a, b))).inserted
      }
    }
    distinct.removeAll { judged.verdict(weighing.parties($0)) == .different }
    let weighed = try SharedWork.map(distinct, threadCount: caseGraph.threadCount) { pair in
      let candidate = try weighing.candidate(pair)
      return (score: candidate.score, tier: candidate.proposedTier, pair: pair)
    }
    var kept = weighed.filter { $0.tier.map { $0 <= lowest } ?? false }
    var answer = Answer(count: kept.count, quarantined: index.quarantine.entries.count)
    kept.sort { ($1.score, $0.pair.0, $0.pair.1) < ($0.score, $1.pair.0, $1.pair.1) }
    if let limit = options.limit, kept.count > limit {
      // Those of the last score are ordered by reference before they are cut.
      let last = limit == 0 ? 2 : kept[limit - 1].score
      kept.removeAll { $0.score < last }
    }
    var found: [(key: (ByteString, ByteString), found: Found)] = []
    for entry in kept {
      var candidate = try weighing.candidate(entry.pair)
      var (a, b) = (
        ByteString(try graph.reference(of: candidate.a)),
        ByteString(try graph.reference(of: candidate.b))
      )
      if b < a {
        swap(&a, &b)
        swap(&candidate.a, &candidate.b)
      }
      let verdict = judged.verdict((candidate.a.rawValue, candidate.b.rawValue))
      found.append(((a, b), Found(candidate: candidate, judged: verdict)))
    }
    found.sort {
      ($1.found.candidate.score, $0.key.0, $0.key.1)
        < ($0.found.candidate.score, $1.key.0, $1.key.1)
    }
    answer.candidates = found.prefix(options.limit ?? found.count).map(\.found)
    return answer
  }

  // MARK: - Two

  /// Weighs two parties, candidates or not.
  ///
  /// *Complexity:* that of a look at both, and at every identifier of their label, to
  /// see whether too many bear it.
  public func candidate(_ a: NodeIndex, _ b: NodeIndex) throws -> IdentityCandidate {
    try IdentityWeighing(caseGraph, nil).candidate(graph.canonical(a), graph.canonical(b))
  }
}

/// The pairs of parties that somebody judged.
private struct JudgedPairs {
  private var verdicts: [UInt64: Judgement.Verdict] = [:]

  init(_ caseGraph: CaseGraph) throws {
    for judgement in caseGraph.contents.judgements where judgement.verdict != .same {
      guard let a = try caseGraph.graph.node(reference: judgement.a),
        let b = try caseGraph.graph.node(reference: judgement.b)
      else { continue }
      let key = Self.key((a.rawValue, b.rawValue))
      if verdicts[key] != .different { verdicts[key] = judgement.verdict }
    }
  }

  private static func key(_ pair: (UInt32, UInt32)) -> UInt64 {
    UInt64(min(pair.0, pair.1)) << 32 | UInt64(max(pair.0, pair.1))
  }

  func verdict(_ pair: (UInt32, UInt32)) -> Judgement.Verdict? {
    verdicts.isEmpty ? nil : verdicts[Self.key(pair)]
  }
}
