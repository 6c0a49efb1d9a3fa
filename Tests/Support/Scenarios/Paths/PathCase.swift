/// A small random graph and a random path query on it.
///
/// The query is made as a value for the enumerator; its text for an engine comes from the same
/// value, so that the two cannot mean different things.
public struct PathCase: Sendable, CustomStringConvertible {
  public var seed: UInt64
  public var graph: PathGraph
  public var query: PathQuery

  public var description: String {
    "seed \(seed):\n\(graph.createText)\n\(query.text)"
  }

  /// What is wrong with an engine's answer; nil where nothing is.
  ///
  /// Where a selector may choose among equals, any right choice is right: the rows must be matches,
  /// none twice, as many as asked for between each two ends, and of the right lengths. Columns
  /// `ends` and `length` say which; the generator always returns them.
  public func fault(in result: ScenarioResult) -> String? {
    let enumerator = PathEnumerator(graph)
    let found = result.rows.map { Self.text($0) }
    guard let selector = choosingSelector else {
      let expected = enumerator.answer(to: query).rows.map { Self.text($0) }
      return RowComparison.difference(found, expected, isOrdered: false)
    }
    var everything = query
    everything.matches[everything.matches.count - 1].patterns[0].selector = .all
    let candidates = enumerator.answer(to: everything)
    let known = Set(candidates.rows.map { Self.text($0) })
    if let stranger = found.first(where: { !known.contains($0) }) {
      return "\(stranger) is no match"
    }
    if Set(found).count != found.count { return "a path comes twice" }
    let (lengths, possible) = (Self.lengths(result.rows), Self.lengths(candidates.rows))
    for (ends, all) in possible {
      let wanted = Array(all.sorted().prefix(selector.count))
      let got = (lengths[ends] ?? []).sorted()
      if selector.isShortest ? got != wanted : got.count != wanted.count {
        return "between \(ends) lengths \(got), expected \(wanted)"
      }
    }
    return nil
  }

  /// The selector of the last clause, where it may choose among equals.
  private var choosingSelector: (count: Int, isShortest: Bool)? {
    switch query.matches.last?.patterns.first?.selector {
    case .any(let count): (count, false)
    case .shortest(let count): (count, true)
    default: nil
    }
  }

  /// The lengths of the paths between each two ends, by the first two columns.
  private static func lengths(_ rows: [[ScenarioValue]]) -> [ExactText: [Int64]] {
    var lengths: [ExactText: [Int64]] = [:]
    for row in rows {
      guard row.count > 1, case .integer(let length) = row[1] else { continue }
      lengths[row[0].notation, default: []].append(length)
    }
    return lengths
  }

  private static func text(_ row: [ScenarioValue]) -> ExactText {
    ExactText(row.map(\.notation.text).joined(separator: " | "))
  }
}
