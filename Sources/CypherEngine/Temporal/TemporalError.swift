/// Why a text, a map or a calculation gives no date or time.
///
/// The message names what was wrong and what would do; it holds no value that somebody wrote.
public struct TemporalError: Error, Hashable, Sendable, CustomStringConvertible {
  public let message: String

  public init(_ message: String) { self.message = message }

  public var description: String { message }

  /// The result lies beyond the years −999,999,999 to 999,999,999 or a number beyond 64 bits.
  static let overflow = TemporalError("the result is out of the range of dates and times")
}
