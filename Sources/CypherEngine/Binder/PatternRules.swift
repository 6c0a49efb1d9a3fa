import CypherSyntax

/// What patterns must be like wherever they are matched.
enum PatternRules {
  /// Selectors, path modes and what would never end.
  static func check(_ pattern: PathPattern, in clause: MatchClause) throws(CypherError) {
    switch pattern.selector {
    case .unspecified, .all: break
    case .any, .shortest, .shortestGroups:
      if clause.patterns.count > 1, clause.mode != .repeatableElements {
        throw BinderDiagnostics.selectorBesideOthers(pattern.span)
      }
    case .legacyShortestPath, .legacyAllShortestPaths: try checkShortestPath(pattern)
    }
    guard clause.mode == .repeatableElements, !pattern.ends else { return }
    if let span = pattern.elements.compactMap(\.unbounded).first {
      throw BinderDiagnostics.endlessPattern(span)
    }
  }

  private static func checkShortestPath(_ pattern: PathPattern) throws(CypherError) {
    guard pattern.elements.count == 3, case .node = pattern.elements[0],
      case .relationship(let tie) = pattern.elements[1], case .node = pattern.elements[2]
    else { throw BinderDiagnostics.shortestPathShape(pattern.span) }
    let least: Int64? =
      switch tie.length {
      case .single: nil
      case .variable(let min, _): min
      case .quantified(let quantifier): quantifier.min
      }
    if let least, least > 1 { throw BinderDiagnostics.shortestPathMinimum(tie.span) }
  }

  /// How often a relationship is walked.
  static func length(
    of tie: RelationshipPattern
  ) throws(CypherError) -> BoundRelationship.Length {
    switch tie.length {
    case .single: return .single
    case .variable(let min, let max):
      guard min ?? 0 >= 0, max ?? 0 >= 0 else { throw BinderDiagnostics.negativeLength(tie.span) }
      // Bounds the wrong way round fit nothing; they are no fault.
      return .several(min: Int(clamping: min ?? 1), max: max.map { Int(clamping: $0) })
    case .quantified(let quantifier):
      let (least, most) = try bounds(of: quantifier)
      return .several(min: least, max: most)
    }
  }

  static func bounds(
    of quantifier: Quantifier
  ) throws(CypherError) -> (min: Int, max: Int?) {
    guard quantifier.min >= 0, quantifier.max.map({ $0 >= max(1, quantifier.min) }) ?? true else {
      throw BinderDiagnostics.quantifierBounds(quantifier.span)
    }
    return (Int(clamping: quantifier.min), quantifier.max.map { Int(clamping: $0) })
  }

  /// Keys and values of properties in braces. A parameter cannot stand for them where they are
  /// matched: its keys would not be known.
  static func entries(
    of properties: Expression?
  ) throws(CypherError) -> [(key: Name, value: Expression)] {
    guard let properties else { return [] }
    guard case .map(let entries) = properties.kind else {
      throw BinderDiagnostics.parameterAsPredicate(properties.span)
    }
    return entries.map { ($0.key, $0.value) }
  }
}

extension PathPattern {
  /// Whether a selector or a path mode makes even an unbounded search end.
  fileprivate var ends: Bool {
    switch selector {
    case .unspecified, .all: mode != nil && mode != .walk
    default: true
    }
  }
}

extension PatternElement {
  /// Where something without an upper bound stands.
  fileprivate var unbounded: SourceSpan? {
    switch self {
    case .node: return nil
    case .relationship(let tie):
      switch tie.length {
      case .single: return nil
      case .variable(_, let max): return max == nil ? tie.span : nil
      case .quantified(let quantifier): return quantifier.max == nil ? tie.span : nil
      }
    case .group(let group):
      if let quantifier = group.quantifier, quantifier.max == nil { return group.span }
      return group.elements.compactMap(\.unbounded).first
    }
  }
}
