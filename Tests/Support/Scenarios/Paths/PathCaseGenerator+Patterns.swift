/// The parts of random patterns.
extension PathCaseGenerator {
  private mutating func number() -> Int {
    count += 1
    return count
  }

  mutating func groupName() -> String {
    let name = "g\(number())"
    groupNames.append(name)
    return name
  }

  /// A node pattern, mostly with a name; `mayJoin` lets it be a node of before.
  mutating func node(mayJoin: Bool = false, isNamed: Bool = false) -> PathConstraint {
    if mayJoin && random.chance(20), let known = nodeNames.first {
      return PathConstraint(variable: known)
    }
    var node = PathConstraint()
    if isNamed || random.chance(80) {
      let name = "n\(number())"
      node.variable = name
      if random.chance(10) { node.predicate = weight(of: .variable(name)) }
      nodeNames.append(name)
    }
    if random.chance(20) { node.labels = labels(["A", "B"]) }
    return node
  }

  /// A relationship pattern without a name.
  mutating func tie() -> PathConstraint {
    PathConstraint(labels: random.chance(25) ? labels(["R", "S"]) : nil)
  }

  mutating func direction() -> PathDirection {
    random.pick([.forward, .forward, .backward, .either])
  }

  private mutating func labels(_ names: [String]) -> LabelExpression {
    let (one, other) = (LabelExpression.name(names[0]), LabelExpression.name(names[1]))
    return random.pick([
      one, one, other, .not(other), .or(one, other), .and(one, .not(other)), .any,
    ])
  }

  /// Nodes with relationships, quantified relationships and groups between them.
  mutating func elements(parts: Int, match: PathMatch) -> [PathElement] {
    var elements: [PathElement] = [.node(node(mayJoin: !nodeNames.isEmpty))]
    for _ in 0..<parts {
      if random.chance(45) {
        var constraint = tie()
        if random.chance(20) {
          let name = "r\(number())"
          constraint.variable = name
          constraint.predicate = weight(of: .variable(name))
        }
        elements.append(.relationship(constraint, direction(), nil))
      } else {
        elements += repeating(match: match, isAlone: parts == 1)
      }
      elements.append(.node(node(mayJoin: true)))
    }
    return elements
  }

  /// A quantified relationship, an older variable length, or a group.
  mutating func repeating(match: PathMatch, isAlone: Bool) -> [PathElement] {
    var quantifier = quantifier(isBounded: match.isRepeatable, isAlone: isAlone)
    guard random.chance(45) else {
      var constraint = tie()
      constraint.variable = groupName()
      if random.chance(25) {
        quantifier.isInside = true
      } else if random.chance(30), let name = constraint.variable {
        constraint.predicate = weight(of: .variable(name))
      }
      return [.relationship(constraint, direction(), quantifier)]
    }
    return [group(quantifier)]
  }

  private mutating func quantifier(isBounded: Bool, isAlone: Bool) -> PathQuantifier {
    let low = random.number(0...2)
    let isOpen = !isBounded && random.chance(40)
    // Walks that may repeat are many: their bounds stay low.
    let spread = isAlone && !isBounded ? 2 : 1
    let high = isOpen ? nil : max(1, low + random.number(0...spread))
    return PathQuantifier(low: low, high: high)
  }

  private mutating func group(_ quantifier: PathQuantifier) -> PathElement {
    let length = random.chance(70) ? 1 : 2
    let names = (0...length).map { _ in groupName() }
    var inner: [PathElement] = []
    var ties: [String] = []
    for (at, name) in names.enumerated() {
      var node = PathConstraint(variable: name)
      if random.chance(10) { node.labels = labels(["A", "B"]) }
      if random.chance(10) { node.predicate = weight(of: .variable(name)) }
      inner.append(.node(node))
      if at < length {
        var constraint = tie()
        let tieName = groupName()
        constraint.variable = tieName
        ties.append(tieName)
        inner.append(.relationship(constraint, direction(), nil))
      }
    }
    var predicate: PathExpression?
    if random.chance(40) {
      let pool = names + ties
      let (one, other) = (random.pick(pool), random.pick(pool))
      let compared = PathExpression.binary(
        random.pick([.lessOrEqual, .less, .unequal]), .property(.variable(one), "w"),
        .property(.variable(other), "w"))
      predicate = one == other ? weight(of: .variable(one)) : compared
    }
    return .group(inner, predicate, quantifier)
  }

  // MARK: - Predicates

  private mutating func weight(of owner: PathExpression) -> PathExpression {
    let kinds: [PathExpression.Operator] = [
      .lessOrEqual, .greaterOrEqual, .unequal,
    ]
    return .binary(
      random.pick(kinds), .property(owner, "w"), .literal(.integer(random.number(1...2))))
  }

  /// A predicate on the path `p`.
  mutating func pathPredicate() -> PathExpression {
    let path = PathExpression.variable("p")
    switch random.number(1...3) {
    case 1:
      return .binary(
        random.pick([.greater, .lessOrEqual]), .call("length", [path]),
        .literal(.integer(random.number(1...3))))
    case 2:
      return .quantified(
        random.pick(PathExpression.Quantifier.allCases), "i", in: .call("nodes", [path]),
        predicate: weight(of: .variable("i")))
    default:
      return .quantified(
        random.pick([.all, .none, .any]), "i", in: .call("relationships", [path]),
        predicate: weight(of: .variable("i")))
    }
  }

  /// A predicate on anything that has a name.
  mutating func clausePredicate() -> PathExpression {
    var parts = [pathPredicate()]
    if let name = nodeNames.first, random.chance(60) { parts.append(weight(of: .variable(name))) }
    if let name = groupNames.first, random.chance(40) {
      parts.append(
        .quantified(
          .all, "i", in: .variable(name), predicate: weight(of: .variable("i"))))
    }
    let first = random.pick(parts)
    guard random.chance(30) else { return first }
    return .binary(random.pick([.and, .or]), first, .not(random.pick(parts)))
  }
}
