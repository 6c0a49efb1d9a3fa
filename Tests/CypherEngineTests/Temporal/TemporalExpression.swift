import CypherEngine
import PropertyGraph

/// Evaluates calls of temporal functions as a query writes them, so that tables read like Cypher:
/// `date.truncate('week', date('1984-10-11'), {dayOfWeek: 2})`.
///
/// Nested calls, maps, strings, numbers, and one `+`, `-`, `*` or `/` between two of them.
struct TemporalExpression {
  /// What `now` is: 2020-06-15T10:30:15.25Z.
  static let now = ZonedDateTime(
    seconds: 1_592_217_015, nanoseconds: 250_000_000, offsetSeconds: 0)

  enum Result {
    case temporal(TemporalValue)
    case map([(String, Result)])
    case text(String)
    case integer(Int64)
    case double(Double)
    case none
  }

  struct Malformed: Error {}

  /// The text of the value an expression gives.
  static func text(_ expression: String) throws -> String {
    guard case .temporal(let value) = try value(expression) else { throw Malformed() }
    return value.description
  }

  /// The temporal value an expression gives.
  static func temporal(_ expression: String) throws -> TemporalValue {
    guard case .temporal(let value) = try value(expression) else { throw Malformed() }
    return value
  }

  static func value(_ expression: String) throws -> Result {
    var reader = TemporalExpression(expression)
    let result = try reader.sum()
    guard reader.rest.isEmpty else { throw Malformed() }
    return result
  }

  private var rest: Substring

  private init(_ text: String) { rest = Substring(text) }

  private mutating func skipSpaces() { rest = rest.drop { $0 == " " } }

  private mutating func take(_ character: Character) -> Bool {
    skipSpaces()
    guard rest.first == character else { return false }
    rest.removeFirst()
    skipSpaces()
    return true
  }

  private mutating func sum() throws -> Result {
    let left = try primary()
    skipSpaces()
    guard let sign = rest.first, "+-*/".contains(sign) else { return left }
    rest.removeFirst()
    skipSpaces()
    return try Self.apply(sign, left, try primary())
  }

  private static func apply(_ sign: Character, _ a: Result, _ b: Result) throws -> Result {
    switch (sign, a, b) {
    case ("+", .temporal(let a), .temporal(.duration(let b))): .temporal(try a.adding(b))
    case ("-", .temporal(let a), .temporal(.duration(let b))): .temporal(try a.subtracting(b))
    case ("*", .temporal(.duration(let a)), .integer(let b)):
      .temporal(.duration(try a.multiplied(by: b)))
    case ("*", .temporal(.duration(let a)), .double(let b)):
      .temporal(.duration(try a.multiplied(by: b)))
    case ("/", .temporal(.duration(let a)), .integer(let b)):
      .temporal(.duration(try a.divided(by: b)))
    case ("/", .temporal(.duration(let a)), .double(let b)):
      .temporal(.duration(try a.divided(by: b)))
    default: throw Malformed()
    }
  }

  private mutating func primary() throws -> Result {
    skipSpaces()
    if take("'") {
      let text = rest.prefix { $0 != "'" }
      rest.removeFirst(text.count)
      guard take("'") else { throw Malformed() }
      return .text(String(text))
    }
    if take("{") { return .map(try entries()) }
    let word = rest.prefix { $0.isLetter || $0.isNumber || "._-".contains($0) }
    rest.removeFirst(word.count)
    if let number = Int64(word) { return .integer(number) }
    if let number = Double(word) { return .double(number) }
    guard take("(") else { throw Malformed() }
    var arguments: [Result] = []
    while !take(")") {
      arguments.append(try sum())
      _ = take(",")
    }
    return .temporal(try Self.call(String(word), arguments))
  }

  private mutating func entries() throws -> [(String, Result)] {
    var entries: [(String, Result)] = []
    while !take("}") {
      let name = rest.prefix { $0.isLetter }
      rest.removeFirst(name.count)
      guard take(":") else { throw Malformed() }
      entries.append((String(name), try sum()))
      _ = take(",")
    }
    return entries
  }

