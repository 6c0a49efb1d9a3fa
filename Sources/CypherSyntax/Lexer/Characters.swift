/// Which characters may stand where in query text.
enum Characters {
  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  static func isHexadecimalDigit(_ byte: UInt8) -> Bool { hexadecimalValue(byte) != nil }

  static func hexadecimalValue(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte) - 0x30
    case 0x41...0x46: UInt32(byte) - 0x41 + 10
    case 0x61...0x66: UInt32(byte) - 0x61 + 10
    default: nil
    }
  }

  static func isNamePart(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: true
    default: false
    }
  }

  static func isNameStart(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    return properties.isXIDStart || properties.generalCategory == .connectorPunctuation
  }

  static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    if properties.isXIDContinue { return true }
    switch properties.generalCategory {
    case .connectorPunctuation, .currencySymbol: return true
    default: return false
    }
  }

  /// White space of Unicode, and the byte order mark that editors leave at the start of a file.
  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar.value == 0xFEFF
  }

  /// The dashes with which openCypher 9 lets a relationship be drawn, ASCII's aside.
  static func isDash(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00AD, 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D: true
    default: false
    }
  }

  static func isLeftArrowhead(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x27E8, 0x3008, 0xFE64, 0xFF1C: true
    default: false
    }
  }

  static func isRightArrowhead(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x27E9, 0x3009, 0xFE65, 0xFF1E: true
    default: false
    }
  }

  /// What to write in place of a character that a Chinese keyboard or a word processor put there.
  static func hint(for scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0xFF01...0xFF5E:
      // The full-width forms stand in ASCII's order.
      let narrow = UInt8(truncatingIfNeeded: scalar.value - 0xFEE0)
      return "write \(quoted(narrow)), not its full-width form"
    case 0x2018, 0x2019, 0x201C, 0x201D, 0x300C, 0x300D:
      return "write straight quotes"
    case 0x3001: return "write ','"
    case 0x3002: return "write '.'"
    default: return nil
    }
  }

  /// A byte of ASCII as messages show it.
  static func quoted(_ byte: UInt8) -> String {
    guard byte >= 0x20, byte < 0x7F else { return "U+\(hexadecimal(Unicode.Scalar(byte)))" }
    return byte == UInt8(ascii: "'") ? "\"'\"" : "'\(Character(Unicode.Scalar(byte)))'"
  }

  static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }
}
