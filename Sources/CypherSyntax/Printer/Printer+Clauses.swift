extension Printer {
  mutating func write(_ query: Query) {
    write(query.first)
    for branch in query.rest {
      writeBreak()
      write(branch.isAll ? "UNION ALL" : "UNION")
      writeBreak()
      write(branch.query)
    }
  }

  private mutating func write(_ query: SingleQuery) {
    for (index, clause) in query.clauses.enumerated() {
      if index > 0 { writeBreak() }
      write(clause)
    }
  }

  private mutating func writeBreak() { write(braces > 0 ? " " : "\n") }

  mutating func write(_ clause: Clause) {
    switch clause {
    case .match(let clause):
      write(clause.isOptional ? "OPTIONAL MATCH " : "MATCH ")
      writeBody(clause)
    case .unwind(let clause):
      write("UNWIND ")
      write(clause.list)
      write(" AS ")
      write(clause.variable)
    case .with(let clause): write(clause, "WITH")
    case .return(let clause): write(clause, "RETURN")
    case .finish: write("FINISH")
    case .create(let clause):
      write("CREATE ")
      writeAll(clause.patterns) { $0.write($1) }
    case .merge(let clause): write(clause)
    case .set(let clause):
      write("SET ")
      writeAll(clause.items) { $0.write($1) }
    case .remove(let clause):
      write("REMOVE ")
      writeAll(clause.items) { $0.write($1) }
    case .delete(let clause):
      write(clause.isDetaching ? "DETACH DELETE " : "DELETE ")
      writeAll(clause.targets) { $0.write($1) }
    case .foreach(let clause): write(clause)
    case .call(let call): write(call)
    case .subquery(let call): write(call)
    case .loadCSV(let clause): write(clause)
    }
  }

  /// What stands behind MATCH, and alone in a subquery of patterns.
  mutating func writeBody(_ clause: MatchClause) {
    switch clause.mode {
    case .differentRelationships: write("DIFFERENT RELATIONSHIPS ")
    case .repeatableElements: write("REPEATABLE ELEMENTS ")
    case nil: break
    }
    writeAll(clause.patterns) { $0.write($1) }
    writeWhere(clause.predicate)
  }

  private mutating func write(_ clause: LoadCSVClause) {
    write(clause.hasHeaders ? "LOAD CSV WITH HEADERS FROM " : "LOAD CSV FROM ")
    write(clause.source)
    write(" AS ")
    write(clause.variable)
    if let terminator = clause.fieldTerminator {
      write(" FIELDTERMINATOR ")
      writeString(terminator)
    }
  }

  // MARK: - Projections

  mutating func write(_ clause: ProjectionClause, _ word: String) {
    write(clause.isDistinct ? "\(word) DISTINCT " : "\(word) ")
    if clause.includesAll { write(clause.items.isEmpty ? "*" : "*, ") }
    writeAll(clause.items) { printer, item in
      printer.write(item.expression)
      if let alias = item.alias {
        printer.write(" AS ")
        printer.write(alias)
      }
    }
    writeTail(clause)
  }

  /// ORDER BY, SKIP, LIMIT and WHERE.
  mutating func writeTail(_ clause: ProjectionClause) {
    if !clause.order.isEmpty {
      write(" ORDER BY ")
      writeAll(clause.order) { printer, item in
        printer.write(item.expression)
        if item.isDescending { printer.write(" DESC") }
      }
    }
    if let skip = clause.skip {
      write(" SKIP ")
      write(skip)
    }
    if let limit = clause.limit {
      write(" LIMIT ")
      write(limit)
    }
    writeWhere(clause.predicate)
  }

  // MARK: - Calls

  private mutating func write(_ call: ProcedureCall) {
    write(call.isOptional ? "OPTIONAL CALL " : "CALL ")
    writeDotted(call.name, isFunction: false)
    if let arguments = call.arguments {
      write("(")
      writeAll(arguments) { $0.write($1) }
      write(")")
    }
    if let yield = call.yield {
      write(" ")
      write(yield)
    }
  }

  mutating func write(_ clause: YieldClause) {
    write(clause.includesAll ? "YIELD *" : "YIELD ")
    writeAll(clause.items) { printer, item in
      printer.write(item.column)
      if let alias = item.alias {
        printer.write(" AS ")
        printer.write(alias)
      }
    }
    writeWhere(clause.predicate)
  }

  private mutating func write(_ call: SubqueryCall) {
    write(call.isOptional ? "OPTIONAL CALL " : "CALL ")
    switch call.imports {
    case .byWith: break
    case .all: write("(*) ")
    case .variables(let names):
      write("(")
      writeAll(names) { $0.writeVariable($1) }
      write(") ")
    }
    writeBraces { $0.write(call.query) }
  }
}
