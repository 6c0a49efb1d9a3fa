import CypherSyntax
import PropertyGraph

/// A quick way to the nodes that may fit a condition. What it finds is checked by the condition
/// itself afterwards.
struct NodeSeek: Sendable {
  enum Way: Sendable {
    /// `n.property = value`, by an index or a key.
    case equal(label: String, property: String, BoundExpression)
    /// `n.property IN list`.
    case anyOf(label: String, property: String, BoundExpression)
    /// `n.property >= low`, `<= high`; the ends themselves are for the condition.
    case between(label: String, property: String, BoundExpression?, BoundExpression?)
    case startingWith(label: String, property: String, BoundExpression)
    /// `elementId(n) = value`.
    case reference(BoundExpression)
    /// `elementId(n) IN list`.
    case references(BoundExpression)
    /// `id(n) = value`.
    case index(BoundExpression)
  }

  var way: Way
  var name: String
  var estimatedRows: Double
}

extension Planner {
  /// The quickest way to a node that the conditions on it open, with values that are known before;
  /// nil where only a scan is left.
  func seek(
    _ node: PatternGraph.Node, _ conditions: [BoundExpression], _ known: Set<Slot>
  ) -> NodeSeek? {
    let labels = node.labels?.conjunctiveNames?.map(\.text) ?? []
    var best: NodeSeek?
    for condition in conditions {
      for seek in seeks(node.slot, labels, condition, known) {
        if best == nil || seek.estimatedRows < best!.estimatedRows { best = seek }
      }
    }
    return best
  }

  private func seeks(
    _ slot: Slot, _ labels: [String], _ condition: BoundExpression, _ known: Set<Slot>
  ) -> [NodeSeek] {
    func isKnown(_ expression: BoundExpression) -> Bool {
      expression.slots.isSubset(of: known) && !expression.hasSubquery && expression.isPure
    }
    func found(
      _ property: String, rows: (IndexStatistics) -> Double?, _ way: (String) -> NodeSeek.Way
    ) -> [NodeSeek] {
      labels.compactMap { label in
        guard
          let statistics = indexes?.statistics(label: label, property: property, in: graph),
          let rows = rows(statistics)
        else { return nil }
        return NodeSeek(way: way(label), name: statistics.name, estimatedRows: rows)
      }
    }
    switch condition.kind {
    case .comparison(let comparison, let a, let b):
      for (side, other, comparison) in [(a, b, comparison), (b, a, comparison.mirrored)]
      where isKnown(other) {
        if case .function(let function, let arguments) = side.kind, comparison == .equal,
          case .variable(slot)? = arguments.first?.kind
        {
          switch function.name {
          case "elementId":
            return [NodeSeek(way: .reference(other), name: "elementId", estimatedRows: 1)]
          case "id": return [NodeSeek(way: .index(other), name: "id", estimatedRows: 1)]
          default: break
          }
        }
        guard case .property(let base, let property) = side.kind, case .variable(slot) = base.kind
        else { continue }
        switch comparison {
        case .equal:
          return found(property, rows: { $0.rowsForValue }) {
            .equal(label: $0, property: property, other)
          }
        case .less, .lessOrEqual:
          return found(property, rows: { $0.isOrdered ? Double($0.entryCount) / 3 : nil }) {
            .between(label: $0, property: property, nil, other)
          }
        case .greater, .greaterOrEqual:
          return found(property, rows: { $0.isOrdered ? Double($0.entryCount) / 3 : nil }) {
            .between(label: $0, property: property, other, nil)
          }
        case .notEqual: return []
        }
      }
      return []
    case .contained(let element, let list) where isKnown(list):
      if case .function(let function, let arguments) = element.kind,
        function.name == "elementId", case .variable(slot)? = arguments.first?.kind
      {
        return [NodeSeek(way: .references(list), name: "elementId", estimatedRows: 10)]
      }
      guard case .property(let base, let property) = element.kind,
        case .variable(slot) = base.kind
      else { return [] }
      return found(property, rows: { $0.rowsForValue * 10 }) {
        .anyOf(label: $0, property: property, list)
      }
    case .string(.startsWith, let text, let start) where isKnown(start):
      guard case .property(let base, let property) = text.kind, case .variable(slot) = base.kind
      else { return [] }
      return found(property, rows: { $0.isOrdered ? Double($0.entryCount) / 20 : nil }) {
        .startingWith(label: $0, property: property, start)
      }
    default: return []
    }
  }
}

extension ComparisonOperator {
  /// The same comparison with its sides exchanged.
  fileprivate var mirrored: ComparisonOperator {
    switch self {
    case .equal, .notEqual: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }
}
