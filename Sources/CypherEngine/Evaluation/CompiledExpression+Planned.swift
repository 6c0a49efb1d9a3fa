import CypherSyntax
import PropertyGraph

/// EXISTS, COUNT and COLLECT, run for one row at a time.
final class SubqueryExpression: CompiledExpression {
  private let kind: SubqueryKind
  private let subquery: PlannedSubquery
  private let builder: OperatorBuilder
  /// Made when first asked.
  private var inner: Operator?

  init(_ kind: SubqueryKind, _ subquery: PlannedSubquery, _ builder: OperatorBuilder) {
    self.kind = kind
    self.subquery = subquery
    self.builder = builder
  }

  override func value(_ frame: Frame) throws -> CypherValue {
    let inner = try self.inner ?? subquery.plan.build(builder)
    self.inner = inner
    let box = builder.argument(subquery.argument)
    box.batch = frame.batch.gathered([Int32(frame.row)])
    for (local, slot) in subquery.localImports.map({ ($0.local, $0.slot) }) {
      box.batch[slot] = .constant(frame.locals[local.number])
    }
    try inner.open()
    switch kind {
    case .exists: return .boolean(try inner.next() != nil)
    case .count:
      var count: Int64 = 0
      while let batch = try inner.next() {
        try frame.context.monitor?.check()
        count += Int64(batch.count)
      }
      return .integer(count)
    case .collect:
      var values: [CypherValue] = []
      var held = HeldCharge(frame.context.monitor)
      while let batch = try inner.next() {
        try frame.context.monitor?.check()
        let column = batch[subquery.output!]
        for row in 0..<batch.count {
          let value = column.value(row)
          try held.add(value)
          values.append(value)
        }
        try ValueLimits.checked(listCount: values.count)
      }
      held.release()
      return .list(values)
    }
  }
}

/// The path over nodes, relationships and lists of relationships; null where a part is.
final class PathExpression: CompiledExpression {
  private let parts: [Slot]

  init(_ parts: [Slot]) { self.parts = parts }

  override func value(_ frame: Frame) -> CypherValue {
    var nodes: [UInt32] = []
    var relationships: [RelationshipValue] = []
    func walk(_ relationship: RelationshipValue) {
      nodes.append(relationship.other(than: nodes.last!))
      relationships.append(relationship)
    }
    for (at, slot) in parts.enumerated() {
      switch frame.batch[slot].value(frame.row) {
      // What a relationship leads to follows from it.
      case .node(let node): if at == 0 { nodes.append(node.rawValue) }
      case .relationship(let relationship): walk(relationship)
      case .list(let values):
        for case .relationship(let relationship) in values { walk(relationship) }
      default: return .null
      }
    }
    return .path(PathValue(nodes: nodes, relationships: relationships))
  }
}

/// Whether no relationship stands on both sides.
final class ApartExpression: CompiledExpression {
  private let a: [Slot]
  private let b: [Slot]

  init(_ a: [Slot], _ b: [Slot]) {
    self.a = a
    self.b = b
  }

  override func value(_ frame: Frame) -> CypherValue {
    var seen: [UInt64] = []
    for slot in a { Self.forEach(frame.batch[slot].value(frame.row)) { seen.append($0.packed) } }
    let set = Set(seen)
    var isApart = true
    for slot in b {
      Self.forEach(frame.batch[slot].value(frame.row)) {
        if set.contains($0.packed) { isApart = false }
      }
    }
    return .boolean(isApart)
  }

  private static func forEach(_ value: CypherValue, _ body: (RelationshipValue) -> Void) {
    switch value {
    case .relationship(let relationship): body(relationship)
    case .path(let path): path.relationships.forEach(body)
    case .list(let values): for value in values { forEach(value, body) }
    default: break
    }
  }
}
