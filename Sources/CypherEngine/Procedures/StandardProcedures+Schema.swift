import PropertyGraph

/// What a graph is made of, in the forms that clients ask for. All but the counts are looked at in
/// samples.
extension StandardProcedures {
  private static let sampleSize = 1000

  static func schema(_ environment: ProcedureEnvironment) -> [ProcedureDefinition] {
    [visualization(environment), nodeProperties, relationshipProperties, meta(environment)]
  }

  private static func visualization(_ environment: ProcedureEnvironment) -> ProcedureDefinition {
    ProcedureDefinition(
      "db.schema.visualization",
      outputs: [.init("nodes", .list(.map)), .init("relationships", .list(.map))],
      summary: "labels and the types between them, as maps"
    ) { _, context in
      let shape = GraphShape(context.graph, sampleSize: sampleSize)
      let schema = try environment.schema()
      let nodes = shape.labels.map { label in
        let rules = schema.rules.filter {
          !$0.isOnRelationships && ByteString($0.label) == ByteString(label)
        }
        return CypherValue.entries([
          ("name", .text(label)), ("count", .integer(Int64(shape.nodeCount(label)))),
          ("indexes", .texts(rules.filter { !$0.kind.isConstraint }.map(\.name))),
          ("constraints", .texts(rules.filter(\.kind.isConstraint).map(\.name))),
        ])
      }
      var relationships: [CypherValue] = []
      for type in try shape.types() {
        for (from, to) in shape.ends(try shape.relationships(type)) {
          relationships.append(
            .entries([("name", .text(type)), ("from", .text(from)), ("to", .text(to))]))
        }
      }
      return ProcedureRows([[.list(nodes), .list(relationships)]])
    }
  }

  private static var nodeProperties: ProcedureDefinition {
    ProcedureDefinition(
      "db.schema.nodeTypeProperties",
      outputs: [
        .init("nodeType", .string), .init("nodeLabels", .list(.string)),
        .init("propertyName", .string), .init("propertyTypes", .list(.string)),
        .init("mandatory", .boolean),
      ], summary: "the properties that nodes have, label by label"
    ) { _, context in
      let shape = GraphShape(context.graph, sampleSize: sampleSize)
      return ProcedureRows(
        try shape.labels.flatMap { label in
          let sample = shape.nodes(label)
          return rows(
            [.text(":`\(label)`"), .texts([label])], try shape.properties(ofNodes: sample),
            of: sample.count)
        })
    }
  }

  private static var relationshipProperties: ProcedureDefinition {
    ProcedureDefinition(
      "db.schema.relTypeProperties",
      outputs: [
        .init("relType", .string), .init("propertyName", .string),
        .init("propertyTypes", .list(.string)), .init("mandatory", .boolean),
      ], summary: "the properties that relationships have, type by type"
    ) { _, context in
      let shape = GraphShape(context.graph, sampleSize: sampleSize)
      return ProcedureRows(
        try shape.types().flatMap { type in
          let sample = try shape.relationships(type)
          return rows(
            [.text(":`\(type)`")], try shape.properties(ofRelationships: sample),
            of: sample.count)
        })
    }
  }

  /// A row for each property; one with nulls where there is none.
  private static func rows(
    _ head: [CypherValue], _ properties: [GraphShape.Property], of count: Int
  ) -> [[CypherValue]] {
    if properties.isEmpty { return [head + [.null, .null, .boolean(false)]] }
    return properties.map { property in
      head + [
        .text(property.name), .texts(property.kinds), .boolean(property.count == count),
      ]
    }
  }

  // MARK: - apoc.meta.data

  /// What LangChain and its like read the schema by.
  private static func meta(_ environment: ProcedureEnvironment) -> ProcedureDefinition {
    ProcedureDefinition(
      "apoc.meta.data", parameters: [.init("config", .map)], requiredCount: 0,
      outputs: [
        .init("label", .string), .init("property", .string), .init("count", .integer),
        .init("unique", .boolean), .init("index", .boolean), .init("existence", .boolean),
        .init("type", .string), .init("array", .boolean), .init("left", .integer),
        .init("right", .integer), .init("other", .list(.string)),
        .init("otherLabels", .list(.string)), .init("elementType", .string),
      ], summary: "labels, types and their properties, a row for each property or type of a label"
    ) { arguments, context in
      var size = sampleSize
      if case .map(let config)? = arguments.first, case .integer(let asked)? = config["sample"] {
        size = Int(min(max(asked, 1), 1_000_000))
      }
      let shape = GraphShape(context.graph, sampleSize: size)
      return ProcedureRows(try MetaRows(shape, try environment.schema()).rows())
    }
  }
}

/// The rows of `apoc.meta.data`.
private struct MetaRows {
  private let shape: GraphShape
  private let schema: SchemaCatalog

  init(_ shape: GraphShape, _ schema: SchemaCatalog) {
    self.shape = shape
    self.schema = schema
  }

  func rows() throws -> [[CypherValue]] {
    var rows: [[CypherValue]] = []
    var outgoing: [ByteString: [(type: String, to: [String], count: Int)]] = [:]
    for type in try shape.types() {
      let sample = try shape.relationships(type)
      let ends = shape.ends(sample)
      let count = try shape.relationshipCount(type)
      for (from, to) in ends {
        var known = outgoing[ByteString(from)] ?? []
        if known.last?.type == type {
          known[known.count - 1].to.append(to)
        } else {
          known.append((type, [to], count))
        }
        outgoing[ByteString(from)] = known
      }
      for property in try shape.properties(ofRelationships: sample) {
        rows.append(row(type, property, element: "relationship"))
      }
    }
    for label in shape.labels {
      for property in try shape.properties(ofNodes: shape.nodes(label)) {
        rows.append(row(label, property, element: "node"))
      }
      for (type, to, count) in outgoing[ByteString(label)] ?? [] {
        rows.append([
          .text(label), .text(type), .integer(Int64(count)), .boolean(false), .boolean(false),
          .boolean(false), .text("RELATIONSHIP"), .boolean(false), .integer(0), .integer(0),
          .texts(to), .list([]), .text("node"),
        ])
      }
    }
    return rows
  }

  private func row(
    _ label: String, _ property: GraphShape.Property, element: String
  ) -> [CypherValue] {
    let isNode = element == "node"
    let rules = schema.rules.filter {
      $0.isOnRelationships != isNode && ByteString($0.label) == ByteString(label)
        && $0.properties.map { ByteString($0) }.contains(ByteString(property.name))
    }
    let kind = property.isList ? "LIST" : property.kinds.first ?? "STRING"
    return [
      .text(label), .text(property.name), .integer(Int64(property.count)),
      .boolean(rules.contains { $0.kind.isUnique }),
      .boolean(rules.contains { $0.kind != .notNull }),
      .boolean(rules.contains { $0.kind == .notNull || $0.kind == .nodeKey }),
      .text(kind), .boolean(property.isList), .integer(0), .integer(0), .list([]), .list([]),
      .text(element),
    ]
  }
}
