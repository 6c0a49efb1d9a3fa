import CypherSyntax

extension Expression {
  /// The expressions right inside it, in the order of the text. Those of a subquery are its own
  /// affair and do not count.
  var parts: [Expression] {
    switch kind {
    case .null, .boolean, .integer, .float, .string, .variable, .parameter, .countAll, .subquery:
      []
    case .list(let items), .and(let items), .or(let items), .xor(let items): items
    case .map(let entries): entries.map(\.value)
    case .property(let base, _), .labels(let base, _), .not(let base), .isNull(let base),
      .isNotNull(let base), .isTyped(let base, _, _), .negated(let base), .affirmed(let base):
      [base]
    case .subscripted(let a, let b), .stringTest(_, let a, let b), .contained(let a, let b),
      .arithmetic(_, let a, let b):
      [a, b]
    case .slice(let base, let from, let to): [base, from, to].compactMap { $0 }
    case .mapProjection(let name, let items):
      [Expression(.variable(name), name.span)]
        + items.compactMap { item in
          switch item {
          case .property, .allProperties: nil
          case .variable(let name): Expression(.variable(name), name.span)
          case .entry(let entry): entry.value
          }
        }
    case .comparison(let first, let links): [first] + links.map(\.right)
    case .case(let choice):
      [choice.operand].compactMap { $0 } + choice.branches.flatMap { $0.conditions + [$0.result] }
        + [choice.otherwise].compactMap { $0 }
    case .function(let call): call.arguments
    case .listComprehension(_, let list, let predicate, let projection):
      [list, predicate, projection].compactMap { $0 }
    case .patternComprehension(let pattern, let predicate, let projection):
      pattern.expressions + [predicate, projection].compactMap { $0 }
    case .quantified(_, _, let list, let predicate): [list, predicate].compactMap { $0 }
    case .reduce(_, let initial, _, let list, let step): [initial, list, step]
    case .pattern(let pattern): pattern.expressions
    }
  }
}

extension PathPattern {
  /// Properties and predicates of its elements.
  fileprivate var expressions: [Expression] {
    elements.flatMap(\.expressions) + [predicate].compactMap { $0 }
  }
}

extension PatternElement {
  fileprivate var expressions: [Expression] {
    switch self {
    case .node(let node): [node.properties, node.predicate].compactMap { $0 }
    case .relationship(let tie): [tie.properties, tie.predicate].compactMap { $0 }
    case .group(let group):
      group.elements.flatMap(\.expressions) + [group.predicate].compactMap { $0 }
    }
  }
}
