import Foundation

/// A regular expression as `=~` has it: the whole text must fit.
struct TextPattern {
  private let expression: NSRegularExpression

  /// - Throws: where the pattern is not one.
  init(_ pattern: String) throws {
    do {
      expression = try NSRegularExpression(pattern: "\\A(?:\(pattern))\\z")
    } catch {
      throw CypherError.runtime(
        .argument, "InvalidArgumentValue", "the text behind =~ is not a regular expression")
    }
  }

  func matches(_ text: String) throws -> Bool {
    let whole = NSRange(text.startIndex..., in: text)
    return expression.firstMatch(in: text, range: whole) != nil
  }
}
