/// How near two compared names are. Readings do not count: pinyin finds names and never makes two
/// names one.
enum NameLikeness: Sendable, Hashable {
  case same, near, apart, unknown

  init(_ a: ComparedName, _ b: ComparedName, isPerson: Bool) {
    if a.core.isEmpty || b.core.isEmpty {
      self = .unknown
    } else if a.core.utf8.elementsEqual(b.core.utf8) {
      self = .same
    } else {
      self = Self.areNear(a.core, b.core, isPerson: isPerson) ? .near : .apart
    }
  }

  /// Near are the same words in another order, names of five characters or more that differ in one,
  /// and firms whose name another's begins or ends with. A short Chinese name of a person that
  /// differs in one character is a sister's or a stranger's.
  private static func areNear(_ a: String, _ b: String, isPerson: Bool) -> Bool {
    let words = (a.split(separator: " ").sorted(), b.split(separator: " ").sorted())
    if words.0.count > 1, words.0 == words.1 { return true }
    let (short, long) = a.unicodeScalars.count <= b.unicodeScalars.count ? (a, b) : (b, a)
    let length = short.unicodeScalars.count
    if !isPerson, length >= 4, long.hasPrefix(short) || long.hasSuffix(short) { return true }
    return length >= (isPerson ? 5 : 4)
      && differInOne(Array(short.unicodeScalars), Array(long.unicodeScalars))
  }

  /// Whether one character put in, taken out or changed makes one of the other.
  private static func differInOne(_ short: [Unicode.Scalar], _ long: [Unicode.Scalar]) -> Bool {
    guard long.count - short.count <= 1 else { return false }
    var at = 0
    while at < short.count, short[at] == long[at] { at += 1 }
    let skip = long.count == short.count ? 1 : 0
    return short.dropFirst(at + skip).elementsEqual(long.dropFirst(at + 1))
  }
}
