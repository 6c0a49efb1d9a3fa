/// Answers path queries by the definition: every walk is made, every walk is asked.
///
/// All walks from every node up to a bound are enumerated, each is matched against the pattern in
/// every way it can be, modes and predicates throw out what they forbid, and selectors choose
/// among what is left between the same two ends. Exponential in the bound, meant for graphs of a
/// handful of nodes; nothing here is clever, so that it can judge an engine that is.
public struct PathEnumerator {
  public typealias Bindings = [String: PathValue]

  /// One way in which a path pattern matched.
  public struct Match: Sendable, Hashable {
    public var walk: PathWalk
    public var bindings: Bindings
  }

  public let graph: PathGraph
  /// How many relationships a walk may have where relationships may repeat and nothing in the
  /// pattern bounds it.
  public let walkBound: Int
  /// Among paths that a selector may choose from freely, whether it takes the last.
  public let prefersLast: Bool
  let evaluator: PathEvaluator

  public init(_ graph: PathGraph, walkBound: Int = 6, prefersLast: Bool = false) {
    self.graph = graph
    self.walkBound = walkBound
    self.prefersLast = prefersLast
    evaluator = PathEvaluator(graph: graph)
  }

  // MARK: - Clauses

  /// The bindings after all MATCH clauses, in no particular order.
  public func bindings(of matches: [PathMatch]) -> [Bindings] {
    var rows: [Bindings] = [[:]]
    for match in matches { rows = rows.flatMap { bindings(of: match, given: $0) } }
    return rows
  }

  /// The bindings of one clause, given those of the clauses before it.
  public func bindings(of match: PathMatch, given: Bindings) -> [Bindings] {
    var partial: [(bindings: Bindings, used: Set<Int>)] = [(given, [])]
    for pattern in match.patterns {
      var next: [(bindings: Bindings, used: Set<Int>)] = []
      for (known, used) in partial {
        for found in matches(of: pattern, in: match, given: known) {
          let fresh = Set(found.walk.relationships)
          if !match.isRepeatable && !used.isDisjoint(with: fresh) { continue }
          next.append((found.bindings, used.union(fresh)))
        }
      }
      partial = next
    }
    return partial.map(\.bindings).filter { evaluator.holds(match.predicate, $0) }
  }

  /// The matches of one path pattern that its mode, predicate and selector leave.
  public func matches(of pattern: PathPattern, in match: PathMatch, given: Bindings) -> [Match] {
    select(candidates(of: pattern, in: match, given: given), pattern.selector)
  }

  /// The matches that the selector chooses from.
  public func candidates(
    of pattern: PathPattern, in match: PathMatch, given: Bindings
  ) -> [Match] {
    // Where relationships must differ, no pattern has use for a walk that repeats one.
    let isTrail = !match.isRepeatable || pattern.mode != .walk
    let longest = pattern.lengthMax
    let bound =
      isTrail
      ? min(longest ?? Int.max, graph.relationships.count) : longest ?? walkBound
    var found: [Match] = []
    for start in graph.nodes.indices {
      for walk in walks(from: start, upTo: bound, isTrail: isTrail)
      where walk.keeps(to: pattern.mode) {
        for var bindings in ways(to: pattern.elements, walk, given: given) {
          if let variable = pattern.variable { bindings[variable] = .path(walk) }
          guard evaluator.holds(pattern.predicate, bindings) else { continue }
          if pattern.isFunction && !evaluator.holds(match.predicate, bindings) { continue }
          found.append(Match(walk: walk, bindings: bindings))
        }
      }
    }
    return found
  }

  /// Every walk from a node, the empty one first, shorter before longer on the same way.
  func walks(from start: Int, upTo bound: Int, isTrail: Bool) -> [PathWalk] {
    var walks: [PathWalk] = []
    var walk = PathWalk(nodes: [start], relationships: [])
    func extend() {
      walks.append(walk)
      guard walk.length < bound else { return }
      for step in graph.steps(from: walk.nodes[walk.length]) {
        if isTrail && walk.relationships.contains(step.relationship) { continue }
        walk.nodes.append(step.target)
        walk.relationships.append(step.relationship)
        extend()
        walk.nodes.removeLast()
        walk.relationships.removeLast()
      }
    }
    extend()
    return walks
  }

  // MARK: - Selectors

  /// What a selector keeps: for each pair of ends by itself.
  public func select(_ matches: [Match], _ selector: PathSelector) -> [Match] {
    if selector == .all { return matches }
    var partitions: [[Int]: [Match]] = [:]
    for match in matches { partitions[Self.ends(of: match), default: []].append(match) }
    return partitions.values.flatMap { partition in
      let ordered = partition.sorted { isBefore($0, $1) }
      switch selector {
      case .all: return ordered
      case .any(let count):
        return Array(prefersLast ? ordered.suffix(count) : ordered.prefix(count))
      case .shortest(let count): return Array(ordered.prefix(count))
      case .shortestGroups(let count):
        let lengths = Set(Set(ordered.map(\.walk.length)).sorted().prefix(count))
        return ordered.filter { lengths.contains($0.walk.length) }
      }
    }
  }

  static func ends(of match: Match) -> [Int] {
    [match.walk.nodes[0], match.walk.nodes[match.walk.length]]
  }

  private func isBefore(_ left: Match, _ right: Match) -> Bool {
    if left.walk.length != right.walk.length { return left.walk.length < right.walk.length }
    let isLower = left.walk.relationships.lexicographicallyPrecedes(right.walk.relationships)
    let isHigher = right.walk.relationships.lexicographicallyPrecedes(left.walk.relationships)
    return prefersLast ? isHigher : isLower
  }
}

extension PathPattern {
  /// How many relationships the pattern can have at most; nil where nothing bounds it.
  public var lengthMax: Int? { Self.lengthMax(of: elements) }

  private static func lengthMax(of elements: [PathElement]) -> Int? {
    var sum = 0
    for element in elements {
      switch element {
      case .node: break
      case .relationship(_, _, nil): sum += 1
      case .relationship(_, _, .some(let quantifier)):
        guard let high = quantifier.high else { return nil }
        sum += high
      case .group(let inner, _, let quantifier):
        guard let high = quantifier.high, let length = lengthMax(of: inner) else { return nil }
        sum += high * length
      }
    }
    return sum
  }
}
