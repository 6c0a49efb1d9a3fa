import PropertyGraph

/// When the offset of one named zone changes, from the beginning of time to its end.
///
/// The changes of the years to ``TimeZoneTable/yearMax`` are listed; the Gregorian calendar repeats
/// itself every 400 years, and so do rules that last for ever, so that a later instant has the
/// offset of the one 400, 800 … years before.
public final class TimeZoneRules: Sendable {
  /// The zone's name as it was asked for, which may be a second name of it.
  let name: String
  private let firstOffset: Int32
  /// Instants at which the offset changes, ascending, and the offset from then on.
  private let changes: [(instant: Int64, offset: Int32)]

  init(name: String, firstOffset: Int32, changes: [(instant: Int64, offset: Int32)]) {
    self.name = name
    self.firstOffset = firstOffset
    self.changes = changes
  }

  /// The seconds of a whole cycle of the calendar.
  private static let cycle: Int64 = 146_097 * 86_400
  /// 1 January of `yearMax`, UTC.
  private static let end =
    (LocalDate(year: TimeZoneTable.yearMax, month: 1, day: 1)?.days ?? 0)
    * 86_400

  /// How far local time is ahead of UTC at an instant.
  func offset(at instant: Int64) -> Int32 {
    var instant = instant
    if instant >= Self.end {
      instant = Self.end - Self.cycle + floorDivision(instant - Self.end, Self.cycle).remainder
    }
    var (low, high) = (0, changes.count)
    while low < high {
      let middle = (low + high) / 2
      if changes[middle].instant <= instant { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? firstOffset : changes[low - 1].offset
  }

  /// The offset for a local time.
  ///
  /// Where clocks were put back and the local time comes twice, the first of the two, or the
  /// preferred offset where it is one of them. Where clocks were put forward and the local time
  /// does not come, the offset before the gap, so that the time moves on by the gap's length.
  func offset(atLocal seconds: Int64, preferred: Int32? = nil) -> Int32 {
    let before = offset(at: seconds - 86_400)
    let after = offset(at: seconds + 86_400)
    func isValid(_ offset: Int32) -> Bool { self.offset(at: seconds - Int64(offset)) == offset }
    if let preferred, isValid(preferred) { return preferred }
    if isValid(before) { return before }
    if isValid(after) { return after }
    // Two changes within a day or two of each other: a third offset may hold between them.
    let between = offset(at: seconds - Int64(before))
    return isValid(between) ? between : before
  }
}
