/// A plan as EXPLAIN and PROFILE show it.
public struct PlanDescription: Sendable {
  public var name: String
  public var details: String
  public var estimatedRows: Double
  /// Rows it gave; nil without PROFILE.
  public var rows: Int?
  /// Time spent in it and below it; nil without PROFILE.
  public var time: Duration?
  public var children: [PlanDescription]

  init(_ plan: PlanNode, _ profile: [ObjectIdentifier: OperatorCounts]?) {
    name = plan.name
    details = plan.details
    estimatedRows = plan.estimatedRows
    let counts = profile?[ObjectIdentifier(plan)]
    rows = profile == nil ? nil : counts?.rows ?? 0
    time = profile == nil ? nil : counts?.time ?? .zero
    children = plan.children.map { PlanDescription($0, profile) }
  }

  /// The plan as a tree in text, the last step first.
  ///
  /// ```text
  /// Aggregate count(*)                         1 row expected
  /// └ Expand (p)-[:OWNS]->(c)             10,000 rows expected
  ///   └ LabelScan (p:Person)               5,000 rows expected
  /// ```
  public var text: String {
    var lines: [(left: String, right: String)] = []
    func add(_ step: PlanDescription, _ first: String, _ rest: String) {
      let words = step.details.isEmpty ? step.name : "\(step.name) \(step.details)"
      var right = "≈ \(Self.count(step.estimatedRows))"
      if let rows = step.rows, let time = step.time {
        let micros =
          time.components.seconds * 1_000_000 + time.components.attoseconds / 1_000_000_000_000
        right += " · \(rows) rows · \(micros) µs"
      }
      lines.append((first + words, right))
      for (at, child) in step.children.enumerated() {
        let isLast = at == step.children.count - 1
        add(child, rest + (isLast ? "└ " : "├ "), rest + (isLast ? "  " : "│ "))
      }
    }
    add(self, "", "")
    let width = min(lines.map { $0.left.count }.max() ?? 0, 90)
    return lines.map { line in
      line.left + String(repeating: " ", count: max(width - line.left.count, 0) + 2) + line.right
    }.joined(separator: "\n")
  }

  private static func count(_ rows: Double) -> String {
    if rows >= 1e15 { return "many rows" }
    if rows < 10 { return "\((rows * 10).rounded() / 10) rows" }
    return "\(Int(rows.rounded())) rows"
  }
}
