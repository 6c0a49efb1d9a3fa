/// A property of code points, as `\p{…}` names it.
struct ScalarProperty {
  private let test: @Sendable (Unicode.Scalar) -> Bool
  private let isNegated: Bool

  init(isNegated: Bool = false, _ test: @escaping @Sendable (Unicode.Scalar) -> Bool) {
    self.test = test
    self.isNegated = isNegated
  }

  func holds(for scalar: Unicode.Scalar) -> Bool { test(scalar) != isNegated }

  /// The property of a name: a general category (`Lu`, `L`, `gc=Lu`, `IsL`), a script (`IsHan`,
  /// `script=Han`), a block (`InCJKUnifiedIdeographs`), a class of POSIX (`Alpha`) or a binary
  /// property (`IsAlphabetic`); nil of one that is not known.
  init?(named name: String, isNegated: Bool) {
    let key = name.lowercased().filter { $0 != "_" && $0 != "-" && $0 != " " }
    guard let test = Self.test(key) else { return nil }
    self.init(isNegated: isNegated, test)
  }

  private static func test(_ key: String) -> (@Sendable (Unicode.Scalar) -> Bool)? {
    for prefix in ["script=", "sc="] where key.hasPrefix(prefix) {
      return ranges(ScriptRanges.scripts[String(key.dropFirst(prefix.count))])
    }
    for prefix in ["generalcategory=", "gc="] where key.hasPrefix(prefix) {
      return category(String(key.dropFirst(prefix.count)))
    }
    for prefix in ["block=", "blk=", "in"] where key.hasPrefix(prefix) {
      return ranges(ScriptRanges.blocks[String(key.dropFirst(prefix.count))])
    }
    if let found = category(key) ?? posix(key) { return found }
    guard key.hasPrefix("is") else { return nil }
    let rest = String(key.dropFirst(2))
    return category(rest) ?? binary(rest) ?? ranges(ScriptRanges.scripts[rest]) ?? posix(rest)
  }

  private static func ranges(
    _ ranges: [ClosedRange<UInt32>]?
  ) -> (@Sendable (Unicode.Scalar) -> Bool)? {
    guard let ranges else { return nil }
    return { scalar in ranges.contains { $0.contains(scalar.value) } }
  }

  // MARK: - General categories

  private static func category(_ key: String) -> (@Sendable (Unicode.Scalar) -> Bool)? {
    if let whole = categories[key] { return { $0.properties.generalCategory == whole } }
    if key == "lc" {
      return { [.uppercaseLetter, .lowercaseLetter, .titlecaseLetter]
        .contains($0.properties.generalCategory)
      }
    }
    guard key.count == 1 else { return nil }
    let several = categories.filter { $0.key.hasPrefix(key) }.map(\.value)
    guard !several.isEmpty else { return nil }
    let set = Set(several)
    return { set.contains($0.properties.generalCategory) }
  }

  private static let categories: [String: Unicode.GeneralCategory] = [
    "lu": .uppercaseLetter, "ll": .lowercaseLetter, "lt": .titlecaseLetter,
    "lm": .modifierLetter, "lo": .otherLetter, "mn": .nonspacingMark, "mc": .spacingMark,
    "me": .enclosingMark, "nd": .decimalNumber, "nl": .letterNumber, "no": .otherNumber,
    "pc": .connectorPunctuation, "pd": .dashPunctuation, "ps": .openPunctuation,
    "pe": .closePunctuation, "pi": .initialPunctuation, "pf": .finalPunctuation,
    "po": .otherPunctuation, "sm": .mathSymbol, "sc": .currencySymbol, "sk": .modifierSymbol,
    "so": .otherSymbol, "zs": .spaceSeparator, "zl": .lineSeparator, "zp": .paragraphSeparator,
    "cc": .control, "cf": .format, "cs": .surrogate, "co": .privateUse, "cn": .unassigned,
  ]

  // MARK: - Classes by name

  /// Of ASCII alone, as in Java without further flags.
  private static func posix(_ key: String) -> (@Sendable (Unicode.Scalar) -> Bool)? {
    switch key {
    case "ascii": ranges([0...0x7F])
    case "lower": ranges([0x61...0x7A])
    case "upper": ranges([0x41...0x5A])
    case "alpha": ranges([0x41...0x5A, 0x61...0x7A])
    case "digit": ranges([0x30...0x39])
    case "alnum": ranges([0x30...0x39, 0x41...0x5A, 0x61...0x7A])
    case "punct": ranges([0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E])
    case "graph": ranges([0x21...0x7E])
    case "print": ranges([0x20...0x7E])
    case "blank": ranges([0x20...0x20, 0x09...0x09])
    case "cntrl": ranges([0...0x1F, 0x7F...0x7F])
    case "xdigit": ranges([0x30...0x39, 0x41...0x46, 0x61...0x66])
    case "space": ranges([0x09...0x0D, 0x20...0x20])
    default: nil
    }
  }

  private static func binary(_ key: String) -> (@Sendable (Unicode.Scalar) -> Bool)? {
    switch key {
    case "alphabetic": { $0.properties.isAlphabetic }
    case "ideographic": { $0.properties.isIdeographic }
    case "letter": category("l")
    case "lowercase": { $0.properties.isLowercase }
    case "uppercase": { $0.properties.isUppercase }
    case "titlecase": category("lt")
    case "punctuation": category("p")
    case "control": category("cc")
    case "whitespace": { $0.properties.isWhitespace }
    case "digit": category("nd")
    case "hexdigit": { $0.properties.isHexDigit }
    case "assigned": { $0.properties.generalCategory != .unassigned }
    case "emoji": { $0.properties.isEmoji }
    default: nil
    }
  }
}
