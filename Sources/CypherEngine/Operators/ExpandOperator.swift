import CypherSyntax
import PropertyGraph

/// For each row, one row for each relationship of a node that fits a step of a pattern.
final class ExpandOperator: Operator {
  struct Step: Sendable {
    var from: Slot
    /// Nil where nobody asks for the relationship itself.
    var relationship: Slot?
    var to: Slot
    /// Whether the far node stands in the row already, so that the step must lead there.
    var isInto: Bool
    var types: LabelExpression?
    var direction: RelationshipPattern.Direction
    /// Labels of the far node.
    var labels: LabelExpression?
    /// Single relationships, or lists of them, of which this must be none.
    var distinctFrom: [Slot]
  }

  private let input: Operator
  private let step: Step
  private let context: EvaluationContext
  private let monitor: StatementMonitor
  private var graph: GraphSnapshot?
  private var walk: RelationshipWalk?
  private var test = NodeTest.all
  private var batch: Batch?
  private var row = 0

  init(_ input: Operator, _ step: Step, _ builder: OperatorBuilder) {
    self.input = input
    self.step = step
    context = builder.context
    monitor = builder.execution.monitor
  }

  override func open() throws {
    batch = nil
    row = 0
    try input.open()
  }

  override func produce() throws -> Batch? {
    var found = Found()
    while true {
      if batch == nil || row == batch!.count {
        if !found.rows.isEmpty { return given(&found) }
        batch = try input.next()
        guard batch != nil else { return nil }
        row = 0
        if graph !== context.graph {
          graph = context.graph
          walk = try RelationshipWalk(step.types, step.direction, context)
          test = NodeTest(step.labels, context.graph)
        }
      }
      try monitor.check()
      let (batch, walk) = (batch!, walk!)
      let from = batch[step.from]
      while row < batch.count, found.rows.count < batchRowsMax {
        if let node = from.node(row) {
          try context.step(walk.degree(of: node))
          if step.isInto {
            if let target = batch[step.to].node(row), test.fits(target) {
              into(node, target, batch, walk, &found)
            }
          } else if step.relationship == nil, step.distinctFrom.isEmpty {
            for way in walk.ways {
              way.forEachNeighbour(of: node, on: walk.day) { neighbour in
                if test.fits(neighbour) {
                  found.rows.append(Int32(truncatingIfNeeded: row))
                  found.nodes.append(neighbour)
                }
              }
            }
          } else {
            out(node, batch, walk, &found)
          }
        }
        row += 1
      }
      if found.rows.count >= batchRowsMax { return given(&found) }
    }
  }

  private struct Found {
    var rows: [Int32] = []
    var nodes: [UInt32] = []
    var relationships: [RelationshipValue] = []
  }

  private func out(
    _ node: UInt32, _ batch: Batch, _ walk: RelationshipWalk, _ found: inout Found
  ) {
    for way in walk.ways {
      way.forEach(of: node, on: walk.day) { neighbour, relationship in
        if test.fits(neighbour), isDistinct(relationship, batch) {
          found.rows.append(Int32(truncatingIfNeeded: row))
          found.nodes.append(neighbour)
          if step.relationship != nil { found.relationships.append(relationship) }
        }
      }
    }
  }

  /// The relationships between two given nodes, looked for at the end that has fewer.
  private func into(
    _ node: UInt32, _ target: UInt32, _ batch: Batch, _ walk: RelationshipWalk,
    _ found: inout Found
  ) {
    for (way, back) in zip(walk.ways, walk.reversed) {
      func take(_ relationship: RelationshipValue) {
        guard isDistinct(relationship, batch) else { return }
        found.rows.append(Int32(truncatingIfNeeded: row))
        found.nodes.append(target)
        if step.relationship != nil { found.relationships.append(relationship) }
      }
      if way.skipsLoops, node == target { continue }
      if back.adjacency.degree(of: target) < way.adjacency.degree(of: node) {
        back.forEach(of: target, on: walk.day) { neighbour, relationship in
          if neighbour == node { take(relationship) }
        }
      } else {
        way.forEach(of: node, on: walk.day) { neighbour, relationship in
          if neighbour == target { take(relationship) }
        }
      }
    }
  }

  private func isDistinct(_ relationship: RelationshipValue, _ batch: Batch) -> Bool {
    for slot in step.distinctFrom {
      if batch[slot].holds(relationship, row) { return false }
    }
    return true
  }

  private func given(_ found: inout Found) -> Batch {
    var given = batch!.gathered(found.rows)
    if !step.isInto { given[step.to] = .nodes(found.nodes) }
    if let slot = step.relationship { given[slot] = .relationships(found.relationships) }
    return given
  }
}

extension Column {
  /// Whether a row is a relationship, or a list or path with it inside.
  func holds(_ relationship: RelationshipValue, _ row: Int) -> Bool {
    if case .relationships(let found) = self {
      return found[row].packed == relationship.packed
    }
    switch value(row) {
    case .relationship(let found): return found.packed == relationship.packed
    case .list(let values):
      return values.contains {
        if case .relationship(let found) = $0 { found.packed == relationship.packed } else { false }
      }
    case .path(let path):
      return path.relationships.contains { $0.packed == relationship.packed }
    default: return false
    }
  }
}

extension PlanNode {
  /// - Parameter fanOut: rows it should give for each row.
  static func expand(
    _ input: PlanNode, _ step: ExpandOperator.Step, details: String, fanOut: Double
  ) -> PlanNode {
    PlanNode(
      step.isInto ? "ExpandInto" : "Expand", details, children: [input],
      estimatedRows: input.estimatedRows * fanOut, source: input.source
    ) { builder, node in
      ExpandOperator(try node.children[0].build(builder), step, builder)
    }
  }
}
