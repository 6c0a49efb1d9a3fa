extension Lexer {
  /// Passes over white space and comments: `// to the end of the line` and `/* … */`.
  mutating func skipSpace() throws(SyntaxDiagnostic) {
    while position < bytes.count {
      let first = bytes[position]
      switch first {
      case 0x09...0x0D, 0x1C...0x20: position += 1
      case UInt8(ascii: "/"):
        if byte(1) == UInt8(ascii: "/") {
          skipLine()
        } else if byte(1) == UInt8(ascii: "*") {
          try skipComment()
        } else {
          return
        }
      case 0x80...:
        let (scalar, length) = scalar(at: position)
        guard Characters.isSpace(scalar) else { return }
        position += length
      default: return
      }
    }
  }

  private mutating func skipLine() {
    while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D {
      position += 1
    }
  }

  private mutating func skipComment() throws(SyntaxDiagnostic) {
    let start = position
    position += 2
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "*"), byte(1) == UInt8(ascii: "/") {
        position += 2
        return
      }
      position += 1
    }
    throw SyntaxDiagnostic(
      .unexpectedSyntax, "the comment is not closed", SourceSpan(start, start + 2),
      hint: "close it with */")
  }
}
