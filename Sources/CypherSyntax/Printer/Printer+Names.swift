extension Printer {
  /// A label, type, property, key, alias: anything that stands where only a name may.
  mutating func write(_ name: Name) {
    write(Self.isPlain(name.text) ? name.text : Self.quoted(name.text))
  }

  /// A variable, which stands where keywords may stand as well.
  mutating func writeVariable(_ name: Name) {
    let isPlain = Self.isPlain(name.text) && !Self.needsQuotes(asVariable: name.text)
    write(isPlain ? name.text : Self.quoted(name.text))
  }

  /// The name of a function or procedure in its parts.
  mutating func writeDotted(_ parts: [Name], isFunction: Bool) {
    for (index, part) in parts.enumerated() {
      if index > 0 { write(".") }
      let isKeyword = isFunction && index == 0 && Self.needsQuotes(asFunction: part.text)
      if isKeyword { write(Self.quoted(part.text)) } else { write(part) }
    }
  }

  mutating func writeParameter(_ name: Name) {
    let isPlain = !name.text.isEmpty && name.text.unicodeScalars.allSatisfy(Self.isNamePart)
    write("$" + (isPlain ? name.text : Self.quoted(name.text)))
  }

  /// A string in single quotes; what a terminal would not show is escaped.
  mutating func writeString(_ string: String) {
    output += "'"
    for scalar in string.unicodeScalars {
      switch scalar {
      case "'": output += "\\'"
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\r": output += "\\r"
      case "\t": output += "\\t"
      case "\u{08}": output += "\\b"
      case "\u{0C}": output += "\\f"
      default:
        if scalar.value < 0x20 || scalar.value == 0x7F {
          output += "\\u" + Characters.hexadecimal(scalar)
        } else {
          output.unicodeScalars.append(scalar)
        }
      }
    }
    output += "'"
  }

  // MARK: - Rules

  private static func quoted(_ name: String) -> String {
    var text = "`"
    for scalar in name.unicodeScalars {
      if scalar == "`" { text += "`" }
      text.unicodeScalars.append(scalar)
    }
    return text + "`"
  }

  private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? Characters.isNamePart(UInt8(scalar.value)) : Characters.isNamePart(scalar)
  }

  private static func isPlain(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first else { return false }
    let startsWell =
      first.isASCII
      ? isNamePart(first) && !Characters.isDigit(UInt8(first.value))
      : Characters.isNameStart(first)
    return startsWell && name.unicodeScalars.allSatisfy(isNamePart)
  }

  private static func keyword(_ name: String) -> Keyword? {
    Keyword.spelled(by: Array(name.utf8)[...])
  }

  private static func needsQuotes(asVariable name: String) -> Bool {
    guard let keyword = keyword(name) else { return false }
    switch keyword {
    case .not, .case, .null, .true, .false, .distinct, .all, .exists, .count, .collect, .is,
      .shortestPath, .allShortestPaths:
      return true
    default: return keyword.isStructural
    }
  }

  private static func needsQuotes(asFunction name: String) -> Bool {
    guard let keyword = keyword(name) else { return false }
    switch keyword {
    case .not, .case, .null, .true, .false, .distinct, .all, .any, .none, .single, .reduce,
      .shortestPath, .allShortestPaths:
      return true
    default: return false
    }
  }
}
