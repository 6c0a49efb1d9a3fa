import PropertyGraph

/// What clients ask a server about itself.
extension StandardProcedures {
  static func server(_ environment: ProcedureEnvironment) -> [ProcedureDefinition] {
    [
      ProcedureDefinition(
        "db.ping", outputs: [.init("success", .boolean)], summary: "whether anybody is there"
      ) { _, _ in ProcedureRows([[.boolean(true)]]) },
      ProcedureDefinition(
        "db.info",
        outputs: [.init("id", .string), .init("name", .string), .init("creationDate", .string)],
        summary: "the database's name"
      ) { _, _ in
        ProcedureRows([[.text(environment.database), .text(environment.database), .null]])
      },
      ProcedureDefinition(
        "dbms.components",
        outputs: [
          .init("name", .string), .init("versions", .list(.string)), .init("edition", .string),
        ], summary: "the version of the language and protocols that clients look for"
      ) { _, _ in
        ProcedureRows([
          [.text("Neo4j Kernel"), .texts([environment.version]), .text("community")]
        ])
      },
      settings("dbms.clientConfig", "the settings that clients use", environment),
      settings("dbms.listConfig", "all settings", environment),
    ]
  }

  private static func settings(
    _ name: String, _ summary: String, _ environment: ProcedureEnvironment
  ) -> ProcedureDefinition {
    ProcedureDefinition(
      name, parameters: [.init("searchString", .string)], requiredCount: 0,
      outputs: [
        .init("name", .string), .init("description", .string), .init("value", .string),
        .init("dynamic", .boolean), .init("defaultValue", .string),
        .init("startupValue", .string), .init("explicitlySet", .boolean),
        .init("validValues", .string),
      ], summary: summary
    ) { arguments, _ in
      var wanted = ""
      if case .string(let text)? = arguments.first { wanted = text.text.lowercased() }
      let shown = environment.settings.filter {
        wanted.isEmpty || $0.name.lowercased().contains(wanted)
      }
      return ProcedureRows(
        shown.map { setting in
          let value = CypherValue.text(setting.value)
          return [
            .text(setting.name), .text(setting.summary), value, .boolean(false), value, value,
            .boolean(false), .text(""),
          ]
        })
    }
  }
}
