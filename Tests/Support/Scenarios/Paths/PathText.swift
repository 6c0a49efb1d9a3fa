/// Path queries and graphs as Cypher text.
extension PathGraph {
  /// One CREATE for the whole graph.
  public var createText: String {
    var parts = nodes.indices.map { at in
      "(n\(at)\(nodes[at].labels.map { ":" + $0 }.joined()) \(Self.text(nodes[at].properties)))"
    }
    parts += relationships.map { relationship in
      let body = ":\(relationship.type) \(Self.text(relationship.properties))"
      return "(n\(relationship.source))-[\(body)]->(n\(relationship.target))"
    }
    return "CREATE " + parts.joined(separator: ",\n       ")
  }

  private static func text(_ properties: [String: PathValue]) -> String {
    let entries = properties.sorted { $0.key < $1.key }.map {
      "\($0.key): \(PathExpression.literal($0.value).text)"
    }
    return "{" + entries.joined(separator: ", ") + "}"
  }
}

extension PathQuery {
  /// The whole query, a clause a line.
  public var text: String {
    let columns = items.map { "\($0.expression.text) AS \($0.name)" }.joined(separator: ", ")
    let clauses = matches.map(\.text) + ["RETURN \(isDistinct ? "DISTINCT " : "")\(columns)"]
    return clauses.joined(separator: "\n")
  }
}

extension PathMatch {
  var text: String {
    let mode = isRepeatable ? "REPEATABLE ELEMENTS " : ""
    let filter = predicate.map { "\nWHERE \($0.text)" } ?? ""
    return "MATCH " + mode + patterns.map(\.text).joined(separator: ", ") + filter
  }
}

extension PathPattern {
  var text: String {
    let body = elements.map(\.text).joined()
    if isFunction {
      let name = selector == .shortest(1) ? "shortestPath" : "allShortestPaths"
      return (variable.map { "\($0) = " } ?? "") + "\(name)(\(body))"
    }
    let prefix = [selectorText, mode == .walk ? nil : mode.rawValue, groupText]
    let words = prefix.compactMap { $0 }.map { $0 + " " }.joined()
    let name = variable.map { "\($0) = " } ?? ""
    guard let predicate else { return name + words + body }
    return "\(words)(\(name)\(body) WHERE \(predicate.text))"
  }

  private var selectorText: String? {
    switch selector {
    case .all: nil
    case .any(let count): "ANY \(count)"
    case .shortest(let count), .shortestGroups(let count): "SHORTEST \(count)"
    }
  }

  private var groupText: String? {
    if case .shortestGroups = selector { "PATHS GROUPS" } else { nil }
  }
}

extension PathElement {
  var text: String {
    switch self {
    case .node(let constraint): return "(\(constraint.text(range: "")))"
    case .relationship(let constraint, let direction, let quantifier):
      let isInside = quantifier?.isInside ?? false
      let body = constraint.text(range: isInside ? quantifier?.text ?? "" : "")
      let line = "-[\(body)]-"
      let arrow = direction == .forward ? line + ">" : direction == .backward ? "<" + line : line
      return arrow + (isInside ? "" : quantifier?.text ?? "")
    case .group(let elements, let predicate, let quantifier):
      let filter = predicate.map { " WHERE \($0.text)" } ?? ""
      return " (\(elements.map(\.text).joined())\(filter))\(quantifier.text) "
    }
  }
}

extension PathConstraint {
  /// The inside of the brackets; `range` is an older quantifier's text.
  func text(range: String) -> String {
    var text = (variable ?? "") + (labels.map { ":" + $0.text } ?? "") + range
    if !properties.isEmpty {
      let entries = properties.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.text)" }
      text += " {" + entries.joined(separator: ", ") + "}"
    }
    if let predicate { text += " WHERE \(predicate.text)" }
    return text
  }
}

extension PathQuantifier {
  var text: String {
    if isInside { return "*\(low)..\(high.map(String.init) ?? "")" }
    if high == nil && low < 2 { return low == 0 ? "*" : "+" }
    return low == high ? "{\(low)}" : "{\(low),\(high.map(String.init) ?? "")}"
  }
}

extension LabelExpression {
  var text: String {
    switch self {
    case .any: "%"
    case .name(let name): name
    case .not(let inner): "!\(inner.text)"
    case .and(let left, let right): "(\(left.text)&\(right.text))"
    case .or(let left, let right): "(\(left.text)|\(right.text))"
    }
  }
}

extension PathExpression {
  /// Cypher text, in parentheses wherever an operator stands.
  public var text: String {
    switch self {
    case .literal(let value): return value.scenarioValue(in: PathGraph()).notation.text
    case .variable(let name): return name
    case .property(let owner, let key): return "\(owner.text).\(key)"
    case .list(let elements): return "[" + elements.map(\.text).joined(separator: ", ") + "]"
    case .binary(let kind, let left, let right):
      return "(\(left.text) \(kind.rawValue) \(right.text))"
    case .not(let inner): return "(NOT \(inner.text))"
    case .isNull(let inner): return "(\(inner.text) IS NULL)"
    case .hasLabels(let owner, let labels): return "(\(owner.text):\(labels.text))"
    case .call(let name, let arguments):
      return "\(name)(\(arguments.map(\.text).joined(separator: ", ")))"
    case .element(let list, let index): return "\(list.text)[\(index.text)]"
    case .comprehension(let name, let list, let predicate, let image):
      let filter = predicate.map { " WHERE \($0.text)" } ?? ""
      return "[\(name) IN \(list.text)\(filter)\(image.map { " | \($0.text)" } ?? "")]"
    case .quantified(let kind, let name, let list, let predicate):
      return "\(kind.rawValue)(\(name) IN \(list.text) WHERE \(predicate.text))"
    case .aggregate(let name, let argument, let isDistinct):
      return "\(name)(\(isDistinct ? "DISTINCT " : "")\(argument?.text ?? "*"))"
    }
  }
}
