import CypherSyntax
import PropertyGraph

/// For each row, one row for each walk of several relationships, none twice, from a node.
///
/// Depth first with a stack of its own: the depth of a walk is bounded by the graph and not by the
/// thread's stack.
final class VariableExpandOperator: Operator {
  struct Step: Sendable {
    var from: Slot
    /// The list of relationships; nil where nobody asks for it.
    var relationships: Slot?
    /// Whether the list stands in the row already, so that the walk must be it.
    var isListBound: Bool
    var to: Slot
    var isInto: Bool
    var types: LabelExpression?
    var direction: RelationshipPattern.Direction
    var min: Int
    var max: Int?
    var labels: LabelExpression?
    var distinctFrom: [Slot]
    /// What must be true of each relationship, and the local it stands in.
    var conditions: [(local: Local, condition: BoundExpression)]
    /// Given the number of relationships of a shortest walk, where ``ReachOperator`` stands in and
    /// somebody asks.
    var depth: Slot?
    /// Whether the list is put together against the direction of the pattern, and so reversed.
    var isReversed: Bool
  }

  private let input: Operator
  private let step: Step
  private let conditions: [StepCondition]
  private let frame: Frame
  private let context: EvaluationContext
  private let monitor: StatementMonitor
  private var graph: GraphSnapshot?
  private var walk: RelationshipWalk?
  private var test = NodeTest.all
  private var row = 0
  private var hasBatch = false
  private var progress = Progress()
  private var isWalking = false
  private var steps = 0
  /// The node that the walk must lead to, where it is known.
  private var target: UInt32?

  /// Where a walk stands.
  private struct Progress {
    /// What may be walked next.
    var stack: [Hop] = []
    /// Relationships of the current walk.
    var trail: [RelationshipValue] = []
  }

  /// A relationship that may be walked next, and how long the walk is before it.
  private struct Hop {
    var relationship: RelationshipValue
    var node: UInt32
    var depth: Int
  }

  init(_ input: Operator, _ step: Step, _ builder: OperatorBuilder) throws {
    self.input = input
    self.step = step
    conditions = try step.conditions.map {
      StepCondition(local: $0.local, condition: try builder.compile($0.condition))
    }
    frame = builder.frame()
    context = builder.context
    monitor = builder.execution.monitor
  }

  override func open() throws {
    hasBatch = false
    isWalking = false
    try input.open()
  }

  override func produce() throws -> Batch? {
    var rows: [Int32] = []
    var nodes: [UInt32] = []
    var lists: [CypherValue] = []
    // Held in a local while it is worked on: a property of an object costs a check each time.
    var progress = Progress()
    swap(&progress, &self.progress)
    defer { swap(&progress, &self.progress) }
    func take(_ node: UInt32, _ trail: [RelationshipValue]) {
      rows.append(Int32(truncatingIfNeeded: row))
      nodes.append(node)
      guard step.relationships != nil else { return }
      var list: [CypherValue] = []
      list.reserveCapacity(trail.count)
      if step.isReversed {
        for relationship in trail.reversed() { list.append(.relationship(relationship)) }
      } else {
        for relationship in trail { list.append(.relationship(relationship)) }
      }
      lists.append(.list(list))
    }
    func given() -> Batch {
      var given = frame.batch.gathered(rows)
      if !step.isInto { given[step.to] = .nodes(nodes) }
      if let slot = step.relationships, !step.isListBound { given[slot] = .values(lists) }
      return given
    }
    while true {
      if !hasBatch || row == frame.batch.count {
        if !rows.isEmpty { return given() }
        guard let batch = try input.next() else { return nil }
        frame.batch = batch
        hasBatch = true
        row = 0
        try ready()
      }
      frame.row = row
      if !isWalking {
        guard let node = frame.batch[step.from].node(row) else {
          row += 1
          continue
        }
        if step.isListBound {
          if let end = try boundEnd(from: node), test.fits(end),
            !step.isInto || frame.batch[step.to].node(row) == end
          {
            take(end, [])
          }
          row += 1
          continue
        }
        isWalking = true
        target = step.isInto ? frame.batch[step.to].node(row) : nil
        progress.trail.removeAll(keepingCapacity: true)
        progress.stack.removeAll(keepingCapacity: true)
        if step.min == 0, isWanted(node) { take(node, []) }
        if step.max ?? 1 > 0, !step.isInto || target != nil { try push(node, &progress) }
      }
      try walkOn(&progress, rows: { rows.count }, take)
      if progress.stack.isEmpty {
        isWalking = false
        row += 1
      }
      if rows.count >= batchRowsMax { return given() }
    }
  }

