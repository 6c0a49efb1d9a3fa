import PropertyGraph

/// The result of one statement: columns, rows in batches, and what happened.
///
/// Not shared between threads.
public final class QueryResult {
  public let columns: [String]
  public let access: BoundStatement.Access
  /// Which properties' values may show in each column; nil where that cannot be told.
  public let columnSources: [[PropertySource]?]
  /// What changed; known for writing statements as soon as they have run.
  public internal(set) var counters = UpdateCounters()
  /// What the author of the statement should know, one sentence each, without values.
  public internal(set) var warnings: [String] = []
  /// The schema after a statement that changed it.
  public internal(set) var schema: SchemaCatalog?
  /// Rows handed out so far.
  public private(set) var rowCount = 0

  private let rows: ResultRows
  private let describer: EntityDescriber
  private let describePlan: () -> PlanDescription?

  init(
    columns: [BoundStatement.Column], access: BoundStatement.Access, rows: ResultRows,
    describer: EntityDescriber, plan: @escaping () -> PlanDescription?
  ) {
    self.columns = columns.map(\.name)
    self.access = access
    columnSources = columns.map(\.sources)
    self.rows = rows
    self.describer = describer
    describePlan = plan
  }

  /// The plan: for EXPLAIN and PROFILE, else nil. With PROFILE complete once all rows were taken.
  public var plan: PlanDescription? { describePlan() }

  /// The next rows; nil at the end.
  ///
  /// - Throws: ``CypherError`` of the run-time phase.
  public func next() throws(CypherError) -> ResultBatch? {
    do {
      guard let batch = try rows.next() else { return nil }
      rowCount += batch.count
      return batch
    } catch {
      throw CypherError(underlying: error)
    }
  }

  /// All rows that are left.
  public func all() throws(CypherError) -> [[CypherValue]] {
    var all: [[CypherValue]] = []
    while let batch = try next() { for row in 0..<batch.count { all.append(batch.row(row)) } }
    return all
  }

  /// What a node of the result is.
  public func describe(_ node: NodeIndex) throws(CypherError) -> NodeDescription {
    do { return try describer.node(node.rawValue) } catch { throw CypherError(underlying: error) }
  }

  /// What a relationship of the result is.
  public func describe(
    _ relationship: RelationshipValue
  ) throws(CypherError) -> RelationshipDescription {
    do { return try describer.relationship(relationship) } catch {
      throw CypherError(underlying: error)
    }
  }
}

/// Some rows of a result.
public struct ResultBatch {
  public let count: Int
  private let columns: [Column]

  init(_ batch: Batch, _ slots: [Slot]) {
    count = batch.count
    columns = slots.map { batch[$0] }
  }

  public func value(_ row: Int, _ column: Int) -> CypherValue { columns[column].value(row) }

  public func row(_ row: Int) -> [CypherValue] { columns.map { $0.value(row) } }
}

/// Where the rows of a result come from.
struct ResultRows {
  let next: () throws -> ResultBatch?

  static var none: ResultRows { ResultRows { nil } }
}
