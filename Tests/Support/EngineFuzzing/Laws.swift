import CypherEngine
import PropertyGraph

/// Statements that must agree with each other, whatever the graph.
struct Laws {
  private var random: SeededGenerator
  private let trial: Trial
  private(set) var complaints: [String] = []
  /// How many comparisons were of results with rows.
  private(set) var tellingCount = 0

  init(_ trial: Trial, _ random: SeededGenerator) {
    self.trial = trial
    self.random = random
  }

  mutating func check() {
    let statement = LawStatement(&random, hasLengths: random.chance(0.5))
    let match = "MATCH " + statement.patterns.joined(separator: ", ")
    let returns = "RETURN \(statement.columns)"
    guard let all = rows("\(match) \(returns)") else { return }
    writtenOtherwise(statement, all)
    conditions(statement, match, returns, all)
    projections(match, returns, all)
    subqueries(statement, match, all)
    if !statement.singles.isEmpty, statement.paths.count > 1 { splitMatch(statement, all) }
  }

  // MARK: - Laws

  private mutating func writtenOtherwise(_ statement: LawStatement, _ all: [String]) {
    let returns = "RETURN \(statement.columns)"
    let shuffled = statement.patterns.shuffled(using: &random).joined(separator: ", ")
    expect("MATCH \(shuffled) \(returns)", all)
    let reversed = statement.paths.map {
      LawStatement.text($0, inline: true, isReversed: random.chance(0.7))
    }
    expect("MATCH \(reversed.joined(separator: ", ")) \(returns)", all)
    let bare = statement.paths.map { LawStatement.text($0, inline: false) }
    let conditions = statement.outlined.isEmpty ? ["true"] : statement.outlined
    expect(
      "MATCH \(bare.joined(separator: ", ")) WHERE \(conditions.joined(separator: " AND ")) \(returns)",
      all)
    expect("MATCH \(statement.patterns.joined(separator: ", ")) WITH * \(returns)", all)
    expect(
      "UNWIND [1] AS one MATCH \(statement.patterns.joined(separator: ", ")) \(returns)", all)
    // What is bound before may be matched again.
    let start = statement.names[0]
    expect(
      "MATCH (\(start)) MATCH \(statement.patterns.joined(separator: ", ")) \(returns)", all)
  }

  /// Each row fits a condition, or its contrary, or neither can be told.
  private mutating func conditions(
    _ statement: LawStatement, _ match: String, _ returns: String, _ all: [String]
  ) {
    let condition = statement.condition
    guard let holds = rows("\(match) WHERE \(condition) \(returns)"),
      let fails = rows("\(match) WHERE NOT (\(condition)) \(returns)"),
      let unknown = rows("\(match) WHERE (\(condition)) IS NULL \(returns)")
    else { return }
    if (holds + fails + unknown).sorted() != all.sorted() {
      complain(
        "\(match) WHERE \(condition) \(returns)",
        "\(holds.count) hold, \(fails.count) fail, \(unknown.count) unknown of \(all.count)")
    }
    expect("\(match) WITH * WHERE \(condition) \(returns)", holds)
    expect("\(match) WHERE \(condition) AND true \(returns)", holds)
    let optional = rows("OPTIONAL \(match) WHERE \(condition) \(returns)") ?? []
    if holds.isEmpty ? optional.count != 1 : optional.sorted() != holds.sorted() {
      complain(
        "OPTIONAL \(match) WHERE \(condition) \(returns)",
        "\(optional.count) rows, \(holds.count) without OPTIONAL")
    }
  }

  private mutating func projections(_ match: String, _ returns: String, _ all: [String]) {
    let count = random.below(all.count + 2)
    if let some = rows("\(match) \(returns) LIMIT \(count)") {
      if some.count != min(count, all.count) || !Self.isPart(some, of: all) {
        complain("\(match) \(returns) LIMIT \(count)", "\(some.count) rows of \(all.count)")
      }
    }
    if let rest = rows("\(match) \(returns) SKIP \(count)"),
      rest.count != max(all.count - count, 0) || !Self.isPart(rest, of: all)
    {
      complain("\(match) \(returns) SKIP \(count)", "\(rest.count) rows of \(all.count)")
    }
    let distinct = "\(match) RETURN DISTINCT \(returns.dropFirst(7))"
    expect(distinct, Set(all).sorted())
    expect("\(match) \(returns) ORDER BY rand()", all)
    expect("\(match) RETURN count(*) AS n", ["\(all.count)"])
    expect("\(match) \(returns) UNION ALL \(match) \(returns)", all + all)
    expect("\(match) \(returns) UNION \(match) \(returns)", Set(all).sorted())
    expect("CALL () { \(match) \(returns) } RETURN *", all, ofAnyColumns: true)
  }

  private mutating func subqueries(_ statement: LawStatement, _ match: String, _ all: [String]) {
    expect("RETURN COUNT { \(match) } AS n", ["\(all.count)"])
    expect("RETURN EXISTS { \(match) } AS n", ["\(!all.isEmpty)"])
    expect("RETURN size(COLLECT { \(match) RETURN 1 AS x }) AS n", ["\(all.count)"])
    let name = statement.names[0]
    let each = "MATCH (\(name)) RETURN sum(COUNT { \(match) }) AS n"
    expect(each, ["\(all.count)"])
    expect(
      "MATCH (\(name)) CALL (\(name)) { \(match) RETURN count(*) AS c } RETURN sum(c) AS n",
      ["\(all.count)"])
  }

  /// One MATCH for each path gives the same, once relationships are kept apart by hand.
  private mutating func splitMatch(_ statement: LawStatement, _ all: [String]) {
    let steps = statement.paths.map(\.steps)
    guard steps.joined().allSatisfy({ $0.length.isEmpty }) else { return }
    var apart: [String] = []
    for (at, first) in steps.enumerated() {
      for second in steps[(at + 1)...] {
        for a in first { for b in second { apart.append("\(a.name) <> \(b.name)") } }
      }
    }
    let condition = apart.isEmpty ? "true" : apart.joined(separator: " AND ")
    let matches = statement.patterns.map { "MATCH \($0)" }.joined(separator: " ")
    expect("\(matches) WHERE \(condition) RETURN \(statement.columns)", all)
    expect("\(matches) WITH * WHERE \(condition) RETURN \(statement.columns)", all)
  }

  // MARK: - Comparing

  private mutating func rows(_ text: String) -> [String]? {
    switch trial.run(text) {
    case .rows(let rows): return rows
    case .failed(let error):
      // A condition may meet values that it does not fit.
      if error.code != .limit, error.code != .type { complain(text, "failed: \(error)") }
      return nil
    case .broken(let what):
      complain(text, what)
      return nil
    }
  }

  /// - Parameter ofAnyColumns: compare how many rows there are alone.
  private mutating func expect(_ text: String, _ expected: [String], ofAnyColumns: Bool = false) {
    guard let found = rows(text) else { return }
    if !expected.isEmpty { tellingCount += 1 }
    if ofAnyColumns ? found.count == expected.count : found.sorted() == expected.sorted() { return }
    complain(text, "\(found.sorted().prefix(6)) instead of \(expected.sorted().prefix(6))")
  }

  private mutating func complain(_ text: String, _ what: String) {
    complaints.append("\(text)\n  \(what)")
  }

  private static func isPart(_ some: [String], of all: [String]) -> Bool {
    var left = Dictionary(all.map { ($0, 1) }, uniquingKeysWith: +)
    return some.allSatisfy { row in
      left[row, default: 0] -= 1
      return left[row]! >= 0
    }
  }
}
