import CypherSyntax
import PropertyGraph

/// `value.key`.
final class PropertyExpression: CompiledExpression {
  private let base: CompiledExpression
  private let reader: PropertyReader

  init(_ base: CompiledExpression, _ key: String) {
    self.base = base
    reader = PropertyReader(ByteString(key))
  }

  override func value(_ frame: Frame) throws -> CypherValue {
    try reader.value(of: base.value(frame), frame.context)
  }
}

/// `variable.key`, read without making a value of the variable.
final class SlotPropertyExpression: CompiledExpression {
  private let slot: Slot
  private let reader: PropertyReader

  init(_ slot: Slot, _ key: String) {
    self.slot = slot
    reader = PropertyReader(ByteString(key))
  }

  override func value(_ frame: Frame) throws -> CypherValue {
    switch frame.batch[slot] {
    case .nodes(let nodes):
      let node = nodes[frame.row]
      return node == Column.noNode ? .null : try reader.value(ofNode: node, frame.context)
    case .relationships(let found):
      let relationship = found[frame.row]
      return relationship.type == .max ? .null : try reader.value(of: relationship, frame.context)
    case let column: return try reader.value(of: column.value(frame.row), frame.context)
    }
  }
}

/// `value[index]`.
final class SubscriptExpression: CompiledExpression {
  private let base: CompiledExpression
  private let index: CompiledExpression

  init(_ base: CompiledExpression, _ index: CompiledExpression) {
    self.base = base
    self.index = index
  }

  override func value(_ frame: Frame) throws -> CypherValue {
    try base.value(frame).element(at: index.value(frame), frame.context)
  }
}

/// `list[from..to]`.
final class SliceExpression: CompiledExpression {
  private let base: CompiledExpression
  private let from: CompiledExpression?
  private let to: CompiledExpression?

  init(_ base: CompiledExpression, _ from: CompiledExpression?, _ to: CompiledExpression?) {
    self.base = base
    self.from = from
    self.to = to
  }

  override func value(_ frame: Frame) throws -> CypherValue {
    try base.value(frame).slice(from: from?.value(frame), to: to?.value(frame))
  }
}

/// `n:A&B`, and for a relationship `r:T`.
final class LabelsExpression: CompiledExpression {
  private let base: CompiledExpression
  private let labels: LabelExpression
  private var graph: GraphSnapshot?
  private var nodes = NodeTest.all
  private var types: TypeTest?

  init(_ base: CompiledExpression, _ labels: LabelExpression) {
    self.base = base
    self.labels = labels
  }

  override func value(_ frame: Frame) throws -> CypherValue {
    let found = try base.value(frame)
    if graph !== frame.context.graph {
      graph = frame.context.graph
      nodes = NodeTest(labels, frame.context.graph)
      types = TypeTest(labels, frame.context.graph)
    }
    switch found {
    case .null: return .null
    case .node(let node):
      try frame.context.requireThere(node)
      return .boolean(nodes.fits(node.rawValue))
    case .relationship(let relationship): return .boolean(types!.contains(relationship.type))
    default:
      throw CypherError.runtime(
        .type, "InvalidArgumentType", "\(found.kind.name) has no labels",
        hint: "labels belong to nodes, types to relationships")
    }
  }
}
