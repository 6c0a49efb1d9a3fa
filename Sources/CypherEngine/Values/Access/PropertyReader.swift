import PropertyGraph

/// Reads one property of value after value.
///
/// The first few reads in a snapshot go by name. When there are more, the property's columns are
/// opened and read in place: opening costs O(label ranges), reading then a few nanoseconds. One for
/// a worker, kept by the expression; when the context moves on to another snapshot it starts anew.
public final class PropertyReader {
  public let key: ByteString
  /// Of the snapshot whose columns are open.
  private var snapshot: GraphSnapshot?
  private var readCount = 0
  private var nodeColumn: NodeColumn?
  private var areNodesOpen = false
  /// By type; nil inside where no relationship of the type has the property.
  private var relationshipColumns: [RelationshipColumn??] = []

  /// How many reads by name come before columns are opened.
  private static let plainReadMax = 8

  public init(_ key: ByteString) { self.key = key }

  /// The property of a value; what ``CypherValue/property(_:_:)`` gives.
  public func value(of value: CypherValue, _ context: EvaluationContext) throws -> CypherValue {
    switch value {
    case .node(let node): try self.value(ofNode: node.rawValue, context)
    case .relationship(let found): try self.value(of: found, context)
    default: try value.component(key)
    }
  }

  /// The property of a node.
  public func value(
    ofNode node: UInt32, _ context: EvaluationContext
  ) throws -> CypherValue {
    try context.requireThere(NodeIndex(node))
    if let writing = context.writing {
      return try writing.value(key, of: NodeIndex(node)).map { CypherValue($0) } ?? .null
    }
    if context.graph !== snapshot { begin(context.graph) }
    if !areNodesOpen {
      readCount += 1
      // `id` is the node's key where there is no such property: no column knows that.
      guard readCount > Self.plainReadMax, key.text != "id" else {
        return try context.graph.value(key.text, of: NodeIndex(node)).map { CypherValue($0) }
          ?? .null
      }
      nodeColumn = try context.graph.column(key.text)
      areNodesOpen = true
    }
    return nodeColumn?.value(node).map { CypherValue($0) } ?? .null
  }

  /// The property of a relationship.
  public func value(
    of relationship: RelationshipValue, _ context: EvaluationContext
  ) throws -> CypherValue {
    try context.requireThere(relationship)
    if let writing = context.writing {
      return try writing.value(key, of: relationship).map { CypherValue($0) } ?? .null
    }
    if context.graph !== snapshot { begin(context.graph) }
    let type = Int(relationship.type)
    if type < relationshipColumns.count, let column = relationshipColumns[type] {
      return column?.value(Int(relationship.position)).map { CypherValue($0) } ?? .null
    }
    readCount += 1
    guard readCount > Self.plainReadMax else {
      return try context.graph.value(key.text, of: relationship.index).map { CypherValue($0) }
        ?? .null
    }
    while relationshipColumns.count <= type { relationshipColumns.append(nil) }
    let column = try context.graph.column(key.text, of: TypeID(relationship.type))
    relationshipColumns[type] = .some(column)
    return column?.value(Int(relationship.position)).map { CypherValue($0) } ?? .null
  }

  private func begin(_ graph: GraphSnapshot) {
    snapshot = graph
    readCount = 0
    nodeColumn = nil
    areNodesOpen = false
    relationshipColumns = []
  }
}
