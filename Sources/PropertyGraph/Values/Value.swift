/// What a property holds.
///
/// Equality is identity of kind and content: `1` and `1.0` differ, texts compare by bytes. Cypher's
/// own notion of equality stands above this one.
public enum Value: Hashable, Sendable {
  case boolean(Bool)
  case integer(Int64)
  case double(Double)
  case string(ByteString)
  case date(CalendarDate)
  case list([Value])

  /// A text.
  public static func text(_ text: String) -> Value { .string(ByteString(text)) }
}

extension Value: CustomStringConvertible {
  /// The plain form a person reads; lists in brackets.
  public var description: String {
    switch self {
    case .boolean(let value): String(value)
    case .integer(let value): String(value)
    case .double(let value): String(value)
    case .string(let value): value.text
    case .date(let value): value.description
    case .list(let values): "[" + values.map(\.description).joined(separator: ", ") + "]"
    }
  }
}

/// The kinds of value a column can be made for.
public enum ValueKind: UInt8, Sendable {
  case boolean = 1
  case integer = 2
  case double = 3
  case string = 4
  case date = 5
  /// Values of several kinds, lists among them, each carrying its own tag.
  case mixed = 6
}