  /// Takes hops off the stack until it is empty or a batch is full.
  private func walkOn(
    _ progress: inout Progress, rows: () -> Int, _ take: (UInt32, [RelationshipValue]) -> Void
  ) throws {
    let (min, max) = (step.min, step.max ?? Int.max)
    while let hop = progress.stack.popLast() {
      steps += 1
      if steps & 4095 == 0 { try monitor.check() }
      progress.trail.removeSubrange(hop.depth...)
      progress.trail.append(hop.relationship)
      let length = hop.depth + 1
      if length >= min, isWanted(hop.node) { take(hop.node, progress.trail) }
      if length < max { try push(hop.node, &progress) }
      if rows() >= batchRowsMax { return }
    }
  }

  /// Puts the relationships of a node on the stack that may be walked next.
  private func push(_ node: UInt32, _ progress: inout Progress) throws {
    let walk = walk!
    let first = progress.stack.count
    let depth = progress.trail.count
    for way in walk.ways {
      try way.forEach(of: node, on: walk.day) { neighbour, relationship in
        steps += 1
        if steps & 4095 == 0 { try monitor.check() }
        for earlier in progress.trail where earlier.packed == relationship.packed { return }
        if try fits(relationship) {
          progress.stack.append(Hop(relationship: relationship, node: neighbour, depth: depth))
        }
      }
    }
    // The first relationship of a node is walked first.
    if progress.stack.count > first + 1 { progress.stack[first...].reverse() }
  }

  private func fits(_ relationship: RelationshipValue) throws -> Bool {
    for slot in step.distinctFrom {
      if frame.batch[slot].holds(relationship, row) { return false }
    }
    return conditions.isEmpty ? true : try passes(relationship)
  }

  private func passes(_ relationship: RelationshipValue) throws -> Bool {
    for condition in conditions {
      guard try condition.passes(relationship, frame) else { return false }
    }
    return true
  }

  private func isWanted(_ node: UInt32) -> Bool {
    (target == nil || target == node) && test.fits(node)
  }

  /// Where a walk along the list that stands in the row ends, or nil where it does not fit.
  private func boundEnd(from node: UInt32) throws -> UInt32? {
    guard case .list(let values) = frame.batch[step.relationships!].value(row),
      values.count >= step.min, values.count <= step.max ?? Int.max
    else { return nil }
    let types = TypeTest(step.types, context.graph)
    var node = node
    var seen: Set<UInt64> = []
    for value in step.isReversed ? values.reversed() : values {
      guard case .relationship(let relationship) = value, types.contains(relationship.type),
        seen.insert(relationship.packed).inserted, try fits(relationship)
      else { return nil }
      if let day = context.day,
        !(try context.graph.interval(of: relationship.index).holds(on: day))
      {
        return nil
      }
      switch step.direction {
      case .outgoing where relationship.from == node: node = relationship.to
      case .incoming where relationship.to == node: node = relationship.from
      case .either where relationship.from == node || relationship.to == node:
        node = relationship.other(than: node)
      default: return nil
      }
    }
    return node
  }

  private func ready() throws {
    if graph === context.graph { return }
    graph = context.graph
    walk = try RelationshipWalk(step.types, step.direction, context)
    test = NodeTest(step.labels, context.graph)
  }
}

/// What must be true of each relationship of a walk.
struct StepCondition {
  let local: Local
  let condition: CompiledExpression

  func passes(_ relationship: RelationshipValue, _ frame: Frame) throws -> Bool {
    frame.locals[local.number] = .relationship(relationship)
    return try condition.isTrue(frame)
  }
}

extension PlanNode {
  static func variableExpand(
    _ input: PlanNode, _ step: VariableExpandOperator.Step, details: String, fanOut: Double
  ) -> PlanNode {
    PlanNode(
      step.isInto ? "VariableExpandInto" : "VariableExpand", details, children: [input],
      estimatedRows: input.estimatedRows * fanOut, source: input.source
    ) { builder, node in
      try VariableExpandOperator(try node.children[0].build(builder), step, builder)
    }
  }
}
