import CypherSyntax

/// Path patterns and their elements, after their names are declared.
extension BindingSession {
  func bindPath(
    _ path: AlignedPath, _ binding: inout PatternBinding
  ) throws(CypherError) -> BoundPath {
    let selector = try bindSelector(path.pattern.selector)
    var selects = true
    if case .all = selector { selects = false }
    var elements: [BoundElement] = []
    // What speaks of other elements waits until all of them are there: with the clause's WHERE, or
    // where paths are selected, before that.
    let outside = binding.deferred
    binding.deferred = []
    for element in path.elements {
      switch element {
      case .node(let node): elements.append(.node(try bindNode(node, &binding)))
      case .relationship(let tie):
        elements.append(.relationship(try bindRelationship(tie, &binding)))
      case .group(let group): elements.append(.group(try bindGroup(group, binding)))
      }
    }
    var predicates: [BoundExpression] = binding.deferred
    for predicate in path.predicates + [path.pattern.predicate].compactMap({ $0 }) {
      predicates += try bindPredicate(predicate, ExpressionContext(binding.scope)).conjuncts
    }
    binding.deferred = selects ? outside : outside + predicates
    var variable: Slot?
    if let name = path.pattern.variable ?? path.pattern.innerVariable,
      case .slot(let slot)? = binding.scope.lookUp(name)
    {
      variable = slot
    }
    return BoundPath(
      variable: variable, selector: selector, mode: path.pattern.mode, elements: elements,
      predicates: selects ? predicates : [])
  }

  private func bindSelector(
    _ selector: PathSelector
  ) throws(CypherError) -> BoundPath.Selector {
    switch selector {
    case .unspecified, .all: return .all
    case .any(let count): return .any(try bindCount(count))
    case .shortest(let count): return .shortest(try bindCount(count))
    case .shortestGroups(let count): return .shortestGroups(try bindCount(count))
    case .legacyShortestPath: return .legacyShortestPath
    case .legacyAllShortestPaths: return .legacyAllShortestPaths
    }
  }

  /// How many paths: a positive integer or a parameter.
  private func bindCount(_ count: Expression?) throws(CypherError) -> BoundExpression? {
    guard let count else { return nil }
    let bound = try bind(count, ExpressionContext(.constant))
    switch bound.kind {
    case .parameter: return bound
    case .literal(.integer(let number)):
      if number < 0 { throw BinderDiagnostics.negativeCount("SHORTEST", bound.span) }
      if number == 0 { throw BinderDiagnostics.noPathsWanted(bound.span) }
      return bound
    default: throw BinderDiagnostics.pathCount(bound.span)
    }
  }

  // MARK: - Elements

  private func bindNode(
    _ node: NodePattern, _ binding: inout PatternBinding
  ) throws(CypherError) -> BoundNode {
    let slot = slot(of: node.variable, binding) ?? declareAnonymousSlot("node", .node)
    if node.variable == nil { binding.introduce(slot) }
    let variable = BoundVariable.slot(slot)
    let bound = try predicates(
      of: variable, node.properties, node.predicate, node.span, binding.scope, &binding)
    return BoundNode(
      variable: variable, isBound: isBound(node.variable, binding), labels: node.labels,
      predicates: bound)
  }

  private func bindRelationship(
    _ tie: RelationshipPattern, _ binding: inout PatternBinding
  ) throws(CypherError) -> BoundRelationship {
    let length = try PatternRules.length(of: tie)
    let type: StaticType = length == .single ? .relationship : .list(.relationship)
    let slot = slot(of: tie.variable, binding) ?? declareAnonymousSlot("relationship", type)
    if tie.variable == nil { binding.introduce(slot) }
    var step: Local?
    var scope = binding.scope
    var subject = BoundVariable.slot(slot)
    if length != .single, tie.properties != nil || tie.predicate != nil {
      // Inside the name is one relationship, outside it is the list of them.
      let local = declareLocal(tie.variable?.text ?? "step", .relationship)
      if let name = tie.variable { scope.declare(name, .local(local)) }
      step = local
      subject = .local(local)
    }
    let bound = try predicates(
      of: subject, tie.properties, tie.predicate, tie.span, scope, &binding)
    return BoundRelationship(
      variable: .slot(slot), isBound: isBound(tie.variable, binding), types: tie.types,
      direction: tie.direction, length: length, step: step, predicates: bound)
  }

  private func slot(of name: Name?, _ binding: PatternBinding) -> Slot? {
    guard let name, case .slot(let slot)? = binding.scope.lookUp(name) else { return nil }
    return slot
  }

  private func isBound(_ name: Name?, _ binding: PatternBinding) -> Bool {
    guard let name else { return false }
    return binding.before.lookUp(name) != nil
  }

  /// Properties as equations, then WHERE. What speaks of other elements of the clause is deferred,
  /// but for the steps of several: those cannot be told afterwards.
  private func predicates(
    of subject: BoundVariable, _ properties: Expression?, _ predicate: Expression?,
    _ span: SourceSpan, _ scope: Scope, _ binding: inout PatternBinding
  ) throws(CypherError) -> [BoundExpression] {
    let context = ExpressionContext(scope)
    var own: [BoundExpression] = []
    let introduced = Set(binding.introduced)
    func keep(_ bound: [BoundExpression], since start: Int) {
      guard case .slot(let slot) = subject else {
        own += bound
        return
      }
      let speaksOfOthers = references[start...].contains { $0 != slot && introduced.contains($0) }
      if speaksOfOthers { binding.deferred += bound } else { own += bound }
    }
    for (key, value) in try PatternRules.entries(of: properties) {
      let start = references.count
      let equation = try equation(subject, key, value, span, context)
      keep([equation], since: start)
    }
    if let predicate {
      for part in predicate.conjuncts {
        let start = references.count
        keep(try bindPredicate(part, context).conjuncts, since: start)
      }
    }
    return own
  }

  /// `subject.key = value`.
  func equation(
    _ subject: BoundVariable, _ key: Name, _ value: Expression, _ span: SourceSpan,
    _ context: ExpressionContext
  ) throws(CypherError) -> BoundExpression {
    let bound = try bind(value, context.value)
    let property = BoundExpression(
      .property(variable(subject, key.span), key: key.text), .any, key.span)
    return BoundExpression(
      .comparison(.equal, property, bound), .boolean, key.span.joined(with: value.span))
  }
}

extension Expression {
  /// The parts of an AND, or the expression itself.
  fileprivate var conjuncts: [Expression] {
    if case .and(let parts) = kind { parts.flatMap(\.conjuncts) } else { [self] }
  }
}
