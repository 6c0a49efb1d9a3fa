/// What a newer delivery takes the place of: everything that only these sources said is withdrawn,
/// unless it comes again.
struct Withdrawal {
  var sources: Set<UInt32>
  var by: UInt32
  /// Nodes of the base that a row mentioned again.
  var citedNodes: Set<UInt32> = []
  /// Relationships that are withdrawn, by type and position.
  var relationships: Set<RelationshipIndex> = []

  /// Whether an element rests on these sources alone.
  func covers(_ citations: [Citation]) -> Bool {
    !citations.isEmpty && citations.allSatisfy { sources.contains($0.source) }
  }
}

extension GraphBuilder {
  /// Lets what some sources said count no more, unless what arrives says it again: nodes by their
  /// key, relationships by their ends, type and properties, one for one. It stays on record,
  /// marked. A node that still has a relationship stays.
  ///
  /// - Parameter source: the source that takes their place.
  public func withdraw(sources: Set<UInt32>, by source: UInt32) {
    withdrawal = Withdrawal(sources: sources, by: source)
  }

  /// Withdraws the relationships of a type that rest on withdrawn sources alone and did not come
  /// again.
  func withdrawRelationships(
    _ type: Int, except standing: Set<UInt32>, report: inout Report
  ) throws(GraphError) {
    guard let base, let withdrawal else { return }
    for position in 0..<base.overlay.segmentPositionLimit(type)
    where !standing.contains(position) && base.state(type, position).isLive {
      guard withdrawal.covers(try base.citations(type, position)) else { continue }
      let ends = try base.ends(type, position)
      changes.append(
        .setRelationshipState(
          UInt16(type), position, from: ends.from, to: ends.to, .withdrawn(by: withdrawal.by)))
      self.withdrawal!.relationships.insert(
        RelationshipIndex(type: TypeID(UInt16(type)), position: position))
      report.withdrawn += 1
    }
  }

  /// Withdraws the nodes that rest on withdrawn sources alone, did not come again, and have no
  /// relationship left.
  func withdrawNodes(_ touched: Set<UInt32>, report: inout Report) throws(GraphError) {
    guard let base, let withdrawal else { return }
    for node in 0..<firstNode
    where base.isLive(node) && !withdrawal.citedNodes.contains(node) && !touched.contains(node) {
      guard withdrawal.covers(try base.citations(of: node)), try !hasRelationship(node) else {
        continue
      }
      changes.append(.setState(node, .withdrawn(by: withdrawal.by)))
      report.withdrawn += 1
      report.withdrawnNodes += 1
    }
  }

  private func hasRelationship(_ node: UInt32) throws(GraphError) -> Bool {
    for type in 0..<base!.names.types.count {
      for isForward in [true, false] {
        let left = try base!.neighbours(of: node, type, isForward: isForward)
        let stays = left.contains {
          !withdrawal!.relationships.contains(
            RelationshipIndex(type: TypeID(UInt16(type)), position: $0.position))
        }
        if stays { return true }
      }
    }
    return false
  }
}
