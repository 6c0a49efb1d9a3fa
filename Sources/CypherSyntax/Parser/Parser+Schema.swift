extension Parser {
  /// A command about indexes or constraints, or nil where something else begins here.
  mutating func schemaCommand() throws(SyntaxDiagnostic) -> SchemaCommand? {
    let start = token.lowerBound
    if at(.drop) {
      advance()
      return try dropCommand(start)
    }
    guard at(.create), peek().kind == .word, peek(2).kind != .equal else { return nil }
    advance()
    if accept(.constraint) { return try createConstraint(start) }
    let kind = try indexKind()
    try expect(.index)
    let header = try header()
    let definition = try indexDefinition(kind)
    return .createIndex(
      definition, name: header.name, ifNotExists: header.ifNotExists, span(from: start))
  }

  private mutating func dropCommand(_ start: Int) throws(SyntaxDiagnostic) -> SchemaCommand {
    let isIndex = at(.index)
    guard isIndex || at(.constraint) else { throw unexpected("INDEX or CONSTRAINT") }
    advance()
    let name = try name("the name of an index or constraint")
    let ifExists = accept(.if)
    if ifExists { try expect(.exists) }
    return isIndex
      ? .dropIndex(name, ifExists: ifExists, span(from: start))
      : .dropConstraint(name, ifExists: ifExists, span(from: start))
  }

  /// `[name] [IF NOT EXISTS]`.
  private mutating func header() throws(SyntaxDiagnostic) -> (name: Name?, ifNotExists: Bool) {
    var name: Name?
    let isUnnamed =
      at(.if, .not) || (at(.for) || at(.on)) && peek().kind == .leftParenthesis
    if !isUnnamed { name = try self.name("a name, IF NOT EXISTS or FOR") }
    let ifNotExists = accept(.if)
    if ifNotExists {
      try expect(.not)
      try expect(.exists)
    }
    return (name, ifNotExists)
  }

  // MARK: - Indexes

  private mutating func indexKind() throws(SyntaxDiagnostic) -> IndexDefinition.Kind {
    let kind: IndexDefinition.Kind
    switch keyword {
    case .index: return .range
    case .range: kind = .range
    case .text: kind = .text
    case .fulltext: kind = .fulltext
    case .lookup: kind = .lookup
    case .point: kind = .point
    default: throw unexpected("a pattern, INDEX or CONSTRAINT")
    }
    advance()
    return kind
  }

  private mutating func indexDefinition(
    _ kind: IndexDefinition.Kind
  ) throws(SyntaxDiagnostic) -> IndexDefinition {
    try expect(.for)
    let subject = try subject()
    try expect(.on)
    var properties: [Name] = []
    switch kind {
    case .lookup:
      try expect(.each)
      _ = try name("labels or type")
      try expect(.leftParenthesis, "'('")
      try checkOwner(try variable(), subject)
      try expect(.rightParenthesis, "')'")
    case .fulltext:
      try expect(.each)
      try expect(.leftBracket, "'['")
      properties = try self.properties(of: subject)
      try expect(.rightBracket, "',' or ']'")
    case .range, .text, .point:
      try expect(.leftParenthesis, "'('")
      properties = try self.properties(of: subject)
      try expect(.rightParenthesis, "',' or ')'")
    }
    return IndexDefinition(
      kind: kind, isOnRelationships: subject.isRelationship, names: subject.names,
      properties: properties)
  }

  // MARK: - Constraints

  private mutating func createConstraint(
    _ start: Int
  ) throws(SyntaxDiagnostic) -> SchemaCommand {
    let header = try header()
    guard accept(.for) || accept(.on) else { throw unexpected("FOR") }
    let subject = try subject()
    guard let label = subject.names.first, subject.names.count == 1 else {
      throw SyntaxDiagnostic(
        .unexpectedSyntax, "a constraint is on one label or type", span(from: start))
    }
    guard accept(.require) || accept(.assert) else { throw unexpected("REQUIRE") }
    let isList = accept(.leftParenthesis)
    let properties = try self.properties(of: subject)
    if isList { try expect(.rightParenthesis, "',' or ')'") }
    let definition = ConstraintDefinition(
      kind: try constraintKind(), isOnRelationships: subject.isRelationship, name: label,
      properties: properties)
    return .createConstraint(
      definition, name: header.name, ifNotExists: header.ifNotExists, span(from: start))
  }

  private mutating func constraintKind() throws(SyntaxDiagnostic) -> ConstraintDefinition.Kind {
    try expect(.is)
    if at(.not, .null) {
      advance()
      advance()
      return .notNull
    }
    if !accept(.node), !accept(.relationship) { _ = accept(.rel) }
    if accept(.unique) { return .unique }
    guard accept(.key) else { throw unexpected("UNIQUE, NOT NULL or NODE KEY") }
    return .nodeKey
  }

  // MARK: - What it is on

  /// The node or relationship that an index or constraint is on.
  private struct Subject {
    var variable: Name
    var names: [Name]
    var isRelationship: Bool
  }

  /// `(n:Label|Other)` or `()-[r:TYPE]-()`.
  private mutating func subject() throws(SyntaxDiagnostic) -> Subject {
    guard kind == .leftParenthesis else { throw unexpected("a node or relationship pattern") }
    let node = try nodePattern()
    var variable = node.variable
    var labels = node.labels
    let isRelationship = beginsArrow
    if isRelationship {
      let relationship = try relationship()
      variable = relationship.variable
      labels = relationship.types
      _ = try nodePattern()
    }
    let names = labels.map { $0.disjunctiveNames } ?? []
    guard let variable, let names else {
      throw SyntaxDiagnostic(
        .unexpectedSyntax, "the pattern needs a variable and plain names", node.span,
        hint: "write (n:Label) or ()-[r:TYPE]-()")
    }
    return Subject(variable: variable, names: names, isRelationship: isRelationship)
  }

  /// `n.a, n.b`, all of the pattern's own variable.
  private mutating func properties(of subject: Subject) throws(SyntaxDiagnostic) -> [Name] {
    var properties: [Name] = []
    repeat {
      let owner = try name("a property such as n.key")
      try checkOwner(owner, subject)
      try expect(.dot, "'.'")
      properties.append(try name("a property"))
    } while accept(.comma)
    return properties
  }

  private func checkOwner(_ owner: Name, _ subject: Subject) throws(SyntaxDiagnostic) {
    guard owner == subject.variable else {
      throw SyntaxDiagnostic(
        .unexpectedSyntax, "'\(owner)' is not the variable of the pattern", owner.span,
        hint: "write \(subject.variable)")
    }
  }
}
