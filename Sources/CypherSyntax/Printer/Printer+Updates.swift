extension Printer {
  mutating func write(_ clause: MergeClause) {
    write("MERGE ")
    write(clause.pattern)
    writeAction("ON CREATE SET ", clause.onCreate)
    writeAction("ON MATCH SET ", clause.onMatch)
  }

  private mutating func writeAction(_ words: String, _ items: [SetItem]) {
    guard !items.isEmpty else { return }
    write(" \(words)")
    writeAll(items) { $0.write($1) }
  }

  mutating func write(_ clause: ForeachClause) {
    write("FOREACH (")
    inside(barIsTaken: true) { printer in
      printer.writeVariable(clause.variable)
      printer.write(" IN ")
      printer.write(clause.list)
      printer.write(" | ")
      printer.braces += 1
      printer.writeAll(clause.updates, separator: " ") { $0.write($1) }
      printer.braces -= 1
    }
    write(")")
  }

  mutating func write(_ item: SetItem) {
    switch item {
    case .property(let target, let key, let value, _):
      writeProperty(target, key)
      write(" = ")
      write(value)
    case .dynamicProperty(let target, let key, let value, _):
      writeProperty(target, key)
      write(" = ")
      write(value)
    case .replace(let name, let value, _):
      writeVariable(name)
      write(" = ")
      write(value)
    case .merge(let name, let value, _):
      writeVariable(name)
      write(" += ")
      write(value)
    case .labels(let name, let labels, _): write(name, labels)
    }
  }

  mutating func write(_ item: RemoveItem) {
    switch item {
    case .property(let target, let key, _): writeProperty(target, key)
    case .dynamicProperty(let target, let key, _): writeProperty(target, key)
    case .labels(let name, let labels, _): write(name, labels)
    }
  }

  private mutating func writeProperty(_ target: Expression, _ key: Name) {
    write(target, atLeast: .access)
    write(".")
    write(key)
  }

  private mutating func writeProperty(_ target: Expression, _ key: Expression) {
    write(target, atLeast: .access)
    write("[")
    inside { $0.write(key) }
    write("]")
  }

  private mutating func write(_ name: Name, _ labels: [Name]) {
    writeVariable(name)
    for label in labels {
      write(":")
      write(label)
    }
  }
}
