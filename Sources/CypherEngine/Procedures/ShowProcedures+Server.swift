import PropertyGraph

/// `SHOW DATABASES`, `SHOW TRANSACTIONS`, `SHOW USERS` and `SHOW SETTINGS`.
extension ShowProcedures {
  static func server(_ environment: ProcedureEnvironment) -> [ProcedureDefinition] {
    [
      databases(environment), transactions(environment), users(environment),
      settings(environment),
    ]
  }

  private static func databases(_ environment: ProcedureEnvironment) -> ProcedureDefinition {
    procedure(
      "databases",
      [
        ("name", .string), ("type", .string), ("aliases", .list(.string)),
        ("access", .string), ("address", .string), ("role", .string), ("writer", .boolean),
        ("requestedStatus", .string), ("currentStatus", .string), ("statusMessage", .string),
        ("default", .boolean), ("home", .boolean), ("constituents", .list(.string)),
      ], summary: "the databases"
    ) { _ in
      // The second one answers the questions of clients that look for it; it holds nothing.
      [(environment.database, "standard", true), ("system", "system", false)].map {
        name, type, isDefault in
        [
          .text(name), .text(type), .list([]),
          .text(environment.isReadOnly ? "read-only" : "read-write"), .text(environment.address),
          .text("primary"), .boolean(!environment.isReadOnly), .text("online"), .text("online"),
          .text(""), .boolean(isDefault), .boolean(isDefault), .list([]),
        ]
      }
    }
  }

  private static func transactions(_ environment: ProcedureEnvironment) -> ProcedureDefinition {
    procedure(
      "transactions",
      [
        ("database", .string), ("transactionId", .string), ("currentQueryId", .string),
        ("connectionId", .string), ("clientAddress", .string), ("username", .string),
        ("currentQuery", .string), ("startTime", .string), ("status", .string),
        ("elapsedTime", .duration),
      ], summary: "the statements that run"
    ) { _ in
      environment.statements().map { statement in
        let (seconds, rest) = statement.elapsedMilliseconds.quotientAndRemainder(dividingBy: 1000)
        let elapsed = CalendarDuration(
          months: 0, days: 0, seconds: seconds, nanoseconds: Int32(rest) * 1_000_000)
        return [
          .text(environment.database), .text(statement.id), .text(statement.id),
          .text(statement.connection), .text(statement.client), .text(statement.user),
          .text(statement.text), .text(statement.startedAt), .text(statement.status),
          .temporal(.duration(elapsed)),
        ]
      }
    }
  }

  private static func users(_ environment: ProcedureEnvironment) -> ProcedureDefinition {
    procedure(
      "users",
      [
        ("user", .string), ("roles", .list(.string)), ("passwordChangeRequired", .boolean),
        ("suspended", .boolean), ("home", .string),
      ], summary: "the user of this session"
    ) { _ in
      if environment.user.isEmpty { return [] }
      return [[.text(environment.user), .list([]), .boolean(false), .boolean(false), .null]]
    }
  }

  private static func settings(_ environment: ProcedureEnvironment) -> ProcedureDefinition {
    procedure(
      "settings",
      [
        ("name", .string), ("value", .string), ("isDynamic", .boolean),
        ("defaultValue", .string), ("description", .string),
      ], summary: "the settings"
    ) { _ in
      environment.settings.map { setting in
        [
          .text(setting.name), .text(setting.value), .boolean(false), .text(setting.value),
          .text(setting.summary),
        ]
      }
    }
  }
}
