/// Makes path cases, the same for the same seed.
///
/// Graphs have up to four nodes and six relationships, with loops, parallel relationships,
/// several labels and properties that are missing. Queries cover plain and quantified
/// relationships in both spellings, groups with predicates, modes, selectors, prefix predicates,
/// repeatable elements, shortestPath, several patterns and joins.
public struct PathCaseGenerator {
  var random: SeededChoice
  /// The names given so far; a number keeps them apart.
  var nodeNames: [String] = []
  var groupNames: [String] = []
  var count = 0

  private init(seed: UInt64) { random = SeededChoice(seed: seed) }

  /// The case of a seed.
  public static func pathCase(seed: UInt64) -> PathCase {
    var generator = PathCaseGenerator(seed: seed)
    let graph = generator.graph()
    return PathCase(seed: seed, graph: graph, query: generator.query())
  }

  private mutating func graph() -> PathGraph {
    var graph = PathGraph()
    for at in 0..<random.number(2...4) {
      let labels = ["A", "B"].filter { _ in random.chance(50) }
      graph.nodes.append(PathGraph.Node(labels: labels, properties: properties(at)))
    }
    for at in 0..<random.number(2...6) {
      let ends = (
        random.number(0...graph.nodes.count - 1), random.number(0...graph.nodes.count - 1)
      )
      graph.relationships.append(
        PathGraph.Relationship(
          source: ends.0, target: ends.1, type: random.pick(["R", "R", "S"]),
          properties: properties(at)))
    }
    return graph
  }

  private mutating func properties(_ id: Int) -> [String: PathValue] {
    var properties: [String: PathValue] = ["id": .integer(id)]
    if random.chance(85) { properties["w"] = .integer(random.number(0...3)) }
    return properties
  }

  // MARK: - Queries

  private mutating func query() -> PathQuery {
    switch random.number(1...6) {
    case 1: return functionQuery()
    case 2, 3: return selectorQuery()
    default: return plainQuery()
    }
  }

  /// All matches of one or two patterns, with modes and repeatable elements.
  private mutating func plainQuery() -> PathQuery {
    var match = PathMatch(patterns: [])
    match.isRepeatable = random.chance(25)
    var pattern = PathPattern(
      elements: elements(parts: match.isRepeatable ? 1 : random.number(1...3), match: match))
    pattern.variable = "p"
    if random.chance(35) && !match.isRepeatable { pattern.mode = random.pick(PathMode.allCases) }
    if random.chance(15) { pattern.predicate = pathPredicate() }
    match.patterns.append(pattern)
    if random.chance(30) {
      match.patterns.append(PathPattern(elements: elements(parts: 1, match: match)))
    }
    if random.chance(25) { match.predicate = clausePredicate() }
    return PathQuery(matches: [match], items: items())
  }

  /// A selector over a pattern in which one part at most repeats, so that a path matches in one
  /// way only.
  private mutating func selectorQuery() -> PathQuery {
    var match = PathMatch(patterns: [])
    match.isRepeatable = random.chance(25)
    // Walks that may repeat are many: what repeats stands alone among them.
    let fixedChance = match.isRepeatable ? 0 : 25
    var elements: [PathElement] = [.node(node())]
    if random.chance(fixedChance) {
      elements += [.relationship(tie(), direction(), nil), .node(node())]
    }
    elements += repeating(match: match, isAlone: true) + [.node(node(mayJoin: true))]
    if random.chance(fixedChance) {
      elements += [.relationship(tie(), direction(), nil), .node(node())]
    }
    var pattern = PathPattern(elements: elements)
    pattern.variable = "p"
    let count = random.number(1...3)
    pattern.selector = random.pick([.any(count), .shortest(count), .shortestGroups(count)])
    if random.chance(30) && !match.isRepeatable { pattern.mode = random.pick(PathMode.allCases) }
    if random.chance(25) { pattern.predicate = pathPredicate() }
    // What filters after a free choice has more than one right answer.
    if case .shortestGroups = pattern.selector, random.chance(40) {
      match.predicate = clausePredicate()
    }
    match.patterns = [pattern]
    return PathQuery(matches: [match], items: items())
  }

  /// shortestPath or allShortestPaths between two nodes that a clause before has found.
  private mutating func functionQuery() -> PathQuery {
    let ends = PathMatch(patterns: [
      PathPattern(elements: [.node(node(isNamed: true))]),
      PathPattern(elements: [.node(node(isNamed: true))]),
    ])
    let (first, last) = (nodeNames[0], nodeNames[1])
    var given = ends
    given.predicate = .binary(
      .unequal, .property(.variable(first), "id"), .property(.variable(last), "id"))
    var constraint = tie()
    constraint.predicate = nil
    constraint.variable = groupName()
    let range = PathQuantifier(
      low: 1, high: random.chance(50) ? nil : random.number(1...4), isInside: true)
    var pattern = PathPattern(elements: [
      .node(PathConstraint(variable: first)), .relationship(constraint, direction(), range),
      .node(PathConstraint(variable: last)),
    ])
    pattern.variable = "p"
    pattern.isFunction = true
    pattern.selector = random.pick([.shortest(1), .shortestGroups(1)])
    var match = PathMatch(patterns: [pattern])
    if random.chance(50) { match.predicate = pathPredicate() }
    return PathQuery(matches: [given, match], items: items())
  }

  /// Ends and length first, which a free choice is judged by; then the whole path and every name.
  private func items() -> [PathQuery.Item] {
    let path = PathExpression.variable("p")
    let (nodes, ties) =
      (PathExpression.call("nodes", [path]), .call("relationships", [path]))
      as (PathExpression, PathExpression)
    let id = { (owner: PathExpression) in PathExpression.property(owner, "id") }
    let ids = { (list: PathExpression) in
      PathExpression.comprehension("i", in: list, predicate: nil, image: id(.variable("i")))
    }
    let ends = PathExpression.list([id(.call("head", [nodes])), id(.call("last", [nodes]))])
    return [
      PathQuery.Item(ends, "ends"), PathQuery.Item(.call("length", [path]), "length"),
      PathQuery.Item(ids(nodes), "nodeIds"), PathQuery.Item(ids(ties), "tieIds"),
    ] + nodeNames.map { PathQuery.Item(id(.variable($0)), $0 + "Id") }
      + groupNames.map { PathQuery.Item(ids(.variable($0)), $0 + "Ids") }
  }
}
