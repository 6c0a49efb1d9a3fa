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
  /// A day beyond those that ``CalendarDate`` can count; ``day(_:)`` chooses between the two.
  case wideDate(LocalDate)
  case localTime(LocalTime)
  case time(ZonedTime)
  case localDateTime(LocalDateTime)
  case dateTime(ZonedDateTime)
  case duration(CalendarDuration)
  case point(Point)
  case list([Value])

  /// A text.
  public static func text(_ text: String) -> Value { .string(ByteString(text)) }

  /// A day, in the one of the two forms that is its own.
  public static func day(_ day: LocalDate) -> Value {
    day.calendarDate.map { .date($0) } ?? .wideDate(day)
  }
}

extension Value: CustomStringConvertible {
  /// The plain form a person reads: dates and times in ISO 8601, lists in brackets.
  public var description: String {
    switch self {
    case .boolean(let value): String(value)
    case .integer(let value): String(value)
    case .double(let value): String(value)
    case .string(let value): value.text
    case .date(let value): value.description
    case .wideDate(let value): value.description
    case .localTime(let value): value.description
    case .time(let value): value.description
    case .localDateTime(let value): value.description
    case .dateTime(let value): value.description
    case .duration(let value): value.description
    case .point(let value): value.description
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
  /// Values of several kinds, and kinds that have no column of their own, such as lists and times,
  /// each carrying its own tag.
  case mixed = 6
}
