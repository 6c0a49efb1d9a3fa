extension QueryGenerator {
  /// A path pattern of MATCH, perhaps named.
  mutating func pathPattern(mayQuantify: Bool) -> String {
    var text = chance(20) ? "\(scope.newName(.path)) = " : ""
    if chance(4) {
      return text + "shortestPath(\(node())-[:\(type())*..\(1 + source.below(5))]->\(node()))"
    }
    text += node()
    for _ in 0..<source.below(3) {
      text +=
        mayQuantify && chance(8)
        ? " \(group()) \(node())" : relationship(mayRepeat: true) + node()
    }
    return text
  }

  /// A pattern with a selector or a mode, which stands alone in its MATCH.
  mutating func selectedPattern() -> String {
    let path = chance(60) ? "\(scope.newName(.path)) = " : ""
    let selector = pick([
      "ALL", "ANY", "ANY 2", "ANY 2 PATHS", "ANY SHORTEST", "ALL SHORTEST", "SHORTEST 1",
      "SHORTEST 2 PATHS", "SHORTEST 1 GROUP", "SHORTEST 2 GROUPS", "WALK", "TRAIL", "ACYCLIC",
      "SIMPLE PATHS", "ANY SHORTEST ACYCLIC", "ANY SHORTEST TRAIL PATHS",
    ])
    let inner =
      node() + (chance(50) ? " \(group()) " : quantifiedRelationship()) + node()
    let predicate = perhaps(30) { $0.condition() }
    return "\(path)\(selector) " + (chance(30) ? "(\(inner)\(predicate))" : inner)
  }

  /// A part in parentheses that repeats.
  private mutating func group() -> String {
    inInnerScope { generator in
      let inner = generator.node() + generator.relationship(mayRepeat: false) + generator.node()
      let predicate = generator.perhaps(40) { $0.condition() }
      return "(\(inner)\(predicate))\(generator.pick(["+", "{1,3}", "{2}", "{1,}", "{,2}"]))"
    }
  }

  private mutating func quantifiedRelationship() -> String {
    let arrow = pick(["-->", "<-[:\(type())]-", "-[:\(type())]->", "--"])
    return arrow + pick(["+", "*", "{1,3}", "{2}"])
  }

  mutating func node() -> String {
    let known = scope.names(of: .node)
    if chance(35), !known.isEmpty { return "(\(pick(known)))" }
    // The variable comes last, so that nothing inside the node uses it too early.
    let properties = chance(20) ? " " + propertyMap() : ""
    let variable = chance(70) ? scope.newName(.node) : ""
    let labels = chance(50) ? ":" + labelExpression() : ""
    let predicate = chance(8) ? " " + condition() : ""
    let inner = variable + labels + properties + predicate
    return "(\(inner.drop { $0 == " " }))"
  }

  private mutating func relationship(mayRepeat: Bool) -> String {
    guard chance(75) else { return pick(["-->", "<--", "--"]) }
    let repeats = mayRepeat && chance(15)
    let properties = chance(15) ? " " + propertyMap() : ""
    let variable = chance(40) ? scope.newName(repeats ? .list : .relationship) : ""
    let types = chance(70) ? ":" + typeExpression() : ""
    let length = repeats ? pick(["*", "*2", "*1..3", "*..2", "*0..1", "*1.."]) : ""
    let predicate = !repeats && chance(8) ? " " + condition() : ""
    let inner = (variable + types + length + properties + predicate).drop { $0 == " " }
    switch source.below(3) {
    case 0: return "-[\(inner)]->"
    case 1: return "<-[\(inner)]-"
    default: return "-[\(inner)]-"
    }
  }

  /// A pattern as CREATE and MERGE want it.
  mutating func createdPattern() -> String {
    var text = createdNode()
    for _ in 0..<source.below(2) {
      let variable = chance(50) ? scope.newName(.relationship) : ""
      let inner = "\(variable):\(type())" + perhaps(30) { $0.propertyMap() }
      text += (chance(50) ? "-[\(inner)]->" : "<-[\(inner)]-") + createdNode()
    }
    return text
  }

  private mutating func createdNode() -> String {
    let known = scope.names(of: .node)
    if chance(40), !known.isEmpty { return "(\(pick(known)))" }
    let properties = perhaps(60) { $0.propertyMap() }
    return "(\(scope.newName(.node)):\(pick(options.vocabulary.labels))\(properties))"
  }

  private mutating func propertyMap() -> String {
    "{\(several(1...2) { "\($0.pick($0.options.vocabulary.keys)): \($0.expression(.any, 1))" })}"
  }

  // MARK: - Labels

  mutating func labelExpression() -> String {
    let labels = options.vocabulary.labels
    switch source.below(10) {
    case 0: return "\(pick(labels))|\(pick(labels))"
    case 1: return "\(pick(labels))&!\(pick(labels))"
    case 2: return "(\(pick(labels))|!\(pick(labels)))&%"
    case 3: return "\(pick(labels)):\(pick(labels))"
    case 4: return "!\(pick(labels))"
    default: return pick(labels)
    }
  }

  private mutating func typeExpression() -> String {
    switch source.below(6) {
    case 0: return "\(type())|\(type())"
    case 1: return "\(type())|:\(type())"
    case 2: return "!\(type())"
    default: return type()
    }
  }

  private mutating func type() -> String { pick(options.vocabulary.types) }
}
