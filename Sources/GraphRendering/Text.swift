/// Text on its way into DOT: cleaned, measured, wrapped and quoted.
///
/// Everything a scene says passes through here once, so that no name, however odd, can end a
/// string, open a tag, turn the writing direction or be taken for one of Graphviz's own escapes.
enum Text {
  /// The text without what no picture can show.
  ///
  /// White space becomes one blank; controls, directional overrides and characters that XML forbids
  /// become U+FFFD; more than four combining marks in a row are dropped.
  static func plain(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var marks = 0
    var isAfterSpace = true
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace {
        if !isAfterSpace { result.append(" ") }
        isAfterSpace = true
        continue
      }
      isAfterSpace = false
      marks = isCombining(scalar) ? marks + 1 : 0
      if marks > 4 { continue }
      result.append(isForbidden(scalar) ? "\u{FFFD}" : scalar)
    }
    if isAfterSpace, !result.isEmpty { result.removeLast() }
    return String(result)
  }

  /// A DOT string in quotes.
  static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in plain(text).unicodeScalars {
      if scalar == "\"" || scalar == "\\" { out += "\\" }
      out.unicodeScalars.append(scalar)
    }
    return out + "\""
  }

  /// Text inside an HTML-like label. A backslash is doubled, since Graphviz replaces `\N` even
  /// there.
  static func html(_ text: String) -> String {
    var out = ""
    for scalar in plain(text).unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "\\": out += "\\\\"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F: true
    case 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069: true  // Directional controls.
    case 0xFDD0...0xFDEF: true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }

  private static func isCombining(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: true
    default: false
    }
  }
}
