import CypherSyntax

/// CREATE and MERGE: patterns as something to make.
extension BindingSession {
  /// One CREATE, or several where properties speak of what the same clause makes: no clause reads
  /// what it writes itself.
  func bindCreate(
    _ clause: CreateClause, _ scope: inout Scope
  ) throws(CypherError) -> [BoundCreate] {
    var making = Making(scope: scope, word: "CREATE", readsOwn: true)
    for pattern in clause.patterns { try make(pattern, &making) }
    scope = making.scope
    return making.stages.map(\.create)
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
    var making = Making(scope: scope, word: "MERGE", readsOwn: false)
    try make(clause.pattern, &making)
    var binding = PatternBinding(before: scope, isRepeatable: false)
    for (slot, name) in making.introduced { binding.introduce(slot, as: name) }
    let path = try bindMade(making.pattern(clause.pattern), &binding)
    let match = BoundMatch(
      isOptional: false, paths: [path], predicates: binding.deferred,
      introduced: binding.introduced)
    scope = making.scope
    return BoundMerge(
      match: match, create: making.stages[0].create,
      onCreate: try bindSetItems(clause.onCreate, scope),
      onMatch: try bindSetItems(clause.onMatch, scope))
  }

  // MARK: - Making

  /// What is made at one go: nodes, then relationships and paths.
  private struct Stage {
    var nodes: [BoundCreate.Element] = []
    var others: [BoundCreate.Element] = []

    var create: BoundCreate { BoundCreate(elements: nodes + others) }

    func makes(_ slot: Slot) -> Bool { create.elements.contains { $0.slot == slot } }
  }

  /// What is gathered while patterns to make are bound.
  private struct Making {
    let word: String
    /// Whether properties may speak of what the clause makes.
    let readsOwn: Bool
    var scope: Scope
    /// What properties see.
    var values: Scope
    var stages = [Stage()]
    var introduced: [(slot: Slot, name: Name?)] = []
    /// Slots of the elements of the pattern at hand.
    var parts: [Slot] = []

    init(scope: Scope, word: String, readsOwn: Bool) {
      self.word = word
      self.readsOwn = readsOwn
      self.scope = scope
      values = scope
    }

    mutating func introduce(_ slot: Slot, _ name: Name?) {
      introduced.append((slot, name))
      guard let name else { return }
      scope.declare(name, .slot(slot))
      if readsOwn {
        values.declare(name, .slot(slot))
      } else {
        values.conceal([name], .sameClause)
      }
    }

    /// Begins another stage where something used is made in the present one.
    mutating func separate<Slots: Sequence<Slot>>(from used: Slots) {
      let present = stages[stages.count - 1]
      if used.contains(where: present.makes) { stages.append(Stage()) }
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
      making.stages[making.stages.count - 1].others.append(.path(slot: slot, parts: making.parts))
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
    let properties = try bindProperties(node.properties, &making)
    let slot =
      node.variable.map { declareSlot($0.text, .node) } ?? declareAnonymousSlot("node", .node)
    making.introduce(slot, node.variable)
    making.stages[making.stages.count - 1].nodes.append(
      .node(slot: slot, labels: labels, properties: properties))
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
    let properties = try bindProperties(tie.properties, &making)
    let slot =
      tie.variable.map { declareSlot($0.text, .relationship) }
      ?? declareAnonymousSlot("relationship", .relationship)
    making.introduce(slot, tie.variable)
    // What MERGE makes of an undirected pattern goes from left to right.
    let isIncoming = tie.direction == .incoming
    making.stages[making.stages.count - 1].others.append(
      .relationship(
        slot: slot, type: type, from: isIncoming ? right : left, to: isIncoming ? left : right,
        properties: properties))
    return slot
  }

  private func bindProperties(
    _ properties: Expression?, _ making: inout Making
  ) throws(CypherError) -> BoundExpression? {
    guard let properties else { return nil }
    let start = references.count
    let bound = try bind(properties, ExpressionContext(making.values))
    making.separate(from: references[start...])
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
