import PropertyGraph

@testable import CypherEngine

/// Finds the matches of a pattern as its meaning says and no cleverer: every walk, then every
/// condition, then the selection.
struct PathsByDefinition {
  /// A match, comparable.
  struct Found: Hashable {
    var nodes: [UInt32]
    var relationships: [UInt64]
    var places: [Int]

    var length: Int { relationships.count }
    var pair: [UInt32] { [nodes[0], nodes[nodes.count - 1]] }
  }

  let graph: SmallGraph
  let description: PathDescription
  let isDated: Bool
  /// Longer walks are not looked for.
  let lengthMax: Int
  private let frame: Frame

  init(_ graph: SmallGraph, _ description: PathDescription, isDated: Bool, lengthMax: Int) {
    self.graph = graph
    self.description = description
    self.isDated = isDated
    self.lengthMax = lengthMax
    frame = graph.frame(localCount: description.localLimit, isDated: isDated)
  }

  /// All matches, whatever the selection.
  func matches() throws -> [Found] {
    var found: [Found] = []
    for node in 0..<UInt32(graph.nodeCount) {
      try follow(link: 0, [node], [], [0], &found)
    }
    return found
  }

  private func follow(
    link: Int, _ nodes: [UInt32], _ relationships: [RelationshipValue], _ places: [Int],
    _ found: inout [Found]
  ) throws {
    guard link < description.links.count else {
      let match = PathMatch(
        nodes: nodes, relationships: relationships, places: places,
        strides: description.links.map(\.steps.count))
      if try fits(match) {
        found.append(
          Found(nodes: nodes, relationships: relationships.map(\.packed), places: places))
      }
      return
    }
    try iterate(link, count: 0, nodes, relationships, places, &found)
  }

  private func iterate(
    _ link: Int, count: Int, _ nodes: [UInt32], _ relationships: [RelationshipValue],
    _ places: [Int], _ found: inout [Found]
  ) throws {
    let pattern = description.links[link]
    if count >= pattern.min {
      try follow(link: link + 1, nodes, relationships, places + [relationships.count], &found)
    }
    guard count < pattern.max ?? .max else { return }
    try step(link, 0, nodes, relationships) { nodes, relationships in
      try iterate(link, count: count + 1, nodes, relationships, places, &found)
    }
  }

  private func step(
    _ link: Int, _ number: Int, _ nodes: [UInt32], _ relationships: [RelationshipValue],
    _ body: ([UInt32], [RelationshipValue]) throws -> Void
  ) throws {
    let pattern = description.links[link]
    guard pattern.tests[number].fits(nodes.last!) else { return }
    guard number < pattern.steps.count else { return try body(nodes, relationships) }
    guard relationships.count < lengthMax else { return }
    let step = pattern.steps[number]
    for edge in graph.edges where step.types.contains(TypeID(edge.value.type)) {
      if isDated && !edge.holds { continue }
      var ends: [UInt32] = []
      if step.direction != .incoming, edge.value.from == nodes.last! { ends.append(edge.value.to) }
      if step.direction != .outgoing, edge.value.to == nodes.last!,
        step.direction == .incoming || edge.value.from != edge.value.to
      {
        ends.append(edge.value.from)
      }
      for end in ends where isAllowed(nodes, relationships, edge.value, end) {
        try self.step(link, number + 1, nodes + [end], relationships + [edge.value], body)
      }
    }
  }

  private func isAllowed(
    _ nodes: [UInt32], _ relationships: [RelationshipValue], _ next: RelationshipValue,
    _ end: UInt32
  ) -> Bool {
    let uniqueness = description.uniqueness
    if uniqueness.hasDifferentRelationships, relationships.contains(next) { return false }
    switch uniqueness.nodes {
    case .mayRepeat: return true
    case .differ: return !nodes.contains(end)
    case .differButForEnds:
      let isClosed = nodes.count > 1 && nodes.first == nodes.last
      return !isClosed && !nodes.dropFirst().contains(end)
    }
  }

  // MARK: - Conditions

  private func fits(_ match: PathMatch) throws -> Bool {
    for (at, node) in description.nodes.enumerated() {
      guard node.test.fits(match.node(at)) else { return false }
    }
    for check in description.checks {
      for need in check.needs { frame.locals[need.local.number] = match.value(need.part) }
      guard try check.expression.isTrue(frame) else { return false }
    }
    for (at, link) in description.links.enumerated() {
      for start in stride(
        from: match.places[at], to: match.places[at + 1], by: link.steps.count)
      {
        for check in link.checks {
          for need in check.needs {
            switch need.part {
            case .innerNode(let place):
              frame.locals[need.local.number] = .node(NodeIndex(match.nodes[start + place]))
            case .innerRelationship(let step):
              frame.locals[need.local.number] = .relationship(match.relationships[start + step])
            default: frame.locals[need.local.number] = match.value(need.part)
            }
          }
          guard try check.expression.isTrue(frame) else { return false }
        }
      }
    }
    return true
  }
}
