import PropertyGraph

/// `SHOW INDEXES` and `SHOW CONSTRAINTS`.
extension ShowProcedures {
  static func schema(_ environment: ProcedureEnvironment) -> [ProcedureDefinition] {
    [indexes(environment), constraints(environment)]
  }

  private static func indexes(_ environment: ProcedureEnvironment) -> ProcedureDefinition {
    procedure(
      "indexes",
      [
        ("id", .integer), ("name", .string), ("state", .string),
        ("populationPercent", .float), ("type", .string), ("entityType", .string),
        ("labelsOrTypes", .list(.string)), ("properties", .list(.string)),
        ("indexProvider", .string), ("owningConstraint", .string), ("lastRead", .dateTime),
        ("readCount", .integer), ("createStatement", .string),
      ], summary: "the indexes"
    ) { _ in
      let rules = try environment.schema().rules.filter { $0.kind != .notNull }
      return builtIn + rules.map(row)
    }
  }

  private static func row(_ rule: SchemaRule) -> [CypherValue] {
    let owner: CypherValue = rule.kind.isConstraint ? .text(rule.name) : .null
    let statement: CypherValue = rule.kind.isConstraint ? .null : .text(rule.createStatement)
    return index(
      rule.id, rule.name, type: rule.kind == .text ? "TEXT" : "RANGE", labels: [rule.label],
      properties: rule.properties, provider: "guanxi-1.0", owner: owner, statement: statement)
  }

  /// What is there without having been made.
  private static let builtIn: [[CypherValue]] =
    [("names", "name"), ("titles", "title"), ("aliases", "alias")].enumerated().map {
      index(
        -1 - $0, $1.0, type: "FULLTEXT", labels: [], properties: [$1.1],
        provider: "guanxi-search-1.0", owner: .null, statement: .null)
    }

  private static func index(
    _ id: Int, _ name: String, type: String, labels: [String], properties: [String],
    provider: String, owner: CypherValue, statement: CypherValue
  ) -> [CypherValue] {
    [
      .integer(Int64(id)), .text(name), .text("ONLINE"), .float(100), .text(type),
      .text("NODE"), .texts(labels), .texts(properties), .text(provider), owner, .null, .null,
      statement,
    ]
  }

  private static func constraints(_ environment: ProcedureEnvironment) -> ProcedureDefinition {
    procedure(
      "constraints",
      [
        ("id", .integer), ("name", .string), ("type", .string), ("entityType", .string),
        ("labelsOrTypes", .list(.string)), ("properties", .list(.string)),
        ("ownedIndex", .string), ("propertyType", .string), ("createStatement", .string),
      ], summary: "the constraints"
    ) { _ in
      try environment.schema().constraints.map { rule in
        [
          .integer(Int64(rule.id)), .text(rule.name),
          .text(rule.kind.typeName(isOnRelationships: rule.isOnRelationships)),
          .text(rule.isOnRelationships ? "RELATIONSHIP" : "NODE"), .texts([rule.label]),
          .texts(rule.properties), rule.kind.isUnique ? .text(rule.name) : .null, .null,
          .text(rule.createStatement),
        ]
      }
    }
  }
}

extension SchemaRule {
  /// The command that makes it.
  var createStatement: String {
    func quoted(_ name: String) -> String {
      "`" + name.split(separator: "`", omittingEmptySubsequences: false).joined(separator: "``")
        + "`"
    }
    let element = isOnRelationships ? "r" : "n"
    let pattern = isOnRelationships ? "()-[r:\(quoted(label))]-()" : "(n:\(quoted(label)))"
    let keys = properties.map { "\(element).\(quoted($0))" }.joined(separator: ", ")
    let head = "\(quoted(name)) FOR \(pattern)"
    return switch kind {
    case .range: "CREATE RANGE INDEX \(head) ON (\(keys))"
    case .text: "CREATE TEXT INDEX \(head) ON (\(keys))"
    case .unique: "CREATE CONSTRAINT \(head) REQUIRE (\(keys)) IS UNIQUE"
    case .notNull: "CREATE CONSTRAINT \(head) REQUIRE (\(keys)) IS NOT NULL"
    case .nodeKey: "CREATE CONSTRAINT \(head) REQUIRE (\(keys)) IS NODE KEY"
    }
  }
}
