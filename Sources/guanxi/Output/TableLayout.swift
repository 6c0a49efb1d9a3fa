import CypherSyntax

/// The widths of a table's columns, by what a terminal shows: two columns for a wide character.
struct TableLayout {
  private let widths: [Int]
  private let isNumber: [Bool]
  private static let gap = 2
  private static let leastWidth = 6

  /// - Parameters:
  ///   - rows: those by which the widths are chosen; later ones are cut to fit.
  ///   - width: columns of the window.
  init(_ columns: [String], _ rows: [[String]], isNumber: [Bool], width: Int) {
    self.isNumber = isNumber
    var wanted = columns.map { DisplayWidth.of($0) }
    for row in rows {
      for (at, text) in row.enumerated() { wanted[at] = max(wanted[at], DisplayWidth.of(text)) }
    }
    let room = max(width - Self.gap * max(columns.count - 1, 0), columns.count * Self.leastWidth)
    // The widest give way first.
    var limit = wanted.max() ?? 0
    if wanted.reduce(0, +) > room {
      var low = Self.leastWidth
      var high = limit
      while low < high {
        let middle = (low + high + 1) / 2
        if wanted.reduce(0, { $0 + min($1, middle) }) <= room {
          low = middle
        } else {
          high = middle - 1
        }
      }
      limit = low
    }
    widths = wanted.map { min($0, limit) }
  }

  func line(_ cells: [String]) -> String {
    var line = ""
    for (at, cell) in cells.enumerated() {
      if at > 0 { line += String(repeating: " ", count: Self.gap) }
      let text = Self.cut(cell, to: widths[at])
      let blanks = String(repeating: " ", count: max(0, widths[at] - DisplayWidth.of(text)))
      if isNumber[at] {
        line += blanks + text
      } else {
        line += at == cells.count - 1 ? text : text + blanks
      }
    }
    return line
  }

  var rule: String {
    widths.map { String(repeating: "─", count: $0) }.joined(
      separator: String(repeating: " ", count: Self.gap))
  }

  /// A text cut to a width, with `…` in place of what is missing.
  static func cut(_ text: String, to width: Int) -> String {
    if text.utf8.count <= width || DisplayWidth.of(text) <= width { return text }
    var shown = ""
    var used = 1
    for character in text {
      let next = String(character).unicodeScalars.reduce(0) { $0 + DisplayWidth.of($1) }
      if used + next > width { break }
      shown.append(character)
      used += next
    }
    return shown + "…"
  }
}
