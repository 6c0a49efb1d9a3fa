/// Compares rows as scenarios do: as a multiset or as a list, cells by their notation.
enum RowComparison {
  /// What differs, or nil. Rows that are missing and rows that are too many are both shown, the
  /// first five of each.
  static func difference(
    _ result: ScenarioResult, _ expected: Scenario.ExpectedRows, query: String
  ) -> String? {
    guard let order = columnOrder(result.columns, expected.columns, query) else {
      return "columns \(result.columns), expected \(expected.columns)"
    }
    let found = result.rows.map { row in
      text(order.map { $0 < row.count ? row[$0] : .null }, expected)
    }
    let wanted = expected.rows.map { text($0, expected) }
    return difference(found, wanted, isOrdered: expected.isOrdered)
  }

  /// What differs between two lists of rows, or nil.
  static func difference(
    _ found: [ExactText], _ wanted: [ExactText], isOrdered: Bool
  ) -> String? {
    if isOrdered ? found == wanted : found.sorted() == wanted.sorted() { return nil }
    let missing = without(wanted, found)
    let surplus = without(found, wanted)
    if missing.isEmpty && surplus.isEmpty {
      return "the right rows in another order: \(shown(found)), expected \(shown(wanted))"
    }
    return "missing \(shown(missing)), not expected \(shown(surplus))"
  }

  /// For each expected column its place in the result; nil where the columns differ.
  ///
  /// The order of `RETURN *` is not fixed, nor is that of a whole CALL's outputs.
  private static func columnOrder(
    _ found: [String], _ wanted: [String], _ query: String
  ) -> [Int]? {
    let (columns, expected) = (found.map { ExactText($0) }, wanted.map { ExactText($0) })
    if columns == expected { return Array(columns.indices) }
    let words = query.lowercased().split { $0.isWhitespace }.joined(separator: " ")
    guard words.contains("return *") || words.contains("return distinct *"),
      columns.sorted() == expected.sorted()
    else { return nil }
    return expected.compactMap { columns.firstIndex(of: $0) }
  }

  private static func text(_ row: [ScenarioValue], _ expected: Scenario.ExpectedRows) -> ExactText {
    let cells = row.map { $0.notation(ignoringListOrder: expected.ignoresListOrder).text }
    return ExactText(cells.joined(separator: " | "))
  }

  /// The rows of the first list that the second has not, by count.
  private static func without(_ rows: [ExactText], _ others: [ExactText]) -> [ExactText] {
    var counts: [ExactText: Int] = [:]
    for other in others { counts[other, default: 0] += 1 }
    return rows.filter { row in
      guard let count = counts[row], count > 0 else { return true }
      counts[row] = count - 1
      return false
    }
  }

  private static func shown(_ rows: [ExactText]) -> String {
    if rows.isEmpty { return "nothing" }
    let first = rows.prefix(5).map { "| \($0) |" }.joined(separator: " ")
    return rows.count > 5 ? "\(first) and \(rows.count - 5) more" : first
  }
}
