import PropertyGraph

/// Search over names, titles and aliases: text anywhere, and pinyin where Latin letters are typed.
extension StandardProcedures {
  /// The name under which clients know the search of a property.
  private static let indexes = ["names": "name", "titles": "title", "aliases": "alias"]

  static let search: [ProcedureDefinition] = [
    ProcedureDefinition(
      "guanxi.search", parameters: [.init("text", .string), .init("limit", .integer)],
      requiredCount: 1,
      outputs: [
        .init("node", .node), .init("property", .string), .init("match", .string),
        .init("rank", .integer),
      ], summary: "nodes whose name, title or alias fits a text, best first"
    ) { arguments, context in
      let query = try query(arguments.first ?? .null)
      let limit = try limit(arguments.count > 1 ? arguments[1] : .null)
      var rows: [[CypherValue]] = []
      var seen: Set<UInt32> = []
      for property in ["name", "title", "alias"] {
        for (node, match) in try nodes(query, property, limit, context.graph)
        where rows.count < limit && seen.insert(node).inserted {
          rows.append([
            .node(NodeIndex(node)), .text(property), .text("\(match)"),
            .integer(Int64(rows.count + 1)),
          ])
        }
      }
      return ProcedureRows(rows)
    },
    ProcedureDefinition(
      "db.index.fulltext.queryNodes",
      parameters: [
        .init("indexName", .string), .init("queryString", .string), .init("options", .map),
      ], requiredCount: 2, outputs: [.init("node", .node), .init("score", .float)],
      summary: "nodes whose name fits a text; the indexes are names, titles and aliases"
    ) { arguments, context in
      guard case .string(let name)? = arguments.first, let property = indexes[name.text] else {
        throw CypherError.runtime(
          .procedure, "ProcedureCallFailed", "there is no full-text index of that name",
          hint: "there are ‘names’, ‘titles’ and ‘aliases’")
      }
      let query = try query(arguments[1])
      var limit = CypherValue.null
      if arguments.count > 2, case .map(let options) = arguments[2] {
        limit = options["limit"] ?? .null
      }
      let found = try nodes(query, property, try Self.limit(limit), context.graph)
      return ProcedureRows(
        found.enumerated().map { rank, hit in
          // The order is what counts: scores fall with the rank.
          [.node(NodeIndex(hit.node)), .float(1 / Double(rank + 1))]
        })
    },
  ]

  private static let limitMax: Int64 = 10_000

  private static func query(_ value: CypherValue) throws -> TextQuery {
    guard case .string(let text) = value else {
      throw CypherError.runtime(
        .type, "InvalidArgumentType", "a search needs a text")
    }
    return .anything(text.text)
  }

  private static func limit(_ value: CypherValue) throws -> Int {
    switch value {
    case .null: return 100
    case .integer(let number) where number >= 0: return Int(min(number, limitMax))
    default:
      throw CypherError.runtime(
        .argument, "InvalidArgumentValue", "the limit of a search is a whole number, not negative")
    }
  }

  /// The nodes of the best hits.
  private static func nodes(
    _ query: TextQuery, _ property: String, _ limit: Int, _ graph: GraphSnapshot
  ) throws -> [(node: UInt32, match: TextMatch)] {
    var found: [(node: UInt32, match: TextMatch)] = []
    for hit in try graph.search(query, property: property, limit: limit) {
      for node in hit.nodes {
        guard found.count < limit else { return found }
        if graph.isVisible(NodeIndex(node)) { found.append((node, hit.match)) }
      }
    }
    return found
  }
}
