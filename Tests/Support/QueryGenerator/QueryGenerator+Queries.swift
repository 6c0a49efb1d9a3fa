extension QueryGenerator {
  /// A whole query, now and then several put together by UNION.
  mutating func query() -> String {
    guard chance(10) else { return singleQuery() }
    let union = word(chance(50) ? "UNION" : "UNION ALL")
    let columns = ["a", "b"].prefix(1 + source.below(2))
    return several(2...3, separator: " \(union) ") { generator in
      generator.scope = Scope()
      return generator.clauses() + generator.returning(Array(columns))
    }
  }

  /// Clauses with an end that a query may have.
  private mutating func singleQuery() -> String {
    let text = clauses()
    guard !text.isEmpty, options.allowsUpdates, !isReadOnly, chance(20) else {
      return text + projection("RETURN")
    }
    return text + update()
  }

  /// A query inside a subquery, which returns a column.
  mutating func innerQuery(column: String) -> String { clauses() + returning([column]) }

  private mutating func clauses() -> String {
    let count = source.below(options.clausesMax + 1)
    return (0..<count).map { _ in clause() + (chance(20) ? "\n" : " ") }.joined()
  }

  private mutating func clause() -> String {
    let updates = options.allowsUpdates && !isReadOnly
    switch source.below(updates ? 14 : 11) {
    case 0...4: return match()
    case 5: return unwind()
    case 6...7: return projection("WITH")
    case 8: return call()
    case 9: return subqueryCall()
    case 10:
      guard options.allowsCommands, chance(20) else { return match() }
      let source = pick(options.vocabulary.strings)
      return "\(word("LOAD CSV")) FROM \(source) AS \(scope.newName(.list))"
    default: return update()
    }
  }

  // MARK: - Reading

  private mutating func match() -> String {
    let optional = chance(20) ? "\(word("OPTIONAL")) " : ""
    return "\(optional)\(word("MATCH")) \(matchBody())"
  }

  /// What stands behind MATCH.
  mutating func matchBody() -> String {
    let mode = chance(4) ? "DIFFERENT RELATIONSHIPS " : ""
    let patterns =
      chance(15)
      ? selectedPattern() : several(1...2) { $0.pathPattern(mayQuantify: true) }
    return mode + patterns + perhaps(45) { $0.condition() }
  }

  mutating func condition() -> String { "\(word("WHERE")) \(expression(.boolean))" }

  private mutating func unwind() -> String {
    let list = expression(.list)
    return "\(word("UNWIND")) \(list) \(word("AS")) \(scope.newName(.any))"
  }

  private mutating func call() -> String {
    let name = pick(["labels", "relationshipTypes", "propertyKeys"])
    let column = ["labels": "label", "relationshipTypes": "relationshipType"][name]
    let yield = "\(word("YIELD")) \(column ?? "propertyKey") AS \(scope.newName(.string))"
    return "\(word("CALL")) db.\(name)() \(yield)" + perhaps(30) { $0.condition() }
  }

  private mutating func subqueryCall() -> String {
    guard subqueries < 2 else { return match() }
    let imported = scope.names(of: .any).filter { _ in chance(50) }
    let outer = scope
    subqueries += 1
    let column = "c\(subqueries)_\(source.below(1000))"
    scope.keep(imported.map { ($0, outer.kind(of: $0)) })
    let inner = innerQuery(column: column)
    subqueries -= 1
    scope = outer
    return "\(word("CALL")) (\(imported.joined(separator: ", "))) { \(inner) }"
  }

  // MARK: - Projections

  /// WITH or RETURN; behind WITH only what it names can be used.
  private mutating func projection(_ clause: String) -> String {
    let isWith = clause == "WITH"
    var text = word(clause) + (chance(15) ? " \(word("DISTINCT"))" : "")
    var kept: [(String, ValueKind)] = []
    if chance(10), !scope.names(of: .any).isEmpty {
      text += " *"
      kept = scope.names(of: .any).map { ($0, scope.kind(of: $0)) }
    } else {
      let count = 1 + source.below(3)
      var items: [String] = []
      for _ in 0..<count {
        let kind = pick(ValueKind.allCases)
        if let name = scope.names(of: kind).last, chance(50),
          !kept.contains(where: { $0.0 == name }
          )
        {
          kept.append((name, scope.kind(of: name)))
          items.append(name)
        } else {
          let value = chance(15) ? aggregate() : expression(kind)
          let isNamed = isWith || chance(70)
          let alias = isNamed ? scope.newName(kind) : ""
          if isNamed { kept.append((alias, kind)) }
          items.append(isNamed ? "\(value) \(word("AS")) \(alias)" : value)
        }
      }
      text += " " + items.joined(separator: ", ")
    }
    scope.keep(kept)
    return text + tail() + (isWith ? perhaps(25) { $0.condition() } : "")
  }

  private mutating func returning(_ columns: [String]) -> String {
    let items = columns.map { "\(expression(pick(ValueKind.allCases))) AS \($0)" }
    return "\(word("RETURN")) \(items.joined(separator: ", "))"
  }

  private mutating func tail() -> String {
    perhaps(25) { generator in
      let items = generator.several(1...2) { generator in
        let key = generator.expression(.any, 1)
        return key + generator.perhaps(40) { $0.pick(["DESC", "ASC", "DESCENDING"]) }
      }
      return "\(generator.word("ORDER BY")) \(items)"
    } + perhaps(15) { "\($0.word("SKIP")) \($0.source.below(3))" }
      + perhaps(20) { "\($0.word("LIMIT")) \($0.source.below(10))" }
  }

  private mutating func aggregate() -> String {
    switch source.below(5) {
    case 0: return "count(*)"
    case 1: return "count(\(word("DISTINCT")) \(expression(.any, 1)))"
    case 2: return "collect(\(expression(.any, 1)))"
    case 3: return "sum(\(expression(.number, 1)))"
    default: return "\(pick(["min", "max", "avg"]))(\(expression(.number, 1)))"
    }
  }
}
