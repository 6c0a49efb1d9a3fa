extension Printer {
  mutating func write(_ pattern: PathPattern) {
    if let variable = pattern.variable {
      writeVariable(variable)
      write(" = ")
    }
    switch pattern.selector {
    case .legacyShortestPath, .legacyAllShortestPaths:
      write(pattern.selector == .legacyShortestPath ? "shortestPath(" : "allShortestPaths(")
      inside { $0.write(pattern.elements) }
      write(")")
      return
    default: writeSelector(of: pattern)
    }
    guard pattern.isParenthesized else { return write(pattern.elements) }
    writeGroup(pattern.innerVariable, pattern.elements, pattern.predicate)
  }

  private mutating func writeSelector(of pattern: PathPattern) {
    var words: [String] = []
    var count: Expression?
    var isGrouped = false
    switch pattern.selector {
    case .unspecified, .legacyShortestPath, .legacyAllShortestPaths: break
    case .all: words = ["ALL"]
    case .any(let paths):
      words = ["ANY"]
      count = paths
    case .shortest(let paths):
      words = paths == nil ? ["ANY", "SHORTEST"] : ["SHORTEST"]
      count = paths
    case .shortestGroups(let groups):
      words = groups == nil ? ["ALL", "SHORTEST"] : ["SHORTEST"]
      count = groups
      isGrouped = groups != nil
    }
    for word in words { write("\(word) ") }
    if let count {
      write(count, atLeast: .primary)
      write(" ")
    }
    switch pattern.mode {
    case .walk: write("WALK ")
    case .trail: write("TRAIL ")
    case .acyclic: write("ACYCLIC ")
    case .simple: write("SIMPLE ")
    case nil: break
    }
    if isGrouped { write("GROUPS ") }
  }

  // MARK: - Elements

  private mutating func write(_ elements: [PatternElement]) {
    for (index, element) in elements.enumerated() {
      switch element {
      case .node(let node):
        if index > 0, case .group = elements[index - 1] { write(" ") }
        write(node)
      case .relationship(let relationship): write(relationship)
      case .group(let group):
        if index > 0 { write(" ") }
        writeGroup(group.variable, group.elements, group.predicate)
        if let quantifier = group.quantifier { write(quantifier) }
      }
    }
  }

  private mutating func writeGroup(
    _ variable: Name?, _ elements: [PatternElement], _ predicate: Expression?
  ) {
    write("(")
    inside { printer in
      if let variable {
        printer.writeVariable(variable)
        printer.write(" = ")
      }
      printer.write(elements)
      printer.writeWhere(predicate)
    }
    write(")")
  }

  mutating func write(_ node: NodePattern) {
    write("(")
    writeDetails(node.variable, node.labels, length: "", node.properties, node.predicate)
    write(")")
  }

  mutating func write(_ relationship: RelationshipPattern) {
    write(relationship.direction == .incoming ? "<-" : "-")
    let length = lengthText(relationship.length)
    let isBare =
      relationship.variable == nil && relationship.types == nil && length.isEmpty
      && relationship.properties == nil && relationship.predicate == nil
    if !isBare {
      write("[")
      writeDetails(
        relationship.variable, relationship.types, length: length, relationship.properties,
        relationship.predicate)
      write("]")
    }
    write(relationship.direction == .outgoing ? "->" : "-")
    if case .quantified(let quantifier) = relationship.length { write(quantifier) }
  }

  /// What stands inside a node or a relationship.
  private mutating func writeDetails(
    _ variable: Name?, _ labels: LabelExpression?, length: String, _ properties: Expression?,
    _ predicate: Expression?
  ) {
    inside { printer in
      if let variable { printer.writeVariable(variable) }
      if let labels {
        printer.write(":")
        printer.write(labels)
      }
      printer.write(length)
      if let properties {
        if variable != nil || labels != nil || !length.isEmpty { printer.write(" ") }
        printer.write(properties)
      }
      if let predicate {
        if variable != nil || labels != nil || !length.isEmpty || properties != nil {
          printer.write(" ")
        }
        printer.write("WHERE ")
        printer.write(predicate)
      }
    }
  }

  private func lengthText(_ length: RelationshipPattern.Length) -> String {
    guard case .variable(let min, let max) = length else { return "" }
    if min == max { return min.map { "*\($0)" } ?? "*" }
    return "*\(min.map { "\($0)" } ?? "")..\(max.map { "\($0)" } ?? "")"
  }

  private mutating func write(_ quantifier: Quantifier) {
    switch (quantifier.min, quantifier.max) {
    case (0, nil): write("*")
    case (1, nil): write("+")
    case (let min, nil): write("{\(min),}")
    case (let min, let max?): write(min == max ? "{\(min)}" : "{\(min),\(max)}")
    }
  }

  // MARK: - Labels

  mutating func write(_ labels: LabelExpression) {
    switch labels {
    case .name(let name): write(name)
    case .any: write("%")
    case .not(let operand):
      write("!")
      write(operand, isNested: true, inDisjunction: false)
    case .and(let parts):
      let isPlain = parts.allSatisfy { if case .name = $0 { true } else { false } }
      writeAll(parts, separator: isPlain && !barIsTaken ? ":" : "&") {
        $0.write($1, isNested: true, inDisjunction: false)
      }
    case .or(let parts):
      writeAll(parts, separator: "|") { $0.write($1, isNested: true, inDisjunction: true) }
    }
  }

  private mutating func write(_ labels: LabelExpression, isNested: Bool, inDisjunction: Bool) {
    let needsParentheses: Bool
    switch labels {
    case .and: needsParentheses = !inDisjunction
    case .or: needsParentheses = true
    case .name, .any, .not: needsParentheses = false
    }
    if needsParentheses { write("(") }
    if case .and(let parts) = labels, inDisjunction {
      writeAll(parts, separator: "&") { $0.write($1, isNested: true, inDisjunction: false) }
    } else {
      write(labels)
    }
    if needsParentheses { write(")") }
  }
}
