import PropertyGraph

/// Visits the ties of one type that a request asks for, each from its start.
struct TieVisitor: Sendable {
  private let outgoing: Adjacency
  private let validity: GraphSnapshot.Validity?
  private let day: CalendarDate?
  private let weights: RelationshipColumn?
  private let otherwise: Double

  init(
    _ snapshot: GraphSnapshot, _ type: TypeID, _ request: ProjectionRequest
  ) throws(GraphError) {
    outgoing = try snapshot.outgoing(type)
    let validity = try snapshot.validity(of: type)
    self.validity = request.day != nil && validity.isDated ? validity : nil
    day = request.day
    if case .property(let name, let otherwise) = request.weight {
      weights = try snapshot.column(name, of: type)
      self.otherwise = otherwise
    } else {
      weights = nil
      otherwise = 1
    }
  }

  /// Calls `body` with the end of each tie of a node and the tie's weight.
  @inline(__always)
  func forEach(from node: UInt32, _ body: (_ end: UInt32, _ weight: Double) -> Void) {
    if validity == nil && weights == nil {
      outgoing.forEachNeighbour(of: node) { body($0, otherwise) }
      return
    }
    outgoing.forEachRelationship(of: node) { end, position in
      if let validity, let day, !validity.interval(Int(position)).holds(on: day) { return }
      body(end, weights?.double(Int(position)) ?? otherwise)
    }
  }
}
