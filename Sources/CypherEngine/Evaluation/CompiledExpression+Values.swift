import PropertyGraph

/// A value that stands fast.
final class LiteralExpression: CompiledExpression {
  private let literal: CypherValue

  init(_ literal: CypherValue) { self.literal = literal }

  override func value(_ frame: Frame) -> CypherValue { literal }
  override func wholeColumn(_ frame: Frame) -> Column? { .constant(literal) }
}

/// A variable of the row.
final class SlotExpression: CompiledExpression {
  private let slot: Slot

  init(_ slot: Slot) { self.slot = slot }

  override func value(_ frame: Frame) -> CypherValue { frame.batch[slot].value(frame.row) }
  override func wholeColumn(_ frame: Frame) -> Column? {
    if case .absent = frame.batch[slot] { return .constant(.null) }
    return frame.batch[slot]
  }
}

/// A variable of a comprehension or of a step of a path.
final class LocalExpression: CompiledExpression {
  private let number: Int

  init(_ local: Local) { number = local.number }

  override func value(_ frame: Frame) -> CypherValue { frame.locals[number] }
}

final class ListExpression: CompiledExpression {
  private let elements: [CompiledExpression]

  init(_ elements: [CompiledExpression]) { self.elements = elements }

  override func value(_ frame: Frame) throws -> CypherValue {
    var held = HeldCharge(frame.context.monitor)
    let values = try elements.map { element in
      let value = try element.value(frame)
      try held.add(value)
      return value
    }
    held.release()
    return .list(values)
  }
}

final class MapExpression: CompiledExpression {
  private let entries: [(key: ByteString, value: CompiledExpression)]

  init(_ entries: [(key: ByteString, value: CompiledExpression)]) { self.entries = entries }

  override func value(_ frame: Frame) throws -> CypherValue {
    var held = HeldCharge(frame.context.monitor)
    let values = try entries.map { entry in
      let value = try entry.value.value(frame)
      try held.add(value)
      return (entry.key, value)
    }
    held.release()
    return .map(CypherMap(values))
  }
}

/// `n {.a, .*, key: value}`.
final class MapProjectionExpression: CompiledExpression {
  enum Item {
    case property(PropertyReader)
    case allProperties
    case entry(ByteString, CompiledExpression)
  }

  private let base: CompiledExpression
  private let items: [Item]

  init(_ base: CompiledExpression, _ items: [Item]) {
    self.base = base
    self.items = items
  }

  override func value(_ frame: Frame) throws -> CypherValue {
    let found = try base.value(frame)
    if found.isNull { return .null }
    var map = CypherMap()
    for item in items {
      switch item {
      case .property(let reader):
        map[reader.key] = .some(try reader.value(of: found, frame.context))
      case .allProperties:
        guard case .map(let all) = try found.properties(frame.context) else { continue }
        for (key, value) in all.entries { map[key] = value }
      case .entry(let key, let value): map[key] = .some(try value.value(frame))
      }
    }
    return .map(map)
  }
}

/// CASE.
final class CaseSelection: CompiledExpression {
  private let branches: [(condition: CompiledExpression, result: CompiledExpression)]
  private let otherwise: CompiledExpression?

  init(
    _ branches: [(condition: CompiledExpression, result: CompiledExpression)],
    _ otherwise: CompiledExpression?
  ) {
    self.branches = branches
    self.otherwise = otherwise
  }

  override func value(_ frame: Frame) throws -> CypherValue {
    for (condition, result) in branches where try condition.isTrue(frame) {
      return try result.value(frame)
    }
    return try otherwise?.value(frame) ?? .null
  }
}

/// The first of several that is not null; later ones are not looked at.
final class CoalesceExpression: CompiledExpression {
  private let parts: [CompiledExpression]

  init(_ parts: [CompiledExpression]) { self.parts = parts }

  override func value(_ frame: Frame) throws -> CypherValue {
    for part in parts {
      let value = try part.value(frame)
      if !value.isNull { return value }
    }
    return .null
  }
}

/// A call of a function of the library.
final class FunctionExpression: CompiledExpression {
  private let definition: FunctionDefinition
  private let arguments: [CompiledExpression]

  init(_ definition: FunctionDefinition, _ arguments: [CompiledExpression]) {
    self.definition = definition
    self.arguments = arguments
  }

  override func value(_ frame: Frame) throws -> CypherValue {
    var values: [CypherValue] = []
    values.reserveCapacity(arguments.count)
    for argument in arguments {
      let value = try argument.value(frame)
      if definition.returnsNullOnNull, value.isNull { return .null }
      try frame.context.step(value.breadth)
      values.append(value)
    }
    return try definition.call(values, frame.context)
  }

  /// What `range` makes a list of; nil for other functions, and where an argument is null.
  func range(_ frame: Frame) throws -> IntegerRange? {
    guard definition.name == ListFunctions.rangeName else { return nil }
    let values = try arguments.map { try $0.value(frame) }
    return values.contains(where: \.isNull) ? nil : try IntegerRange(values)
  }
}
