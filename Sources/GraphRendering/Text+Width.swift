extension Text {
  /// The columns a text takes: two for a wide character such as 关, one for the rest, none for
  /// marks.
  static func width(_ text: some StringProtocol) -> Int {
    text.reduce(0) { $0 + width($1) }
  }

  static func width(_ character: Character) -> Int {
    var width = 0
    for scalar in character.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .format: continue
      default: width = max(width, isWide(scalar) ? 2 : 1)
      }
    }
    return width
  }

  /// Lines of at most `columns`, at most `linesMax` of them; what does not fit ends in "…".
  ///
  /// Breaks at blanks and between wide characters, inside a word only where the word is longer than
  /// a line, and never just before closing punctuation.
  /// *Returns* at least one line, which is empty for an empty text. *Complexity* O(characters
  /// shown).
  static func wrapped(_ text: String, columns: Int, linesMax: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var lineWidth = 0
    var rest = pieces(plain(String(text.prefix(columns * (linesMax + 2) * 4))), columns: columns)[
      ...]
    while let piece = rest.first {
      let pieceWidth = width(piece)
      let isGlued = piece.first.map { closing.contains($0) } ?? false
      if lineWidth + pieceWidth <= columns || line.isEmpty || (isGlued && pieceWidth <= 2) {
        if !(line.isEmpty && piece == " ") {
          line += piece
          lineWidth += pieceWidth
        }
        rest.removeFirst()
      } else if lines.count == linesMax - 1 {
        return lines + [shortened(line, columns: columns)]
      } else {
        lines.append(trimmed(line))
        line = ""
        lineWidth = 0
      }
    }
    let last = trimmed(line)
    if !last.isEmpty || lines.isEmpty { lines.append(last) }
    return lines
  }

  private static let closing: Set<Character> = [
    "，", "。", "、", "；", "：", "？", "！", "）", "」", "』", "》", "〉", "】", "”", "’", "…", "％",
  ]

  private static let opening: Set<Character> = ["（", "「", "『", "《", "〈", "【", "“", "‘"]

  /// Words, single blanks, and wide characters each by itself, opening brackets with what
  /// they open.
  private static func pieces(_ text: String, columns: Int) -> [String] {
    var pieces: [String] = []
    var word = ""
    var wordWidth = 0
    func endWord() {
      if !word.isEmpty { pieces.append(word) }
      word = ""
      wordWidth = 0
    }
    var opening = ""
    for character in text {
      if Self.opening.contains(character) {
        endWord()
        if opening.count == 2 {
          pieces.append(opening)
          opening = ""
        }
        opening.append(character)
        continue
      }
      let characterWidth = width(character)
      if character == " " || characterWidth == 2 {
        endWord()
        pieces.append(opening + String(character))
        opening = ""
      } else {
        word += opening
        wordWidth += width(opening)
        opening = ""
        if wordWidth + characterWidth > columns { endWord() }
        word.append(character)
        wordWidth += characterWidth
      }
    }
    endWord()
    if !opening.isEmpty { pieces.append(opening) }
    return pieces
  }

  private static func shortened(_ line: String, columns: Int) -> String {
    var line = trimmed(line)
    while width(line) > columns - 1 { line.removeLast() }
    return trimmed(line) + "…"
  }

  private static func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }

  /// Wide and full-width blocks of Unicode's East Asian Width, and the emoji planes.
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,
      0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
