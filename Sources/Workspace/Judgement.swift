import GRDB
import PropertyGraph

/// What a person decided of two records: dated, signed, and never rewritten; taking it back is a
/// further entry.
public struct Judgement: Sendable, Hashable {
  public enum Verdict: String, Sendable, CaseIterable {
    /// They are one party.
    case same
    /// They are two, whatever they share.
    case different
    /// Nobody can say yet.
    case unsure
    /// An earlier judgement does not count any more.
    case withdrawn = "none"
  }

  public var id: Int64
  /// References of the two records.
  public var a: String
  public var b: String
  public var verdict: Verdict
  public var by: String
  public var at: String
  public var reason: String
  /// How well it was evidenced that they are one when it was judged, by the letter of its tier; nil
  /// where they were no candidates.
  public var tier: String?
  /// The judgement that is taken back.
  public var withdraws: Int64?

  /// Whether it is of these two records, in either order.
  public func isOf(_ one: String, _ other: String) -> Bool {
    a == one && b == other || a == other && b == one
  }

  /// Every entry, oldest first.
  static func all(_ db: Database) throws -> [Judgement] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT id, a, b, verdict, by, at, reason, tier, withdraws FROM judgement ORDER BY id
        """
    ).map { row in
      guard let verdict = Verdict(rawValue: try row.decode(atIndex: 3)) else {
        throw WorkspaceError(.badData, "a judgement of an unknown kind")
      }
      return Judgement(
        id: try row.decode(atIndex: 0), a: try row.decode(atIndex: 1),
        b: try row.decode(atIndex: 2),
        verdict: verdict, by: try row.decode(atIndex: 4), at: try row.decode(atIndex: 5),
        reason: try row.decode(atIndex: 6), tier: try row.decode(atIndex: 7),
        withdraws: try row.decode(atIndex: 8))
    }
  }

  /// The judgements that nobody took back, oldest first.
  static func standing(_ db: Database) throws -> [Judgement] {
    let all = try all(db)
    let gone = Set(all.compactMap(\.withdraws))
    return all.filter { $0.verdict != .withdrawn && !gone.contains($0.id) }
  }

  // MARK: - Parties

  /// Records that are one party, and the judgements of "same" that make them one.
  public struct Party: Sendable, Hashable {
    /// By bytes; the first stands for the party.
    public var records: [String]
    public var judgements: [Judgement]
  }

  /// The parties that standing judgements make, in the order of their first records.
  ///
  /// *Complexity:* O(judgements · log).
  public static func parties(_ standing: [Judgement]) -> [Party] {
    var above: [ByteString: ByteString] = [:]
    func root(_ record: ByteString) -> ByteString {
      var at = record
      while let next = above[at] { at = next }
      if at != record { above[record] = at }
      return at
    }
    let same = standing.filter { $0.verdict == .same }
    for judgement in same {
      let (one, other) = (root(ByteString(judgement.a)), root(ByteString(judgement.b)))
      // The lesser stands above, so that it is the same one in every generation.
      if one != other { above[max(one, other)] = min(one, other) }
    }
    var parties: [ByteString: Party] = [:]
    var records: Set<ByteString> = []
    for judgement in same {
      let first = root(ByteString(judgement.a))
      parties[first, default: Party(records: [], judgements: [])].judgements.append(judgement)
      records.formUnion([ByteString(judgement.a), ByteString(judgement.b)])
    }
    for record in records.sorted() { parties[root(record)]!.records.append(record.text) }
    return parties.sorted { $0.key < $1.key }.map(\.value)
  }

  /// The same in the numbering of a graph. Records that are not there are left out.
  static func groups(
    _ standing: [Judgement], in records: GraphSnapshot
  ) throws(GraphError) -> [[NodeIndex]] {
    var found: [[NodeIndex]] = []
    for party in parties(standing) {
      var nodes: [NodeIndex] = []
      for reference in party.records {
        if let node = try records.node(reference: reference) { nodes.append(node) }
      }
      if nodes.count > 1 { found.append(nodes) }
    }
    return found
  }
}
