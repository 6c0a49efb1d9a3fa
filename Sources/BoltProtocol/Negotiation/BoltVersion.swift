/// A version of Bolt, and what it brings.
public struct BoltVersion: Sendable, Hashable, Comparable, CustomStringConvertible {
  public var major: UInt8
  public var minor: UInt8

  public init(_ major: UInt8, _ minor: UInt8) {
    self.major = major
    self.minor = minor
  }

  /// What this server speaks, newest first. 5.5 was never spoken by anybody, and 5.6 and later
  /// have other notifications and errors.
  public static let supported = [
    BoltVersion(5, 4), BoltVersion(5, 3), BoltVersion(5, 2), BoltVersion(5, 1), BoltVersion(5, 0),
    BoltVersion(4, 4),
  ]

  /// Whether signing in is a message of its own rather than a part of HELLO.
  var hasLogon: Bool { self >= BoltVersion(5, 1) }
  /// Whether the client may choose which notifications it wants.
  var hasNotificationFilters: Bool { self >= BoltVersion(5, 2) }
  var hasTelemetry: Bool { self >= BoltVersion(5, 4) }

  var dialect: BoltDialect { major >= 5 ? .bolt5 : .bolt4 }

  public static func < (left: BoltVersion, right: BoltVersion) -> Bool {
    (left.major, left.minor) < (right.major, right.minor)
  }

  public var description: String { "\(major).\(minor)" }
}
