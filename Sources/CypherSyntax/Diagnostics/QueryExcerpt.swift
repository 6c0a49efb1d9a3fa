/// The line of a query that a message is about, with the place underlined, as a terminal shows it.
///
/// ```
/// line 1, column 11: unexpected 'RETRUN', expected a clause such as RETURN
///   1 | MATCH (人) RETRUN 人
///     |            ^^^^^^
///   hint: did you mean RETURN?
/// ```
///
/// Wide characters count two columns and combining marks none, so that the underline stands where
/// it should; tabs become spaces, and characters that would move the cursor are shown as signs. A
/// line that is too wide is cut at both ends.
public struct QueryExcerpt {
  private let bytes: [UInt8]
  private let span: SourceSpan
  private let width: Int

  /// Renders a message about a place in a query, without a line end behind it.
  ///
  /// - Parameter width: how many columns a line may have.
  public static func render(
    _ text: String, span: SourceSpan, message: String, hint: String? = nil, width: Int = 100
  ) -> String {
    QueryExcerpt(text, span, width).rendered(message, hint)
  }

  private init(_ text: String, _ span: SourceSpan, _ width: Int) {
    bytes = Array(text.utf8)
    self.width = max(width, 40)
    var start = max(0, min(span.lowerBound, bytes.count))
    // What is missing at the end is missing behind the last word, not below it.
    if start == bytes.count {
      while start > 0, bytes[start - 1] <= 0x20 { start -= 1 }
    }
    self.span = SourceSpan(start, max(start, min(span.upperBound, bytes.count)))
  }

  private func rendered(_ message: String, _ hint: String?) -> String {
    let line = lineBounds
    let number = "\(lineNumber)"
    let margin = String(repeating: " ", count: number.utf8.count)
    let column = scalars(line.lowerBound..<span.lowerBound).count + 1
    let shown = Shown(
      scalars(line), from: span.lowerBound - line.lowerBound,
      to: span.upperBound - line.lowerBound, width: width - number.utf8.count - 5)
    var lines = [
      "line \(number), column \(column): \(message)",
      "  \(number) | \(shown.text)",
      "  \(margin) | \(shown.underline)",
    ]
    if let hint { lines.append("  hint: \(hint)") }
    return lines.joined(separator: "\n")
  }

  // MARK: - Lines

  /// The line in which the place begins, without its end.
  private var lineBounds: Range<Int> {
    var start = span.lowerBound
    while start > 0, !isLineEnd(bytes[start - 1]) { start -= 1 }
    var end = span.lowerBound
    while end < bytes.count, !isLineEnd(bytes[end]) { end += 1 }
    return start..<end
  }

  /// Counted from 1; a carriage return with a line feed behind it is one line end.
  private var lineNumber: Int {
    var number = 1
    for at in 0..<span.lowerBound where isLineEnd(bytes[at]) {
      let isFirstOfTwo = bytes[at] == 0x0D && at + 1 < bytes.count && bytes[at + 1] == 0x0A
      if !isFirstOfTwo { number += 1 }
    }
    return number
  }

  private func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  private func scalars(_ range: Range<Int>) -> [Unicode.Scalar] {
    Array(String(decoding: bytes[range], as: UTF8.self).unicodeScalars)
  }
}

/// A line as it is shown, and the underline below it.
private struct Shown {
  var text = ""
  var underline = ""

  /// - Parameters:
  ///   - from: the byte of the line at which the underline begins.
  ///   - to: the byte before which it ends, perhaps behind the line.
  init(_ scalars: [Unicode.Scalar], from: Int, to: Int, width: Int) {
    var cells: [(text: String, width: Int)] = []
    var column = 0
    var byte = 0
    var start = 0
    var length = 0
    for scalar in scalars {
      let cell = Self.cell(scalar, at: column)
      if byte < from { start += cell.width } else if byte < to { length += cell.width }
      cells.append(cell)
      column += cell.width
      byte += String(Character(scalar)).utf8.count
    }
    // Too wide: the place stands a third of the way in.
    var skipped = column <= width ? 0 : max(0, min(start - width / 3, column - width))
    let end = column <= width ? column : skipped + width
    var position = 0
    for cell in cells {
      defer { position += cell.width }
      guard position >= skipped, position + cell.width <= end else { continue }
      text += cell.text
    }
    // A wide character cut in half leaves a column that is not shown.
    if skipped > 0 {
      position = 0
      for cell in cells where position < skipped { position += cell.width }
      skipped = position
      text = "…" + text
    }
    if end < column { text += "…" }
    let indent = start - skipped + (skipped > 0 ? 1 : 0)
    let marks = max(1, min(length, end - start))
    underline =
      String(repeating: " ", count: max(0, indent)) + String(repeating: "^", count: marks)
  }

  /// What stands for a character: itself, spaces for a tab, a sign for what has no place of its
  /// own.
  private static func cell(_ scalar: Unicode.Scalar, at column: Int) -> (text: String, width: Int) {
    if scalar == "\t" {
      let width = 4 - column % 4
      return (String(repeating: " ", count: width), width)
    }
    if scalar.value < 0x20 {
      return (String(Character(Unicode.Scalar(0x2400 + scalar.value) ?? "?")), 1)
    }
    switch scalar.properties.generalCategory {
    case .control: return ("\u{FFFD}", 1)
    // Joiners belong to words and emoji; other format characters could turn the line around.
    case .format where scalar.value != 0x200C && scalar.value != 0x200D: return ("\u{FFFD}", 1)
    default: return (String(Character(scalar)), DisplayWidth.of(scalar))
    }
  }
}

extension SyntaxDiagnostic {
  /// The message with the place in the text underlined, as a terminal shows it.
  public func excerpt(in text: String, width: Int = 100) -> String {
    QueryExcerpt.render(text, span: span, message: message, hint: hint, width: width)
  }
}
