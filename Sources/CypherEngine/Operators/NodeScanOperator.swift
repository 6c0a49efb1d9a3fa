import CypherSyntax
import PropertyGraph

/// For each row, one row for each node that fits a label expression.
final class NodeScanOperator: Operator {
  private let input: Operator
  private let slot: Slot
  private let labels: LabelExpression?
  private let context: EvaluationContext
  private let monitor: StatementMonitor
  /// Knows the piece to be done, where the scan is shared.
  private let builder: OperatorBuilder
  private let sharedID: Int?
  private var ranges: [Range<UInt32>] = []
  private var batch: Batch?
  private var row = 0
  private var range = 0
  private var node: UInt32 = 0
  /// Grows, so that a statement with a small limit does little.
  private var size = 64

  init(
    _ input: Operator, _ slot: Slot, _ labels: LabelExpression?, _ builder: OperatorBuilder,
    sharedID: Int?
  ) {
    self.input = input
    self.slot = slot
    self.labels = labels
    self.builder = builder
    self.sharedID = sharedID
    context = builder.context
    monitor = builder.execution.monitor
  }

  override func open() throws {
    batch = nil
    row = 0
    size = 64
    try input.open()
  }

  override func produce() throws -> Batch? {
    var rows: [Int32] = []
    var nodes: [UInt32] = []
    while true {
      if batch == nil || row == batch!.count {
        if !nodes.isEmpty { return given(rows, nodes) }
        batch = try input.next()
        guard batch != nil else { return nil }
        row = 0
        ranges = pieces(Self.ranges(labels, context.graph))
        restart()
      }
      try monitor.check()
      while range < ranges.count, nodes.count < size {
        let until = min(
          ranges[range].upperBound, node + UInt32(min(size - nodes.count, 1 << 20)))
        nodes += node..<until
        node = until
        if node == ranges[range].upperBound {
          range += 1
          if range < ranges.count { node = ranges[range].lowerBound }
        }
      }
      rows += repeatElement(Int32(row), count: nodes.count - rows.count)
      if range == ranges.count {
        row += 1
        restart()
      }
      if nodes.count >= size {
        size = min(size * 4, batchRowsMax)
        return given(rows, nodes)
      }
    }
  }

  /// The nodes that fit, as runs.
  static func ranges(_ labels: LabelExpression?, _ graph: GraphSnapshot) -> [Range<UInt32>] {
    labels == nil ? graph.ranges : NodeTest(labels, graph).runs
  }

  private func restart() {
    range = 0
    node = ranges.first?.lowerBound ?? 0
  }

  /// The part of the ranges that this worker does.
  private func pieces(_ all: [Range<UInt32>]) -> [Range<UInt32>] {
    guard let sharedID, case .nodes(let piece)? = builder.pieces[sharedID] else {
      return all.filter { !$0.isEmpty }
    }
    var found: [Range<UInt32>] = []
    var at = 0
    for range in all {
      let low = max(piece.lowerBound - at, 0)
      let high = min(piece.upperBound - at, range.count)
      if low < high {
        found.append(range.lowerBound + UInt32(low)..<range.lowerBound + UInt32(high))
      }
      at += range.count
    }
    return found
  }

  private func given(_ rows: [Int32], _ nodes: [UInt32]) -> Batch {
    var given = batch!.gathered(rows)
    given[slot] = .nodes(nodes)
    return given
  }
}

extension PlanNode {
  /// - Parameters:
  ///   - nodeCount: how many nodes fit, as far as is known.
  ///   - sharedID: given where the scan stands at the bottom of a plan and workers may share it.
  static func nodeScan(
    _ input: PlanNode, _ slot: Slot, _ labels: LabelExpression?, details: String,
    nodeCount: Int, sharedID: Int?
  ) -> PlanNode {
    PlanNode(
      labels == nil ? "AllNodesScan" : "LabelScan",
      details, children: [input],
      estimatedRows: input.estimatedRows * Double(nodeCount),
      source: sharedID.map { SharedSource(id: $0, kind: .scan(nodeCount: nodeCount)) }
    ) { builder, node in
      NodeScanOperator(
        try node.children[0].build(builder), slot, labels, builder,
        sharedID: sharedID)
    }
  }
}
