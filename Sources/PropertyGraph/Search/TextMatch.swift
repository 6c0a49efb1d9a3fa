/// How a name matched a query, the better way first.
///
/// The order is the ranking of the one search box: what was typed as it stands, then whole
/// readings, then what holds it inside, then beginnings of readings.
public enum TextMatch: UInt8, Comparable, Sendable, CaseIterable {
  /// The whole folded text.
  case exact
  /// The start of the folded text.
  case prefix
  /// The whole reading in pinyin.
  case reading
  /// All initials.
  case initials
  /// Somewhere inside the folded text.
  case inside
  /// The start of the reading.
  case readingPrefix
  /// The start of the initials.
  case initialsPrefix

  public static func < (a: TextMatch, b: TextMatch) -> Bool { a.rawValue < b.rawValue }
}
