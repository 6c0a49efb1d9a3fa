/// What stops a projection or a kernel.
public enum AnalyticsError: Error, Equatable, CustomStringConvertible {
  /// Whoever asked does not want the answer any more, or its time is up.
  case cancelled
  /// A parameter outside its range: which, what was found, what was expected.
  case parameter(name: String, found: String, expected: String)
  /// More memory than allowed would be needed, in bytes.
  case memory(needed: Int, allowed: Int)
  /// More entries than 32-bit offsets reach.
  case size(entries: Int)

  public var description: String {
    switch self {
    case .cancelled: "the computation was cancelled"
    case .parameter(let name, let found, let expected):
      "\(name) is \(found), expected \(expected)"
    case .memory(let needed, let allowed):
      "the computation needs about \(needed >> 20) MB, \(allowed >> 20) MB are allowed"
    case .size(let entries):
      "the projection has \(entries) entries, at most \(UInt32.max) fit"
    }
  }
}
