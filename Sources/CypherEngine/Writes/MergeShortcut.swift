import CypherSyntax
import PropertyGraph

/// A pattern of MERGE so common that its matches are looked up without a plan: one node with labels
/// and properties, or one relationship between two nodes that are there.
public struct MergeShortcut {
  enum Shape {
    case node(labels: [ByteString], properties: [(key: ByteString, value: CompiledExpression)])
    case relationship(
      type: String, from: Slot, to: Slot, isDirected: Bool,
      properties: [(key: ByteString, value: CompiledExpression)])
  }

  let shape: Shape
  /// The slot of the node or relationship.
  let slot: Slot
  /// The named path around it.
  private let path: (slot: Slot, parts: [Slot])?

  /// Nil where the pattern is of another shape.
  init?(_ match: BoundMatch, _ create: CompiledCreate) {
    guard match.paths.count == 1, match.predicates.isEmpty, let written = match.paths.first,
      written.predicates.isEmpty, case .all = written.selector, let element = create.elements.first
    else { return nil }
    switch create.elements.count {
    case 1: path = nil
    case 2:
      guard case .path(let slot, let parts) = create.elements[1] else { return nil }
      path = (slot, parts)
    default: return nil
    }
    slot = element.slot
    guard let shape = Self.shape(element, written.elements) else { return nil }
    self.shape = shape
  }

  private static func shape(
    _ element: CompiledCreate.Element, _ written: [BoundElement]
  ) -> Shape? {
    switch element {
    case .node(_, let labels, let properties):
      guard written.count == 1, case .node(let node) = written[0],
        let entries = entries(properties), !entries.isEmpty,
        node.predicates.count == entries.count
      else { return nil }
      return .node(labels: labels.map { ByteString($0) }, properties: entries)
    case .relationship(_, let type, let from, let to, let properties):
      guard written.count == 3, case .node(let first) = written[0],
        case .relationship(let relationship) = written[1], case .node(let last) = written[2],
        isBare(first), isBare(last), relationship.length == .single, !relationship.isBound,
        let entries = entries(properties), relationship.predicates.count == entries.count
      else { return nil }
      return .relationship(
        type: type, from: from, to: to, isDirected: relationship.direction != .either,
        properties: entries)
    case .path: return nil
    }
  }

  private static func isBare(_ node: BoundNode) -> Bool {
    node.isBound && node.labels == nil && node.predicates.isEmpty
  }

  private static func entries(
    _ properties: CompiledProperties?
  ) -> [(key: ByteString, value: CompiledExpression)]? {
    switch properties {
    case nil: []
    case .entries(let entries): entries.map { (ByteString($0.key), $0.value) }
    case .map: nil
    }
  }

  /// Whether a table of nodes has to be built first.
  var scansNodes: Bool { if case .node = shape { true } else { false } }

  /// The value of a slot for an element that was found.
  func value(of slot: Slot, _ found: CypherValue, _ frame: Frame) -> CypherValue {
    if slot == self.slot { return found }
    guard let path, slot == path.slot else { return .null }
    if case .node(let node) = found {
      return .path(PathValue(nodes: [node.rawValue], relationships: []))
    }
    guard case .relationship(let relationship) = found, path.parts.count == 3,
      let first = frame.batch[path.parts[0]].node(frame.row),
      let last = frame.batch[path.parts[2]].node(frame.row)
    else { return .null }
    return .path(PathValue(nodes: [first, last], relationships: [relationship]))
  }
}
