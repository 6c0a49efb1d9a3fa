/// A time of day without a zone, to the nanosecond.
public struct LocalTime: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Nanoseconds since midnight.
  public let nanoseconds: Int64

  @inlinable public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

  public static let nanosecondsPerSecond: Int64 = 1_000_000_000
  public static let nanosecondsPerDay: Int64 = 86_400_000_000_000

  public static let midnight = LocalTime(nanoseconds: 0)

  /// Whether the time lies within a day.
  public var isValid: Bool { nanoseconds >= 0 && nanoseconds < Self.nanosecondsPerDay }

  /// Hour, minute, second and nanosecond of the second.
  public var components: (hour: Int64, minute: Int64, second: Int64, nanosecond: Int64) {
    let (seconds, nanosecond) = floorDivision(nanoseconds, Self.nanosecondsPerSecond)
    return (seconds / 3600, seconds / 60 % 60, seconds % 60, nanosecond)
  }

  /// `21:40`, `21:40:32` or `21:40:32.142`: seconds only where they or their fraction are not zero,
  /// the fraction in three, six or nine digits.
  public var description: String {
    let (hour, minute, second, nanosecond) = components
    var text = "\(padded(hour, 2)):\(padded(minute, 2))"
    if second == 0 && nanosecond == 0 { return text }
    text += ":\(padded(second, 2))"
    if nanosecond == 0 { return text }
    if nanosecond % 1_000_000 == 0 { return text + "." + padded(nanosecond / 1_000_000, 3) }
    if nanosecond % 1000 == 0 { return text + "." + padded(nanosecond / 1000, 6) }
    return text + "." + padded(nanosecond, 9)
  }

  public static func < (a: LocalTime, b: LocalTime) -> Bool { a.nanoseconds < b.nanoseconds }
}
