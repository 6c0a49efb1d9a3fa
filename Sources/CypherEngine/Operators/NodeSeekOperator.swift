import CypherSyntax
import PropertyGraph

/// For each row, one row for each node that a quick way leads to and whose labels fit: the way
/// knows of one label at most.
final class NodeSeekOperator: Operator {
  private let input: Operator
  private let slot: Slot
  private let labels: LabelExpression?
  private let way: NodeSeek.Way
  private let values: [CompiledExpression?]
  private let frame: Frame
  private let execution: Execution
  private var test = NodeTest.all
  /// The state of the graph that `test` is of.
  private var graph: GraphSnapshot?

  init(
    _ input: Operator, _ slot: Slot, _ labels: LabelExpression?, _ way: NodeSeek.Way,
    _ builder: OperatorBuilder
  ) throws {
    self.input = input
    self.slot = slot
    self.labels = labels
    self.way = way
    values = try way.values.map { try $0.map(builder.compile) }
    frame = builder.frame()
    execution = builder.execution
  }

  override func open() throws { try input.open() }

  override func produce() throws -> Batch? {
    while let batch = try input.next() {
      try execution.monitor.check()
      frame.batch = batch
      if graph !== frame.context.graph {
        graph = frame.context.graph
        test = NodeTest(labels, frame.context.graph)
      }
      var rows: [Int32] = []
      var nodes: [UInt32] = []
      for row in 0..<batch.count {
        frame.row = row
        let found = try candidates().filter(test.fits)
        nodes += found
        rows += repeatElement(Int32(truncatingIfNeeded: row), count: found.count)
      }
      if rows.isEmpty { continue }
      var given = batch.gathered(rows)
      given[slot] = .nodes(nodes)
      return given
    }
    return nil
  }

  private func candidates() throws -> [UInt32] {
    let graph = frame.context.graph
    func value(_ at: Int) throws -> CypherValue? { try values[at]?.value(frame) }
    func elements(_ at: Int) throws -> [CypherValue] {
      guard case .list(let found)? = try value(at) else { return [] }
      var seen: Set<EquivalenceKey> = []
      return found.filter { !$0.isNull && seen.insert(EquivalenceKey($0)).inserted }
    }
    switch way {
    case .equal(let label, let property, _):
      guard let wanted = try value(0), !wanted.isNull else { return [] }
      return try execution.indexes!.nodes(
        label: label, property: property, equalTo: wanted, in: graph)
    case .anyOf(let label, let property, _):
      var found: Set<UInt32> = []
      for wanted in try elements(0) {
        found.formUnion(
          try execution.indexes!.nodes(
            label: label, property: property, equalTo: wanted, in: graph))
      }
      return found.sorted()
    case .between(let label, let property, _, _):
      let (low, high) = (try value(0), try value(1))
      if low?.isNull == true || high?.isNull == true { return [] }
      return try execution.indexes!.nodes(
        label: label, property: property, in: .between(low, high), in: graph)
    case .startingWith(let label, let property, _):
      guard case .string(let start)? = try value(0) else { return [] }
      return try execution.indexes!.nodes(
        label: label, property: property, in: .startingWith(start), in: graph)
    case .reference:
      guard case .string(let reference)? = try value(0) else { return [] }
      return try graph.node(reference: reference.text).map { [$0.rawValue] } ?? []
    case .references:
      var found: Set<UInt32> = []
      for case .string(let reference) in try elements(0) {
        if let node = try graph.node(reference: reference.text) { found.insert(node.rawValue) }
      }
      return found.sorted()
    case .index:
      guard case .integer(let number)? = try value(0), let index = UInt32(exactly: number),
        index < graph.nodeIndexLimit, graph.isVisible(NodeIndex(index))
      else { return [] }
      return [index]
    }
  }
}

extension NodeSeek.Way {
  /// The expressions whose values are looked up.
  fileprivate var values: [BoundExpression?] {
    switch self {
    case .equal(_, _, let value), .anyOf(_, _, let value), .startingWith(_, _, let value),
      .reference(let value), .references(let value), .index(let value):
      [value]
    case .between(_, _, let low, let high): [low, high]
    }
  }
}

extension PlanNode {
  static func nodeSeek(
    _ input: PlanNode, _ slot: Slot, _ labels: LabelExpression?, _ seek: NodeSeek, details: String
  ) -> PlanNode {
    PlanNode(
      "NodeSeek", "\(details) by \(seek.name)", children: [input],
      estimatedRows: input.estimatedRows * seek.estimatedRows
    ) { builder, node in
      try NodeSeekOperator(try node.children[0].build(builder), slot, labels, seek.way, builder)
    }
  }
}
