extension Parser {
  /// The name of a type, in capitals: `INTEGER`, `LIST<STRING NOT NULL>`, `INTEGER | FLOAT`.
  mutating func typeName() throws(SyntaxDiagnostic) -> String {
    try beginNesting()
    var name = try singleType()
    while kind == .bar, index != closingBar {
      advance()
      name += " | " + (try singleType())
    }
    endNesting()
    return name
  }

  private mutating func singleType() throws(SyntaxDiagnostic) -> String {
    guard kind == .word else { throw unexpected("a type such as INTEGER or STRING") }
    var name = takeWord()
    let first = name
    while kind == .word, let followers = Self.typeWords[first], followers.contains(upperWord) {
      name += " " + takeWord()
    }
    if accept(.less) {
      let outerBar = closingBar
      closingBar = -1
      name += "<" + (try typeName()) + ">"
      closingBar = outerBar
      try expect(.greater, "'>'")
    }
    return try finished(name)
  }

  /// Takes what may follow a type: NOT NULL, and LIST or ARRAY of it.
  private mutating func finished(_ type: String) throws(SyntaxDiagnostic) -> String {
    var name = type
    while true {
      if at(.not, .null) {
        advance()
        advance()
        name += " NOT NULL"
      } else if accept(.exclamation) {
        name += " NOT NULL"
      } else if kind == .word, upperWord == "LIST" || upperWord == "ARRAY" {
        name += " " + takeWord()
      } else {
        return name
      }
    }
  }

  private var upperWord: String { text(token.span).uppercased() }

  private mutating func takeWord() -> String {
    let word = upperWord
    advance()
    return word
  }

  /// Which words may follow the first word of a type.
  private static let typeWords: [String: Set<String>] = {
    let zone: Set<String> = ["WITH", "WITHOUT", "TIME", "TIMEZONE", "ZONE"]
    let any: Set<String> = [
      "PROPERTY", "VALUE", "NODE", "VERTEX", "RELATIONSHIP", "EDGE", "MAP", "RECORD",
    ]
    return [
      "ZONED": ["DATETIME", "TIME"], "LOCAL": ["DATETIME", "TIME"], "TIME": zone,
      "TIMESTAMP": zone, "PROPERTY": ["VALUE"], "ANY": any, "SIGNED": ["INTEGER"],
    ]
  }()
}
