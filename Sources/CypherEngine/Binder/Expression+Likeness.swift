import CypherSyntax

extension Expression {
  /// Whether both say the same, wherever they stand in the text.
  ///
  /// Subqueries and patterns never do: two of them are computed twice.
  func says(_ other: Expression) -> Bool {
    switch (kind, other.kind) {
    case (.null, .null), (.countAll, .countAll): true
    case (.boolean(let a), .boolean(let b)): a == b
    case (.integer(let a), .integer(let b)): a == b
    case (.float(let a), .float(let b)): a == b
    case (.string(let a), .string(let b)): a.utf8.elementsEqual(b.utf8)
    case (.variable(let a), .variable(let b)), (.parameter(let a), .parameter(let b)): a == b
    case (.property(_, let a), .property(_, let b)): a == b && partsSay(other)
    case (.map(let a), .map(let b)): a.map(\.key) == b.map(\.key) && partsSay(other)
    case (.comparison(_, let a), .comparison(_, let b)):
      a.map(\.operator) == b.map(\.operator) && partsSay(other)
    case (.stringTest(let a, _, _), .stringTest(let b, _, _)): a == b && partsSay(other)
    case (.arithmetic(let a, _, _), .arithmetic(let b, _, _)): a == b && partsSay(other)
    case (.isTyped(_, let a, let c), .isTyped(_, let b, let d)):
      a == b && c == d && partsSay(other)
    case (.function(let a), .function(let b)):
      a.fullName.lowercased() == b.fullName.lowercased() && a.isDistinct == b.isDistinct
        && partsSay(other)
    case (.slice(_, let a, let b), .slice(_, let c, let d)):
      (a == nil) == (c == nil) && (b == nil) == (d == nil) && partsSay(other)
    case (.case(let a), .case(let b)):
      (a.operand == nil) == (b.operand == nil) && (a.otherwise == nil) == (b.otherwise == nil)
        && a.branches.map(\.conditions.count) == b.branches.map(\.conditions.count)
        && partsSay(other)
    case (.listComprehension(let a, _, let b, let c), .listComprehension(let d, _, let e, let f)):
      a == d && (b == nil) == (e == nil) && (c == nil) == (f == nil) && partsSay(other)
    case (.quantified(let a, let b, _, _), .quantified(let c, let d, _, _)):
      a == c && b == d && partsSay(other)
    case (.list, .list), (.subscripted, .subscripted), (.not, .not), (.and, .and), (.or, .or),
      (.xor, .xor), (.contained, .contained), (.isNull, .isNull), (.isNotNull, .isNotNull),
      (.negated, .negated), (.affirmed, .affirmed):
      partsSay(other)
    default: false
    }
  }

  private func partsSay(_ other: Expression) -> Bool {
    let (mine, others) = (parts, other.parts)
    return mine.count == others.count && zip(mine, others).allSatisfy { $0.says($1) }
  }

  /// Whether a variable of this name stands anywhere in it.
  func mentions(_ name: Name) -> Bool {
    if case .variable(let own) = kind { return own == name }
    return parts.contains { $0.mentions(name) }
  }

  /// `n` or `n.x.y`.
  var isVariableOrProperty: Bool {
    switch kind {
    case .variable: true
    case .property(let base, _): base.isVariableOrProperty
    default: false
    }
  }

  /// A literal without parts, or a parameter.
  var isConstant: Bool {
    switch kind {
    case .null, .boolean, .integer, .float, .string, .parameter: true
    default: false
    }
  }
}
