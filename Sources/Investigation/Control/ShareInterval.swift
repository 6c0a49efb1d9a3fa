/// What is known of a number between 0 and 1: it lies between two bounds, both included.
public struct ShareInterval: Hashable, Sendable, CustomStringConvertible {
  public var low: Double
  public var high: Double

  public init(_ low: Double, _ high: Double) {
    self.low = low
    self.high = high
  }

  public init(_ exact: Double) { self.init(exact, exact) }

  public var isExact: Bool { high - low <= Self.tolerance }

  /// Shares that differ by less are equal: 0.1 + 0.15 reaches a quarter.
  public static let tolerance = 1e-9

  /// Whether it reaches a threshold.
  public func reaches(_ threshold: Double) -> ShareVerdict {
    if low >= threshold - Self.tolerance { return .yes }
    return high >= threshold - Self.tolerance ? .possible : .no
  }

  /// Whether it goes beyond a threshold; equal is not beyond.
  public func exceeds(_ threshold: Double) -> ShareVerdict {
    if low > threshold + Self.tolerance { return .yes }
    return high > threshold + Self.tolerance ? .possible : .no
  }

  public var description: String { low == high ? "\(low)" : "\(low)…\(high)" }
}

/// What shares that are known as intervals say about a threshold.
public enum ShareVerdict: Int, Hashable, Sendable, Comparable {
  case no, possible, yes

  public static func < (a: ShareVerdict, b: ShareVerdict) -> Bool { a.rawValue < b.rawValue }
}
