import CypherSyntax
import PropertyGraph

/// For each row, one row for each node that some walk of several relationships, none twice, leads
/// to: breadth first, each node once, however many walks there are.
///
/// Stands in for ``VariableExpandOperator`` where nobody asks for the walks and doubled rows change
/// nothing, and at least 0 or 1 relationships are asked for: then a shortest walk, which repeats
/// nothing, tells as much as all. That the start is met again over a walk that repeats nothing
/// means a cycle through it: two branches of the search that meet, a loop, or two relationships to
/// one neighbour.
///
/// *Complexity:* O(relationships within reach) a row.
final class ReachOperator: Operator {
  private let input: Operator
  private let step: VariableExpandOperator.Step
  private let conditions: [StepCondition]
  private let frame: Frame
  private let context: EvaluationContext
  private let monitor: StatementMonitor
  private var graph: GraphSnapshot?
  private var walk: RelationshipWalk?
  private var test = NodeTest.all
  private var row = 0
  private var hasBatch = false
  private var marks = NodeMarks(count: 0)
  /// Where no two ways run against each other, a node met again was met over other relationships.
  private let isUndirected: Bool

  init(_ input: Operator, _ step: VariableExpandOperator.Step, _ builder: OperatorBuilder) throws {
    self.input = input
    self.step = step
    conditions = try step.conditions.map {
      StepCondition(local: $0.local, condition: try builder.compile($0.condition))
    }
    frame = builder.frame()
    context = builder.context
    monitor = builder.execution.monitor
    isUndirected = step.direction == .either
  }

  override func open() throws {
    hasBatch = false
    try input.open()
  }

  override func produce() throws -> Batch? {
    var rows: [Int32] = []
    var found = Found()
    while true {
      if !hasBatch || row == frame.batch.count {
        if !rows.isEmpty { return given(rows, found) }
        guard let batch = try input.next() else { return nil }
        frame.batch = batch
        hasBatch = true
        row = 0
        if graph !== context.graph {
          graph = context.graph
          walk = try RelationshipWalk(step.types, step.direction, context)
          test = NodeTest(step.labels, context.graph)
          if marks.count < Int(context.graph.nodeIndexLimit) {
            marks = NodeMarks(count: Int(context.graph.nodeIndexLimit))
          }
        }
      }
      frame.row = row
      if let node = frame.batch[step.from].node(row) {
        let first = found.nodes.count
        try reach(from: node, &found)
        rows += repeatElement(
          Int32(truncatingIfNeeded: row), count: found.nodes.count - first)
      }
      row += 1
      if rows.count >= batchRowsMax { return given(rows, found) }
    }
  }

  /// Nodes within reach and how far they are.
  private struct Found {
    var nodes: [UInt32] = []
    var depths: [UInt32] = []

    mutating func append(_ node: UInt32, _ depth: Int) {
      nodes.append(node)
      depths.append(UInt32(truncatingIfNeeded: depth))
    }
  }

  /// Adds every fitting node within reach.
  private func reach(from start: UInt32, _ found: inout Found) throws {
    try monitor.check()
    let walk = walk!
    let target = step.isInto ? frame.batch[step.to].node(row) : nil
    if step.isInto, target == nil { return }
    func isWanted(_ node: UInt32) -> Bool {
      (target == nil || node == target) && test.fits(node)
    }
    marks.clear()
    // A branch is the place of the first neighbour that a node was reached through.
    marks.set(start, branch: 0, depth: 0)
    if step.min == 0, isWanted(start) { found.append(start, 0) }
    var frontier: [UInt32] = [start]
    var depth = 0
    var branches: UInt32 = 0
    // The length of the shortest cycle through the start.
    var cycle = Int.max
    let limit = step.max ?? Int.max
    while !frontier.isEmpty, depth < limit {
      depth += 1
      var next: [UInt32] = []
      for node in frontier {
        // However far it reaches.
        try frame.context.step(walk.degree(of: node))
        let branch = marks.branch(node)
        for way in walk.ways {
          func visit(_ neighbour: UInt32) {
            if !marks.contains(neighbour) {
              if node == start { branches += 1 }
              marks.set(neighbour, branch: node == start ? branches : branch, depth: depth)
              next.append(neighbour)
              if isWanted(neighbour) { found.append(neighbour, depth) }
            } else if isUndirected {
              let other = marks.branch(neighbour)
              if node == start || neighbour == start {
                // A loop, or a second relationship to a neighbour, both met from the start.
                if node == start { cycle = min(cycle, neighbour == start ? 1 : 2) }
              } else if other != branch {
                cycle = min(cycle, depth + marks.depth(neighbour))
              }
            } else if neighbour == start {
              cycle = min(cycle, depth)
            }
          }
          if conditions.isEmpty {
            way.forEachNeighbour(of: node, on: walk.day, visit)
          } else {
            try way.forEach(of: node, on: walk.day) { neighbour, relationship in
              if try passes(relationship) { visit(neighbour) }
            }
          }
        }
      }
      frontier = next
    }
    if step.min == 1, cycle < Int.max, cycle <= limit, isWanted(start) {
      found.append(start, cycle)
    }
  }

  private func passes(_ relationship: RelationshipValue) throws -> Bool {
    for condition in conditions {
      guard try condition.passes(relationship, frame) else { return false }
    }
    return true
  }

  private func given(_ rows: [Int32], _ found: Found) -> Batch {
    var given = frame.batch.gathered(rows)
    if !step.isInto { given[step.to] = .nodes(found.nodes) }
    if let slot = step.depth { given[slot] = .values(found.depths.map { .integer(Int64($0)) }) }
    return given
  }
}

extension PlanNode {
  static func reach(
    _ input: PlanNode, _ step: VariableExpandOperator.Step, details: String, fanOut: Double
  ) -> PlanNode {
    PlanNode(
      step.isInto ? "ReachInto" : "Reach", details, children: [input],
      estimatedRows: input.estimatedRows * fanOut, source: input.source
    ) { builder, node in
      try ReachOperator(try node.children[0].build(builder), step, builder)
    }
  }
}
