import PropertyGraph

/// The path that an enumeration has come to, in walking order, and what may not come again on it.
struct PathUnderWay {
  private let program: PathProgram
  let isForward: Bool
  private var nodes: [UInt32] = []
  private var relationships: [RelationshipValue] = []
  /// How long the path was at each node of the pattern.
  private var lengths: [Int]
  private var walkedNodes = RepeatGuard()
  private var walkedRelationships = RepeatGuard()
  private let strides: [Int]

  init(_ program: PathProgram, isForward: Bool) {
    self.program = program
    self.isForward = isForward
    lengths = Array(repeating: 0, count: program.junctions.count)
    strides = program.links.map(\.steps.count)
  }

  var length: Int { relationships.count }
  var node: UInt32 { nodes[nodes.count - 1] }

  /// Whether it has come back to its beginning where nothing may follow then.
  var isClosed: Bool {
    program.description.uniqueness.nodes == .differButForEnds && nodes.count > 1
      && nodes[0] == node
  }

  mutating func begin(_ node: UInt32) {
    nodes = [node]
    relationships.removeAll(keepingCapacity: true)
    walkedNodes.removeAll()
    walkedRelationships.removeAll()
  }

  /// Whether a hop would repeat what must not come twice.
  func repeats(_ hop: Hop) -> Bool {
    let uniqueness = program.description.uniqueness
    if uniqueness.hasDifferentRelationships,
      walkedRelationships.contains(hop.relationship.packed)
    {
      return true
    }
    switch uniqueness.nodes {
    case .mayRepeat: return false
    case .differ: return hop.node == nodes[0] || walkedNodes.contains(UInt64(hop.node))
    case .differButForEnds: return isClosed || walkedNodes.contains(UInt64(hop.node))
    }
  }

  /// Takes a hop on; false where it must not.
  mutating func push(_ hop: Hop) -> Bool {
    if repeats(hop) { return false }
    nodes.append(hop.node)
    relationships.append(hop.relationship)
    let uniqueness = program.description.uniqueness
    if uniqueness.hasDifferentRelationships { walkedRelationships.push(hop.relationship.packed) }
    if uniqueness.nodes != .mayRepeat { walkedNodes.push(UInt64(hop.node)) }
    return true
  }

  mutating func shorten(to length: Int) {
    let uniqueness = program.description.uniqueness
    while relationships.count > length {
      relationships.removeLast()
      nodes.removeLast()
      if uniqueness.hasDifferentRelationships { walkedRelationships.pop() }
      if uniqueness.nodes != .mayRepeat { walkedNodes.pop() }
    }
  }

  /// The path stands at a node of the pattern.
  mutating func note(_ junction: Int) { lengths[junction] = length }

  /// What was walked so far, in the order of the pattern; places not reached yet mean nothing.
  var match: PathMatch {
    if isForward {
      return PathMatch(
        nodes: nodes, relationships: relationships, places: lengths, strides: strides)
    }
    return PathMatch(
      nodes: nodes.reversed(), relationships: relationships.reversed(),
      places: lengths.map { length - $0 }, strides: strides)
  }
}

extension PathWalker {
  /// Whether the conditions hold that can be run once a path has come to a node of the pattern.
  func passesLate(_ path: PathUnderWay, at junction: Int) throws -> Bool {
    guard program.hasLateChecks else { return true }
    let isForward = path.isForward
    let ready = program.lateChecks.filter {
      (isForward ? $0.readyForward : $0.readyBackward) == junction
    }
    guard !ready.isEmpty else { return true }
    let match = path.match
    return try ready.allSatisfy { try passes($0, match) }
  }

  /// Whether a late condition holds on a match of which all that it needs is known.
  func passes(_ late: LateCheck, _ match: PathMatch) throws -> Bool {
    for need in late.check.needs where !need.part.isInner {
      frame.locals[need.local.number] = match.value(need.part)
    }
    guard let link = late.link else { return try late.check.expression.isTrue(frame) }
    let stride = match.strides[link]
    for start in Swift.stride(from: match.places[link], to: match.places[link + 1], by: stride) {
      for need in late.check.needs {
        switch need.part {
        case .innerNode(let place):
          frame.locals[need.local.number] = .node(NodeIndex(match.nodes[start + place]))
        case .innerRelationship(let step):
          frame.locals[need.local.number] = .relationship(match.relationships[start + step])
        default: break
        }
      }
      guard try late.check.expression.isTrue(frame) else { return false }
    }
    return true
  }
}
