/// How one walk matches one pattern: all ways, from left to right.
extension PathEnumerator {
  /// A place in the walk, and what is bound up to it.
  private typealias Reached = (at: Int, bindings: Bindings)

  /// Every set of bindings under which a pattern's elements spell out a whole walk.
  func ways(to elements: [PathElement], _ walk: PathWalk, given: Bindings) -> [Bindings] {
    reached(elements[...], walk, from: 0, given).filter { $0.at == walk.length }.map(\.bindings)
  }

  private func reached(
    _ elements: ArraySlice<PathElement>, _ walk: PathWalk, from at: Int, _ bindings: Bindings
  ) -> [Reached] {
    guard let element = elements.first else { return [(at, bindings)] }
    return after(element, walk, at, bindings).flatMap {
      reached(elements.dropFirst(), walk, from: $0.at, $0.bindings)
    }
  }

  private func after(
    _ element: PathElement, _ walk: PathWalk, _ at: Int, _ bindings: Bindings
  ) -> [Reached] {
    switch element {
    case .node(let constraint):
      return bind(constraint, .node(walk.nodes[at]), bindings).map { [(at, $0)] } ?? []
    case .relationship(let constraint, let direction, nil):
      return step(constraint, direction, walk, at, bindings).map { [(at + 1, $0)] } ?? []
    case .relationship(let constraint, let direction, .some(let quantifier)):
      let inner = [PathElement.relationship(constraint, direction, nil)]
      return repeated(inner, nil, quantifier, walk, at, bindings)
    case .group(let inner, let predicate, let quantifier):
      return repeated(inner, predicate, quantifier, walk, at, bindings)
    }
  }

  /// Every number of iterations the quantifier allows, each iteration with bindings of its own
  /// that become lists outside.
  private func repeated(
    _ inner: [PathElement], _ predicate: PathExpression?, _ quantifier: PathQuantifier,
    _ walk: PathWalk, _ at: Int, _ bindings: Bindings
  ) -> [Reached] {
    let names = Self.variables(of: inner)
    var results: [Reached] = []
    func iterate(_ count: Int, _ at: Int, _ lists: [String: [PathValue]]) {
      if count >= quantifier.low {
        let groups = lists.mapValues { PathValue.list($0) }
        // A group variable that is bound already must be the same list.
        if names.allSatisfy({ bindings[$0] == nil || bindings[$0] == groups[$0] }) {
          results.append((at, bindings.merging(groups) { $1 }))
        }
      }
      if let high = quantifier.high, count >= high { return }
      let outer = bindings.filter { !names.contains($0.key) }
      for once in reached(inner[...], walk, from: at, outer)
      where once.at > at && evaluator.holds(predicate, once.bindings) {
        var longer = lists
        for name in names { longer[name, default: []].append(once.bindings[name] ?? .null) }
        iterate(count + 1, once.at, longer)
      }
    }
    iterate(0, at, Dictionary(uniqueKeysWithValues: names.map { ($0, []) }))
    return results
  }

  /// The bindings after one relationship, or nil where it does not fit.
  private func step(
    _ constraint: PathConstraint, _ direction: PathDirection, _ walk: PathWalk, _ at: Int,
    _ bindings: Bindings
  ) -> Bindings? {
    guard at < walk.length else { return nil }
    let relationship = graph.relationships[walk.relationships[at]]
    let (from, to) = (walk.nodes[at], walk.nodes[at + 1])
    let isForward = relationship.source == from && relationship.target == to
    let isBackward = relationship.target == from && relationship.source == to
    switch direction {
    case .forward where !isForward: return nil
    case .backward where !isBackward: return nil
    default: return bind(constraint, .relationship(walk.relationships[at]), bindings)
    }
  }

  /// The bindings with a node or relationship added, or nil where it is not what is asked for.
  private func bind(
    _ constraint: PathConstraint, _ value: PathValue, _ bindings: Bindings
  ) -> Bindings? {
    var bindings = bindings
    if let variable = constraint.variable {
      if let known = bindings[variable], known != value { return nil }
      bindings[variable] = value
    }
    let this = "this element"
    let own = bindings.merging([this: value]) { $1 }
    if let labels = constraint.labels,
      !evaluator.holds(.hasLabels(.variable(this), labels), own)
    {
      return nil
    }
    for (key, expression) in constraint.properties {
      let isSame = PathExpression.binary(.equal, .property(.variable(this), key), expression)
      if !evaluator.holds(isSame, own) { return nil }
    }
    return evaluator.holds(constraint.predicate, bindings) ? bindings : nil
  }

  private static func variables(of elements: [PathElement]) -> [String] {
    var names: [String] = []
    for element in elements {
      switch element {
      case .node(let constraint), .relationship(let constraint, _, _):
        if let name = constraint.variable, !names.contains(name) { names.append(name) }
      case .group(let inner, _, _): names += variables(of: inner)
      }
    }
    return names
  }
}
