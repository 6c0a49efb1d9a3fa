/// One statement: what a client sends at a time.
public struct Statement: Hashable, Sendable {
  /// What is done with it.
  public enum Mode: Hashable, Sendable { case run, explain, profile }

  public enum Body: Hashable, Sendable {
    case query(Query)
    case show(ShowCommand)
    case schema(SchemaCommand)
  }

  /// `CYPHER at='2020-10-01' identity=raw`: settings for the whole statement.
  public var settings: [Setting]
  public var mode: Mode
  public var body: Body
  public var span: SourceSpan
  /// How deeply expressions and subqueries nest.
  public var depth: Int

  public init(settings: [Setting], mode: Mode, body: Body, span: SourceSpan, depth: Int) {
    self.settings = settings
    self.mode = mode
    self.body = body
    self.span = span
    self.depth = depth
  }

  /// `name=value` behind `CYPHER`.
  public struct Setting: Hashable, Sendable {
    public var name: Name
    public var value: Expression

    public init(name: Name, value: Expression) {
      self.name = name
      self.value = value
    }
  }
}

/// Reading and writing clauses, perhaps several put together by UNION.
public struct Query: Hashable, Sendable {
  public var first: SingleQuery
  public var rest: [UnionBranch]
  public var span: SourceSpan

  public init(first: SingleQuery, rest: [UnionBranch] = [], span: SourceSpan) {
    self.first = first
    self.rest = rest
    self.span = span
  }
}

/// `UNION [ALL | DISTINCT]` and the query behind it.
public struct UnionBranch: Hashable, Sendable {
  public var isAll: Bool
  public var query: SingleQuery
  public var span: SourceSpan

  public init(isAll: Bool, query: SingleQuery, span: SourceSpan) {
    self.isAll = isAll
    self.query = query
    self.span = span
  }
}

/// Clauses one after the other.
public struct SingleQuery: Hashable, Sendable {
  public var clauses: [Clause]
  public var span: SourceSpan

  public init(clauses: [Clause], span: SourceSpan) {
    self.clauses = clauses
    self.span = span
  }
}
