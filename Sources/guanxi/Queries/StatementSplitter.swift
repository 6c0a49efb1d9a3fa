/// Cuts a text into statements at each `;` that stands outside of texts, names in backticks and
/// comments.
struct StatementSplitter {
  /// Statements without their `;`, blank ones left out.
  private(set) var statements: [String] = []
  /// What stands behind the last `;`, blank or not.
  private(set) var rest = ""
  /// Whether the rest ends inside a text, a name or a comment, or holds a word of a statement.
  private(set) var isOpen = false

  private enum Place {
    case outside, lineComment, blockComment
    case quoted(UInt8)
  }

  init(_ text: String) {
    let bytes = Array(text.utf8)
    var place = Place.outside
    var start = 0
    var hasWords = false
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      let next = at + 1 < bytes.count ? bytes[at + 1] : 0
      var length = 1
      switch place {
      case .outside:
        switch byte {
        case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"):
          place = .quoted(byte)
          hasWords = true
        case UInt8(ascii: "/") where next == byte:
          place = .lineComment
          length = 2
        case UInt8(ascii: "/") where next == UInt8(ascii: "*"):
          place = .blockComment
          length = 2
        case UInt8(ascii: ";"):
          if hasWords {
            statements.append(String(decoding: bytes[start..<at], as: UTF8.self))
          }
          start = at + 1
          hasWords = false
        default: if byte > 0x20 { hasWords = true }
        }
      case .lineComment: if byte == 0x0A || byte == 0x0D { place = .outside }
      case .blockComment:
        if byte == UInt8(ascii: "*"), next == UInt8(ascii: "/") {
          place = .outside
          length = 2
        }
      case .quoted(let quote):
        if byte == UInt8(ascii: "\\"), quote != UInt8(ascii: "`") {
          length = 2
        } else if byte == quote {
          place = .outside
        }
      }
      at += length
    }
    rest = String(decoding: bytes[min(start, bytes.count)...], as: UTF8.self)
    switch place {
    case .outside, .lineComment: isOpen = hasWords
    case .blockComment, .quoted: isOpen = true
    }
  }

  /// Every statement of a file, the last one with or without its `;`.
  static func all(_ text: String) -> [String] {
    let cut = StatementSplitter(text)
    return cut.isOpen ? cut.statements + [cut.rest] : cut.statements
  }
}
