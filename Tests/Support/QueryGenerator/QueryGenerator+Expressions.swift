extension QueryGenerator {
  /// An expression that mostly has the kind that is asked for.
  mutating func expression(_ kind: ValueKind, _ depth: Int? = nil) -> String {
    let depth = depth ?? options.depthMax
    if chance(3) { return "null" }
    if chance(30), let name = scope.names(of: kind).last { return name }
    guard depth > 0 else { return atom(kind) }
    switch kind {
    case .number: return number(depth - 1)
    case .string: return string(depth - 1)
    case .boolean: return boolean(depth - 1)
    case .list: return list(depth - 1)
    case .map: return map(depth - 1)
    case .node, .relationship, .path: return atom(kind)
    case .any: return anything(depth - 1)
    }
  }

  /// The same in parentheses, now and then, so that strengths and brackets are both tried.
  private mutating func operand(_ kind: ValueKind, _ depth: Int) -> String {
    let text = expression(kind, depth)
    let isNegation = text.lowercased().hasPrefix("not ")
    return isNegation || chance(40) && text.contains(" ") ? "(\(text))" : text
  }

  /// A literal, a variable or an access.
  private mutating func atom(_ kind: ValueKind) -> String {
    switch kind {
    case .number:
      return pick(["0", "1", "-1", "42", "2.5", "1e3", "0x1F", "9223372036854775807", "-.5"])
    case .string: return pick(options.vocabulary.strings)
    case .boolean: return pick(["true", "false"])
    case .list: return pick(["[]", "[1, 2, null]", "['a', 'b']", "[[1], [2]]"])
    case .map: return pick(["{}", "{x: 1}", "{name: 'a', x: [1]}"])
    case .node, .relationship, .path:
      let known = scope.names(of: kind)
      return known.isEmpty ? pick(["null", "n"]) : pick(known)
    case .any:
      return pick([atom(.number), atom(.string), atom(.list), pick(options.vocabulary.parameters)])
    }
  }

  /// `n.key` of something that has properties.
  private mutating func property() -> String {
    let owners = scope.names(of: .node) + scope.names(of: .relationship) + scope.names(of: .map)
    guard !owners.isEmpty else { return atom(.any) }
    let key = pick(options.vocabulary.keys)
    return chance(85) ? "\(pick(owners)).\(key)" : "\(pick(owners))['\(key)']"
  }

  // MARK: - Kinds

  private mutating func number(_ depth: Int) -> String {
    switch source.below(10) {
    case 0...3:
      let sign = pick(["+", "-", "*", "/", "%", "^"])
      return "\(operand(.number, depth)) \(sign) \(operand(.number, depth))"
    case 4: return "-\(operand(.number, 0))"
    case 5: return "size(\(expression(.list, depth)))"
    case 6: return "\(pick(["abs", "toInteger", "sign", "floor"]))(\(expression(.number, depth)))"
    case 7: return "\(word("CASE")) \(caseBranches(.number, depth)) END"
    case 8: return subquery("COUNT", depth)
    default: return property()
    }
  }

  private mutating func string(_ depth: Int) -> String {
    switch source.below(6) {
    case 0: return "\(operand(.string, depth)) + \(operand(.string, depth))"
    case 1:
      return "\(pick(["toUpper", "trim", "reverse", "toString"]))(\(expression(.string, depth)))"
    case 2: return "substring(\(expression(.string, depth)), \(source.below(3)))"
    case 3: return "\(operand(.string, depth)) || \(operand(.string, depth))"
    default: return property()
    }
  }

  private mutating func boolean(_ depth: Int) -> String {
    switch source.below(16) {
    case 0...2:
      let sign = pick(["=", "<>", "<", "<=", ">", ">="])
      return "\(operand(.number, depth)) \(sign) \(operand(.number, depth))"
    case 3: return "\(operand(.any, depth)) = \(operand(.any, depth))"
    case 4...5:
      let sign = word(pick(["AND", "OR", "XOR"]))
      return several(2...3, separator: " \(sign) ") { $0.operand(.boolean, depth) }
    case 6: return "\(word("NOT")) \(operand(.boolean, depth))"
    case 7:
      let test = word(pick(["STARTS WITH", "ENDS WITH", "CONTAINS"]))
      return "\(operand(.string, depth)) \(test) \(operand(.string, depth))"
    case 8: return "\(property()) \(word("IN")) \(operand(.list, depth))"
    case 9: return "\(property()) \(word(pick(["IS NULL", "IS NOT NULL"])))"
    case 10: return "\(property()) IS \(pick(["", "NOT "])):: \(pick(["INTEGER", "LIST<STRING>"]))"
    case 11: return labelTest()
    case 12: return quantified(depth)
    case 13: return predicatePattern()
    case 14: return subquery("EXISTS", depth)
    default: return "1 < \(operand(.number, depth)) <= 10"
    }
  }

  private mutating func list(_ depth: Int) -> String {
    switch source.below(9) {
    case 0...1: return "[\(several(0...3) { $0.expression(.any, depth) })]"
    case 2: return "range(0, \(source.below(5)))"
    case 3: return "\(operand(.list, depth)) + \(operand(.list, depth))"
    case 4: return "\(operandOfAccess(depth))[\(source.below(3))..\(chance(50) ? "" : "3")]"
    case 5: return listComprehension(depth)
    case 6: return patternComprehension(depth)
    case 7: return scope.names(of: .path).last.map { "nodes(\($0))" } ?? "keys({x: 1})"
    default: return subquery("COLLECT", depth)
    }
  }

  private mutating func operandOfAccess(_ depth: Int) -> String { "(\(expression(.list, depth)))" }

  private mutating func map(_ depth: Int) -> String {
    if chance(30), let name = scope.names(of: .node).last {
      let key = pick(options.vocabulary.keys)
      return "\(name) {.\(key), .*, k: \(expression(.any, depth))}"
    }
    return
      "{\(several(0...2) { "\($0.pick($0.options.vocabulary.keys)): \($0.expression(.any, depth))" })}"
  }

  private mutating func anything(_ depth: Int) -> String {
    switch source.below(8) {
    case 0: return property()
    case 1: return expression(.number, depth)
    case 2: return expression(.string, depth)
    case 3: return expression(.boolean, depth)
    case 4: return expression(.list, depth)
    case 5: return expression(.map, depth)
    case 6: return "coalesce(\(several(1...3) { $0.expression(.any, depth) }))"
    default: return "\(word("CASE")) \(expression(.any, 0)) \(caseBranches(.any, depth)) END"
    }
  }
}
