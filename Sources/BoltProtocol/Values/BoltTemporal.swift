/// A day, counted from 1 January 1970.
public struct BoltDate: Sendable {
  public var days: Int64

  public init(days: Int64) { self.days = days }
}

/// A time of day without an offset: nanoseconds since midnight.
public struct BoltLocalTime: Sendable {
  public var nanoseconds: Int64

  public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }
}

/// A time of day with its offset from UTC: nanoseconds since the *local* midnight.
public struct BoltTime: Sendable {
  public var nanoseconds: Int64
  public var offsetSeconds: Int64

  public init(nanoseconds: Int64, offsetSeconds: Int64) {
    self.nanoseconds = nanoseconds
    self.offsetSeconds = offsetSeconds
  }
}

/// A date and a time of day without an offset: seconds since the local 1970, and nanoseconds.
public struct BoltLocalDateTime: Sendable {
  public var seconds: Int64
  public var nanoseconds: Int64

  public init(seconds: Int64, nanoseconds: Int64) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }
}

/// An instant with the offset in which it is to be shown: *UTC* seconds since 1970.
///
/// Bolt before 5.0 writes local seconds instead; the encoder and the decoder convert.
public struct BoltDateTime: Sendable {
  public var seconds: Int64
  public var nanoseconds: Int64
  public var offsetSeconds: Int64

  public init(seconds: Int64, nanoseconds: Int64, offsetSeconds: Int64) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
    self.offsetSeconds = offsetSeconds
  }
}

/// An instant with the name of the time zone in which it is to be shown.
public struct BoltZonedDateTime: Sendable {
  /// What the seconds count.
  public enum Reckoning: Sendable {
    /// Seconds since 1970 in UTC: Bolt 5 and Bolt 4.4 with the UTC patch.
    case utc
    /// Seconds of the local clock: Bolt 4.4 without it. Only who knows the zone's history can tell
    /// the instant, so the decoder leaves that to the door.
    case local
  }

  public var seconds: Int64
  public var nanoseconds: Int64
  public var zone: String
  public var reckoning: Reckoning
  /// The zone's offset at this instant, where the maker of the value knows it. Only Bolt 4.4
  /// without the UTC patch needs it, to write local seconds.
  public var offsetSeconds: Int64?

  public init(
    seconds: Int64, nanoseconds: Int64, zone: String, reckoning: Reckoning = .utc,
    offsetSeconds: Int64? = nil
  ) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
    self.zone = zone
    self.reckoning = reckoning
    self.offsetSeconds = offsetSeconds
  }
}

/// A length of time whose months, days and seconds stand apart.
public struct BoltDuration: Sendable {
  public var months: Int64
  public var days: Int64
  public var seconds: Int64
  public var nanoseconds: Int64

  public init(months: Int64, days: Int64, seconds: Int64, nanoseconds: Int64) {
    self.months = months
    self.days = days
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }
}
