/// One clause of a query.
public indirect enum Clause: Hashable, Sendable {
  case match(MatchClause)
  case unwind(UnwindClause)
  /// WITH.
  case with(ProjectionClause)
  /// RETURN.
  case `return`(ProjectionClause)
  /// FINISH: no rows, no columns.
  case finish(SourceSpan)
  case create(CreateClause)
  case merge(MergeClause)
  case set(SetClause)
  case remove(RemoveClause)
  case delete(DeleteClause)
  case foreach(ForeachClause)
  /// CALL of a procedure.
  case call(ProcedureCall)
  /// CALL of a subquery.
  case subquery(SubqueryCall)
  case loadCSV(LoadCSVClause)

  public var span: SourceSpan {
    switch self {
    case .match(let clause): clause.span
    case .unwind(let clause): clause.span
    case .with(let clause), .return(let clause): clause.span
    case .finish(let span): span
    case .create(let clause): clause.span
    case .merge(let clause): clause.span
    case .set(let clause): clause.span
    case .remove(let clause): clause.span
    case .delete(let clause): clause.span
    case .foreach(let clause): clause.span
    case .call(let clause): clause.span
    case .subquery(let clause): clause.span
    case .loadCSV(let clause): clause.span
    }
  }
}

/// `[OPTIONAL] MATCH [mode] patterns [WHERE …]`.
public struct MatchClause: Hashable, Sendable {
  /// What may repeat over all patterns of the clause.
  public enum Mode: Hashable, Sendable { case differentRelationships, repeatableElements }

  public var isOptional: Bool
  /// Nil where none was written: DIFFERENT RELATIONSHIPS.
  public var mode: Mode?
  public var patterns: [PathPattern]
  public var predicate: Expression?
  public var span: SourceSpan

  public init(
    isOptional: Bool, mode: Mode?, patterns: [PathPattern], predicate: Expression?,
    span: SourceSpan
  ) {
    self.isOptional = isOptional
    self.mode = mode
    self.patterns = patterns
    self.predicate = predicate
    self.span = span
  }
}

/// `UNWIND list AS variable`.
public struct UnwindClause: Hashable, Sendable {
  public var list: Expression
  public var variable: Name
  public var span: SourceSpan

  public init(list: Expression, variable: Name, span: SourceSpan) {
    self.list = list
    self.variable = variable
    self.span = span
  }
}

/// What WITH and RETURN say.
public struct ProjectionClause: Hashable, Sendable {
  public var isDistinct: Bool
  /// Whether `*` stands first.
  public var includesAll: Bool
  public var items: [ProjectionItem]
  public var order: [SortItem]
  public var skip: Expression?
  public var limit: Expression?
  /// WHERE behind WITH.
  public var predicate: Expression?
  public var span: SourceSpan

  public init(
    isDistinct: Bool = false, includesAll: Bool = false, items: [ProjectionItem],
    order: [SortItem] = [], skip: Expression? = nil, limit: Expression? = nil,
    predicate: Expression? = nil, span: SourceSpan
  ) {
    self.isDistinct = isDistinct
    self.includesAll = includesAll
    self.items = items
    self.order = order
    self.skip = skip
    self.limit = limit
    self.predicate = predicate
    self.span = span
  }
}

/// `expression [AS alias]`.
public struct ProjectionItem: Hashable, Sendable {
  public var expression: Expression
  public var alias: Name?
  /// The expression as it was written, which names the column where there is no alias.
  public var text: String

  public init(expression: Expression, alias: Name?, text: String) {
    self.expression = expression
    self.alias = alias
    self.text = text
  }
}

/// One item of ORDER BY.
public struct SortItem: Hashable, Sendable {
  public var expression: Expression
  public var isDescending: Bool

  public init(expression: Expression, isDescending: Bool) {
    self.expression = expression
    self.isDescending = isDescending
  }
}

/// `CREATE patterns`.
public struct CreateClause: Hashable, Sendable {
  public var patterns: [PathPattern]
  public var span: SourceSpan

  public init(patterns: [PathPattern], span: SourceSpan) {
    self.patterns = patterns
    self.span = span
  }
}

/// `MERGE pattern [ON CREATE SET …] [ON MATCH SET …]`.
public struct MergeClause: Hashable, Sendable {
  public var pattern: PathPattern
  public var onCreate: [SetItem]
  public var onMatch: [SetItem]
  public var span: SourceSpan

  public init(pattern: PathPattern, onCreate: [SetItem], onMatch: [SetItem], span: SourceSpan) {
    self.pattern = pattern
    self.onCreate = onCreate
    self.onMatch = onMatch
    self.span = span
  }
}

/// `SET items`.
public struct SetClause: Hashable, Sendable {
  public var items: [SetItem]
  public var span: SourceSpan

  public init(items: [SetItem], span: SourceSpan) {
    self.items = items
    self.span = span
  }
}

