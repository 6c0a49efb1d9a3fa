import CypherSyntax
import PropertyGraph

extension PathDescription {
  /// Makes a pattern ready for a snapshot.
  ///
  /// A slot that the pattern itself fills has no column while the search runs: its value stands in
  /// a local, and `compile` is told in which.
  ///
  /// - Parameters:
  ///   - hasDifferentRelationships: the match mode of the clause.
  ///   - firstLocal: locals from here on are free.
  ///   - compile: makes a condition ready, slots read from the locals given for them.
  /// - Throws: what `compile` throws.
  public init(
    _ path: BoundPath, hasDifferentRelationships: Bool, firstLocal: Int, _ snapshot: GraphSnapshot,
    compile: (BoundExpression, [Slot: Local]) throws -> CompiledExpression
  ) throws {
    try self.init(
      layout: PathLayout(path, firstLocal: firstLocal, snapshot), path,
      hasDifferentRelationships: hasDifferentRelationships, compile)
  }

  private init(
    layout: PathLayout, _ path: BoundPath, hasDifferentRelationships: Bool,
    _ compile: (BoundExpression, [Slot: Local]) throws -> CompiledExpression
  ) throws {
    let selection: Selection =
      switch path.selector {
      case .all: Selection(.all)
      // Any paths will do, so the shortest do.
      case .any(let count), .shortest(let count):
        Selection(.shortest, count: try count.map { try compile($0, [:]) })
      case .shortestGroups(let count):
        Selection(.shortestGroups, count: try count.map { try compile($0, [:]) })
      case .legacyShortestPath: Selection(.shortest, isLegacy: true)
      case .legacyAllShortestPaths: Selection(.shortestGroups, isLegacy: true)
      }
    var links = layout.links
    var checks = layout.checks
    for at in links.indices {
      for condition in layout.linkConditions[at] {
        links[at].checks.append(
          Check(
            try compile(condition, layout.locals), needs: layout.needs(of: condition, link: at)))
      }
    }
    for condition in layout.conditions + path.predicates.flatMap(\.conjuncts) {
      if let inner = condition.onEachElement, let place = layout.place(of: inner.list) {
        let check = try compile(inner.predicate, layout.locals)
        var others = layout.needs(of: inner.predicate, link: nil)
        others.removeAll { $0.local == inner.local }
        for link in place.links {
          for part in place.parts(links[link].steps.count) {
            links[link].checks.append(
              Check(check, needs: [Need(inner.local, part)] + others))
          }
        }
        if place.isFirstNodeToo {
          checks.append(Check(check, needs: [Need(inner.local, .node(0))] + others))
        }
      } else {
        checks.append(
          Check(
            try compile(condition, layout.locals), needs: layout.needs(of: condition, link: nil)))
      }
    }
    self.init(
      nodes: layout.nodes, links: links, selection: selection,
      uniqueness: Uniqueness(path.mode, hasDifferentRelationships: hasDifferentRelationships),
      checks: checks, outputs: layout.outputs, localLimit: layout.localLimit)
  }
}

extension BoundExpression {
  /// A list and what must be true of each of its elements, where the expression says just that.
  var onEachElement: (list: BoundExpression, local: Local, predicate: BoundExpression)? {
    guard case .quantified(let quantification, let local, let list, let predicate) = kind else {
      return nil
    }
    switch quantification {
    case .all: return (list, local, predicate)
    case .none: return (list, local, BoundExpression(.not(predicate), .boolean, predicate.span))
    case .any, .single: return nil
    }
  }
}
