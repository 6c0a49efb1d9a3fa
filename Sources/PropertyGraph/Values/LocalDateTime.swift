/// A day and a time without a zone.
public struct LocalDateTime: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Seconds since 1970-01-01T00:00, as if local time were UTC.
  public let seconds: Int64
  /// Nanoseconds of the second.
  public let nanoseconds: Int32

  @inlinable
  public init(seconds: Int64, nanoseconds: Int32) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  public init(_ date: LocalDate, _ time: LocalTime) {
    let (second, nanosecond) = floorDivision(time.nanoseconds, LocalTime.nanosecondsPerSecond)
    seconds = date.days &* 86_400 &+ second
    nanoseconds = Int32(truncatingIfNeeded: nanosecond)
  }

  public var date: LocalDate { LocalDate(days: floorDivision(seconds, 86_400).quotient) }

  public var time: LocalTime {
    LocalTime(
      nanoseconds: floorDivision(seconds, 86_400).remainder * LocalTime.nanosecondsPerSecond
        + Int64(nanoseconds))
  }

  /// Whether the day lies in the years there are and the nanoseconds within a second.
  public var isValid: Bool { date.isValid && nanoseconds >= 0 && nanoseconds < 1_000_000_000 }

  /// `2015-07-21T21:40:32.142`.
  public var description: String { "\(date)T\(time)" }

  public static func < (a: LocalDateTime, b: LocalDateTime) -> Bool {
    (a.seconds, a.nanoseconds) < (b.seconds, b.nanoseconds)
  }
}
