import PropertyGraph

/// Functions over nodes, relationships and paths.
enum GraphFunctions {
  static let all: [FunctionDefinition] = identity + content + paths

  private static let node = FunctionDefinition.Parameter("node", [.node])
  private static let relationship = FunctionDefinition.Parameter("relationship", [.relationship])
  private static let path = FunctionDefinition.Parameter("path", [.path])
  private static let element = FunctionDefinition.Parameter("element", [.node, .relationship])

  // MARK: - Identity

  private static let identity = [
    FunctionDefinition(
      "id", [element], .integer, .graph,
      "A number that tells a node from other nodes, or a relationship from other relationships, "
        + "inside one query."
    ) { arguments, _ in
      switch arguments[0] {
      case .node(let node): return .integer(Int64(node.rawValue))
      case .relationship(let found): return .integer(Int64(bitPattern: found.packed))
      default: throw arguments.wrongKind(0, "NODE | RELATIONSHIP")
      }
    },
    FunctionDefinition(
      "elementId", [element], .string, .graph,
      "The reference by which a node or relationship is known outside, such as person:17.",
      isPure: false
    ) { arguments, context in
      switch arguments[0] {
      case .node(let node):
        try context.requireThere(node)
        return .text(try context.graph.reference(of: node))
      case .relationship(let found):
        try context.requireThere(found)
        return .text(try context.graph.reference(of: found.index))
      default: throw arguments.wrongKind(0, "NODE | RELATIONSHIP")
      }
    },
  ]

  // MARK: - Content

  private static let content = [
    FunctionDefinition(
      "labels", [node], .list(.string), .graph, "The labels of a node.", isPure: false
    ) { arguments, context in
      guard case .node(let node) = arguments[0] else { throw arguments.wrongKind(0, "NODE") }
      try context.requireThere(node)
      return .list(context.graph.labels(of: node).map { .text($0) })
    },
    // The type is part of what a relationship is, so that it outlives deletion.
    FunctionDefinition(
      "type", [relationship], .string, .graph, "The type of a relationship.", isPure: false
    ) { arguments, context in
      .text(context.graph.name(of: TypeID(try arguments.relationship(0).type)))
    },
    FunctionDefinition(
      "keys", [.init("value", [.node, .relationship, .map])], .list(.string), .graph,
      "The names of the properties of a node or relationship, or of the entries of a map.",
      isPure: false
    ) { arguments, context in
      guard case .map(let map) = try properties(arguments, context) else { return .null }
      return .list(map.keys.map { .string($0) })
    },
    FunctionDefinition(
      "properties", [.init("value", [.node, .relationship, .map])], .map, .graph,
      "All properties of a node or relationship as a map.", isPure: false
    ) { arguments, context in
      try properties(arguments, context)
    },
    FunctionDefinition(
      "startNode", [relationship], .node, .graph, "The node that a relationship leads from."
    ) { arguments, _ in
      .node(NodeIndex(try arguments.relationship(0).from))
    },
    FunctionDefinition(
      "endNode", [relationship], .node, .graph, "The node that a relationship leads to."
    ) { arguments, _ in
      .node(NodeIndex(try arguments.relationship(0).to))
    },
  ]

  private static func properties(
    _ arguments: FunctionArguments, _ context: EvaluationContext
  ) throws -> CypherValue {
    switch arguments[0] {
    case .node, .relationship, .map: return try arguments[0].properties(context)
    default: throw arguments.wrongKind(0, "NODE | RELATIONSHIP | MAP")
    }
  }

  // MARK: - Paths

  private static let paths = [
    FunctionDefinition(
      "length", [path], .integer, .graph, "The number of relationships of a path."
    ) { arguments, _ in
      .integer(Int64(try arguments.path(0).relationships.count))
    },
    FunctionDefinition(
      "nodes", [path], .list(.node), .graph, "The nodes of a path, in walking order."
    ) { arguments, _ in
      .list(try arguments.path(0).nodes.map { .node(NodeIndex($0)) })
    },
    FunctionDefinition(
      "relationships", [path], .list(.relationship), .graph,
      "The relationships of a path, in walking order."
    ) { arguments, _ in
      .list(try arguments.path(0).relationships.map { .relationship($0) })
    },
  ]
}
