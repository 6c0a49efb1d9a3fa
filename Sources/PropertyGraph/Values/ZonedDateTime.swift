/// An instant, with the offset and, where there is one, the named zone it is told in.
///
/// The offset is kept beside the name, so that reading a value back needs no rules of zones and
/// gives what was written even after the rules change. Equality is identity of all fields; the zone
/// compares by bytes.
public struct ZonedDateTime: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Seconds since 1970-01-01T00:00Z.
  public let seconds: Int64
  /// Nanoseconds of the second.
  public let nanoseconds: Int32
  /// How far local time is ahead of UTC at this instant.
  public let offsetSeconds: Int32
  private let zoneName: ByteString?

  public init(seconds: Int64, nanoseconds: Int32, offsetSeconds: Int32, zone: String? = nil) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
    self.offsetSeconds = offsetSeconds
    zoneName = zone.map { ByteString($0) }
  }

  /// The named zone, such as `Asia/Shanghai`, or nil where there is an offset only.
  public var zone: String? { zoneName?.text }

  /// What a clock on the wall shows.
  public var local: LocalDateTime {
    LocalDateTime(seconds: seconds &+ Int64(offsetSeconds), nanoseconds: nanoseconds)
  }

  /// Whether the local day lies in the years there are and every field in its range.
  public var isValid: Bool { local.isValid && ZonedTime.offsets.contains(offsetSeconds) }

  /// `2015-07-21T21:40:32.142+02:00[Europe/Stockholm]`.
  public var description: String {
    local.description + offsetText(offsetSeconds) + (zone.map { "[\($0)]" } ?? "")
  }

  /// By instant, then by offset, then by zone; no zone comes first.
  public static func < (a: ZonedDateTime, b: ZonedDateTime) -> Bool {
    let (x, y) = (
      (a.seconds, a.nanoseconds, a.offsetSeconds),
      (b.seconds, b.nanoseconds, b.offsetSeconds)
    )
    if x != y { return x < y }
    guard let second = b.zoneName else { return false }
    return a.zoneName.map { $0 < second } ?? true
  }
}
