import CypherSyntax

/// The patterns of one or several MATCH clauses as nodes and what links them, in no order yet.
struct PatternGraph {
  struct Node {
    var slot: Slot
    /// What every mention of the node asks for, all of it.
    var labels: LabelExpression?
    /// Whether it has a value before the clauses.
    var isOutside: Bool
  }

  struct Link {
    enum Kind {
      case relationship(BoundRelationship)
      /// A whole path pattern with a selector, a mode or a quantified part.
      case path(BoundPath)
    }

    var kind: Kind
    var from: Slot
    var to: Slot
    /// Links of one clause, between which no relationship may come twice.
    var clause: Int
    /// Slots that it gives values, its ends aside.
    var introduced: [Slot]
    var isUnique: Bool
  }

  var nodes: [Node] = []
  var links: [Link] = []
  var conditions: [BoundExpression] = []
  /// Conditions on each relationship of a link that is walked several times, by its number.
  var stepConditions: [Int: [StepCondition]] = [:]
  /// Named paths over slots, made when all their parts are there.
  var paths: [(slot: Slot, parts: [Slot])] = []

  func node(_ slot: Slot) -> Node { nodes.first { $0.slot == slot }! }

  mutating func add(_ node: BoundNode) -> Slot {
    guard case .slot(let slot) = node.variable else {
      preconditionFailure("a node of an iteration outside of it")
    }
    conditions += node.predicates.flatMap(\.conjuncts)
    if let at = nodes.firstIndex(where: { $0.slot == slot }) {
      switch (nodes[at].labels, node.labels) {
      case (let a?, let b?): nodes[at].labels = .and([a, b])
      case (nil, let b): nodes[at].labels = b
      default: break
      }
    } else {
      nodes.append(Node(slot: slot, labels: node.labels, isOutside: node.isBound))
    }
    return slot
  }
}

extension PatternGraph {
  /// - Parameter newSlot: gives slots for what must be remembered and has no name.
  init(_ matches: [BoundMatch], newSlot: (String, StaticType) -> Slot) {
    // Whole paths come last, when it is known what else their inner elements stand in.
    for (number, match) in matches.enumerated() {
      for path in match.paths where Self.isPlain(path, match) {
        add(plain: path, clause: number, isUnique: match.hasDifferentRelationships)
      }
      for path in match.paths where !Self.isPlain(path, match) { addEnds(of: path) }
    }
    for (number, match) in matches.enumerated() {
      var conditions = match.predicates.flatMap(\.conjuncts)
      for path in match.paths where !Self.isPlain(path, match) {
        add(whole: path, match, clause: number, &conditions, newSlot)
      }
      self.conditions += conditions
    }
    pushDownStepConditions()
    demandNodesFromOutside()
  }

  /// A node from before the clauses is found by no scan that would test it: its labels are
  /// conditions. Where nothing is walked from it either, it may be null, or no node at all, and
  /// then fits no pattern.
  private mutating func demandNodesFromOutside() {
    let nowhere = SourceSpan(0, 0)
    for node in nodes where node.isOutside {
      let variable = BoundExpression(.variable(node.slot), .any, nowhere)
      let isNode = BoundExpression(
        .isTyped(variable, type: "NODE NOT NULL", isNegated: false), .boolean, nowhere)
      let labelled = node.labels.map { BoundExpression(.labels(variable, $0), .boolean, nowhere) }
      let isWalked = links.contains { $0.from == node.slot || $0.to == node.slot }
      switch (labelled, isWalked) {
      case (let labelled?, true): conditions.append(labelled)
      // Asking anything else for labels would be an error.
      case (let labelled?, false):
        conditions.append(BoundExpression(.and([isNode, labelled]), .boolean, nowhere))
      case (nil, false): conditions.append(isNode)
      case (nil, true): break
      }
    }
  }

  /// Whether a path is nothing but nodes and relationships to be walked one after the other.
  private static func isPlain(_ path: BoundPath, _ match: BoundMatch) -> Bool {
    guard case .all = path.selector else { return false }
    switch path.mode {
    case nil, .trail: break
    // A walk is a trail where the clause says so.
    case .walk: if !match.hasDifferentRelationships { return false }
    case .acyclic, .simple: return false
    }
    if path.mode == .trail, !match.hasDifferentRelationships { return false }
    return path.elements.allSatisfy { element in
      switch element {
      case .node: return true
      case .relationship(let relationship):
        return relationship.length == .single || match.hasDifferentRelationships
      case .group: return false
      }
    }
  }

  private mutating func add(plain path: BoundPath, clause: Int, isUnique: Bool) {
    conditions += path.predicates.flatMap(\.conjuncts)
    var parts: [Slot] = []
    var pending: BoundRelationship?
    for element in path.elements {
      switch element {
      case .group: preconditionFailure("a group in a plain path")
      case .relationship(let relationship): pending = relationship
      case .node(let node):
        let from = parts.last
        let slot = add(node)
        if let relationship = pending, let from, case .slot(let own) = relationship.variable {
          var link = relationship
          if relationship.length == .single {
            conditions += relationship.predicates.flatMap(\.conjuncts)
            link.predicates = []
          }
          links.append(
            Link(
              kind: .relationship(link), from: from, to: slot, clause: clause,
              introduced: [own], isUnique: isUnique))
          parts.append(own)
          pending = nil
        }
        parts.append(slot)
      }
    }
    if let variable = path.variable { paths.append((variable, parts)) }
  }

