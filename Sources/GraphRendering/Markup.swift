/// The few forms of Graphviz's HTML-like labels that pictures are made of.
enum Markup {
  /// How a text is set.
  struct Ink {
    /// In points.
    var size: Double
    var colour: String
    var isBold = false
  }

  /// Lines of text one above the other; never an empty element, which Graphviz refuses.
  static func text(_ lines: [String], _ ink: Ink) -> String {
    let escaped = lines.map { Text.html($0) }.map { $0.isEmpty ? " " : $0 }
    let joined = escaped.joined(separator: "<BR/>")
    let weighted = ink.isBold ? "<B>\(joined)</B>" : joined
    return "<FONT POINT-SIZE=\"\(number(ink.size))\" COLOR=\"\(ink.colour)\">\(weighted)</FONT>"
  }

  static func text(_ line: String, _ ink: Ink) -> String { text([line], ink) }

  static func cell(_ content: String, _ attributes: String = "") -> String {
    let more = attributes.isEmpty ? "" : " " + attributes
    return "<TD ALIGN=\"LEFT\" BALIGN=\"LEFT\"\(more)>\(content)</TD>"
  }

  static func row(_ cells: [String]) -> String { "<TR>\(cells.joined())</TR>" }

  /// A table without lines of its own, one row of text to a line of DOT.
  static func table(_ rows: [String], _ attributes: String = "CELLPADDING=\"2\"") -> String {
    "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" \(attributes)>"
      + rows.joined(separator: "\n") + "</TABLE>"
  }

  /// Two blanks that are not trimmed.
  static let indent = "&#160;&#160;"

  /// A thin line across a table, in the table's colour.
  static let rule = "<HR/>"

  /// A number without a needless fraction, the same on every machine.
  static func number(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let (whole, fraction) = hundredths.quotientAndRemainder(dividingBy: 100)
    if fraction == 0 { return "\(whole)" }
    let digits = fraction < 10 ? "0\(fraction)" : "\(fraction)"
    return "\(whole)." + (digits.hasSuffix("0") ? String(digits.dropLast()) : digits)
  }
}
