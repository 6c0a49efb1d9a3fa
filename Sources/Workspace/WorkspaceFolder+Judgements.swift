import Foundation
import GRDB

extension WorkspaceFolder {
  /// Records a judgement; it counts from the next opening of the graph on.
  ///
  /// A pair has at most one judgement that stands: none is overruled without being taken back.
  ///
  /// - Parameters:
  ///   - by: who signs.
  ///   - reason: why; more than blanks.
  ///   - tier: how well it is evidenced that the two are one, by its letter.
  /// - Throws: ``WorkspaceError/Code/usage`` where something else stands: a judgement of the pair,
  ///   "different" between the two parties of a "same", or a chain of "same" between a "different".
  @discardableResult
  public func judge(
    _ a: String, _ verdict: Judgement.Verdict, _ b: String, by: String, reason: String,
    tier: String? = nil, at time: Date
  ) throws(WorkspaceError) -> Int64 {
    if a == b { throw WorkspaceError(.usage, "a record is not judged against itself") }
    if verdict == .withdrawn {
      throw WorkspaceError(.usage, "a judgement is taken back by its number")
    }
    try Self.check(by: by, reason: reason)
    return try manifest.write { db in
      try Self.refuseContradiction(a, verdict, b, try Judgement.standing(db))
      try db.execute(
        sql: """
          INSERT INTO judgement (a, b, verdict, by, at, reason, tier) VALUES (?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [a, b, verdict.rawValue, by, time.formatted(.iso8601), reason, tier])
      return db.lastInsertedRowID
    }
  }

  /// Takes a judgement back, by an entry of its own.
  ///
  /// - Returns: the number of the new entry.
  @discardableResult
  public func undo(
    judgement id: Int64, by: String, reason: String, at time: Date
  ) throws(WorkspaceError) -> Int64 {
    try Self.check(by: by, reason: reason)
    return try manifest.write { db in
      guard let judgement = try Judgement.standing(db).first(where: { $0.id == id }) else {
        throw WorkspaceError(
          .notFound, "no judgement \(id) stands", hint: "guanxi identity history lists all")
      }
      try db.execute(
        sql: """
          INSERT INTO judgement (a, b, verdict, by, at, reason, withdraws)
          VALUES (?, ?, 'none', ?, ?, ?, ?)
          """,
        arguments: [judgement.a, judgement.b, by, time.formatted(.iso8601), reason, id])
      return db.lastInsertedRowID
    }
  }

  /// The judgements that nobody took back, oldest first.
  public func judgements() throws(WorkspaceError) -> [Judgement] {
    try manifest.read { try Judgement.standing($0) }
  }

  /// Every entry, oldest first; those that were taken back, and those that took them back, too.
  public func judgementHistory() throws(WorkspaceError) -> [Judgement] {
    try manifest.read { try Judgement.all($0) }
  }

  private static func check(by: String, reason: String) throws(WorkspaceError) {
    for (text, name) in [(by, "signer"), (reason, "reason")]
    where text.allSatisfy(\.isWhitespace) {
      throw WorkspaceError(.usage, "a judgement needs a \(name)")
    }
  }

  private static func refuseContradiction(
    _ a: String, _ verdict: Judgement.Verdict, _ b: String, _ standing: [Judgement]
  ) throws(WorkspaceError) {
    if let earlier = standing.first(where: { $0.isOf(a, b) }) {
      throw refusal(
        [earlier],
        earlier.verdict == verdict
          ? "says that already" : "calls the two \(earlier.verdict.rawValue)")
    }
    let parties = Judgement.parties(standing)
    func party(_ record: String) -> Judgement.Party {
      parties.first { $0.records.contains(record) }
        ?? Judgement.Party(records: [record], judgements: [])
    }
    let (one, other) = (party(a), party(b))
    switch verdict {
    case .different:
      if one.records == other.records {
        throw refusal(chain(from: a, to: b, one.judgements), "make the two one party")
      }
    case .same:
      let between = standing.first {
        $0.verdict == .different
          && (one.records.contains($0.a) && other.records.contains($0.b)
            || one.records.contains($0.b) && other.records.contains($0.a))
      }
      if let between { throw refusal([between], "says that the two are different") }
    case .unsure, .withdrawn: break
    }
  }

  private static func refusal(_ judgements: [Judgement], _ what: String) -> WorkspaceError {
    let numbers = judgements.map { "\($0.id)" }.joined(separator: ", ")
    let verb = judgements.count == 1 && what.hasPrefix("make") ? "makes" + what.dropFirst(4) : what
    return WorkspaceError(
      .usage, "judgement\(judgements.count == 1 ? "" : "s") \(numbers) \(verb)",
      hint: "guanxi identity undo \(judgements[0].id) --reason … takes "
        + (judgements.count == 1 ? "it" : "one of them") + " back")
  }

  /// The fewest judgements of "same" by which two records hang together.
  private static func chain(
    from a: String, to b: String, _ judgements: [Judgement]
  ) -> [Judgement] {
    var chains: [(end: String, chain: [Judgement])] = [(a, [])]
    var seen: Set<String> = [a]
    var at = 0
    while at < chains.count {
      let (end, chain) = chains[at]
      if end == b { return chain.sorted { $0.id < $1.id } }
      at += 1
      for judgement in judgements where judgement.a == end || judgement.b == end {
        let next = judgement.a == end ? judgement.b : judgement.a
        if seen.insert(next).inserted { chains.append((next, chain + [judgement])) }
      }
    }
    return judgements
  }
}
