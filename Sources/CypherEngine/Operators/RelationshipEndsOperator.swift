import CypherSyntax
import PropertyGraph

/// For each row, the ways in which a relationship that stands in it fits a step of a pattern: one,
/// two where the step has no direction, or none.
final class RelationshipEndsOperator: Operator {
  struct Step: Sendable {
    var from: Slot
    var to: Slot
    var types: LabelExpression?
    var direction: RelationshipPattern.Direction
    var fromLabels: LabelExpression?
    var toLabels: LabelExpression?
    /// Whether the node stands in the row already, so that the relationship must begin there.
    var isFromKnown: Bool
    var isToKnown: Bool
    var distinctFrom: [Slot]
  }

  private let input: Operator
  private let slot: Slot
  private let step: Step
  private let context: EvaluationContext

  init(_ input: Operator, _ slot: Slot, _ step: Step, _ context: EvaluationContext) {
    self.input = input
    self.slot = slot
    self.step = step
    self.context = context
  }

  override func open() throws { try input.open() }

  override func produce() throws -> Batch? {
    while let batch = try input.next() {
      let types = TypeTest(step.types, context.graph)
      let fromTest = NodeTest(step.fromLabels, context.graph)
      let toTest = NodeTest(step.toLabels, context.graph)
      var rows: [Int32] = []
      var (froms, tos): ([UInt32], [UInt32]) = ([], [])
      for row in 0..<batch.count {
        guard let relationship = batch[slot].relationship(row),
          types.contains(relationship.type), try isThere(relationship),
          !step.distinctFrom.contains(where: { batch[$0].holds(relationship, row) })
        else { continue }
        func take(_ from: UInt32, _ to: UInt32) {
          guard fromTest.fits(from), toTest.fits(to),
            !step.isFromKnown || batch[step.from].node(row) == from,
            !step.isToKnown || batch[step.to].node(row) == to,
            // One node may stand at both ends.
            step.from != step.to || from == to
          else { return }
          rows.append(Int32(truncatingIfNeeded: row))
          froms.append(from)
          tos.append(to)
        }
        if step.direction != .incoming { take(relationship.from, relationship.to) }
        if step.direction == .incoming
          || step.direction == .either && relationship.from != relationship.to
        {
          take(relationship.to, relationship.from)
        }
      }
      if rows.isEmpty { continue }
      var given = batch.gathered(rows)
      given[step.from] = .nodes(froms)
      given[step.to] = .nodes(tos)
      return given
    }
    return nil
  }

  /// Whether a relationship is still there and holds on the day.
  private func isThere(_ relationship: RelationshipValue) throws -> Bool {
    if context.mayMeetDeleted, try context.graph.relationship(relationship.index) == nil {
      return false
    }
    guard let day = context.day else { return true }
    return try context.graph.interval(of: relationship.index).holds(on: day)
  }
}

extension PlanNode {
  static func relationshipEnds(
    _ input: PlanNode, _ slot: Slot, _ step: RelationshipEndsOperator.Step, details: String
  ) -> PlanNode {
    PlanNode(
      "RelationshipEnds", details, children: [input], estimatedRows: input.estimatedRows,
      source: input.source
    ) { builder, node in
      RelationshipEndsOperator(
        try node.children[0].build(builder), slot, step, builder.context)
    }
  }
}
