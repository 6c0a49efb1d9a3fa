import PropertyGraph

/// A regular expression as `=~` has it: the whole text must fit.
///
/// The syntax is Java's, as far as it needs no memory of what was matched before: literals,
/// classes, groups, alternatives, quantifiers, anchors, flags. Time grows with the product of text
/// and pattern, never faster, so no pattern hangs; what cannot be had in such time (references
/// back, look-around, atomic groups, possessive quantifiers) is refused. Positions count code
/// points.
struct TextPattern {
  private let program: PatternProgram

  /// - Throws: ``CypherError/Code/argument`` where the pattern is not one, or too large.
  init(_ pattern: String) throws(CypherError) {
    var parser = PatternParser(pattern)
    program = try PatternProgram(try parser.parse())
  }

  /// - Parameter check: called now and then; what it throws ends the match.
  func matches(_ text: ByteString, check: () throws -> Void = {}) throws -> Bool {
    try PatternMatcher(program).matches(text.text, check: check)
  }
}

/// How large a regular expression may become.
enum PatternLimits {
  /// How deep groups and classes may nest.
  static let nestingMax = 200
  /// Steps of the program, repetitions written out.
  static let instructionsMax = 20_000
  /// The largest count of a quantifier.
  static let repetitionsMax = 10_000
}