  // MARK: - Calls

  private static func call(_ name: String, _ arguments: [Result]) throws -> TemporalValue {
    let first = arguments.first ?? .none
    switch name {
    case "date": return .date(try TemporalFunctions.date(try argument(first), now: now))
    case "localtime":
      return .localTime(try TemporalFunctions.localTime(try argument(first), now: now))
    case "time": return .time(try TemporalFunctions.time(try argument(first), now: now))
    case "localdatetime":
      return .localDateTime(try TemporalFunctions.localDateTime(try argument(first), now: now))
    case "datetime":
      return .dateTime(try TemporalFunctions.dateTime(try argument(first), now: now))
    case "duration": return .duration(try duration(first))
    default: break
    }
    let parts = name.split(separator: ".")
    guard parts.count == 2 else { throw Malformed() }
    if parts[1] == "truncate" { return try truncate(parts[0], arguments) }
    return try between(parts[1], arguments)
  }

  private static func argument(_ result: Result) throws -> TemporalFunctions.Argument {
    switch result {
    case .none: return .none
    case .text(let text): return .text(text)
    case .temporal(let value): return .value(value)
    case .map(let entries): return .fields(try fields(entries))
    case .integer, .double: throw Malformed()
    }
  }

  private static func fields(_ entries: [(String, Result)]) throws -> TemporalFields {
    var fields = TemporalFields()
    for (name, value) in entries {
      switch value {
      case .integer(let number): try fields.set(name, to: .integer(number))
      case .text(let text): try fields.set(name, to: .text(text))
      case .temporal(let value): try fields.set(name, to: .temporal(value))
      case .double: try fields.set(name, to: .other("Float"))
      case .map, .none: throw Malformed()
      }
    }
    return fields
  }

  private static func duration(_ argument: Result) throws -> CalendarDuration {
    switch argument {
    case .text(let text): return try CalendarDuration(parsing: text)
    case .map(let entries):
      var fields = DurationFields()
      for (name, value) in entries {
        switch value {
        case .integer(let number): try fields.set(name, to: number)
        case .double(let number): try fields.set(name, to: number)
        default: throw Malformed()
        }
      }
      return try CalendarDuration(fields: fields)
    default: throw Malformed()
    }
  }

  private static func truncate(
    _ kind: Substring, _ arguments: [Result]
  ) throws -> TemporalValue {
    guard arguments.count >= 2, case .text(let name) = arguments[0],
      case .temporal(let value) = arguments[1]
    else { throw Malformed() }
    var fields = TemporalFields()
    if arguments.count == 3, case .map(let entries) = arguments[2] {
      fields = try Self.fields(entries)
    }
    let unit = try TemporalUnit(parsing: name)
    switch kind {
    case "date": return .date(try LocalDate.truncate(to: unit, value, fields: fields))
    case "localtime": return .localTime(try LocalTime.truncate(to: unit, value, fields: fields))
    case "time":
      return .time(try ZonedTime.truncate(to: unit, value, fields: fields, now: now))
    case "localdatetime":
      return .localDateTime(try LocalDateTime.truncate(to: unit, value, fields: fields))
    case "datetime": return .dateTime(try ZonedDateTime.truncate(to: unit, value, fields: fields))
    default: throw Malformed()
    }
  }

  private static func between(_ name: Substring, _ arguments: [Result]) throws -> TemporalValue {
    guard arguments.count == 2, case .temporal(let start) = arguments[0],
      case .temporal(let end) = arguments[1]
    else { throw Malformed() }
    switch name {
    case "between": return .duration(try CalendarDuration.between(start, end))
    case "inMonths": return .duration(try CalendarDuration.inMonths(start, end))
    case "inDays": return .duration(try CalendarDuration.inDays(start, end))
    case "inSeconds": return .duration(try CalendarDuration.inSeconds(start, end))
    default: throw Malformed()
    }
  }
}
