import PropertyGraph

/// Functions over texts. Positions and lengths count code points.
enum StringFunctions {
  static let all: [FunctionDefinition] =
    changing + parts + trimming + [
      split, normalize, length("char_length"), length("character_length"),
    ]

  private static let text = FunctionDefinition.Parameter("text", [.string])

  // MARK: - Changing

  private static let toUpper = FunctionDefinition(
    "toUpper", [text], .string, .string, "The text in capitals."
  ) { arguments, _ in
    .text(try arguments.text(0).uppercased())
  }

  private static let toLower = FunctionDefinition(
    "toLower", [text], .string, .string, "The text in small letters."
  ) { arguments, _ in
    .text(try arguments.text(0).lowercased())
  }

  private static let replace = FunctionDefinition(
    "replace", [text, .init("search", [.string]), .init("replacement", [.string])], .string,
    .string, "The text with every occurrence of one text replaced by another."
  ) { arguments, _ in
    try TextReplacement.replacing(
      try arguments.string(1), in: try arguments.string(0), with: try arguments.text(2))
  }

  private static let changing = [
    toUpper, toUpper.renamed("upper"), toLower, toLower.renamed("lower"), replace,
  ]

  // MARK: - Parts

  private static let parts = [
    FunctionDefinition(
      "substring",
      [text, .init("start", [.integer]), .init("length", [.integer], isOptional: true)], .string,
      .string, "The part of a text from a position, counted from 0, on."
    ) { arguments, _ in
      let scalars = try arguments.text(0).unicodeScalars
      let rest = scalars.dropFirst(try arguments.naturalNumber(1))
      guard arguments.count > 2 else { return .text(String(rest)) }
      return .text(String(rest.prefix(try arguments.naturalNumber(2))))
    },
    FunctionDefinition(
      "left", [text, .init("length", [.integer])], .string, .string, "The beginning of a text."
    ) { arguments, _ in
      .text(String(try arguments.text(0).unicodeScalars.prefix(try arguments.naturalNumber(1))))
    },
    FunctionDefinition(
      "right", [text, .init("length", [.integer])], .string, .string, "The end of a text."
    ) { arguments, _ in
      .text(String(try arguments.text(0).unicodeScalars.suffix(try arguments.naturalNumber(1))))
    },
  ]

  private static let split = FunctionDefinition(
    "split", [text, .init("separator", [.string, .list(.string)])], .list(.string), .string,
    "The pieces of a text between separators; without a separator its characters."
  ) { arguments, _ in
    var separators: [ByteString] = []
    if case .list(let several) = arguments[1] {
      for separator in several {
        if separator.isNull { return .null }
        guard case .string(let text) = separator else {
          throw arguments.wrongKind(1, "STRING | LIST<STRING>")
        }
        separators.append(text)
      }
    } else {
      separators = [try arguments.string(1)]
    }
    return try TextReplacement.pieces(of: try arguments.string(0), between: separators)
  }

  private static func length(_ name: String) -> FunctionDefinition {
    FunctionDefinition(name, [text], .integer, .string, "The number of code points of a text.") {
      arguments, _ in
      .integer(Int64(try arguments.text(0).unicodeScalars.count))
    }
  }

  private static let normalize = FunctionDefinition(
    "normalize", [text, .init("form", [.string], isOptional: true)], .string, .string,
    "The text in a normal form of Unicode: NFC (unless told otherwise), NFD, NFKC or NFKD."
  ) { arguments, _ in
    let name = arguments.count > 1 ? try arguments.text(1) : "NFC"
    guard let form = NormalForm(rawValue: name.uppercased()) else {
      throw arguments.wrongValue("there is no such normal form", hint: "NFC, NFD, NFKC or NFKD")
    }
    return .text(try form.normalized(try arguments.text(0)))
  }

  // MARK: - Trimming

  private static let trimming = [
    trim("trim", "The text without white space, or other characters, at its ends."),
    trim("btrim", "The text without white space, or other characters, at its ends."),
    trim("ltrim", "The text without white space, or other characters, at its start.", end: false),
    trim("rtrim", "The text without white space, or other characters, at its end.", start: false),
  ]

  private static func trim(
    _ name: String, _ summary: String, start: Bool = true, end: Bool = true
  ) -> FunctionDefinition {
    let characters = FunctionDefinition.Parameter("characters", [.string], isOptional: true)
    return FunctionDefinition(name, [text, characters], .string, .string, summary) {
      arguments, _ in
      let unwanted = arguments.count > 1 ? Set(try arguments.text(1).unicodeScalars) : nil
      var rest = Substring(try arguments.text(0)).unicodeScalars
      func isUnwanted(_ scalar: Unicode.Scalar) -> Bool {
        unwanted?.contains(scalar) ?? scalar.properties.isWhitespace
      }
      if start { rest = rest.drop(while: isUnwanted) }
      if end { while let last = rest.last, isUnwanted(last) { rest.removeLast() } }
      return .text(String(rest))
    }
  }
}
