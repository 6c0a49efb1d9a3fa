import CypherSyntax
import PropertyGraph

extension CypherValue {
  /// The truth value; nil is null.
  ///
  /// - Throws: a type error for anything else.
  func truth() throws -> Bool? {
    switch self {
    case .boolean(let flag): return flag
    case .null: return nil
    default:
      throw CypherError.runtime(
        .type, "InvalidArgumentType", "expected a truth value, found \(kind.name)")
    }
  }

  /// `.boolean`, or null for nil.
  init(truth: Bool?) { self = truth.map { .boolean($0) } ?? .null }
}

final class NotExpression: CompiledExpression {
  private let inner: CompiledExpression

  init(_ inner: CompiledExpression) { self.inner = inner }

  override func value(_ frame: Frame) throws -> CypherValue {
    CypherValue(truth: try inner.value(frame).truth().map { !$0 })
  }
}

/// AND, or OR: both stop at the first part that settles it.
final class ConjunctionExpression: CompiledExpression {
  private let parts: [CompiledExpression]
  private let isAll: Bool

  init(_ parts: [CompiledExpression], isAll: Bool) {
    self.parts = parts
    self.isAll = isAll
  }

  override func value(_ frame: Frame) throws -> CypherValue {
    var hasNull = false
    for part in parts {
      guard let flag = try part.value(frame).truth() else {
        hasNull = true
        continue
      }
      if flag != isAll { return .boolean(flag) }
    }
    return hasNull ? .null : .boolean(isAll)
  }
}

final class ExclusiveOrExpression: CompiledExpression {
  private let a: CompiledExpression
  private let b: CompiledExpression

  init(_ a: CompiledExpression, _ b: CompiledExpression) {
    self.a = a
    self.b = b
  }

  override func value(_ frame: Frame) throws -> CypherValue {
    guard let a = try a.value(frame).truth(), let b = try b.value(frame).truth() else {
      return .null
    }
    return .boolean(a != b)
  }
}

final class ComparisonExpression: CompiledExpression {
  private let comparison: ComparisonOperator
  private let a: CompiledExpression
  private let b: CompiledExpression

  init(_ comparison: ComparisonOperator, _ a: CompiledExpression, _ b: CompiledExpression) {
    self.comparison = comparison
    self.a = a
    self.b = b
  }

  override func value(_ frame: Frame) throws -> CypherValue {
    let (x, y) = (try a.value(frame), try b.value(frame))
    try frame.context.step(min(x.breadth, y.breadth))
    return CypherValue(truth: x.compares(comparison, y))
  }
}

final class NullTestExpression: CompiledExpression {
  private let inner: CompiledExpression
  private let isNegated: Bool

  init(_ inner: CompiledExpression, isNegated: Bool) {
    self.inner = inner
    self.isNegated = isNegated
  }

  override func value(_ frame: Frame) throws -> CypherValue {
    .boolean(try inner.value(frame).isNull != isNegated)
  }
}

/// `value IN list`. A list that stands fast is looked up in a table.
final class ContainmentExpression: CompiledExpression {
  private let element: CompiledExpression
  private let list: CompiledExpression
  private var table: (values: Set<EquivalenceKey>, isPlain: Bool)?

  init(_ element: CompiledExpression, _ list: CompiledExpression) {
    self.element = element
    self.list = list
  }

  override func value(_ frame: Frame) throws -> CypherValue {
    let found = try element.value(frame)
    if let table, table.isPlain, Self.isPlain(found) {
      return .boolean(table.values.contains(EquivalenceKey(found)))
    }
    switch try list.value(frame) {
    case .null: return .null
    case .list(let values):
      if table == nil, list is LiteralExpression {
        let isPlain = values.count > 8 && values.allSatisfy(Self.isPlain)
        table = (isPlain ? Set(values.map { EquivalenceKey($0) }) : [], isPlain)
      }
      try frame.context.step(values.count)
      return CypherValue(truth: found.isContained(in: values))
    case let other:
      throw CypherError.runtime(
        .type, "InvalidArgumentType", "IN looks in a list, found \(other.kind.name)")
    }
  }

  /// Whether equality and equivalence are the same for a value.
  private static func isPlain(_ value: CypherValue) -> Bool {
    switch value {
    case .boolean, .integer, .string, .node, .relationship, .date: true
    default: false
    }
  }
}

/// STARTS WITH, ENDS WITH, CONTAINS; null for anything but texts.
final class TextExpression: CompiledExpression {
  private let operation: StringOperator
  private let a: CompiledExpression
  private let b: CompiledExpression

  init(_ operation: StringOperator, _ a: CompiledExpression, _ b: CompiledExpression) {
    self.operation = operation
    self.a = a
    self.b = b
  }

  override func value(_ frame: Frame) throws -> CypherValue {
    guard case .string(let text) = try a.value(frame), case .string(let part) = try b.value(frame)
    else { return .null }
    try frame.context.step(text.text.utf8.count >> 4)
    let (text8, part8) = (text.text.utf8, part.text.utf8)
    switch operation {
    case .startsWith: return .boolean(text8.starts(with: part8))
    case .endsWith:
      return .boolean(
        text8.count >= part8.count && text8.suffix(part8.count).elementsEqual(part8))
    case .contains, .matches: return .boolean(TextSearch.contains(text, part))
    }
  }
}

/// Finds bytes in bytes.
enum TextSearch {
  static func contains(_ text: ByteString, _ part: ByteString) -> Bool {
    var (text, part) = (text.text, part.text)
    return text.withUTF8 { text in
      part.withUTF8 { part in
        guard let first = part.first else { return true }
        guard text.count >= part.count else { return false }
        for at in 0...(text.count - part.count) where text[at] == first {
          var length = 1
          while length < part.count, text[at + length] == part[length] { length += 1 }
          if length == part.count { return true }
        }
        return false
      }
    }
  }
}

/// `text =~ pattern`: the whole text must fit a regular expression.
final class PatternMatchExpression: CompiledExpression {
  private let a: CompiledExpression
  private let b: CompiledExpression
  private var compiled: (pattern: ByteString, expression: TextPattern)?

  init(_ a: CompiledExpression, _ b: CompiledExpression) {
    self.a = a
    self.b = b
  }

  override func value(_ frame: Frame) throws -> CypherValue {
    guard case .string(let text) = try a.value(frame),
      case .string(let pattern) = try b.value(frame)
    else { return .null }
    if compiled?.pattern != pattern {
      compiled = (pattern, try TextPattern(pattern.text))
    }
    let monitor = frame.context.monitor
    return .boolean(try compiled!.expression.matches(text) { try monitor?.check() })
  }
}
