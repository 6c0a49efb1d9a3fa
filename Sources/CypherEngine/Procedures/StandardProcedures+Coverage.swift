import PropertyGraph

/// How complete the records are: whether an answer of nothing found means that there is nothing, or
/// that nobody recorded it.
///
/// Everything is counted, nothing sampled: a model is held back by these figures.
extension StandardProcedures {
  static let coverage: [ProcedureDefinition] = [
    ProcedureDefinition(
      "guanxi.coverage",
      outputs: [
        .init("element", .string), .init("name", .string), .init("property", .string),
        .init("total", .integer), .init("present", .integer), .init("share", .float),
      ], summary: "for each label or type and property, how many elements have it"
    ) { _, context in
      let shape = GraphShape(context.graph, sampleSize: 1)
      let graph = context.graph
      let properties = graph.properties.sorted { ByteString($0) < ByteString($1) }
      return rows(
        labels: shape.labels, types: try shape.types(),
        ofLabel: { label in try nodeRows(label, properties, graph) },
        ofType: { type in try relationshipRows(type, properties, graph) })
    },
    ProcedureDefinition(
      "guanxi.dating",
      outputs: [
        .init("type", .string), .init("total", .integer), .init("dated", .integer),
        .init("open", .integer), .init("undated", .integer), .init("undatedShare", .float),
      ],
      summary: "for each type, how many relationships carry a date, and how many of these no end"
    ) { _, context in
      let graph = context.graph
      let shape = GraphShape(graph, sampleSize: 1)
      return rows(
        labels: [], types: try shape.types(), ofLabel: { _ in [] },
        ofType: { type in try datingRow(type, graph) })
    },
  ]

  /// Rows label by label, then type by type, counted when they are asked for.
  private static func rows(
    labels: [String], types: [String],
    ofLabel: @escaping (String) throws -> [[CypherValue]],
    ofType: @escaping (String) throws -> [[CypherValue]]
  ) -> ProcedureRows {
    var pending: [[CypherValue]] = []
    var (label, type) = (0, 0)
    return ProcedureRows {
      while pending.isEmpty {
        if label < labels.count {
          pending = try ofLabel(labels[label]).reversed()
          label += 1
        } else if type < types.count {
          pending = try ofType(types[type]).reversed()
          type += 1
        } else {
          return nil
        }
      }
      return pending.removeLast()
    }
  }

  private static func nodeRows(
    _ label: String, _ properties: [String], _ graph: GraphSnapshot
  ) throws -> [[CypherValue]] {
    guard let id = graph.label(label) else { return [] }
    let ranges = graph.ranges(of: id)
    let total = ranges.reduce(0) { $0 + $1.count }
    var found: [[CypherValue]] = []
    for property in properties {
      guard let column = try graph.column(property) else { continue }
      var present = 0
      for node in ranges.joined() where column.value(node) != nil { present += 1 }
      if present > 0 { found.append(row("node", label, property, total, present)) }
    }
    return found
  }

  private static func relationshipRows(
    _ type: String, _ properties: [String], _ graph: GraphSnapshot
  ) throws -> [[CypherValue]] {
    guard let id = graph.type(type) else { return [] }
    let total = try graph.relationshipCount(id)
    let adjacency = try graph.outgoing(id)
    var found: [[CypherValue]] = []
    for property in properties {
      guard let column = try graph.column(property, of: id) else { continue }
      var present = 0
      for node in graph.ranges.joined() {
        adjacency.forEachRelationship(of: node) { _, position in
          if column.value(Int(position)) != nil { present += 1 }
        }
      }
      if present > 0 { found.append(row("relationship", type, property, total, present)) }
    }
    return found
  }

  private static func row(
    _ element: String, _ name: String, _ property: String, _ total: Int, _ present: Int
  ) -> [CypherValue] {
    [
      .text(element), .text(name), .text(property), .integer(Int64(total)),
      .integer(Int64(present)), .float(Double(present) / Double(max(total, 1))),
    ]
  }

  private static func datingRow(
    _ type: String, _ graph: GraphSnapshot
  ) throws -> [[CypherValue]] {
    guard let id = graph.type(type) else { return [] }
    let validity = try graph.validity(of: id)
    let adjacency = try graph.outgoing(id)
    var (total, dated, open) = (0, 0, 0)
    for node in graph.ranges.joined() {
      adjacency.forEachRelationship(of: node) { _, position in
        let interval = validity.interval(Int(position))
        total += 1
        if interval.isDated { dated += 1 }
        if interval.isDated, interval.holdsNow { open += 1 }
      }
    }
    let undated = total - dated
    return [
      [
        .text(type), .integer(Int64(total)), .integer(Int64(dated)), .integer(Int64(open)),
        .integer(Int64(undated)), .float(Double(undated) / Double(max(total, 1))),
      ]
    ]
  }
}
