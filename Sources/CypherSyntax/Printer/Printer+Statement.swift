extension Printer {
  mutating func write(_ statement: Statement) {
    if !statement.settings.isEmpty {
      write("CYPHER ")
      writeAll(statement.settings, separator: " ") { printer, setting in
        printer.write(setting.name)
        printer.write("=")
        printer.write(setting.value, atLeast: .primary)
      }
      write(" ")
    }
    switch statement.mode {
    case .run: break
    case .explain: write("EXPLAIN ")
    case .profile: write("PROFILE ")
    }
    switch statement.body {
    case .query(let query): write(query)
    case .show(let command): write(command)
    case .schema(let command): write(command)
    }
  }

  // MARK: - SHOW

  private mutating func write(_ command: ShowCommand) {
    write("SHOW ")
    for qualifier in command.qualifiers { write("\(qualifier) ") }
    switch command.subject {
    case .defaultDatabase: write("DEFAULT DATABASE")
    case .homeDatabase: write("HOME DATABASE")
    default: write(command.subject.rawValue.uppercased())
    }
    if let yield = command.yield {
      write(" ")
      write(yield)
    }
    if let tail = command.yieldTail { writeTail(tail) }
    writeWhere(command.predicate)
    if let result = command.return {
      write(" ")
      write(result, "RETURN")
    }
  }

  // MARK: - Indexes and constraints

  private mutating func write(_ command: SchemaCommand) {
    switch command {
    case .createIndex(let definition, let name, let ifNotExists, _):
      let kind = definition.kind == .range ? "" : "\(definition.kind.rawValue.uppercased()) "
      writeHeader("CREATE \(kind)INDEX", name, ifNotExists)
      write(definition)
    case .createConstraint(let definition, let name, let ifNotExists, _):
      writeHeader("CREATE CONSTRAINT", name, ifNotExists)
      write(definition)
    case .dropIndex(let name, let ifExists, _):
      write("DROP INDEX ")
      write(name)
      if ifExists { write(" IF EXISTS") }
    case .dropConstraint(let name, let ifExists, _):
      write("DROP CONSTRAINT ")
      write(name)
      if ifExists { write(" IF EXISTS") }
    }
  }

  private mutating func writeHeader(_ words: String, _ name: Name?, _ ifNotExists: Bool) {
    write("\(words) ")
    if let name {
      write(name)
      write(" ")
    }
    if ifNotExists { write("IF NOT EXISTS ") }
    write("FOR ")
  }

  private mutating func write(_ definition: IndexDefinition) {
    writeSubject(definition.names, isRelationship: definition.isOnRelationships)
    switch definition.kind {
    case .lookup: write(definition.isOnRelationships ? " ON EACH type(x)" : " ON EACH labels(x)")
    case .fulltext:
      write(" ON EACH [")
      writeProperties(definition.properties)
      write("]")
    case .range, .text, .point:
      write(" ON (")
      writeProperties(definition.properties)
      write(")")
    }
  }

  private mutating func write(_ definition: ConstraintDefinition) {
    writeSubject([definition.name], isRelationship: definition.isOnRelationships)
    write(" REQUIRE (")
    writeProperties(definition.properties)
    write(") IS ")
    switch definition.kind {
    case .unique: write("UNIQUE")
    case .notNull: write("NOT NULL")
    case .nodeKey: write("KEY")
    }
  }

  private mutating func writeSubject(_ names: [Name], isRelationship: Bool) {
    write(isRelationship ? "()-[x" : "(x")
    for (index, name) in names.enumerated() {
      write(index == 0 ? ":" : "|")
      write(name)
    }
    write(isRelationship ? "]-()" : ")")
  }

  private mutating func writeProperties(_ names: [Name]) {
    writeAll(names) { printer, name in
      printer.write("x.")
      printer.write(name)
    }
  }
}
