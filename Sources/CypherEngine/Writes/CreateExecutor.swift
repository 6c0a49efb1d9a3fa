import PropertyGraph

/// CREATE: makes the nodes and relationships of a pattern for every row.
public final class CreateExecutor: UpdateExecutor {
  private let create: CompiledCreate

  public init(_ create: CompiledCreate, _ updates: GraphUpdater) {
    self.create = create
    super.init(introduced: create.elements.map(\.slot), updates)
  }

  override func apply(_ frame: Frame, _ emit: () throws -> Void) throws {
    try updates.create(create, frame)
    try emit()
  }
}

extension GraphUpdater {
  /// Makes everything that a pattern names, in the order of the text, and sets its slots in the
  /// frame's batch.
  func create(_ create: CompiledCreate, _ frame: Frame) throws {
    for element in create.elements {
      let made: CypherValue
      switch element {
      case .node(_, let labels, let properties):
        let stored = try properties.map { try $0.stored(frame) } ?? []
        made = .node(try createNode(labels: labels, properties: stored))
      case .relationship(_, let type, let from, let to, let properties):
        let stored = try properties.map { try $0.stored(frame) } ?? []
        made = .relationship(
          try createRelationship(
            type, from: end(from, frame), to: end(to, frame), properties: stored))
      case .path(_, let parts): made = try path(parts, frame)
      }
      frame.batch[element.slot] = .constant(made)
    }
  }

  private func end(_ slot: Slot, _ frame: Frame) throws -> NodeIndex {
    switch frame.batch[slot].value(frame.row) {
    case .node(let node): return node
    case .null:
      throw CypherError.runtime(
        .semantic, "MissingNode", "a relationship cannot be made where its end is null",
        hint: "drop such rows before with WHERE … IS NOT NULL")
    default:
      throw CypherError.runtime(
        .type, "InvalidArgumentType", "the end of a relationship must be a node")
    }
  }

  private func path(_ parts: [Slot], _ frame: Frame) throws -> CypherValue {
    var nodes: [UInt32] = []
    var relationships: [RelationshipValue] = []
    for part in parts {
      switch frame.batch[part].value(frame.row) {
      case .node(let node): nodes.append(node.rawValue)
      case .relationship(let relationship): relationships.append(relationship)
      default: return .null
      }
    }
    guard nodes.count == relationships.count + 1 else { return .null }
    return .path(PathValue(nodes: nodes, relationships: relationships))
  }
}

extension CompiledProperties {
  /// The properties as they are stored, in order of mention; null stores nothing.
  func stored(_ frame: Frame) throws -> [(name: ByteString, value: Value)] {
    switch self {
    case .entries(let entries):
      var map = CypherMap()
      for (key, value) in entries { map[ByteString(key)] = try value.value(frame) }
      return try map.storedProperties()
    case .map(let expression):
      switch try expression.value(frame) {
      case .map(let map): return try map.storedProperties()
      case .null: return []
      default:
        throw CypherError.runtime(
          .type, "InvalidArgumentType", "the properties of an element must be a map")
      }
    }
  }
}

extension CypherMap {
  /// What is stored of a map of properties; null stores nothing.
  func storedProperties() throws -> [(name: ByteString, value: Value)] {
    var stored: [(name: ByteString, value: Value)] = []
    stored.reserveCapacity(count)
    for (key, value) in entries {
      if let value = try value.stored() { stored.append((key, value)) }
    }
    return stored
  }
}
