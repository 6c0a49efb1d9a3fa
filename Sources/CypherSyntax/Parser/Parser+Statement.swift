extension Parser {
  /// A whole text: settings, EXPLAIN or PROFILE, one query or command, perhaps a semicolon.
  mutating func statement() throws(SyntaxDiagnostic) -> Statement {
    let start = token.lowerBound
    var settings: [Statement.Setting] = []
    var mode = Statement.Mode.run
    prefix: while true {
      switch keyword {
      case .explain where mode == .run:
        advance()
        mode = .explain
      case .profile where mode == .run:
        advance()
        mode = .profile
      case .cypher:
        advance()
        try readSettings(into: &settings)
      default: break prefix
      }
    }
    let body = try body()
    let span = span(from: start)
    _ = accept(.semicolon)
    guard kind == .endOfText else {
      throw unexpected(
        span.upperBound < previousEnd ? "nothing behind the semicolon" : "a clause or the end")
    }
    return Statement(settings: settings, mode: mode, body: body, span: span, depth: depth)
  }

  private mutating func body() throws(SyntaxDiagnostic) -> Statement.Body {
    if at(.show) { return .show(try showCommand()) }
    if let command = try schemaCommand() { return .schema(command) }
    return .query(try query(.statement))
  }

  /// `name=value` as often as it stands there, and a version of the language without a name.
  private mutating func readSettings(
    into settings: inout [Statement.Setting]
  ) throws(SyntaxDiagnostic) {
    if kind == .integer || kind == .float {
      let name = Name("version", token.span)
      settings.append(Statement.Setting(name: name, value: try primary()))
    }
    while isName(token), peek().kind == .equal {
      let name = try name("the name of a setting")
      advance()
      settings.append(Statement.Setting(name: name, value: try primary()))
    }
  }
}
