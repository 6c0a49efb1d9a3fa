import CypherSyntax

/// Quantified path patterns: inside, variables are single and live for one iteration.
extension BindingSession {
  func bindGroup(
    _ group: GroupPattern, _ binding: PatternBinding
  ) throws(CypherError) -> BoundGroup {
    guard let quantifier = group.quantifier else {
      preconditionFailure("groups without a quantifier are opened before")
    }
    let (least, most) = try PatternRules.bounds(of: quantifier)
    let aligned = try PatternAlignment.align(group)
    var scope = binding.scopeOfGroups
    var named: [(name: Name, local: Local)] = []
    for element in aligned {
      let name: Name?
      let type: StaticType
      switch element {
      case .node(let node): (name, type) = (node.variable, .node)
      case .relationship(let tie): (name, type) = (tie.variable, .relationship)
      case .group: continue
      }
      guard let name else { continue }
      if let known = named.first(where: { $0.name == name }) {
        let knownType = locals[known.local.number].type
        guard knownType == type else {
          throw BinderDiagnostics.typeConflict(name, knownType, type)
        }
        if type == .relationship, !binding.isRepeatable {
          throw BinderDiagnostics.repeatedRelationship(name)
        }
        continue
      }
      let local = declareLocal(name.text, type)
      scope.declare(name, .local(local))
      named.append((name, local))
    }
    let context = ExpressionContext(scope)
    var elements: [BoundElement] = []
    for element in aligned { elements.append(try bindStep(element, context)) }
    var predicates: [BoundExpression] = []
    if let predicate = group.predicate {
      predicates = try bindPredicate(predicate, context).conjuncts
    }
    var lists: [BoundGroup.GroupList] = []
    for (name, local) in named {
      guard case .slot(let slot)? = binding.scope.lookUp(name) else { continue }
      lists.append(.init(local: local, slot: slot))
    }
    return BoundGroup(
      elements: elements, predicates: predicates, min: least, max: most, lists: lists)
  }

  private func bindStep(
    _ element: PatternElement, _ context: ExpressionContext
  ) throws(CypherError) -> BoundElement {
    switch element {
    case .node(let node):
      let local = local(of: node.variable, "node", .node, context.scope)
      return .node(
        BoundNode(
          variable: .local(local), isBound: false, labels: node.labels,
          predicates: try predicates(
            of: local, node.properties, node.predicate, node.span, context)))
    case .relationship(let tie):
      let local = local(of: tie.variable, "relationship", .relationship, context.scope)
      return .relationship(
        BoundRelationship(
          variable: .local(local), isBound: false, types: tie.types, direction: tie.direction,
          length: .single, step: nil,
          predicates: try predicates(
            of: local, tie.properties, tie.predicate, tie.span, context)))
    case .group(let group): throw BinderDiagnostics.nestedQuantifier(group.span)
    }
  }

  private func local(
    of name: Name?, _ kind: String, _ type: StaticType, _ scope: Scope
  ) -> Local {
    if let name, case .local(let local)? = scope.lookUp(name) { return local }
    return declareLocal("\(kind)#\(locals.count)", type)
  }

  private func predicates(
    of subject: Local, _ properties: Expression?, _ predicate: Expression?, _ span: SourceSpan,
    _ context: ExpressionContext
  ) throws(CypherError) -> [BoundExpression] {
    var bound: [BoundExpression] = []
    for (key, value) in try PatternRules.entries(of: properties) {
      bound.append(try equation(.local(subject), key, value, span, context))
    }
    if let predicate { bound += try bindPredicate(predicate, context).conjuncts }
    return bound
  }
}
