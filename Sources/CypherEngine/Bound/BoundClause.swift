import CypherSyntax

/// A clause whose names are resolved.
public indirect enum BoundClause: Sendable {
  case match(BoundMatch)
  case unwind(list: BoundExpression, into: Slot)
  /// WITH and RETURN.
  case project(BoundProjection)
  /// RETURN-less end: rows are counted for nothing and dropped (FINISH).
  case discard
  case create(BoundCreate)
  case merge(BoundMerge)
  case set([BoundSetItem])
  case remove([BoundRemoveItem])
  case delete(targets: [BoundExpression], isDetaching: Bool)
  case foreach(list: BoundExpression, into: Slot, updates: [BoundClause])
  case call(BoundProcedureCall)
  case subquery(BoundSubqueryCall)
  case loadCSV(BoundLoadCSV)

  /// Whether it changes the graph.
  public var writes: Bool {
    switch self {
    case .create, .merge, .set, .remove, .delete: true
    case .foreach(_, _, let updates): updates.contains(where: \.writes)
    case .call(let call): call.procedure.access > .read
    case .subquery(let call): call.query.writes
    case .match, .unwind, .project, .discard, .loadCSV: false
    }
  }
}

/// WITH or RETURN: aggregate, then project, then distinct, sort, skip, limit, filter.
public struct BoundProjection: Sendable {
  /// Nil where no aggregate stands in it.
  public var grouping: Grouping?
  /// What each item gives. An item that passes a variable on has that variable's slot.
  public var items: [Item]
  public var isDistinct: Bool
  /// Sees the items and, without grouping and DISTINCT, the variables before.
  public var order: [Order]
  public var skip: BoundExpression?
  public var limit: BoundExpression?
  /// WHERE behind WITH; it too sees the variables before where nothing is grouped or distinct.
  public var predicate: BoundExpression?

  public struct Item: Sendable {
    public var slot: Slot
    public var value: BoundExpression

    public init(slot: Slot, value: BoundExpression) {
      self.slot = slot
      self.value = value
    }
  }

  public struct Order: Sendable {
    public var value: BoundExpression
    public var isDescending: Bool

    public init(value: BoundExpression, isDescending: Bool) {
      self.value = value
      self.isDescending = isDescending
    }
  }

  /// Rows with equivalent keys are one group; without keys all rows are one, even none.
  public struct Grouping: Sendable {
    public var keys: [Item]
    public var aggregates: [BoundAggregate]

    public init(keys: [Item], aggregates: [BoundAggregate]) {
      self.keys = keys
      self.aggregates = aggregates
    }
  }

  public init(
    grouping: Grouping?, items: [Item], isDistinct: Bool = false, order: [Order] = [],
    skip: BoundExpression? = nil, limit: BoundExpression? = nil,
    predicate: BoundExpression? = nil
  ) {
    self.grouping = grouping
    self.items = items
    self.isDistinct = isDistinct
    self.order = order
    self.skip = skip
    self.limit = limit
    self.predicate = predicate
  }
}

/// One aggregate of a projection.
public struct BoundAggregate: Sendable {
  public var slot: Slot
  /// Nil for `count(*)`.
  public var definition: AggregateDefinition?
  public var arguments: [BoundExpression]
  public var isDistinct: Bool

  public init(
    slot: Slot, definition: AggregateDefinition?, arguments: [BoundExpression], isDistinct: Bool
  ) {
    self.slot = slot
    self.definition = definition
    self.arguments = arguments
    self.isDistinct = isDistinct
  }
}

/// CALL of a procedure.
public struct BoundProcedureCall: Sendable {
  public var procedure: ProcedureDefinition
  public var arguments: [BoundExpression]
  /// Which output goes into which slot.
  public var yields: [Yield]
  /// Rows for which it yields nothing stay, with nulls.
  public var isOptional: Bool
  public var predicate: BoundExpression?

  public struct Yield: Sendable {
    /// Place among the procedure's outputs.
    public var output: Int
    public var slot: Slot

    public init(output: Int, slot: Slot) {
      self.output = output
      self.slot = slot
    }
  }

  public init(
    procedure: ProcedureDefinition, arguments: [BoundExpression], yields: [Yield],
    isOptional: Bool, predicate: BoundExpression?
  ) {
    self.procedure = procedure
    self.arguments = arguments
    self.yields = yields
    self.isOptional = isOptional
    self.predicate = predicate
  }
}

/// CALL of a subquery: for each row the query runs and its rows are joined to it. Where it returns
/// nothing the row stays as it is. The slots of outside that it uses keep their numbers.
public struct BoundSubqueryCall: Sendable {
  public var query: BoundQuery
  /// Slots of outside that the query uses.
  public var imports: [Slot]
  public var isOptional: Bool

  public init(query: BoundQuery, imports: [Slot], isOptional: Bool) {
    self.query = query
    self.imports = imports
    self.isOptional = isOptional
  }
}

/// LOAD CSV.
public struct BoundLoadCSV: Sendable {
  public var source: BoundExpression
  public var slot: Slot
  public var hasHeaders: Bool
  public var fieldTerminator: String?

  public init(source: BoundExpression, slot: Slot, hasHeaders: Bool, fieldTerminator: String?) {
    self.source = source
    self.slot = slot
    self.hasHeaders = hasHeaders
    self.fieldTerminator = fieldTerminator
  }
}