/// One item of SET.
public enum SetItem: Hashable, Sendable {
  /// `target.key = value`, where the target is any expression; the span is of the whole item.
  case property(target: Expression, key: Name, value: Expression, SourceSpan)
  /// `target[key] = value`, the key computed.
  case dynamicProperty(target: Expression, key: Expression, value: Expression, SourceSpan)
  /// `variable = value`: all properties.
  case replace(Name, value: Expression, SourceSpan)
  /// `variable += value`.
  case merge(Name, value: Expression, SourceSpan)
  /// `variable:A:B`, also `variable IS A`.
  case labels(Name, [Name], SourceSpan)
}

/// `REMOVE items`.
public struct RemoveClause: Hashable, Sendable {
  public var items: [RemoveItem]
  public var span: SourceSpan

  public init(items: [RemoveItem], span: SourceSpan) {
    self.items = items
    self.span = span
  }
}

/// One item of REMOVE.
public enum RemoveItem: Hashable, Sendable {
  case property(target: Expression, key: Name, SourceSpan)
  case dynamicProperty(target: Expression, key: Expression, SourceSpan)
  case labels(Name, [Name], SourceSpan)
}

/// `[DETACH | NODETACH] DELETE expressions`.
public struct DeleteClause: Hashable, Sendable {
  public var isDetaching: Bool
  public var targets: [Expression]
  public var span: SourceSpan

  public init(isDetaching: Bool, targets: [Expression], span: SourceSpan) {
    self.isDetaching = isDetaching
    self.targets = targets
    self.span = span
  }
}

/// `FOREACH (variable IN list | updates)`.
public struct ForeachClause: Hashable, Sendable {
  public var variable: Name
  public var list: Expression
  /// CREATE, MERGE, SET, REMOVE, DELETE and FOREACH alone; the binder refuses others.
  public var updates: [Clause]
  public var span: SourceSpan

  public init(variable: Name, list: Expression, updates: [Clause], span: SourceSpan) {
    self.variable = variable
    self.list = list
    self.updates = updates
    self.span = span
  }
}

/// `[OPTIONAL] CALL name(arguments) [YIELD …]`.
public struct ProcedureCall: Hashable, Sendable {
  public var isOptional: Bool
  /// `db.labels` in its parts.
  public var name: [Name]
  /// Nil where there are no parentheses: the arguments are then parameters of their names.
  public var arguments: [Expression]?
  /// Nil where there is no YIELD.
  public var yield: YieldClause?
  public var span: SourceSpan

  public init(
    isOptional: Bool, name: [Name], arguments: [Expression]?, yield: YieldClause?,
    span: SourceSpan
  ) {
    self.isOptional = isOptional
    self.name = name
    self.arguments = arguments
    self.yield = yield
    self.span = span
  }

  /// The name with its dots.
  public var fullName: String { name.map(\.text).joined(separator: ".") }
}

/// `YIELD * | items [WHERE …]`.
public struct YieldClause: Hashable, Sendable {
  /// `column [AS alias]`.
  public struct Item: Hashable, Sendable {
    public var column: Name
    public var alias: Name?

    public init(column: Name, alias: Name?) {
      self.column = column
      self.alias = alias
    }
  }

  /// Whether `*` stands there; then there are no items.
  public var includesAll: Bool
  public var items: [Item]
  public var predicate: Expression?
  public var span: SourceSpan

  public init(includesAll: Bool, items: [Item], predicate: Expression?, span: SourceSpan) {
    self.includesAll = includesAll
    self.items = items
    self.predicate = predicate
    self.span = span
  }
}

/// `[OPTIONAL] CALL [(imports)] { query }`.
public struct SubqueryCall: Hashable, Sendable {
  /// What the subquery sees of outside.
  public enum Imports: Hashable, Sendable {
    /// No parentheses: what its own first WITH names.
    case byWith
    /// `(*)`.
    case all
    /// `(a, b)`, which may be empty.
    case variables([Name])
  }

  public var isOptional: Bool
  public var imports: Imports
  public var query: Query
  public var span: SourceSpan

  public init(isOptional: Bool, imports: Imports, query: Query, span: SourceSpan) {
    self.isOptional = isOptional
    self.imports = imports
    self.query = query
    self.span = span
  }
}

/// `LOAD CSV [WITH HEADERS] FROM source AS variable [FIELDTERMINATOR 'x']`.
public struct LoadCSVClause: Hashable, Sendable {
  public var hasHeaders: Bool
  public var source: Expression
  public var variable: Name
  public var fieldTerminator: String?
  public var span: SourceSpan

  public init(
    hasHeaders: Bool, source: Expression, variable: Name, fieldTerminator: String?,
    span: SourceSpan
  ) {
    self.hasHeaders = hasHeaders
    self.source = source
    self.variable = variable
    self.fieldTerminator = fieldTerminator
    self.span = span
  }
}
