import CypherSyntax
import PropertyGraph

/// Where the variables of a path pattern stand, and the conditions before they are compiled.
struct PathLayout {
  private(set) var nodes: [PathDescription.Node] = []
  private(set) var links: [PathDescription.Link] = []
  private(set) var outputs: [PathDescription.Output] = []
  /// The locals that stand for slots which the pattern fills.
  private(set) var locals: [Slot: Local] = [:]
  private(set) var localLimit: Int
  /// Conditions that come from variables used twice.
  private(set) var checks: [PathDescription.Check] = []
  /// On nodes and single relationships.
  private(set) var conditions: [BoundExpression] = []
  /// On the iterations of each link.
  private(set) var linkConditions: [[BoundExpression]] = []

  /// By slot.
  private var parts: [Slot: PathPart] = [:]
  /// Locals of iterations, by link.
  private var innerParts: [[Local: PathPart]] = []
  private let path: Slot?
  private let snapshot: GraphSnapshot

  init(_ bound: BoundPath, firstLocal: Int, _ snapshot: GraphSnapshot) {
    localLimit = firstLocal
    path = bound.variable
    self.snapshot = snapshot
    for (at, element) in bound.elements.enumerated() {
      switch element {
      case .node(let node): add(node, isEnd: at == 0 || at == bound.elements.count - 1)
      case .relationship(let relationship): add(relationship)
      case .group(let group): add(group)
      }
    }
    if let path { define(path, .path) }
  }

  private mutating func freeLocal() -> Local {
    localLimit += 1
    return Local(localLimit - 1)
  }

  private mutating func define(_ slot: Slot, _ part: PathPart) {
    locals[slot] = freeLocal()
    parts[slot] = part
    outputs.append(PathDescription.Output(slot, part))
  }

  /// A variable that has a value already: here or in the row.
  private mutating func equate(_ slot: Slot, _ part: PathPart) {
    let local = freeLocal()
    var needs = [PathDescription.Need(local, part)]
    guard let known = locals[slot], let knownPart = parts[slot] else {
      checks.append(PathDescription.Check(SameElement(local, .row(slot)), needs: needs))
      return
    }
    needs.append(PathDescription.Need(known, knownPart))
    checks.append(PathDescription.Check(SameElement(local, .local(known)), needs: needs))
  }

  // MARK: - Elements

  private mutating func add(_ node: BoundNode, isEnd: Bool) {
    let part = PathPart.node(nodes.count)
    nodes.append(PathDescription.Node(test: NodeTest(node.labels, snapshot)))
    conditions += node.predicates.flatMap(\.conjuncts)
    guard case .slot(let slot) = node.variable else { return }
    if locals[slot] != nil {
      equate(slot, part)
    } else if !node.isBound {
      define(slot, part)
    } else if !isEnd {
      // Ends that are bound are what a search is given.
      equate(slot, part)
    }
  }

  private mutating func add(_ relationship: BoundRelationship) {
    let link = links.count
    let step = step(relationship)
    var (part, bounds) = (PathPart.relationship(link: link), (min: 1, max: Optional(1)))
    var inner: [Local: PathPart] = [:]
    if case .several(let min, let max) = relationship.length {
      part = .relationships(link: link, step: 0)
      bounds = (min, max)
      if let local = relationship.step { inner[local] = .innerRelationship(step: 0) }
      linkConditions.append(relationship.predicates.flatMap(\.conjuncts))
    } else {
      conditions += relationship.predicates.flatMap(\.conjuncts)
      linkConditions.append([])
    }
    links.append(PathDescription.Link(min: bounds.min, max: bounds.max, steps: [step]))
    innerParts.append(inner)
    guard case .slot(let slot) = relationship.variable else { return }
    if locals[slot] != nil || relationship.isBound {
      equate(slot, part)
    } else {
      define(slot, part)
    }
  }

