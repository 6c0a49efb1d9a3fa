/// The time a tie holds in the world: half-open, `[from, to)`; an absent end is open.
///
/// ```text
///   from ≤ d < to     holds on d
///   to absent         holds now
///   both absent       undated (unless the ontology calls the type permanent)
/// ```
public struct ValidityInterval: Hashable, Sendable {
  public var from: CalendarDate?
  public var to: CalendarDate?

  @inlinable
  public init(from: CalendarDate? = nil, to: CalendarDate? = nil) {
    self.from = from
    self.to = to
  }

  /// Whether the tie holds on a day; an absent end is open.
  @inlinable
  public func holds(on day: CalendarDate) -> Bool {
    if let from, from > day { return false }
    if let to, to <= day { return false }
    return true
  }

  /// Whether the tie holds now, that is: nobody recorded an end.
  @inlinable public var holdsNow: Bool { to == nil }

  /// Whether either end is recorded.
  @inlinable public var isDated: Bool { from != nil || to != nil }
}
