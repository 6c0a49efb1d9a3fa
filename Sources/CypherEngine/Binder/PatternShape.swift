import CypherSyntax

/// What patterns must be like where they are made: every node and relationship fully told.
enum PatternShape {
  /// Nodes and relationships alone: no selector, no mode, no parentheses around.
  static func requirePlain(
    _ pattern: PathPattern, _ word: String
  ) throws(CypherError) {
    guard case .unspecified = pattern.selector, pattern.mode == nil, !pattern.isParenthesized,
      pattern.predicate == nil
    else { throw BinderDiagnostics.notPlain(word, pattern.span) }
    for (place, element) in pattern.elements.enumerated() {
      let isNodePlace = place % 2 == 0
      switch element {
      case .node where isNodePlace: continue
      case .relationship where !isNodePlace && place + 1 < pattern.elements.count: continue
      default: throw BinderDiagnostics.notPlain(word, element.span)
      }
    }
  }

  static func labels(
    of node: NodePattern, _ word: String
  ) throws(CypherError) -> [String] {
    if let predicate = node.predicate {
      throw BinderDiagnostics.whereInMadePattern(word, predicate.span)
    }
    guard let labels = node.labels else { return [] }
    guard let names = labels.conjunctiveNames else {
      throw BinderDiagnostics.labelsToMake(word, node.span)
    }
    return names.map(\.text)
  }

  /// Exactly one type, walked once, and for CREATE a direction.
  static func type(
    of tie: RelationshipPattern, _ word: String
  ) throws(CypherError) -> String {
    if tie.length != .single { throw BinderDiagnostics.madeVariableLength(word, tie.span) }
    if let predicate = tie.predicate {
      throw BinderDiagnostics.whereInMadePattern(word, predicate.span)
    }
    guard case .name(let name)? = tie.types else {
      throw BinderDiagnostics.notOneType(word, tie.span)
    }
    if word == "CREATE", tie.direction == .either {
      throw BinderDiagnostics.undirected(tie.span)
    }
    return name.text
  }
}