  private mutating func add(_ group: BoundGroup) {
    let link = links.count
    var steps: [PathDescription.Step] = []
    var tests: [NodeTest] = []
    var inner: [Local: PathPart] = [:]
    var twins: [PathDescription.Check] = []
    var conditions: [BoundExpression] = []
    func name(_ variable: BoundVariable, _ part: PathPart, _ layout: inout PathLayout) {
      guard case .local(let local) = variable else { return }
      guard let known = inner[local] else {
        inner[local] = part
        return
      }
      let other = layout.freeLocal()
      twins.append(
        PathDescription.Check(
          SameElement(other, .local(local)),
          needs: [PathDescription.Need(other, part), PathDescription.Need(local, known)]))
    }
    for element in group.elements {
      switch element {
      case .node(let node):
        name(node.variable, .innerNode(place: tests.count), &self)
        tests.append(NodeTest(node.labels, snapshot))
        conditions += node.predicates.flatMap(\.conjuncts)
      case .relationship(let relationship):
        name(relationship.variable, .innerRelationship(step: steps.count), &self)
        steps.append(step(relationship))
        conditions += relationship.predicates.flatMap(\.conjuncts)
      case .group: preconditionFailure("groups do not nest")
      }
    }
    links.append(
      PathDescription.Link(
        min: group.min, max: group.max, steps: steps, tests: tests, checks: twins))
    linkConditions.append(conditions + group.predicates.flatMap(\.conjuncts))
    innerParts.append(inner)
    for list in group.lists {
      switch inner[list.local] {
      case .innerNode(let place)?: define(list.slot, .nodes(link: link, place: place))
      case .innerRelationship(let step)?:
        define(list.slot, .relationships(link: link, step: step))
      default: break
      }
    }
  }

  /// The step that a relationship is, its types in order of first use.
  private func step(_ relationship: BoundRelationship) -> PathDescription.Step {
    let names = snapshot.types.filter { relationship.types?.fits(type: $0) ?? true }
    return PathDescription.Step(
      types: names.compactMap { snapshot.type($0) }, direction: relationship.direction)
  }

  // MARK: - Conditions

  /// What of the pattern a condition reads.
  ///
  /// - Parameter link: whose iteration it is on.
  func needs(of condition: BoundExpression, link: Int?) -> [PathDescription.Need] {
    let used = condition.usedVariables
    var needs: [PathDescription.Need] = []
    for slot in used.slots {
      if let local = locals[slot], let part = parts[slot] {
        needs.append(PathDescription.Need(local, part))
      }
    }
    guard let link else { return needs }
    for local in used.locals {
      if let part = innerParts[link][local] { needs.append(PathDescription.Need(local, part)) }
    }
    return needs
  }

  /// Elements of a path that are in a list.
  struct Place {
    var links: Range<Int>
    var isFirstNodeToo: Bool
    /// Which parts of an iteration of so many steps.
    var parts: (_ stepCount: Int) -> [PathPart]
  }

  /// Where the elements of a list stand, if they are those of the path or of a link.
  func place(of list: BoundExpression) -> Place? {
    switch list.kind {
    case .function(let function, let arguments):
      guard let path, arguments.count == 1, case .variable(path) = arguments[0].kind else {
        return nil
      }
      switch function.name.lowercased() {
      case "relationships", "rels":
        return Place(links: links.indices, isFirstNodeToo: false) { count in
          (0..<count).map { .innerRelationship(step: $0) }
        }
      case "nodes":
        return Place(links: links.indices, isFirstNodeToo: true) { count in
          (1...count).map { .innerNode(place: $0) }
        }
      default: return nil
      }
    case .variable(let slot):
      switch parts[slot] {
      case .relationships(let link, let step)?:
        return Place(links: link..<link + 1, isFirstNodeToo: false) { _ in
          [.innerRelationship(step: step)]
        }
      case .nodes(let link, let place)?:
        return Place(links: link..<link + 1, isFirstNodeToo: false) { _ in
          [.innerNode(place: place)]
        }
      default: return nil
      }
    default: return nil
    }
  }
}

extension LabelExpression {
  /// Whether a relationship of a type fits.
  func fits(type name: String) -> Bool {
    switch self {
    case .name(let wanted): wanted.text.utf8.elementsEqual(name.utf8)
    case .any: true
    case .not(let part): !part.fits(type: name)
    case .and(let parts): parts.allSatisfy { $0.fits(type: name) }
    case .or(let parts): parts.contains { $0.fits(type: name) }
    }
  }
}
