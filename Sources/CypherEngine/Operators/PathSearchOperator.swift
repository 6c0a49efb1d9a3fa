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
  /// For each of them its place among the shape's outputs.
  private var places: [Int?] = []
  /// Bytes of the search that are charged.
  private var charged = 0
  private var row = 0
  private var hasBatch = false
  /// What was found since the last batch was given.
  private var found = Found()
  /// Grows, so that a statement with a small limit searches little.
  private var size = 64

  private struct Found {
    var rows: [Int32] = []
    var values: [[CypherValue]] = []
    var froms: [UInt32] = []
    var tos: [UInt32] = []
    var held: HeldCharge?
  }

  init(_ input: Operator, _ shape: Shape, _ builder: OperatorBuilder) {
    self.input = input
    self.shape = shape
    self.builder = builder
    monitor = builder.execution.monitor
    frame = builder.frame()
  }

  override func open() throws {
    hasBatch = false
    size = 64
    search?.giveUp()
    try input.open()
  }

  override func produce() throws -> Batch? {
    found.held?.release()
    found = Found(values: shape.outputs.map { _ in [] }, held: HeldCharge(monitor))
    while true {
      try monitor.check()
      if hasBatch, let search, search.isPaused {
        try search.resume(take)
      } else if !hasBatch || row == frame.batch.count {
        if !found.rows.isEmpty { return given() }
        guard let batch = try input.next() else { return nil }
        try ready()
        frame.batch = batch
        hasBatch = true
        row = 0
        continue
      } else {
        try begin()
      }
      if search?.isPaused != true { row += 1 }
      if found.rows.count >= size {
        size = min(size * 4, batchRowsMax)
        return given()
      }
    }
  }

  /// Begins the search for the row.
  private func begin() throws {
    frame.row = row
    let from = shape.isFromKnown ? frame.batch[shape.from].node(row) : nil
    let to = shape.isToKnown ? frame.batch[shape.to].node(row) : nil
    // A null end fits nothing.
    if shape.isFromKnown && from == nil || shape.isToKnown && to == nil { return }
    try search!.search(from: from, to: to, frame, take)
  }

  /// Takes a match; false once a batch is full. Where the search cannot pause it goes over all the
  /// same, and what it gives is charged.
  private func take(_ match: borrowing PathMatch) throws -> Bool {
    found.rows.append(Int32(truncatingIfNeeded: row))
    found.froms.append(match.nodes[0])
    found.tos.append(match.nodes[match.nodes.count - 1])
    for (output, place) in zip(outputs, places) {
      guard let place else { continue }
      let value = match.value(output.part)
      try found.held?.add(value)
      found.values[place].append(value)
    }
    return !mayPause || found.rows.count < size
  }

  /// Whether all matches are asked for, which are handed out as they are found.
  private var mayPause: Bool { search?.program.description.selection.kind == .all }

  private func given() -> Batch {
    var given = frame.batch.gathered(found.rows)
    for (at, slot) in shape.outputs.enumerated() { given[slot] = .values(found.values[at]) }
    given[shape.from] = .nodes(found.froms)
    given[shape.to] = .nodes(found.tos)
    return given
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
    places = outputs.map { output in shape.outputs.firstIndex(of: output.slot) }
    var ends: PathProgram.Ends = []
    if shape.isFromKnown { ends.insert(.first) }
    if shape.isToKnown { ends.insert(.last) }
    search = PathSearch(
      try PathProgram(description, known: ends, builder.context.graph),
      budget: SearchBudget { [unowned self] bytes in try charge(bytes) })
    if description.localLimit > frame.locals.count {
      frame = Frame(builder.context, batch: frame.batch, localCount: description.localLimit)
    }
  }
}

extension PathSearchOperator {
  /// Looks at the limits, and charges what the search holds now.
  private func charge(_ bytes: Int) throws {
    try monitor.check()
    let more = bytes - charged
    charged = bytes
    try monitor.charge(more)
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
