import CypherSyntax

/// How two values compare as `<` and its kin have it.
public enum ValueComparison: Hashable, Sendable {
  case less, equal, greater
  /// A number was NaN: neither less nor equal nor greater, so that all of `<`, `<=`, `>` and `>=`
  /// are false.
  case unordered
  /// One of the two was null, or they are of kinds that do not compare: the answer is null.
  case unknown

  /// From negative, zero or positive; nil is unordered.
  @inline(__always)
  init(_ order: Int?) {
    guard let order else {
      self = .unordered
      return
    }
    self = order < 0 ? .less : order == 0 ? .equal : .greater
  }

  public var isLess: Bool? { self == .unknown ? nil : self == .less }
  public var isGreater: Bool? { self == .unknown ? nil : self == .greater }
  public var isLessOrEqual: Bool? { self == .unknown ? nil : self == .less || self == .equal }
  public var isGreaterOrEqual: Bool? {
    self == .unknown ? nil : self == .greater || self == .equal
  }
}
