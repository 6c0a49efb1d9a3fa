import Declarations

extension Theme {
  /// Complains when a theme, which may have been made in code, says what Graphviz cannot draw.
  func validateForDrawing() throws(RenderingError) {
    for look in labels.map(\.look) + [unknownLabel] {
      guard Theme.shapes.contains(look.shape) else {
        throw RenderingError(
          .badTheme, "the theme names a shape that cannot be drawn",
          hint: "one of \(Theme.shapes.sorted().joined(separator: ", "))", details: look.shape)
      }
      try checkColours([look.fill, look.border, look.text])
    }
    for look in Array(kinds.values) + [unknownKind] {
      guard Theme.arrowheads.contains(look.arrowhead), look.penWidth.isFinite,
        (0.1...20).contains(look.penWidth)
      else {
        throw RenderingError(
          .badTheme, "the theme names a line that cannot be drawn",
          hint: "arrowheads are \(Theme.arrowheads.sorted().joined(separator: ", "))",
          details: look.arrowhead)
      }
      try checkColours([look.colour])
    }
    try checkColours(groups)
    try checkColours([background, text, mutedText, rule, notice])
    if fonts.isEmpty { throw RenderingError(.badTheme, "the theme names no font") }
  }

  private func checkColours(_ colours: [String]) throws(RenderingError) {
    for colour in colours where !Theme.isColour(colour) {
      throw RenderingError(
        .badTheme, "the theme has a colour of another form than #rrggbb", details: colour)
    }
  }
}
