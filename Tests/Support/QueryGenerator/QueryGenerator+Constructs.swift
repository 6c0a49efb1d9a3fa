extension QueryGenerator {
  mutating func caseBranches(_ kind: ValueKind, _ depth: Int) -> String {
    let branches = several(1...2, separator: " ") { generator in
      "\(generator.word("WHEN")) \(generator.expression(.boolean, depth)) "
        + "\(generator.word("THEN")) \(generator.expression(kind, depth))"
    }
    return branches + perhaps(60) { "\($0.word("ELSE")) \($0.expression(kind, depth))" }
  }

  /// `n:A&B` of something that has labels or a type.
  mutating func labelTest() -> String {
    guard let name = scope.names(of: .node).last else { return "true" }
    let labels = labelExpression()
    return labels.contains("|") ? "(\(name):\(labels))" : "\(name):\(labels)"
  }

  mutating func quantified(_ depth: Int) -> String {
    let list = expression(.list, depth)
    return inInnerScope { generator in
      let variable = generator.scope.newName(.any)
      let quantification = generator.pick(["all", "any", "none", "single"])
      return "\(quantification)(\(variable) IN \(list) \(generator.condition(depth)))"
    }
  }

  private mutating func condition(_ depth: Int) -> String {
    "\(word("WHERE")) \(expression(.boolean, depth))"
  }

  /// A pattern that introduces no variable.
  mutating func predicatePattern() -> String {
    let nodes = scope.names(of: .node)
    guard !nodes.isEmpty else { return "false" }
    let arrow = pick(["-->", "<--", "--", "-[:OWNS]->", "<-[:KNOWS|T]-", "-[:OWNS*1..2]-"])
    return "(\(pick(nodes)))\(arrow)(\(chance(50) ? pick(nodes) : ":A"))"
  }

  mutating func listComprehension(_ depth: Int) -> String {
    let list = expression(.list, depth)
    return inInnerScope { generator in
      let variable = generator.scope.newName(.any)
      let predicate = generator.perhaps(50) { $0.condition(depth) }
      let projection = generator.perhaps(60) { "| \($0.expression(.any, depth))" }
      return "[\(variable) IN \(list)\(predicate)\(projection)]"
    }
  }

  mutating func patternComprehension(_ depth: Int) -> String {
    inInnerScope { generator in
      let path = generator.chance(20) ? "\(generator.scope.newName(.path)) = " : ""
      let start = generator.scope.names(of: .node).last ?? ""
      let pattern = "(\(start))-[:OWNS]->(\(generator.scope.newName(.node)))"
      let predicate = generator.perhaps(40) { $0.condition(depth) }
      return "[\(path)\(pattern)\(predicate) | \(generator.expression(.any, depth))]"
    }
  }

  /// `EXISTS { … }` and its kin, or something simpler where subqueries nest already.
  mutating func subquery(_ kind: String, _ depth: Int) -> String {
    guard subqueries < 2, depth > 0 else {
      return ["EXISTS": "true", "COUNT": "reduce(a = 0, x IN [1, 2] | a + x)"][kind] ?? "[1]"
    }
    subqueries += 1
    let wasReadOnly = isReadOnly
    isReadOnly = true
    let body = inInnerScope { generator in
      kind != "COLLECT" && generator.chance(60)
        ? generator.matchBody() : generator.innerQuery(column: "c")
    }
    isReadOnly = wasReadOnly
    subqueries -= 1
    return "\(word(kind)) { \(body) }"
  }
}
