/// `SHOW … [YIELD …] [WHERE …] [RETURN …]`.
public struct ShowCommand: Hashable, Sendable {
  public enum Subject: String, Hashable, Sendable, CaseIterable {
    case databases, defaultDatabase, homeDatabase, indexes, constraints, procedures, functions
    case transactions, users, settings
  }

  public var subject: Subject
  /// Words between SHOW and the subject that narrow it, such as `ALL`, `FULLTEXT`, `BUILT IN`.
  public var qualifiers: [String]
  /// Nil where there is no YIELD; `YIELD *` includes all.
  public var yield: YieldClause?
  /// ORDER BY, SKIP, LIMIT and WHERE behind YIELD: a projection without items.
  public var yieldTail: ProjectionClause?
  /// WHERE without YIELD.
  public var predicate: Expression?
  public var `return`: ProjectionClause?
  public var span: SourceSpan

  public init(
    subject: Subject, qualifiers: [String] = [], yield: YieldClause? = nil,
    yieldTail: ProjectionClause? = nil, predicate: Expression? = nil,
    return: ProjectionClause? = nil, span: SourceSpan
  ) {
    self.subject = subject
    self.qualifiers = qualifiers
    self.yield = yield
    self.yieldTail = yieldTail
    self.predicate = predicate
    self.return = `return`
    self.span = span
  }
}

/// A command that changes indexes or constraints.
public enum SchemaCommand: Hashable, Sendable {
  case createIndex(IndexDefinition, name: Name?, ifNotExists: Bool, SourceSpan)
  case dropIndex(Name, ifExists: Bool, SourceSpan)
  case createConstraint(ConstraintDefinition, name: Name?, ifNotExists: Bool, SourceSpan)
  case dropConstraint(Name, ifExists: Bool, SourceSpan)

  public var span: SourceSpan {
    switch self {
    case .createIndex(_, _, _, let span), .dropIndex(_, _, let span),
      .createConstraint(_, _, _, let span), .dropConstraint(_, _, let span):
      span
    }
  }
}

/// `FOR (n:Label) ON (n.a, n.b)`, `FOR ()-[r:TYPE]-() ON (r.a)`.
public struct IndexDefinition: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable { case range, text, fulltext, lookup, point }

  public var kind: Kind
  public var isOnRelationships: Bool
  /// Labels or types; several in a full-text index.
  public var names: [Name]
  public var properties: [Name]

  public init(kind: Kind, isOnRelationships: Bool, names: [Name], properties: [Name]) {
    self.kind = kind
    self.isOnRelationships = isOnRelationships
    self.names = names
    self.properties = properties
  }
}

/// `FOR (n:Label) REQUIRE (n.a, n.b) IS UNIQUE`.
public struct ConstraintDefinition: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable { case unique, notNull, nodeKey }

  public var kind: Kind
  public var isOnRelationships: Bool
  public var name: Name
  public var properties: [Name]

  public init(kind: Kind, isOnRelationships: Bool, name: Name, properties: [Name]) {
    self.kind = kind
    self.isOnRelationships = isOnRelationships
    self.name = name
    self.properties = properties
  }
}
