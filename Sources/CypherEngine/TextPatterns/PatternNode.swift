/// A regular expression as a tree.
indirect enum PatternNode {
  /// The empty text.
  case empty
  /// One code point of a class.
  case scalar(ScalarClass)
  case sequence([PatternNode])
  case alternatives([PatternNode])
  /// A maximum of nil is none.
  case repeated(PatternNode, min: Int, max: Int?)
  case assertion(PatternAssertion)
}

/// What a place in the text must be.
enum PatternAssertion: Hashable {
  case textStart, textEnd
  /// At the end, or before a line break that ends the text.
  case lastLineEnd
  case lineStart, lineEnd
  case wordBoundary, noWordBoundary

  /// - Parameters:
  ///   - before: the code point before the place; nil at the start.
  ///   - after: the code point behind it; nil at the end.
  ///   - last: whether `after` is the text's last one.
  func holds(before: Unicode.Scalar?, after: Unicode.Scalar?, isLast last: Bool) -> Bool {
    switch self {
    case .textStart: before == nil
    case .textEnd: after == nil
    case .lastLineEnd: after == nil || last && Self.isLineBreak(after!)
    case .lineStart: before == nil || after != nil && Self.isLineBreak(before!)
    case .lineEnd: after == nil || Self.isLineBreak(after!)
    case .wordBoundary: Self.isWord(before) != Self.isWord(after)
    case .noWordBoundary: Self.isWord(before) == Self.isWord(after)
    }
  }

  static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  private static func isWord(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return false }
    if scalar == "_" { return true }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber:
      return true
    default: return false
    }
  }
}
