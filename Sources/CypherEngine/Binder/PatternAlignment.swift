import CypherSyntax

/// Puts the elements of patterns in order: what is in parentheses without a quantifier is opened,
/// neighbouring nodes become one, and a node is set where none was written.
enum PatternAlignment {
  static func align(_ pattern: PathPattern) throws(CypherError) -> AlignedPath {
    var predicates: [Expression] = []
    let opened = try open(pattern.elements, &predicates)
    try refuseEmpty(opened, pattern.span)
    return AlignedPath(
      pattern: pattern, elements: try join(opened), predicates: predicates)
  }

  /// The inside of a quantified pattern.
  static func align(_ group: GroupPattern) throws(CypherError) -> [PatternElement] {
    if let name = group.variable { throw BinderDiagnostics.pathInsideGroup(name) }
    var hasRelationship = false
    for element in group.elements {
      switch element {
      case .node: continue
      case .group(let inner): throw BinderDiagnostics.nestedQuantifier(inner.span)
      case .relationship(let tie):
        guard tie.length == .single else { throw BinderDiagnostics.nestedQuantifier(tie.span) }
        hasRelationship = true
      }
    }
    guard hasRelationship else { throw BinderDiagnostics.groupWithoutRelationship(group.span) }
    return try join(group.elements)
  }

  private static func open(
    _ elements: [PatternElement], _ predicates: inout [Expression]
  ) throws(CypherError) -> [PatternElement] {
    var opened: [PatternElement] = []
    for element in elements {
      guard case .group(let group) = element, group.quantifier == nil else {
        opened.append(element)
        continue
      }
      if let name = group.variable { throw BinderDiagnostics.pathInsideGroup(name) }
      opened += try open(group.elements, &predicates)
      if let predicate = group.predicate { predicates.append(predicate) }
    }
    return opened
  }

  /// A pattern of quantified parts alone, each of which may be left out, would fit nothing at all.
  private static func refuseEmpty(
    _ elements: [PatternElement], _ span: SourceSpan
  ) throws(CypherError) {
    for element in elements {
      guard case .group(let group) = element, group.quantifier?.min == 0 else { return }
    }
    throw BinderDiagnostics.emptyPattern(span)
  }

  private static func join(
    _ elements: [PatternElement]
  ) throws(CypherError) -> [PatternElement] {
    var joined: [PatternElement] = []
    for element in elements {
      switch (joined.last, element) {
      case (.node(let a)?, .node(let b)):
        joined[joined.count - 1] = .node(try merge(a, b))
      case (_, .node), (.node?, _): joined.append(element)
      case (_, _):
        joined.append(.node(NodePattern(span: element.span)))
        joined.append(element)
      }
    }
    if let last = joined.last, case .node = last { return joined }
    let span = joined.last?.span ?? SourceSpan(0, 0)
    return joined + [.node(NodePattern(span: SourceSpan(span.upperBound, span.upperBound)))]
  }

  private static func merge(
    _ a: NodePattern, _ b: NodePattern
  ) throws(CypherError) -> NodePattern {
    if let first = a.variable, let second = b.variable, first != second {
      throw BinderDiagnostics.adjacentNodes(first, second)
    }
    var properties = a.properties ?? b.properties
    if let first = a.properties, let second = b.properties {
      guard case .map(let some) = first.kind, case .map(let more) = second.kind else {
        throw BinderDiagnostics.parameterAsPredicate(first.span)
      }
      properties = Expression(.map(some + more), first.span)
    }
    return NodePattern(
      variable: a.variable ?? b.variable,
      labels: both(a.labels, b.labels) { .and([$0, $1]) }, properties: properties,
      predicate: both(a.predicate, b.predicate) { Expression(.and([$0, $1]), $0.span) },
      span: a.span.joined(with: b.span))
  }

  private static func both<T>(_ a: T?, _ b: T?, _ join: (T, T) -> T) -> T? {
    guard let a else { return b }
    guard let b else { return a }
    return join(a, b)
  }
}

extension PatternElement {
  var span: SourceSpan {
    switch self {
    case .node(let node): node.span
    case .relationship(let tie): tie.span
    case .group(let group): group.span
    }
  }
}
