import CypherSyntax

/// CREATE and MERGE: patterns as something to make.
extension BindingSession {
  func bindCreate(
    _ clause: CreateClause, _ scope: inout Scope
  ) throws(CypherError) -> BoundCreate {
    var making = Making(before: scope, word: "CREATE")
    for pattern in clause.patterns { try make(pattern, &making) }
    scope = making.scope
    return BoundCreate(elements: making.nodes + making.others)
  }

  func bindMerge(
    _ clause: MergeClause, _ scope: inout Scope
  ) throws(CypherError) -> BoundMerge {
    try PatternShape.requirePlain(clause.pattern, "MERGE")
    for element in clause.pattern.elements {
      let properties: Expression? =
        switch element {
        case .node(let node): node.properties
        case .relationship(let tie): tie.properties
        case .group: nil
        }
      _ = try PatternRules.entries(of: properties)
    }
    var making = Making(before: scope, word: "MERGE")
    try make(clause.pattern, &making)
    var binding = PatternBinding(before: scope, isRepeatable: false)
    for (slot, name) in making.introduced { binding.introduce(slot, as: name) }
    let path = try bindMade(making.pattern(clause.pattern), &binding)
    let match = BoundMatch(
      isOptional: false, paths: [path], predicates: binding.deferred,
      introduced: binding.introduced)
    scope = making.scope
    return BoundMerge(
      match: match, create: BoundCreate(elements: making.nodes + making.others),
      onCreate: try bindSetItems(clause.onCreate, scope),
      onMatch: try bindSetItems(clause.onMatch, scope))
  }

  // MARK: - Making

  /// What is gathered while patterns to make are bound.
  private struct Making {
    let before: Scope
    let word: String
    var scope: Scope
    /// What properties see: a clause does not read what it makes.
    var values: Scope
    var nodes: [BoundCreate.Element] = []
    var others: [BoundCreate.Element] = []
    var introduced: [(slot: Slot, name: Name?)] = []
    /// Slots of the elements of the pattern at hand.
    var parts: [Slot] = []

    init(before: Scope, word: String) {
      self.before = before
      self.word = word
      scope = before
      values = before
    }

    mutating func introduce(_ slot: Slot, _ name: Name?) {
      introduced.append((slot, name))
      guard let name else { return }
      scope.declare(name, .slot(slot))
      values.conceal([name], .sameClause)
    }

    /// The pattern with the slots of its elements, to be matched.
    func pattern(_ pattern: PathPattern) -> MadePattern {
      MadePattern(
        pattern: pattern, parts: parts,
        path: pattern.variable.flatMap { name in introduced.first { $0.name == name }?.slot },
        values: values)
    }
  }

  /// A pattern whose elements have their slots.
  private struct MadePattern {
    var pattern: PathPattern
    var parts: [Slot]
    var path: Slot?
    var values: Scope
  }

  private func make(_ pattern: PathPattern, _ making: inout Making) throws(CypherError) {
    try PatternShape.requirePlain(pattern, making.word)
    making.parts = []
    for element in pattern.elements {
      if case .node(let node) = element {
        making.parts.append(try makeNode(node, isAlone: pattern.elements.count == 1, &making))
      } else {
        making.parts.append(Slot(0))
      }
    }
    for (place, element) in pattern.elements.enumerated() {
      guard case .relationship(let tie) = element else { continue }
      making.parts[place] = try makeRelationship(
        tie, between: making.parts[place - 1], making.parts[place + 1], &making)
    }
    if let name = pattern.variable {
      if making.scope.lookUp(name) != nil { throw BinderDiagnostics.alreadyBound(name) }
      let slot = declareSlot(name.text, .path)
      making.introduce(slot, name)
      making.others.append(.path(slot: slot, parts: making.parts))
    }
  }

  private func makeNode(
    _ node: NodePattern, isAlone: Bool, _ making: inout Making
  ) throws(CypherError) -> Slot {
    let labels = try PatternShape.labels(of: node, making.word)
    if let name = node.variable, let referent = making.scope.lookUp(name) {
      let known = variable(referent, name.span)
      guard known.type.mayBe(.node) else {
        throw BinderDiagnostics.typeConflict(name, known.type, .node)
      }
      if isAlone || node.labels != nil || node.properties != nil {
        throw BinderDiagnostics.alreadyBound(name)
      }
      guard case .variable(let slot) = known.kind else {
        throw BinderDiagnostics.alreadyBound(name)
      }
      return slot
    }
    let properties = try bindProperties(node.properties, making.values)
    let slot =
      node.variable.map { declareSlot($0.text, .node) } ?? declareAnonymousSlot("node", .node)
    making.introduce(slot, node.variable)
    making.nodes.append(.node(slot: slot, labels: labels, properties: properties))
    return slot
  }

  private func makeRelationship(
    _ tie: RelationshipPattern, between left: Slot, _ right: Slot, _ making: inout Making
  ) throws(CypherError) -> Slot {
    let type = try PatternShape.type(of: tie, making.word)
    if let name = tie.variable, let referent = making.scope.lookUp(name) {
      let known = variable(referent, name.span)
      guard known.type.mayBe(.relationship) else {
        throw BinderDiagnostics.typeConflict(name, known.type, .relationship)
      }
      throw BinderDiagnostics.alreadyBound(name)
    }
    let properties = try bindProperties(tie.properties, making.values)
    let slot =
      tie.variable.map { declareSlot($0.text, .relationship) }
      ?? declareAnonymousSlot("relationship", .relationship)
    making.introduce(slot, tie.variable)
    // What MERGE makes of an undirected pattern goes from left to right.
    let isIncoming = tie.direction == .incoming
    making.others.append(
      .relationship(
        slot: slot, type: type, from: isIncoming ? right : left, to: isIncoming ? left : right,
        properties: properties))
    return slot
  }

  private func bindProperties(
    _ properties: Expression?, _ scope: Scope
  ) throws(CypherError) -> BoundExpression? {
    guard let properties else { return nil }
    let bound = try bind(properties, ExpressionContext(scope))
    switch bound.type {
    case .any, .null, .map, .node, .relationship: return bound
    default: throw BinderDiagnostics.propertiesAreNotMap(bound.type, bound.span)
    }
  }

  // MARK: - MERGE as a match

  private func bindMade(
    _ made: MadePattern, _ binding: inout PatternBinding
  ) throws(CypherError) -> BoundPath {
    let context = ExpressionContext(made.values)
    var elements: [BoundElement] = []
    for (element, slot) in zip(made.pattern.elements, made.parts) {
      let isBound = !binding.introduced.contains(slot)
      switch element {
      case .node(let node):
        elements.append(
          .node(
            BoundNode(
              variable: .slot(slot), isBound: isBound, labels: node.labels,
              predicates: try equations(slot, node.properties, node.span, context))))
      case .relationship(let tie):
        elements.append(
          .relationship(
            BoundRelationship(
              variable: .slot(slot), isBound: false, types: tie.types, direction: tie.direction,
              length: .single, step: nil,
              predicates: try equations(slot, tie.properties, tie.span, context))))
      case .group(let group): throw BinderDiagnostics.notPlain("MERGE", group.span)
      }
    }
    return BoundPath(variable: made.path, elements: elements)
  }

  private func equations(
    _ slot: Slot, _ properties: Expression?, _ span: SourceSpan, _ context: ExpressionContext
  ) throws(CypherError) -> [BoundExpression] {
    var bound: [BoundExpression] = []
    for (key, value) in try PatternRules.entries(of: properties) {
      bound.append(try equation(.slot(slot), key, value, span, context))
    }
    return bound
  }
}
