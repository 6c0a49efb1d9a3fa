import CypherSyntax
import PropertyGraph

/// Which properties' values may show in what an expression gives. See ``PropertyFlow``.
extension BindingSession {
  func flow(of expression: BoundExpression) -> PropertyFlow {
    switch expression.kind {
    case .literal, .parameter: return .none
    case .variable(let slot): return slots[slot.number].flow
    case .local(let local): return locals[local.number].flow
    case .list(let items), .coalesce(let items): return flow(of: items)
    case .map(let entries): return flow(of: entries.map(\.value))
    case .mapProjection(let base, let items): return flow(of: items, base)
    case .property(let base, let key): return flow(ofProperty: key, of: base)
    case .subscripted(let base, let index): return flow(ofElement: index, of: base)
    case .slice(let base, _, _): return flow(of: base)
    case .negated(let base): return flow(of: base).derived
    case .arithmetic(_, let a, let b):
      let joined = flow(of: a).joined(with: flow(of: b))
      if case .list = expression.type { return joined }
      return joined.derived
    case .case(let branches, let otherwise):
      return flow(of: branches.map(\.result) + [otherwise].compactMap { $0 })
    case .function(let function, let arguments):
      if Self.revealsNothing.contains(function.name) { return .none }
      if function.name == "properties", let element = arguments.first {
        return flow(ofAllProperties: element)
      }
      let flow = flow(of: arguments)
      return Self.passesOn.contains(function.name) ? flow : flow.derived
    case .listComprehension(_, let list, _, let projection): return flow(of: projection ?? list)
    case .reduce(let accumulator, let initial, _, _, let step):
      return flow(of: initial).joined(with: flow(of: step))
        .joined(with: locals[accumulator.number].flow)
    case .subquery(let kind, let subquery):
      guard kind == .collect, let slot = subquery.query.outputs.first else { return .none }
      return slots[slot.number].flow
    case .planned: return .unknown
    // Truth values.
    case .labels, .not, .and, .or, .xor, .comparison, .string, .contained, .isNull, .isNotNull,
      .isTyped, .quantified:
      return .none
    }
  }

  func flow(of expressions: [BoundExpression]) -> PropertyFlow {
    expressions.reduce(.none) { $0.joined(with: flow(of: $1)) }
  }

  /// Functions that tell nothing of a value but its kind, number or name in the graph.
  private static let revealsNothing: Set<String> = [
    "elementId", "endNode", "id", "keys", "labels", "length", "nodes", "relationships", "size",
    "startNode", "type",
  ]

  /// Functions that give an element of a list as it is, or the list itself.
  private static let passesOn: Set<String> = ["head", "last", "tail"]

  private func flow(ofProperty key: String, of base: BoundExpression) -> PropertyFlow {
    switch base.type {
    case .node, .relationship: PropertyFlow(PropertySource(key, labels: labels(of: base)))
    case .map: flow(of: base).entry(key)
    case .any, .null:
      flow(of: base).entry(key).joined(
        with: PropertyFlow(PropertySource(key, labels: labels(of: base))))
    // A component of a date is as good as the date.
    default: flow(of: base).derived
    }
  }

  private func flow(ofAllProperties base: BoundExpression) -> PropertyFlow {
    let all = PropertyFlow(PropertySource(nil, labels: labels(of: base)))
    switch base.type {
    case .node, .relationship: return all
    case .map: return flow(of: base)
    default: return flow(of: base).joined(with: all)
    }
  }

  /// What a pattern says of the labels or the type of an element.
  private func labels(of element: BoundExpression) -> [String] {
    if case .variable(let slot) = element.kind { return slots[slot.number].labels }
    return []
  }

  private func flow(ofElement index: BoundExpression, of base: BoundExpression) -> PropertyFlow {
    switch base.type {
    case .list: return flow(of: base)
    case .map:
      // Which entry it is nobody can tell.
      guard case .string(let key)? = index.literal else { return flow(of: base).derived }
      return flow(of: base).entry(key.text)
    default:
      if case .string(let key)? = index.literal {
        return flow(ofProperty: key.text, of: base)
      }
      // A number asks a list for an element; anything else may be any key.
      return index.type.isNumeric ? flow(of: base) : .unknown
    }
  }

  private func flow(of items: [BoundProjectionItem], _ base: BoundExpression) -> PropertyFlow {
    var result = PropertyFlow.none
    for item in items {
      switch item {
      case .property(let key): result = result.joined(with: flow(ofProperty: key, of: base))
      case .allProperties:
        result = result.joined(with: flow(ofAllProperties: base))
      case .entry(_, let value): result = result.joined(with: flow(of: value))
      }
    }
    return result
  }
}
