import CypherSyntax
import PropertyGraph

/// For each row, one row for each way in which a whole path pattern fits, searched for inside
/// (``PathSearch``).
final class PathSearchOperator: Operator {
  struct Shape: Sendable {
    var path: BoundPath
    var from: Slot
    var to: Slot
    var isFromKnown: Bool
    var isToKnown: Bool
    var hasDifferentRelationships: Bool
    /// Slots that it gives values, the ends aside.
    var outputs: [Slot]
    var firstLocal: Int
  }

  private let input: Operator
  private let shape: Shape
  private let builder: OperatorBuilder
  private let monitor: StatementMonitor
  private var frame: Frame
  private var graph: GraphSnapshot?
  private var search: PathSearch?
  private var outputs: [PathDescription.Output] = []
  private var row = 0
  private var hasBatch = false

  init(_ input: Operator, _ shape: Shape, _ builder: OperatorBuilder) {
    self.input = input
    self.shape = shape
    self.builder = builder
    monitor = builder.execution.monitor
    frame = builder.frame()
  }

  override func open() throws {
    hasBatch = false
    try input.open()
  }

  override func produce() throws -> Batch? {
    var rows: [Int32] = []
    var values = shape.outputs.map { _ in [CypherValue]() }
    var (froms, tos): ([UInt32], [UInt32]) = ([], [])
    func given() -> Batch {
      var given = frame.batch.gathered(rows)
      for (at, slot) in shape.outputs.enumerated() { given[slot] = .values(values[at]) }
      given[shape.from] = .nodes(froms)
      given[shape.to] = .nodes(tos)
      return given
    }
    while true {
      if !hasBatch || row == frame.batch.count {
        if !rows.isEmpty { return given() }
        guard let batch = try input.next() else { return nil }
        try ready()
        frame.batch = batch
        hasBatch = true
        row = 0
      }
      try monitor.check()
      frame.row = row
      let from = shape.isFromKnown ? frame.batch[shape.from].node(row) : nil
      let to = shape.isToKnown ? frame.batch[shape.to].node(row) : nil
      // A null end fits nothing.
      if (!shape.isFromKnown || from != nil) && (!shape.isToKnown || to != nil) {
        let places = outputs.map { output in shape.outputs.firstIndex(of: output.slot) }
        try search!.search(from: from, to: to, frame) { match in
          rows.append(Int32(truncatingIfNeeded: row))
          froms.append(match.nodes[0])
          tos.append(match.nodes[match.nodes.count - 1])
          for (output, place) in zip(outputs, places) {
            if let place { values[place].append(match.value(output.part)) }
          }
          return true
        }
      }
      row += 1
      if rows.count >= batchRowsMax { return given() }
    }
  }

  /// Makes the search ready for the graph as it stands now.
  private func ready() throws {
    if graph === builder.context.graph { return }
    graph = builder.context.graph
    let description = try PathDescription(
      shape.path, hasDifferentRelationships: shape.hasDifferentRelationships,
      firstLocal: shape.firstLocal, builder.context.graph
    ) { expression, substitutes in
      try ExpressionCompiler(builder, substitutes: substitutes).compile(expression)
    }
    outputs = description.outputs
    var ends: PathProgram.Ends = []
    if shape.isFromKnown { ends.insert(.first) }
    if shape.isToKnown { ends.insert(.last) }
    let monitor = monitor
    search = PathSearch(
      try PathProgram(description, known: ends, builder.context.graph),
      budget: SearchBudget { _ in try monitor.check() })
    if description.localLimit > frame.locals.count {
      frame = Frame(builder.context, batch: frame.batch, localCount: description.localLimit)
    }
  }
}

extension PlanNode {
  static func pathSearch(
    _ input: PlanNode, _ path: BoundPath, from: Slot, to: Slot, isFromKnown: Bool,
    isToKnown: Bool, hasDifferentRelationships: Bool, outputs: [Slot], firstLocal: Int,
    details: String, fanOut: Double
  ) -> PlanNode {
    let shape = PathSearchOperator.Shape(
      path: path, from: from, to: to, isFromKnown: isFromKnown, isToKnown: isToKnown,
      hasDifferentRelationships: hasDifferentRelationships, outputs: outputs,
      firstLocal: firstLocal)
    return PlanNode(
      "PathSearch", details, children: [input], estimatedRows: input.estimatedRows * fanOut,
      source: input.source
    ) { builder, node in
      PathSearchOperator(try node.children[0].build(builder), shape, builder)
    }
  }
}
