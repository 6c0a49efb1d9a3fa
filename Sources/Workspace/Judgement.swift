import Foundation
import GRDB
import PropertyGraph

/// What a person decided of two records: dated, signed, and never rewritten; taking it back is a
/// further entry on it.
public struct Judgement: Sendable, Hashable {
  public enum Verdict: String, Sendable, CaseIterable {
    /// They are one party.
    case same
    /// They are two, whatever they share.
    case different
    /// Nobody can say yet.
    case unsure
  }

  public var id: Int64
  /// References of the two records.
  public var a: String
  public var b: String
  public var verdict: Verdict
  public var by: String
  public var at: String
  public var reason: String

  /// The judgements that nobody took back, oldest first.
  static func standing(_ db: Database) throws -> [Judgement] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT id, a, b, verdict, by, at, reason FROM judgement WHERE undone_at IS NULL ORDER BY id
        """
    ).map { row in
      guard let verdict = Verdict(rawValue: try row.decode(atIndex: 3)) else {
        throw WorkspaceError(.badData, "a judgement of an unknown kind")
      }
      return Judgement(
        id: try row.decode(atIndex: 0), a: try row.decode(atIndex: 1),
        b: try row.decode(atIndex: 2),
        verdict: verdict, by: try row.decode(atIndex: 4), at: try row.decode(atIndex: 5),
        reason: try row.decode(atIndex: 6))
    }
  }

  /// The records that are one party, by the judgements of "same". The record whose reference comes
  /// first, by bytes, stands for the party, so that it is the same one in every generation. Records
  /// that are not there are left out.
  static func groups(
    _ judgements: [Judgement], in records: GraphSnapshot
  ) throws(GraphError) -> [[NodeIndex]] {
    var groups: [[String]] = []
    for judgement in judgements where judgement.verdict == .same {
      let touching = groups.indices.filter {
        groups[$0].contains(judgement.a) || groups[$0].contains(judgement.b)
      }
      let united = Set(touching.flatMap { groups[$0] } + [judgement.a, judgement.b])
      for at in touching.reversed() { groups.remove(at: at) }
      groups.append(united.sorted { ByteString($0) < ByteString($1) })
    }
    var found: [[NodeIndex]] = []
    for group in groups {
      var nodes: [NodeIndex] = []
      for reference in group {
        if let node = try records.node(reference: reference) { nodes.append(node) }
      }
      if nodes.count > 1 { found.append(nodes) }
    }
    return found
  }
}

extension WorkspaceFolder {
  /// Records a judgement; it counts from the next opening of the graph on.
  ///
  /// - Throws: ``WorkspaceError/Code/usage`` where "same" would contradict a "different" that
  ///   stands between the two parties.
  @discardableResult
  public func judge(
    _ a: String, _ verdict: Judgement.Verdict, _ b: String, by: String, reason: String,
    at time: Date
  ) throws(WorkspaceError) -> Int64 {
    try manifest.write { db in
      guard a != b else {
        throw WorkspaceError(.usage, "a record is not judged against itself")
      }
      if verdict == .same { try Self.refuseContradiction(a, b, try Judgement.standing(db)) }
      try db.execute(
        sql: "INSERT INTO judgement (a, b, verdict, by, at, reason) VALUES (?, ?, ?, ?, ?, ?)",
        arguments: [a, b, verdict.rawValue, by, time.formatted(.iso8601), reason])
      return db.lastInsertedRowID
    }
  }

  private static func refuseContradiction(
    _ a: String, _ b: String, _ standing: [Judgement]
  ) throws {
    func party(_ start: String) -> Set<String> {
      var found: Set<String> = [start]
      var isGrowing = true
      while isGrowing {
        isGrowing = false
        for judgement in standing where judgement.verdict == .same {
          if found.contains(judgement.a) != found.contains(judgement.b) {
            found.formUnion([judgement.a, judgement.b])
            isGrowing = true
          }
        }
      }
      return found
    }
    let (one, other) = (party(a), party(b))
    let contradiction = standing.first {
      $0.verdict == .different
        && (one.contains($0.a) && other.contains($0.b)
          || one.contains($0.b) && other.contains($0.a))
    }
    if let contradiction {
      throw WorkspaceError(
        .usage, "judgement \(contradiction.id) says that the two are different",
        hint: "take that one back first")
    }
  }

  /// Takes a judgement back.
  public func undo(judgement id: Int64, by: String, at time: Date) throws(WorkspaceError) {
    try manifest.write { db in
      try db.execute(
        sql: """
          UPDATE judgement SET undone_at = ?, undone_by = ? WHERE id = ? AND undone_at IS NULL
          """, arguments: [time.formatted(.iso8601), by, id])
      if db.changesCount == 0 {
        throw WorkspaceError(.notFound, "no judgement \(id) stands")
      }
    }
  }

  /// The judgements that nobody took back, oldest first.
  public func judgements() throws(WorkspaceError) -> [Judgement] {
    try manifest.read { try Judgement.standing($0) }
  }
}
