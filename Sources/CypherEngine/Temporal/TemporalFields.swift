import PropertyGraph

/// What a query wrote in the map it makes a date or time from, such as
/// `{year: 1984, week: 10, timezone: '+01:00'}`.
///
/// Fill it entry by entry with ``set(_:to:)``; entries that are null are the caller's to handle.
public struct TemporalFields: Hashable, Sendable {
  /// A number of the calendar or the clock, in the order of significance.
  public enum Number: Int, CaseIterable, Hashable, Sendable {
    case year, quarter, month, week, ordinalDay, dayOfQuarter, dayOfWeek, day
    case hour, minute, second, millisecond, microsecond, nanosecond
    case epochSeconds, epochMillis
  }

  /// What an entry of the map may be.
  public enum Entry: Hashable, Sendable {
    case integer(Int64)
    case text(String)
    case temporal(TemporalValue)
    /// Anything else, with the name of its type.
    case other(String)
  }

  private var numbers: [Number: Int64] = [:]
  /// The value whose date is the base.
  public private(set) var date: TemporalValue?
  /// The value whose time is the base.
  public private(set) var time: TemporalValue?
  /// The value whose date and time are the base.
  public private(set) var dateTime: TemporalValue?
  public private(set) var timezone: String?

  public init() {}

  public var isEmpty: Bool {
    numbers.isEmpty && date == nil && time == nil && dateTime == nil && timezone == nil
  }

  /// Whether a time zone is all there is: then the clock is asked.
  public var isTimezoneOnly: Bool {
    timezone != nil && numbers.isEmpty && date == nil && time == nil && dateTime == nil
  }

  subscript(_ number: Number) -> Int64? { numbers[number] }

  func has(_ range: ClosedRange<Number>) -> Bool {
    numbers.keys.contains { range.contains($0) }
  }

  /// Takes an entry of the map; case of the name does not count.
  ///
  /// - Throws: for a name there is not, a name given twice and a value of the wrong type.
  public mutating func set(_ name: String, to entry: Entry) throws(TemporalError) {
    let key = name.lowercased()
    switch (key, entry) {
    case ("date", .temporal(let value)): date = value
    case ("time", .temporal(let value)): time = value
    case ("datetime", .temporal(let value)): dateTime = value
    case ("timezone", .text(let text)): timezone = text
    case ("date", _), ("time", _), ("datetime", _):
      throw TemporalError("'\(key)' must be a date or time, not \(entry.kindName)")
    case ("timezone", _):
      throw TemporalError("'timezone' must be a String, not \(entry.kindName)")
    default:
      guard let number = Number(key: key) else {
        throw TemporalError(
          "there is no such field of a date or time; expected one such as year, month, day or hour")
      }
      guard case .integer(let value) = entry else {
        throw TemporalError("'\(number)' must be an Integer, not \(entry.kindName)")
      }
      guard numbers.updateValue(value, forKey: number) == nil else {
        throw TemporalError("'\(number)' is given twice")
      }
    }
  }

  /// The same without the time zone.
  func withoutTimezone() -> TemporalFields {
    var fields = self
    fields.timezone = nil
    return fields
  }

  /// The same with the base that a truncation has left; a base of the query's own is refused.
  func over(_ base: TemporalValue) throws(TemporalError) -> TemporalFields {
    guard date == nil, time == nil, dateTime == nil else {
      throw TemporalError("a date or time to start from cannot stand beside the one to truncate")
    }
    var fields = self
    switch base {
    case .date: fields.date = base
    case .localTime, .time: fields.time = base
    case .localDateTime, .dateTime, .duration: fields.dateTime = base
    }
    return fields
  }

  /// The same with the fractions of a second joined to what a truncation has left of them.
  ///
  /// Truncated to milliseconds, `nanosecond: 2` means two nanoseconds more, and not that the
  /// milliseconds are lost; likewise for microseconds.
  func joined(
    to time: LocalTime, truncatedTo unit: TemporalUnit
  ) throws(TemporalError) -> (time: LocalTime, fields: TemporalFields) {
    let isConflict =
      switch unit {
      case .millisecond: self[.microsecond] != nil || self[.nanosecond] != nil
      case .microsecond: self[.nanosecond] != nil
      default: false
      }
    guard isConflict else { return (time, self) }
    var fields = self
    let left = time.components.nanosecond
    fields.numbers[unit == .millisecond ? .millisecond : .microsecond] =
      unit == .millisecond ? left / 1_000_000 : left / 1000
    let fraction = try fields.fraction() ?? 0
    for number in [Number.millisecond, .microsecond, .nanosecond] {
      fields.numbers[number] = nil
    }
    return (LocalTime(nanoseconds: time.nanoseconds - left + fraction), fields)
  }
}

extension TemporalFields.Number: Comparable {
  /// The number of a name in lower case, or nil.
  init?(key: String) {
    switch key {
    case "weekday": self = .dayOfWeek
    case "quarterday": self = .dayOfQuarter
    default:
      guard let number = Self.byKey[key] else { return nil }
      self = number
    }
  }

  private static let byKey = Dictionary(
    uniqueKeysWithValues: allCases.map { ("\($0)".lowercased(), $0) })

  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

extension TemporalFields.Entry {
  fileprivate var kindName: String {
    switch self {
    case .integer: "an Integer"
    case .text: "a String"
    case .temporal(let value): "a \(value.kindName)"
    case .other(let name): "a \(name)"
    }
  }
}