  private mutating func addEnds(of path: BoundPath) {
    for element in [path.elements.first, path.elements.last] {
      if case .node(let node)? = element { _ = add(node) }
    }
  }

  /// The path with slots of its own for inner elements that stand in other patterns too, and
  /// conditions that say they are the same.
  private mutating func withOwnElements(
    _ path: BoundPath, _ newSlot: (String, StaticType) -> Slot
  ) -> BoundPath {
    var path = path
    let taken = Set(nodes.map(\.slot) + links.flatMap(\.introduced))
    var renamed: [Slot: Slot] = [:]
    /// The slot to stand in for one, where it must not be used itself.
    func own(_ slot: Slot, _ type: StaticType, isBound: Bool) -> Slot? {
      guard isBound || taken.contains(slot) else { return nil }
      let fresh = newSlot("inner", type)
      renamed[slot] = fresh
      return fresh
    }
    func same(_ fresh: Slot, _ slot: Slot, _ type: StaticType) -> BoundExpression {
      let nowhere = SourceSpan(0, 0)
      return BoundExpression(
        .comparison(
          .equal, BoundExpression(.variable(fresh), type, nowhere),
          BoundExpression(.variable(slot), type, nowhere)), .boolean, nowhere)
    }
    for at in path.elements.indices.dropFirst().dropLast() {
      switch path.elements[at] {
      case .node(var node):
        guard case .slot(let slot) = node.variable,
          let fresh = own(slot, .node, isBound: node.isBound)
        else { continue }
        let isBound = node.isBound
        node.variable = .slot(fresh)
        node.isBound = false
        path.elements[at] = .node(node)
        // What stood before the clause can be compared while searching.
        if isBound {
          path.predicates.append(same(fresh, slot, .node))
        } else {
          conditions.append(same(fresh, slot, .node))
        }
      case .relationship(var relationship):
        guard case .slot(let slot) = relationship.variable, relationship.length == .single,
          let fresh = own(slot, .relationship, isBound: relationship.isBound)
        else { continue }
        relationship.variable = .slot(fresh)
        relationship.isBound = false
        path.elements[at] = .relationship(relationship)
        path.predicates.append(same(fresh, slot, .relationship))
      case .group: continue
      }
    }
    if renamed.isEmpty { return path }
    var own = path
    own.predicates = []
    own = own.mapConditions { $0.renaming(renamed) }
    // Conditions on the whole may compare the two.
    own.predicates = path.predicates
    return own
  }

  private mutating func add(
    whole path: BoundPath, _ match: BoundMatch, clause: Int,
    _ conditions: inout [BoundExpression], _ newSlot: (String, StaticType) -> Slot
  ) {
    var path = withOwnElements(path, newSlot)
    guard case .node(let first)? = path.elements.first, case .node(let last)? = path.elements.last,
      case .slot(let from) = first.variable, case .slot(let to) = last.variable
    else { preconditionFailure("a path that does not begin and end with a node") }
    // Conditions on the ends are the solver's; inside they would be asked again.
    func bare(_ node: BoundNode) -> BoundElement {
      var node = node
      node.predicates = []
      return .node(node)
    }
    path.elements[0] = bare(first)
    path.elements[path.elements.count - 1] = bare(last)
    // What others ask about the path has to be known.
    if path.variable == nil, match.paths.count > 1 {
      path.variable = newSlot("path", .path)
    }
    var introduced = path.introduced.filter { $0 != from && $0 != to }
    switch path.selector {
    case .legacyShortestPath, .legacyAllShortestPaths:
      // The clause's conditions count before the selection.
      let own = Set(introduced)
      let moved = conditions.filter { !$0.slots.isDisjoint(with: own) }
      conditions.removeAll { !$0.slots.isDisjoint(with: own) }
      path.predicates += moved
    default: break
    }
    introduced = Array(Set(introduced)).sorted()
    links.append(
      Link(
        kind: .path(path), from: from, to: to, clause: clause, introduced: introduced,
        isUnique: match.hasDifferentRelationships))
  }
}

extension BoundPath {
  /// Every slot that the path gives a value.
  var introduced: [Slot] {
    var found: [Slot] = [variable].compactMap { $0 }
    for element in elements {
      switch element {
      case .node(let node): if case .slot(let slot) = node.variable { found.append(slot) }
      case .relationship(let relationship):
        if case .slot(let slot) = relationship.variable { found.append(slot) }
      case .group(let group): found += group.lists.map(\.slot)
      }
    }
    return found
  }
}

extension PatternGraph.Link {
  var types: LabelExpression? {
    switch kind {
    case .relationship(let relationship): relationship.types
    case .path: nil
    }
  }

  /// The slot with its relationships: one, a list, or a path.
  var relationshipSlot: Slot? {
    switch kind {
    case .relationship(let relationship):
      if case .slot(let slot) = relationship.variable { slot } else { nil }
    case .path(let path): path.variable
    }
  }

  var isBound: Bool {
    if case .relationship(let relationship) = kind { relationship.isBound } else { false }
  }

  /// Slots that must have values before it can be walked, its ends aside: what the conditions
  /// inside of a whole path compare with.
  var reads: Set<Slot> {
    guard case .path(let path) = kind else { return [] }
    return path.reads.subtracting(introduced).subtracting([from, to])
  }

  /// Whether a relationship might be walked on both.
  func mayShare(with other: PatternGraph.Link) -> Bool {
    guard clause == other.clause, isUnique else { return false }
    if case .relationship = kind, case .relationship = other.kind {
      return TypeTest.mayOverlap(types, other.types)
    }
    return true
  }
}
