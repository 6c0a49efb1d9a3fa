/// A question to names and titles, prepared once and put to any number of indexes.
///
/// ```swift
/// let hits = index.find(.anything("zhang wei"), limit: 20)
/// ```
///
/// Text is compared in its folded form (``FoldedText``). Pinyin is taken with or without blanks,
/// apostrophes, tone marks or tone digits, and ü as ü, v, u: or u. A query that folds to nothing
/// finds nothing.
public struct TextQuery: Sendable {
  /// What may match.
  public enum Mode: Sendable, CaseIterable {
    /// The whole text, never by pinyin.
    case exact
    /// The whole text or its start.
    case prefix
    /// Any part of the first ``TextQuery/windowMax`` characters, or the start.
    case contains
    /// Readings and initials, whole or their start.
    case pinyin
    /// What a person typing into one box expects: text anywhere, and pinyin where only Latin
    /// letters were typed.
    case anything
  }

  /// Parts are found inside the first so many characters of a text; what stands further on is
  /// found by its start or whole alone. Names are shorter; this bounds what prose costs.
  public static let windowMax = 1024

  public let mode: Mode
  /// The query's folded text.
  let folded: [UInt8]
  /// How many characters (scalars) it has.
  let length: Int
  /// Its letters as pinyin; empty where it is no pinyin.
  let letters: [UInt8]
  /// The ways to match, best first.
  let stages: [TextMatch]

  public init(_ mode: Mode, _ text: String) { self.init(mode, FoldedText(text)) }

  /// A query of any bytes.
  public init(_ mode: Mode, bytes: UnsafeRawBufferPointer) {
    self.init(mode, FoldedText(bytes: bytes))
  }

  private init(_ mode: Mode, _ text: FoldedText) {
    self.mode = mode
    folded = text.bytes
    length = folded.withUnsafeBytes { ScalarReader.measure($0).count }
    let takesPinyin = mode == .pinyin || mode == .anything
    letters = takesPinyin ? folded.withUnsafeBytes { LatinLetters.ofQuery($0) } ?? [] : []
    guard length > 0 else {
      stages = []
      return
    }
    let hasLetters = !letters.isEmpty
    stages =
      switch mode {
      case .exact: [.exact]
      case .prefix: [.exact, .prefix]
      case .contains: [.exact, .prefix, .inside]
      case .pinyin: hasLetters ? [.reading, .initials, .readingPrefix, .initialsPrefix] : []
      case .anything: hasLetters ? TextMatch.allCases : [.exact, .prefix, .inside]
      }
  }

  public static func exact(_ text: String) -> TextQuery { TextQuery(.exact, text) }
  public static func prefix(_ text: String) -> TextQuery { TextQuery(.prefix, text) }
  public static func contains(_ text: String) -> TextQuery { TextQuery(.contains, text) }
  public static func pinyin(_ text: String) -> TextQuery { TextQuery(.pinyin, text) }
  public static func anything(_ text: String) -> TextQuery { TextQuery(.anything, text) }
}
