import PropertyGraph

/// The names that a graph uses, as clients fill their side panels with them.
extension StandardProcedures {
  static let names: [ProcedureDefinition] = [
    list("db.labels", "label", "labels that nodes carry") { graph in
      graph.labels.filter { name in
        graph.label(name).map { !graph.ranges(of: $0).isEmpty } ?? false
      }
    },
    list("db.relationshipTypes", "relationshipType", "types that relationships have") { graph in
      try graph.types.filter { name in
        try graph.type(name).map { try graph.relationshipCount($0) > 0 } ?? false
      }
    },
    list("db.propertyKeys", "propertyKey", "names that properties have") { graph in
      let hasKeys = !graph.keySpaces.isEmpty && !graph.scope.hiddenProperties.contains("id")
      let names = graph.properties
      let knowsKey = names.contains { $0.utf8.elementsEqual("id".utf8) }
      return hasKeys && !knowsKey ? names + ["id"] : names
    },
  ]

  private static func list(
    _ name: String, _ output: String, _ summary: String,
    _ names: @escaping @Sendable (GraphSnapshot) throws -> [String]
  ) -> ProcedureDefinition {
    ProcedureDefinition(
      name, outputs: [.init(output, .string)], summary: "the \(summary)"
    ) { _, context in
      let sorted = try names(context.graph).map { ByteString($0) }.sorted()
      return ProcedureRows(sorted.map { [.string($0)] })
    }
  }
}
