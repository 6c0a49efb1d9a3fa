import CypherSyntax
import PropertyGraph

@testable import CypherEngine

/// Patterns of MERGE put together by hand, and a slow, obvious way to match them.
enum MergeFixture {
  /// `MERGE (n:Label … {key: value …})`; the node is in the slot given.
  static func node(
    _ slot: Int, _ labels: [String], _ entries: [(String, BoundExpression)],
    onCreate: [BoundSetItem] = [], onMatch: [BoundSetItem] = []
  ) -> BoundMerge {
    let names = labels.map { LabelExpression.name(Name($0, nowhere)) }
    let element = BoundNode(
      variable: .slot(Slot(slot)), isBound: false, labels: names.isEmpty ? nil : .and(names),
      predicates: equations(slot, entries))
    let path = BoundPath(variable: nil, elements: [.node(element)])
    return BoundMerge(
      match: BoundMatch(
        isOptional: false, paths: [path], predicates: [], introduced: [Slot(slot)]),
      create: BoundCreate(elements: [
        .node(slot: Slot(slot), labels: labels, properties: entries.isEmpty ? nil : map(entries))
      ]), onCreate: onCreate, onMatch: onMatch)
  }

  /// `MERGE (from)-[r:TYPE {…}]->(to)` between bound nodes, or without an arrow.
  static func relationship(
    _ slot: Int, _ type: String, from: Int, to: Int, isDirected: Bool = true,
    _ entries: [(String, BoundExpression)] = [], path: Int? = nil
  ) -> BoundMerge {
    func bound(_ slot: Int) -> BoundElement {
      .node(
        BoundNode(variable: .slot(Slot(slot)), isBound: true, labels: nil, predicates: []))
    }
    let tie = BoundRelationship(
      variable: .slot(Slot(slot)), isBound: false, types: .name(Name(type, nowhere)),
      direction: isDirected ? .outgoing : .either, length: .single, step: nil,
      predicates: equations(slot, entries))
    let written = BoundPath(
      variable: path.map { Slot($0) }, elements: [bound(from), .relationship(tie), bound(to)])
    var made: [BoundCreate.Element] = [
      .relationship(
        slot: Slot(slot), type: type, from: Slot(from), to: Slot(to),
        properties: entries.isEmpty ? nil : map(entries))
    ]
    if let path {
      made.append(.path(slot: Slot(path), parts: [Slot(from), Slot(slot), Slot(to)]))
    }
    return BoundMerge(
      match: BoundMatch(
        isOptional: false, paths: [written], predicates: [],
        introduced: [Slot(slot)] + (path.map { [Slot($0)] } ?? [])),
      create: BoundCreate(elements: made), onCreate: [], onMatch: [])
  }

  private static func equations(
    _ slot: Int, _ entries: [(String, BoundExpression)]
  ) -> [BoundExpression] {
    entries.map {
      BoundExpression(.comparison(.equal, property(slot, $0.0), $0.1), .boolean, nowhere)
    }
  }

  /// Matches a pattern made here by looking at everything in the newest state.
  static func match(
    _ merge: BoundMerge, _ counter: @escaping () -> Void = {}
  ) throws -> MergeExecutor.Match {
    let create = try CompiledCreate(merge.create, compile: compileForTest)
    return { frame in
      counter()
      let graph = frame.context.graph
      guard let element = create.elements.first else { return [] }
      switch element {
      case .node(_, let labels, let properties):
        let wanted = try entries(properties, frame)
        return try graph.ranges.joined().map { NodeIndex($0) }.filter { node in
          let carried = graph.labels(of: node)
          return try labels.allSatisfy(carried.contains)
            && wanted.allSatisfy {
              CypherValue.fits(try graph.value($0.key, of: node), $0.value)
            }
        }.map { [.node($0)] }
      case .relationship(_, let type, let from, let to, let properties):
        guard let type = graph.type(type), let source = frame.batch[from].node(frame.row),
          let target = frame.batch[to].node(frame.row)
        else { return [] }
        let wanted = try entries(properties, frame)
        let isDirected = isDirected(merge)
        var found: [[CypherValue]] = []
        for node in graph.ranges.joined() {
          try graph.outgoing(type).forEachRelationship(of: node) { other, position in
            let isForward = node == source && other == target
            let isBackward = node == target && other == source
            guard isForward || !isDirected && isBackward else { return }
            let index = RelationshipIndex(type: type, position: position)
            let fits = try wanted.allSatisfy {
              CypherValue.fits(try graph.value($0.key, of: index), $0.value)
            }
            let value = RelationshipValue(
              Relationship(index: index, from: NodeIndex(node), to: NodeIndex(other)))
            if fits { found.append([.relationship(value)]) }
          }
        }
        return found
      case .path: return []
      }
    }
  }

  private static func isDirected(_ merge: BoundMerge) -> Bool {
    guard case .relationship(let tie) = merge.match.paths[0].elements[1] else { return true }
    return tie.direction != .either
  }

  private static func entries(
    _ properties: CompiledProperties?, _ frame: Frame
  ) throws -> [(key: String, value: CypherValue)] {
    guard case .entries(let entries)? = properties else { return [] }
    return try entries.map { ($0.key, try $0.value.value(frame)) }
  }
}

extension CypherValue {
  /// Whether a stored value equals one that is asked for.
  fileprivate static func fits(_ stored: Value?, _ wanted: CypherValue) -> Bool {
    stored.map { CypherValue($0).equals(wanted) == true } ?? false
  }
}
