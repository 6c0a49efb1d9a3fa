/// A length of time in months, days, seconds and nanoseconds, which stay apart: a month has no
/// fixed number of days, nor a day of seconds.
///
/// Durations have no `<`. Equality is identity of fields, so 24 hours are not a day.
public struct CalendarDuration: Hashable, Sendable, CustomStringConvertible {
  public let months: Int64
  public let days: Int64
  /// Whole seconds, rounded down: −0.25 s is −1 second and 750,000,000 nanoseconds.
  public let seconds: Int64
  /// Nanoseconds of the second, 0 to 999,999,999.
  public let nanoseconds: Int32

  @inlinable
  public init(months: Int64 = 0, days: Int64 = 0, seconds: Int64 = 0, nanoseconds: Int32 = 0) {
    self.months = months
    self.days = days
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  /// Whether the nanoseconds lie within a second.
  public var isValid: Bool { nanoseconds >= 0 && nanoseconds < 1_000_000_000 }

  /// ISO 8601, such as `P1Y4M10DT1H1M1.1S`; parts that are zero are left out, each part carries its
  /// own sign, nothing at all is `PT0S`.
  public var description: String {
    var text = "P"
    func append(_ number: Int64, _ unit: String) {
      if number != 0 { text += "\(number)\(unit)" }
    }
    append(months / 12, "Y")
    append(months % 12, "M")
    append(days, "D")
    if seconds != 0 || nanoseconds != 0 {
      text += "T"
      let isNegative = seconds < 0
      let whole = isNegative && nanoseconds != 0 ? seconds + 1 : seconds
      let fraction = isNegative && nanoseconds != 0 ? 1_000_000_000 &- nanoseconds : nanoseconds
      append(whole / 3600, "H")
      append(whole % 3600 / 60, "M")
      let second = whole % 60
      if second != 0 || fraction != 0 {
        text += (isNegative ? "-" : "") + String(second.magnitude)
        if fraction != 0 {
          var digits = padded(Int64(fraction), 9)
          while digits.hasSuffix("0") { digits.removeLast() }
          text += "." + digits
        }
        text += "S"
      }
    }
    return text == "P" ? "PT0S" : text
  }
}
