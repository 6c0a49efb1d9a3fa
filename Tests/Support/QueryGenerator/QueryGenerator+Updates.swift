extension QueryGenerator {
  /// A clause that changes the graph.
  mutating func update() -> String {
    switch source.below(8) {
    case 0, 1: return "\(word("CREATE")) \(several(1...2) { $0.createdPattern() })"
    case 2: return merge()
    case 3, 4: return "\(word("SET")) \(several(1...2) { $0.setItem() })"
    case 5: return "\(word("REMOVE")) \(several(1...2) { $0.removeItem() })"
    case 6: return "\(perhapsDetach())\(word("DELETE")) \(several(1...2) { $0.element() })"
    default: return foreach()
    }
  }

  private mutating func perhapsDetach() -> String { chance(60) ? "\(word("DETACH")) " : "" }

  private mutating func merge() -> String {
    "\(word("MERGE")) \(createdPattern())"
      + perhaps(30) { "ON CREATE SET \($0.setItem())" }
      + perhaps(30) { "ON MATCH SET \($0.setItem())" }
  }

  private mutating func foreach() -> String {
    let list = expression(.list, 1)
    return inInnerScope { generator in
      let variable = generator.scope.newName(.any)
      let updates = generator.several(1...2, separator: " ") { generator in
        "\(generator.word("SET")) \(generator.setItem())"
      }
      return "\(generator.word("FOREACH")) (\(variable) IN \(list) | \(updates))"
    }
  }

  private mutating func setItem() -> String {
    let target = element()
    let label = pick(options.vocabulary.labels)
    switch source.below(7) {
    case 0: return "\(target):\(label)"
    case 1: return "\(target):\(label):\(pick(options.vocabulary.labels))"
    case 2: return "\(target) += \(expression(.map, 1))"
    case 3: return "\(target) = \(expression(.map, 1))"
    case 4: return "\(target)['x'] = \(expression(.any, 1))"
    default: return "\(target).\(pick(options.vocabulary.keys)) = \(expression(.any, 1))"
    }
  }

  private mutating func removeItem() -> String {
    chance(50)
      ? "\(element()):\(pick(options.vocabulary.labels))"
      : "\(element()).\(pick(options.vocabulary.keys))"
  }

  /// A variable that holds a node or a relationship.
  private mutating func element() -> String {
    let known = scope.names(of: .node) + scope.names(of: .relationship)
    return known.isEmpty ? "n" : pick(known)
  }

  // MARK: - Commands

  /// A statement that is no query.
  mutating func command() -> String {
    let label = pick(options.vocabulary.labels)
    let key = pick(options.vocabulary.keys)
    let type = pick(options.vocabulary.types)
    switch source.below(8) {
    case 0: return "\(word("SHOW")) \(pick(["INDEXES", "CONSTRAINTS", "PROCEDURES", "FUNCTIONS"]))"
    case 1: return "SHOW DATABASES YIELD name ORDER BY name LIMIT 3 WHERE name <> 'x' RETURN name"
    case 2: return "\(word("CREATE INDEX")) i IF NOT EXISTS FOR (n:\(label)) ON (n.\(key))"
    case 3: return "CREATE FULLTEXT INDEX f FOR (n:\(label)|Other) ON EACH [n.\(key), n.z]"
    case 4: return "CREATE INDEX FOR ()-[r:\(type)]-() ON (r.\(key))"
    case 5: return "CREATE CONSTRAINT c FOR (n:\(label)) REQUIRE n.\(key) IS UNIQUE"
    case 6: return "DROP INDEX i IF EXISTS"
    default: return "DROP CONSTRAINT c"
    }
  }
}
