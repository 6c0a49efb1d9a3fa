import CypherSyntax

extension CompiledExpression {
  /// The list that the value is; nil for null.
  func list(_ frame: Frame, _ what: String) throws -> [CypherValue]? {
    switch try value(frame) {
    case .list(let values): return values
    case .null: return nil
    case let other:
      throw CypherError.runtime(
        .type, "InvalidArgumentType", "\(what) goes over a list, found \(other.kind.name)")
    }
  }
}

/// `[x IN list WHERE … | …]`.
final class ListComprehension: CompiledExpression {
  private let local: Int
  private let list: CompiledExpression
  private let predicate: CompiledExpression?
  private let projection: CompiledExpression?

  init(
    _ local: Local, _ list: CompiledExpression, _ predicate: CompiledExpression?,
    _ projection: CompiledExpression?
  ) {
    self.local = local.number
    self.list = list
    self.predicate = predicate
    self.projection = projection
  }

  override func value(_ frame: Frame) throws -> CypherValue {
    guard let values = try list.list(frame, "a list comprehension") else { return .null }
    var result: [CypherValue] = []
    var held = HeldCharge(frame.context.monitor)
    for value in values {
      try frame.context.step()
      frame.locals[local] = value
      if let predicate, !(try predicate.isTrue(frame)) { continue }
      let element = try projection?.value(frame) ?? value
      try held.add(element)
      result.append(element)
      // The projection may have used the same local further inside.
      frame.locals[local] = value
    }
    held.release()
    return .list(result)
  }
}

/// `all`, `any`, `none`, `single`: ternary, as their predicates are.
final class QuantifierExpression: CompiledExpression {
  private let quantification: Quantification
  private let local: Int
  private let list: CompiledExpression
  private let predicate: CompiledExpression

  init(
    _ quantification: Quantification, _ local: Local, _ list: CompiledExpression,
    _ predicate: CompiledExpression
  ) {
    self.quantification = quantification
    self.local = local.number
    self.list = list
    self.predicate = predicate
  }

  override func value(_ frame: Frame) throws -> CypherValue {
    guard let values = try list.list(frame, quantification.rawValue) else { return .null }
    var (trues, nulls) = (0, 0)
    for value in values {
      try frame.context.step()
      frame.locals[local] = value
      switch try predicate.value(frame).truth() {
      case true?:
        trues += 1
        if quantification == .any { return .boolean(true) }
        if quantification == .none { return .boolean(false) }
        if quantification == .single, trues > 1 { return .boolean(false) }
      case false?: if quantification == .all { return .boolean(false) }
      case nil: nulls += 1
      }
    }
    if nulls > 0 { return .null }
    switch quantification {
    case .all, .none: return .boolean(true)
    case .any: return .boolean(false)
    case .single: return .boolean(trues == 1)
    }
  }
}

/// `reduce(accumulator = initial, x IN list | step)`.
final class ReduceExpression: CompiledExpression {
  private let accumulator: Int
  private let initial: CompiledExpression
  private let local: Int
  private let list: CompiledExpression
  private let step: CompiledExpression

  init(
    _ accumulator: Local, _ initial: CompiledExpression, _ local: Local,
    _ list: CompiledExpression, _ step: CompiledExpression
  ) {
    self.accumulator = accumulator.number
    self.initial = initial
    self.local = local.number
    self.list = list
    self.step = step
  }

  override func value(_ frame: Frame) throws -> CypherValue {
    guard let values = try list.list(frame, "reduce") else { return .null }
    var result = try initial.value(frame)
    var held = HeldCharge(frame.context.monitor)
    for (at, value) in values.enumerated() {
      try frame.context.step()
      frame.locals[accumulator] = result
      frame.locals[local] = value
      result = try step.value(frame)
      // What is built from itself grows faster than its text shows.
      if at & 15 == 15 {
        result = try result.limitChecked()
        held.release()
        try held.add(result)
      }
    }
    held.release()
    return try result.limitChecked()
  }
}
