import CypherSyntax

/// MATCH, and the names that patterns declare.
extension BindingSession {
  func bindMatch(
    _ clause: MatchClause, _ scope: inout Scope
  ) throws(CypherError) -> BoundMatch {
    let isRepeatable = clause.mode == .repeatableElements
    var paths: [AlignedPath] = []
    for pattern in clause.patterns {
      try PatternRules.check(pattern, in: clause)
      paths.append(try PatternAlignment.align(pattern))
    }
    var binding = PatternBinding(before: scope, isRepeatable: isRepeatable)
    for path in paths { try declare(path, &binding) }
    var bound: [BoundPath] = []
    for path in paths { bound.append(try bindPath(path, &binding)) }
    var predicates = binding.deferred
    if let predicate = clause.predicate {
      predicates += try bindPredicate(predicate, ExpressionContext(binding.scope)).conjuncts
    }
    scope = binding.scope
    return BoundMatch(
      isOptional: clause.isOptional, paths: bound, predicates: predicates,
      hasDifferentRelationships: !isRepeatable, introduced: binding.introduced)
  }

  // MARK: - Declarations

  private func declare(
    _ path: AlignedPath, _ binding: inout PatternBinding
  ) throws(CypherError) {
    for element in path.elements {
      switch element {
      case .node(let node):
        if let name = node.variable { try declareNode(name, node.labels, &binding) }
      case .relationship(let tie): try declareRelationship(tie, &binding)
      case .group(let group): try declareGroup(group, &binding)
      }
    }
    let names = [path.pattern.variable, path.pattern.innerVariable].compactMap { $0 }
    guard let first = names.first else { return }
    for name in names where binding.scope.lookUp(name) != nil {
      throw BinderDiagnostics.alreadyBound(name)
    }
    let slot = declareSlot(first.text, .path)
    binding.introduce(slot, as: first)
    if names.count == 2, names[0] != names[1] { binding.scope.declare(names[1], .slot(slot)) }
  }

  private func declareNode(
    _ name: Name, _ labels: LabelExpression?, _ binding: inout PatternBinding
  ) throws(CypherError) {
    if try !takesUp(name, as: .node, &binding) {
      let slot = declareSlot(name.text, .node)
      note(labels: labels?.conjunctiveNames ?? [], of: slot)
      binding.introduce(slot, as: name)
    }
  }

  private func declareRelationship(
    _ tie: RelationshipPattern, _ binding: inout PatternBinding
  ) throws(CypherError) {
    guard let name = tie.variable else { return }
    let type: StaticType = tie.length == .single ? .relationship : .list(.relationship)
    let isKnown = try takesUp(name, as: type, &binding)
    if case .quantified = tie.length, isKnown { throw BinderDiagnostics.alreadyBound(name) }
    if !binding.relationshipNames.insert(name).inserted, !binding.isRepeatable {
      throw BinderDiagnostics.repeatedRelationship(name)
    }
    if !isKnown {
      let slot = declareSlot(name.text, type)
      if let types = tie.types?.disjunctiveNames, types.count == 1 { note(labels: types, of: slot) }
      binding.introduce(slot, as: name)
    }
  }

  /// Outside of a quantified pattern its variables are lists.
  private func declareGroup(
    _ group: GroupPattern, _ binding: inout PatternBinding
  ) throws(CypherError) {
    var own: Set<Name> = []
    for element in group.elements {
      let name: Name?
      let type: StaticType
      switch element {
      case .node(let node): (name, type) = (node.variable, .node)
      case .relationship(let tie): (name, type) = (tie.variable, .relationship)
      case .group: continue
      }
      guard let name, own.insert(name).inserted else { continue }
      if try takesUp(name, as: .list(type), &binding) {
        throw BinderDiagnostics.alreadyBound(name)
      }
      binding.introduce(declareSlot(name.text, .list(type)), as: name)
    }
  }

  /// Whether the name stands for something already, which must then be of the type.
  private func takesUp(
    _ name: Name, as type: StaticType, _ binding: inout PatternBinding
  ) throws(CypherError) -> Bool {
    guard let referent = binding.scope.lookUp(name) else { return false }
    let known: StaticType
    switch referent {
    case .slot(let slot):
      use(slot)
      known = self.type(of: slot)
    case .local(let local):
      known = locals[local.number].type
      // In a subquery a local comes in by a slot.
      if case .slot(let slot) = use(local) { binding.scope.declare(name, .slot(slot)) }
    }
    guard known.mayBe(type) else { throw BinderDiagnostics.typeConflict(name, known, type) }
    return true
  }
}
