/// Evaluates expressions over one match: ternary logic, null for what is absent.
///
/// Slow and obvious. It answers what path scenarios ask and nothing else: an operation on kinds of
/// value that the scenarios do not combine is null.
struct PathEvaluator {
  var graph: PathGraph

  func holds(_ predicate: PathExpression?, _ bindings: [String: PathValue]) -> Bool {
    guard let predicate else { return true }
    return value(of: predicate, bindings) == .boolean(true)
  }

  func value(of expression: PathExpression, _ bindings: [String: PathValue]) -> PathValue {
    switch expression {
    case .literal(let value): return value
    case .variable(let name): return bindings[name] ?? .null
    case .property(let owner, let key): return property(value(of: owner, bindings), key)
    case .list(let elements): return .list(elements.map { value(of: $0, bindings) })
    case .binary(let kind, let left, let right):
      return binary(kind, value(of: left, bindings), value(of: right, bindings))
    case .not(let inner):
      guard case .boolean(let value) = value(of: inner, bindings) else { return .null }
      return .boolean(!value)
    case .isNull(let inner): return .boolean(value(of: inner, bindings) == .null)
    case .hasLabels(let owner, let labels):
      switch value(of: owner, bindings) {
      case .node(let at): return .boolean(labels.holds(for: graph.nodes[at].labels))
      case .relationship(let at): return .boolean(labels.holds(for: [graph.relationships[at].type]))
      default: return .null
      }
    case .call(let name, let arguments):
      return call(name, arguments.map { value(of: $0, bindings) })
    case .element(let list, let index):
      guard case .list(let elements) = value(of: list, bindings),
        case .integer(let at) = value(of: index, bindings)
      else { return .null }
      let place = at < 0 ? elements.count + at : at
      return elements.indices.contains(place) ? elements[place] : .null
    case .comprehension(let name, let list, let predicate, let image):
      guard case .list(let elements) = value(of: list, bindings) else { return .null }
      var results: [PathValue] = []
      for element in elements {
        let inner = bindings.merging([name: element]) { $1 }
        if holds(predicate, inner) {
          results.append(image.map { value(of: $0, inner) } ?? element)
        }
      }
      return .list(results)
    case .quantified(let kind, let name, let list, let predicate):
      guard case .list(let elements) = value(of: list, bindings) else { return .null }
      let verdicts = elements.map { element in
        value(of: predicate, bindings.merging([name: element]) { $1 })
      }
      return quantified(kind, verdicts)
    case .aggregate: return .null
    }
  }

  private func property(_ owner: PathValue, _ key: String) -> PathValue {
    switch owner {
    case .node(let at): graph.nodes[at].properties[key] ?? .null
    case .relationship(let at): graph.relationships[at].properties[key] ?? .null
    default: .null
    }
  }

  private func quantified(
    _ kind: PathExpression.Quantifier, _ verdicts: [PathValue]
  ) -> PathValue {
    let right = verdicts.filter { $0 == .boolean(true) }.count
    let isUnknown = verdicts.contains(.null)
    switch kind {
    case .all:
      if verdicts.contains(.boolean(false)) { return .boolean(false) }
      return isUnknown ? .null : .boolean(true)
    case .any: return right > 0 ? .boolean(true) : isUnknown ? .null : .boolean(false)
    case .none: return right > 0 ? .boolean(false) : isUnknown ? .null : .boolean(true)
    case .single:
      if right > 1 { return .boolean(false) }
      return isUnknown ? .null : .boolean(right == 1)
    }
  }

  // MARK: - Operators

  private func binary(
    _ kind: PathExpression.Operator, _ left: PathValue, _ right: PathValue
  ) -> PathValue {
    switch kind {
    case .and:
      if left == .boolean(false) || right == .boolean(false) { return .boolean(false) }
      return left == .null || right == .null ? .null : .boolean(true)
    case .or:
      if left == .boolean(true) || right == .boolean(true) { return .boolean(true) }
      return left == .null || right == .null ? .null : .boolean(false)
    default: break
    }
    if left == .null || right == .null { return .null }
    switch kind {
    case .equal: return .boolean(isEqual(left, right))
    case .unequal: return .boolean(!isEqual(left, right))
    case .within:
      guard case .list(let elements) = right else { return .null }
      if elements.contains(where: { isEqual($0, left) }) { return .boolean(true) }
      return elements.contains(.null) ? .null : .boolean(false)
    case .less: return order(left, right).map { .boolean($0 < 0) } ?? .null
    case .lessOrEqual: return order(left, right).map { .boolean($0 <= 0) } ?? .null
    case .greater: return order(left, right).map { .boolean($0 > 0) } ?? .null
    case .greaterOrEqual: return order(left, right).map { .boolean($0 >= 0) } ?? .null
    case .plus, .minus, .times: return arithmetic(kind, left, right)
    case .and, .or: return .null
    }
  }

  private func number(_ value: PathValue) -> Double? {
    switch value {
    case .integer(let value): Double(value)
    case .float(let value): value
    default: nil
    }
  }

  private func isEqual(_ left: PathValue, _ right: PathValue) -> Bool {
    if let one = number(left), let other = number(right) { return one == other }
    return left == right
  }

  /// Below, at or above zero; nil where the two cannot be compared.
  private func order(_ left: PathValue, _ right: PathValue) -> Int? {
    if let one = number(left), let other = number(right) {
      return one < other ? -1 : one > other ? 1 : 0
    }
    if case .string(let one) = left, case .string(let other) = right {
      let (low, high) = (ExactText(one), ExactText(other))
      return low < high ? -1 : low == high ? 0 : 1
    }
    return nil
  }

  private func arithmetic(
    _ kind: PathExpression.Operator, _ left: PathValue, _ right: PathValue
  ) -> PathValue {
    if case .integer(let one) = left, case .integer(let other) = right {
      return .integer(kind == .plus ? one + other : kind == .minus ? one - other : one * other)
    }
    if case .list(let one) = left, case .list(let other) = right, kind == .plus {
      return .list(one + other)
    }
    if case .string(let one) = left, case .string(let other) = right, kind == .plus {
      return .string(one + other)
    }
    guard let one = number(left), let other = number(right) else { return .null }
    return .float(kind == .plus ? one + other : kind == .minus ? one - other : one * other)
  }

  // MARK: - Functions

  private func call(_ name: String, _ arguments: [PathValue]) -> PathValue {
    guard let first = arguments.first else { return .null }
    switch (name, first) {
    case ("length", .path(let walk)): return .integer(walk.length)
    case ("nodes", .path(let walk)): return .list(walk.nodes.map { .node($0) })
    case ("relationships", .path(let walk)):
      return .list(walk.relationships.map { .relationship($0) })
    case ("size", .list(let elements)): return .integer(elements.count)
    case ("head", .list(let elements)): return elements.first ?? .null
    case ("last", .list(let elements)): return elements.last ?? .null
    case ("type", .relationship(let at)): return .string(graph.relationships[at].type)
    case ("startNode", .relationship(let at)): return .node(graph.relationships[at].source)
    case ("endNode", .relationship(let at)): return .node(graph.relationships[at].target)
    default: return .null
    }
  }
}
