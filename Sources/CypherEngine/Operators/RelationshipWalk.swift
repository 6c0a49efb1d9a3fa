import CypherSyntax
import PropertyGraph

/// Which relationships a step of a pattern walks, made ready for one state of the graph: adjacency
/// views, and the intervals where a day is asked for.
struct RelationshipWalk {
  /// One type in one direction.
  struct Way {
    let type: UInt16
    let isForward: Bool
    let adjacency: Adjacency
    let validity: GraphSnapshot.Validity?
    /// Whether loops were met already on the other way of an undirected step.
    let skipsLoops: Bool
  }

  let ways: [Way]
  /// For each of them the same relationships met at their other end, loops always included.
  let reversed: [Way]
  let day: CalendarDate?

  init(
    _ types: LabelExpression?, _ direction: RelationshipPattern.Direction,
    _ context: EvaluationContext
  ) throws {
    day = context.day
    let graph = context.graph
    let chosen = TypeTest(types, graph).types
    func found(_ directions: [Bool], skipsLoopsBack: Bool) throws -> [Way] {
      var ways: [Way] = []
      for type in chosen {
        let validity = try context.day == nil ? nil : graph.validity(of: type)
        for (place, isForward) in directions.enumerated() {
          ways.append(
            Way(
              type: type.rawValue, isForward: isForward,
              adjacency: try isForward ? graph.outgoing(type) : graph.incoming(type),
              validity: validity?.isDated == true ? validity : nil,
              skipsLoops: place == 1 && skipsLoopsBack))
        }
      }
      return ways
    }
    let directions: [Bool]
    switch direction {
    case .outgoing: directions = [true]
    case .incoming: directions = [false]
    case .either: directions = [true, false]
    }
    ways = try found(directions, skipsLoopsBack: true)
    reversed = try found(directions.map { !$0 }, skipsLoopsBack: false)
  }
}

extension RelationshipWalk {
  /// How many relationships of a node are looked at.
  func degree(of node: UInt32) -> Int {
    var sum = 1
    for way in ways { sum += way.adjacency.degree(of: node) }
    return sum
  }
}

extension RelationshipWalk.Way {
  /// Calls `body` with each relationship of a node that holds on the day.
  @inline(__always)
  func forEach(
    of node: UInt32, on day: CalendarDate?,
    _ body: (_ neighbour: UInt32, _ relationship: RelationshipValue) throws -> Void
  ) rethrows {
    try adjacency.forEachRelationship(of: node) { neighbour, position in
      if skipsLoops, neighbour == node { return }
      if let validity, let day, !validity.interval(Int(position)).holds(on: day) { return }
      try body(
        neighbour,
        isForward
          ? RelationshipValue(from: node, to: neighbour, position: position, type: type)
          : RelationshipValue(from: neighbour, to: node, position: position, type: type))
    }
  }

  /// Calls `body` with each neighbour of a node over a relationship that holds on the day.
  @inline(__always)
  func forEachNeighbour(
    of node: UInt32, on day: CalendarDate?, _ body: (UInt32) throws -> Void
  ) rethrows {
    if validity == nil {
      try adjacency.forEachNeighbour(of: node) { neighbour in
        if skipsLoops, neighbour == node { return }
        try body(neighbour)
      }
    } else {
      try forEach(of: node, on: day) { neighbour, _ in try body(neighbour) }
    }
  }
}
