import PropertyGraph

extension CypherValue {
  /// The property of a value: of a node or relationship, an entry of a map, a component of a
  /// temporal value or of a point. Null where it has none, and of null.
  ///
  /// Who reads one property of many values does it through a ``PropertyReader``.
  ///
  /// - Throws: ``CypherError/Code/type`` for a value that has no properties,
  ///   ``CypherError/Code/entityNotFound`` for an element that the statement has deleted.
  public func property(_ key: ByteString, _ context: EvaluationContext) throws -> CypherValue {
    switch self {
    case .node(let node):
      try context.requireThere(node)
      return try context.graph.value(key.text, of: node).map { CypherValue($0) } ?? .null
    case .relationship(let relationship):
      try context.requireThere(relationship)
      return try context.graph.value(key.text, of: relationship.index).map { CypherValue($0) }
        ?? .null
    default: return try component(key)
    }
  }

  /// The property of a value that is not an element of the graph.
  func component(_ key: ByteString) throws -> CypherValue {
    switch self {
    case .null: return .null
    case .map(let map): return map[key] ?? .null
    case .date(let date): return try TemporalValue.date(date).component(key)
    case .temporal(let value): return try value.component(key)
    case .point(let point): return try point.component(key)
    default:
      throw CypherError.runtime(
        .type, "InvalidArgumentType", "\(kind.name) has no properties",
        hint: "properties belong to nodes, relationships, maps, temporal values and points")
    }
  }

  /// All properties of a node or relationship as a map, by name; a map itself; null of null.
  public func properties(_ context: EvaluationContext) throws -> CypherValue {
    switch self {
    case .null, .map: return self
    case .node(let node):
      try context.requireThere(node)
      return .map(CypherMap(try context.graph.properties(of: node)))
    case .relationship(let relationship):
      try context.requireThere(relationship)
      return .map(CypherMap(try context.graph.properties(of: relationship.index)))
    default:
      throw CypherError.runtime(
        .type, "InvalidArgumentValue", "\(kind.name) has no properties",
        hint: "properties belong to nodes, relationships and maps")
    }
  }
}

extension CypherMap {
  fileprivate init(_ properties: [(name: String, value: Value)]) {
    self.init(properties.map { (ByteString($0.name), CypherValue($0.value)) })
  }
}

extension TemporalValue {
  fileprivate func component(_ key: ByteString) throws -> CypherValue {
    switch try CypherValue.temporal({ () throws(TemporalError) in try component(key.text) }) {
    case .integer(let number): return .integer(number)
    case .text(let text): return .text(text)
    }
  }
}

extension Point {
  fileprivate func component(_ key: ByteString) throws -> CypherValue {
    do throws(PointError) {
      switch try component(key.text) {
      case .double(let number)?: return .float(number)
      case .integer(let number)?: return .integer(number)
      case .text(let text)?: return .text(text)
      case nil: return .null
      }
    } catch {
      throw CypherError.runtime(.argument, "InvalidArgumentValue", error.message)
    }
  }
}
