import PropertyGraph

/// The result of a comparison.
public enum TemporalOrder: Int, Sendable { case before = -1, same = 0, after = 1 }

extension TemporalValue {
  /// How two values of one kind compare by `<` and its kin; nil for two kinds and for durations,
  /// which Cypher does not compare.
  ///
  /// Times and date-times compare by instant, then by offset, then by zone, so that two values that
  /// are not equal are never the same.
  public func compared(to other: TemporalValue) -> TemporalOrder? {
    if case .duration = self { return nil }
    return ordered(against: other)
  }

  /// How two values of one kind stand in `ORDER BY`, `min` and `max`; nil for two kinds.
  ///
  /// Durations stand by their length, a month counting 2,629,746 seconds and a day 86,400; those of
  /// the same length by months, days and seconds.
  public func ordered(against other: TemporalValue) -> TemporalOrder? {
    switch (self, other) {
    case (.date(let a), .date(let b)): Self.order(a, b)
    case (.localTime(let a), .localTime(let b)): Self.order(a, b)
    case (.time(let a), .time(let b)): Self.order(a, b)
    case (.localDateTime(let a), .localDateTime(let b)): Self.order(a, b)
    case (.dateTime(let a), .dateTime(let b)): Self.order(a, b)
    case (.duration(let a), .duration(let b)): a.ordered(against: b)
    default: nil
    }
  }

  private static func order<T: Comparable>(_ a: T, _ b: T) -> TemporalOrder {
    a < b ? .before : b < a ? .after : .same
  }
}

extension CalendarDuration {
  fileprivate func ordered(against other: CalendarDuration) -> TemporalOrder {
    let (a, b) = (averageLength, other.averageLength)
    if a != b { return a < b ? .before : .after }
    let (x, y) = (
      (months, days, seconds, nanoseconds),
      (other.months, other.days, other.seconds, other.nanoseconds)
    )
    return x == y ? .same : x < y ? .before : .after
  }

  /// The length in nanoseconds, with months and days of average length.
  private var averageLength: Int128 {
    let seconds = Int128(months) * 2_629_746 + Int128(days) * 86_400 + Int128(self.seconds)
    return seconds * 1_000_000_000 + Int128(nanoseconds)
  }
}
