/// The rows of several plans, one after the other, their columns in common slots.
final class UnionOperator: Operator {
  struct Branch {
    var plan: Operator
    var outputs: [Slot]
  }

  private let branches: [Branch]
  private let outputs: [Slot]
  private var at = 0

  init(_ branches: [Branch], _ outputs: [Slot]) {
    self.branches = branches
    self.outputs = outputs
  }

  override func open() throws {
    at = 0
    try branches.first?.plan.open()
  }

  override func produce() throws -> Batch? {
    while at < branches.count {
      if let batch = try branches[at].plan.next() {
        var given = batch
        for (from, to) in zip(branches[at].outputs, outputs) { given[to] = batch[from] }
        return given
      }
      at += 1
      if at < branches.count { try branches[at].plan.open() }
    }
    return nil
  }
}

extension PlanNode {
  static func union(
    _ plans: [PlanNode], _ branchOutputs: [[Slot]], _ outputs: [Slot]
  ) -> PlanNode {
    PlanNode(
      "Union", children: plans, estimatedRows: plans.reduce(0) { $0 + $1.estimatedRows }
    ) { builder, node in
      UnionOperator(
        try zip(node.children, branchOutputs).map {
          .init(plan: try $0.build(builder), outputs: $1)
        }, outputs)
    }
  }
}
