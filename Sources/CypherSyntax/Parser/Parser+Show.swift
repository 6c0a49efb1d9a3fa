extension Parser {
  /// `SHOW subject [YIELD …] [WHERE …] [RETURN …]`.
  mutating func showCommand() throws(SyntaxDiagnostic) -> ShowCommand {
    let start = token.lowerBound
    advance()
    var qualifiers: [String] = []
    var subject = showSubject
    while subject == nil, kind == .word, qualifiers.count < 8 {
      qualifiers.append(text(token.span).uppercased())
      advance()
      subject = showSubject
    }
    guard let subject else {
      throw SyntaxDiagnostic(
        .unexpectedSyntax, "SHOW does not say what", span(from: start),
        hint: "write SHOW INDEXES, CONSTRAINTS, PROCEDURES, FUNCTIONS, DATABASES or TRANSACTIONS")
    }
    if subject == .defaultDatabase || subject == .homeDatabase { qualifiers.removeLast() }
    let isOneDatabase = at(.database) && subject == .databases
    advance()
    // Who may execute it is no question here: everybody may.
    if subject == .procedures || subject == .functions { try skipExecutable() }
    var command = ShowCommand(
      subject: subject, qualifiers: qualifiers, span: SourceSpan(start, start))
    if isOneDatabase, isName(token), !at(.yield), !at(.where) {
      command.predicate = try named("name", token.span)
    } else {
      try readShowTail(into: &command)
    }
    command.span = span(from: start)
    return command
  }

  /// `column = name` for a name that stands here without quotes.
  private mutating func named(
    _ column: String, _ span: SourceSpan
  ) throws(SyntaxDiagnostic) -> Expression {
    let value = try name("the name of a database")
    let outer = beginNode()
    try grow()
    endNode(outer)
    let left = Expression(.variable(Name(column, span)), span)
    return Expression(
      .comparison(left, [ComparisonLink(.equal, Expression(.string(value.text), span))]), span)
  }

  private mutating func readShowTail(
    into command: inout ShowCommand
  ) throws(SyntaxDiagnostic) {
    guard at(.yield) else {
      command.predicate = try whereClause()
      return
    }
    command.yield = try yieldClause(mayFilter: false)
    let start = token.lowerBound
    var tail = ProjectionClause(items: [], span: SourceSpan(start, start))
    try readTail(into: &tail, mayFilter: true)
    tail.span = span(from: start)
    if tail.span.upperBound > tail.span.lowerBound { command.yieldTail = tail }
    if at(.return) { command.return = try projectionClause(mayFilter: false) }
  }

  /// What is shown, where the current word says it.
  private var showSubject: ShowCommand.Subject? {
    switch keyword {
    case .databases: .databases
    case .database:
      switch tokenAt(max(0, index - 1)).keyword {
      case .default: .defaultDatabase
      case .home: .homeDatabase
      default: .databases
      }
    case .index, .indexes: .indexes
    case .constraint, .constraints: .constraints
    case .procedure, .procedures: .procedures
    case .function, .functions: .functions
    case .transaction, .transactions: .transactions
    case .user, .users: .users
    case .setting, .settings: .settings
    default: nil
    }
  }

  /// Passes over `EXECUTABLE [BY CURRENT USER | BY user]`.
  private mutating func skipExecutable() throws(SyntaxDiagnostic) {
    guard kind == .word, text(token.span).uppercased() == "EXECUTABLE" else { return }
    advance()
    guard accept(.by) else { return }
    _ = try name("CURRENT USER or the name of a user")
    _ = accept(.user)
  }
}
