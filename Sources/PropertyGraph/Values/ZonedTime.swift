/// A time of day with its offset from UTC.
///
/// Equality is identity: `12:00+01:00` and `11:00Z` are the same instant of a day and two values.
public struct ZonedTime: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Nanoseconds since local midnight.
  public let nanoseconds: Int64
  /// How far local time is ahead of UTC.
  public let offsetSeconds: Int32

  @inlinable
  public init(nanoseconds: Int64, offsetSeconds: Int32) {
    self.nanoseconds = nanoseconds
    self.offsetSeconds = offsetSeconds
  }

  public init(_ time: LocalTime, offsetSeconds: Int32) {
    self.init(nanoseconds: time.nanoseconds, offsetSeconds: offsetSeconds)
  }

  /// The offsets there are: 18 hours either way.
  public static let offsets: ClosedRange<Int32> = -64_800...64_800

  /// Whether the time lies within a day and the offset is one there is.
  public var isValid: Bool { local.isValid && Self.offsets.contains(offsetSeconds) }

  /// The time without its offset.
  public var local: LocalTime { LocalTime(nanoseconds: nanoseconds) }

  /// Nanoseconds from midnight UTC; negative, or beyond a day, where the offset crosses midnight.
  public var nanosecondsUTC: Int64 {
    nanoseconds &- Int64(offsetSeconds) * LocalTime.nanosecondsPerSecond
  }

  /// `21:40:32.142+01:00`, `21:40Z`.
  public var description: String { local.description + offsetText(offsetSeconds) }

  /// By the instant of the day, then by offset.
  public static func < (a: ZonedTime, b: ZonedTime) -> Bool {
    (a.nanosecondsUTC, a.offsetSeconds) < (b.nanosecondsUTC, b.offsetSeconds)
  }
}
