import PropertyGraph

/// What a query wrote in the map it makes a duration from, such as `{months: 5, days: 1.5}`.
public struct DurationFields: Sendable {
  /// The parts, in the order of size.
  private enum Part: String, CaseIterable {
    case years, quarters, months, weeks, days, hours, minutes, seconds
    case milliseconds, microseconds, nanoseconds

    /// How many months, days, seconds or nanoseconds it counts.
    var factor: Int64 {
      switch self {
      case .years: 12
      case .quarters: 3
      case .weeks: 7
      case .hours: 3600
      case .minutes: 60
      case .milliseconds: 1_000_000
      case .microseconds: 1000
      case .months, .days, .seconds, .nanoseconds: 1
      }
    }
  }

  private var parts: [Part: DecimalNumber] = [:]

  public init() {}

  /// Takes an entry of the map whose value is a whole number; case of the name does not count.
  public mutating func set(_ name: String, to number: Int64) throws(TemporalError) {
    try set(name, DecimalNumber(number))
  }

  /// Takes an entry of the map whose value is a decimal.
  public mutating func set(_ name: String, to number: Double) throws(TemporalError) {
    try set(name, try DecimalNumber(number))
  }

  private mutating func set(_ name: String, _ number: DecimalNumber) throws(TemporalError) {
    guard let part = Part(rawValue: name.lowercased()) else {
      let names = Part.allCases.map(\.rawValue).joined(separator: ", ")
      throw TemporalError("there is no such part of a duration; expected one of \(names)")
    }
    guard parts.updateValue(number, forKey: part) == nil else {
      throw TemporalError("'\(part)' is given twice")
    }
  }

  /// The sum of some parts in the smallest of their units.
  private func sum(_ some: Part...) throws(TemporalError) -> DecimalNumber {
    var sum = DecimalNumber.zero
    for part in some {
      if let number = parts[part] {
        sum = try sum.adding(try number.multiplied(by: part.factor))
      }
    }
    return sum
  }

  fileprivate func duration() throws(TemporalError) -> CalendarDuration {
    if parts.isEmpty { throw TemporalError("a duration needs at least one part, such as days") }
    return try CalendarDuration(
      months: try sum(.years, .quarters, .months), days: try sum(.weeks, .days),
      seconds: try sum(.hours, .minutes, .seconds),
      nanoseconds: try sum(.milliseconds, .microseconds, .nanoseconds))
  }
}

extension CalendarDuration {
  /// The duration that a map names; fractions of months become days, fractions of days seconds.
  public init(fields: DurationFields) throws(TemporalError) { self = try fields.duration() }
}
