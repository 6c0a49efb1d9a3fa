import PropertyGraph

/// SET: changes properties and labels, item by item, each item seeing what those before it did.
public final class SetExecutor: UpdateExecutor {
  private let items: [CompiledSetItem]

  public init(_ items: [CompiledSetItem], _ updates: GraphUpdater) {
    self.items = items
    super.init(introduced: [], updates)
  }

  override func apply(_ frame: Frame, _ emit: () throws -> Void) throws {
    try updates.set(items, frame)
    try emit()
  }
}

/// REMOVE: takes properties and labels away.
public final class RemoveExecutor: UpdateExecutor {
  private let items: [CompiledRemoveItem]

  public init(_ items: [CompiledRemoveItem], _ updates: GraphUpdater) {
    self.items = items
    super.init(introduced: [], updates)
  }

  override func apply(_ frame: Frame, _ emit: () throws -> Void) throws {
    for item in items {
      switch item {
      case .property(let target, let key):
        guard let element = try GraphElement(target.value(frame)) else { continue }
        try updates.set(ByteString(key), of: element, to: .null)
      case .dynamicProperty(let target, let key):
        guard let element = try GraphElement(target.value(frame)),
          let key = try propertyKey(key.value(frame))
        else { continue }
        try updates.set(key, of: element, to: .null)
      case .labels(let target, let labels):
        guard let node = try labelledNode(target.value(frame)) else { continue }
        try updates.remove(labels: labels, from: node)
      }
    }
    try emit()
  }
}

extension GraphUpdater {
  /// Runs the items of a SET on the frame's row.
  func set(_ items: [CompiledSetItem], _ frame: Frame) throws {
    for item in items {
      switch item {
      case .property(let target, let key, let value):
        guard let element = try GraphElement(target.value(frame)) else { continue }
        try set(ByteString(key), of: element, to: value.value(frame))
      case .dynamicProperty(let target, let key, let value):
        guard let element = try GraphElement(target.value(frame)),
          let key = try propertyKey(key.value(frame))
        else { continue }
        try set(key, of: element, to: value.value(frame))
      case .replace(let target, let value):
        guard let element = try GraphElement(target.value(frame)) else { continue }
        try replaceProperties(of: element, by: properties(value.value(frame)))
      case .merge(let target, let value):
        guard let element = try GraphElement(target.value(frame)) else { continue }
        for (key, value) in try properties(value.value(frame)).entries {
          try set(key, of: element, to: value)
        }
      case .labels(let target, let labels):
        guard let node = try labelledNode(target.value(frame)) else { continue }
        try add(labels: labels, to: node)
      }
    }
  }

  /// The properties that a value stands for: a map's entries, or those of an element.
  private func properties(_ value: CypherValue) throws -> CypherMap {
    switch value {
    case .map(let map): return map
    case .node(let node): return CypherMap(try properties(of: .node(node)))
    case .relationship(let found): return CypherMap(try properties(of: .relationship(found)))
    default:
      throw CypherError.runtime(
        .type, "InvalidArgumentType", "properties come from a map, a node or a relationship")
    }
  }
}

/// What a statement may change.
enum GraphElement {
  case node(NodeIndex)
  case relationship(RelationshipValue)

  /// Nil for null, which is passed over.
  init?(_ value: CypherValue) throws {
    switch value {
    case .node(let node): self = .node(node)
    case .relationship(let found): self = .relationship(found)
    case .null: return nil
    default:
      throw CypherError.runtime(
        .type, "InvalidArgumentType", "only nodes and relationships have properties to change")
    }
  }
}

/// The node whose labels change; nil for null, which is passed over.
func labelledNode(_ value: CypherValue) throws -> NodeIndex? {
  switch value {
  case .node(let node): return node
  case .null: return nil
  default:
    throw CypherError.runtime(.type, "InvalidArgumentType", "only nodes have labels to change")
  }
}

/// The key of a property that an expression names; nil for null, which is passed over.
func propertyKey(_ value: CypherValue) throws -> ByteString? {
  switch value {
  case .string(let text): return text
  case .null: return nil
  default:
    throw CypherError.runtime(.type, "InvalidArgumentType", "the key of a property must be a text")
  }
}
