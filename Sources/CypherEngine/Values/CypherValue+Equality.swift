import PropertyGraph

extension CypherValue {
  /// Whether two values are equal as `=` has it: true, false, or nil where null makes it unknown.
  ///
  /// Values of different kinds are unequal, numbers aside, which compare exactly. NaN equals
  /// nothing. In lists and maps a difference decides; where there is none, a null inside leaves the
  /// answer unknown. Nodes and relationships are equal when they are the same, paths when they are
  /// the same nodes and relationships one after the other, whichever way a pattern met them.
  /// Temporal values are equal field by field: one instant told in two time zones is two values.
  public func equals(_ other: CypherValue) -> Bool? {
    switch (self, other) {
    case (.null, _), (_, .null): return nil
    case (.integer(let a), .integer(let b)): return a == b
    case (.string(let a), .string(let b)): return a == b
    case (.node(let a), .node(let b)): return a == b
    case (.boolean(let a), .boolean(let b)): return a == b
    case (.float(let a), .float(let b)): return a == b
    case (.integer(let a), .float(let b)): return NumberComparison.order(a, b) == 0
    case (.float(let a), .integer(let b)): return NumberComparison.order(b, a) == 0
    case (.relationship(let a), .relationship(let b)): return a.packed == b.packed
    case (.date(let a), .date(let b)): return a == b
    case (.temporal(let a), .temporal(let b)): return a == b
    case (.point(let a), .point(let b)): return a == b
    case (.path(let a), .path(let b)): return a.isSame(as: b)
    case (.bytes(let a), .bytes(let b)): return a == b
    case (.list(let a), .list(let b)): return Self.equal(a, b)
    case (.map(let a), .map(let b)): return Self.equal(a, b)
    default: return false
    }
  }

  private static func equal(_ a: [CypherValue], _ b: [CypherValue]) -> Bool? {
    guard a.count == b.count else { return false }
    var isKnown = true
    for at in a.indices {
      switch a[at].equals(b[at]) {
      case false?: return false
      case nil: isKnown = false
      case true?: break
      }
    }
    return isKnown ? true : nil
  }

  private static func equal(_ a: CypherMap, _ b: CypherMap) -> Bool? {
    guard a.count == b.count else { return false }
    var isKnown = true
    for (x, y) in zip(a.sorted, b.sorted) {
      guard x.key == y.key else { return false }
      switch x.value.equals(y.value) {
      case false?: return false
      case nil: isKnown = false
      case true?: break
      }
    }
    return isKnown ? true : nil
  }

  /// Whether the value is among those of a list, as `IN` has it: true once an element is equal,
  /// otherwise unknown if any comparison was, otherwise false. Nothing is in the empty list, not
  /// even null.
  public func isContained(in list: [CypherValue]) -> Bool? {
    var isKnown = true
    for element in list {
      switch equals(element) {
      case true?: return true
      case nil: isKnown = false
      case false?: break
      }
    }
    return isKnown ? false : nil
  }
}

extension PathValue {
  /// Whether both are the same nodes and relationships in the same order.
  func isSame(as other: PathValue) -> Bool {
    nodes == other.nodes && relationships.count == other.relationships.count
      && zip(relationships, other.relationships).allSatisfy { $0.packed == $1.packed }
  }
}
