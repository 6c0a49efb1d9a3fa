import CypherSyntax
import PropertyGraph

/// Runs Cypher: text → ``Statement`` → ``BoundStatement`` → plan → batches of rows.
///
/// It owns no graph: whoever calls gives a snapshot to read, or a transaction to write through, and
/// makes the transaction durable afterwards.
///
/// ```swift
/// let engine = CypherEngine()
/// let statement = try engine.prepare("MATCH (p:Person) RETURN p.name AS name")
/// let result = try engine.run(statement, on: .snapshot(graph))
/// while let rows = try result.next() { … }
/// ```
///
/// Safe for use by several threads.
public struct CypherEngine: Sendable {
  public let functions: FunctionRegistry
  public let procedures: ProcedureRegistry

  public init(
    functions: FunctionRegistry = .standard, procedures: ProcedureRegistry = ProcedureRegistry([])
  ) {
    self.functions = functions
    self.procedures = procedures
  }

  /// Reads a statement and checks everything that can be checked without a graph.
  ///
  /// - Throws: ``CypherError`` of the compile-time phase.
  public func prepare(_ text: String) throws(CypherError) -> PreparedStatement {
    let statement: Statement
    do {
      statement = try CypherParser.parse(text)
    } catch {
      throw CypherError(error)
    }
    let bound = try Binder(functions: functions, procedures: procedures).bind(statement)
    return PreparedStatement(text: text, bound: bound)
  }

  /// Begins to run a statement. Rows are worked out as they are asked for; a statement that writes
  /// has done so, inside its transaction, when this returns.
  ///
  /// - Throws: ``CypherError``; after an error of a writing statement its transaction is to be
  /// given
  ///   up.
  public func run(
    _ statement: PreparedStatement, on target: QueryTarget, options: QueryOptions = QueryOptions()
  ) throws(CypherError) -> QueryResult {
    do {
      return try StatementRun(statement, target, options).begin()
    } catch let error as CypherError {
      throw error
    } catch {
      throw CypherError(underlying: error)
    }
  }
}

extension CypherError {
  /// What went wrong below the language.
  init(underlying error: any Error) {
    switch error {
    case let error as CypherError: self = error
    case let error as TemporalError:
      self = .runtime(.argument, "InvalidArgumentValue", error.message)
    case let error as GraphError:
      self = .runtime(.graph, "", error.description)
    default: self = .runtime(.graph, "", "the statement could not be run to its end")
    }
  }
}

/// A statement that was read and checked, to be run any number of times.
public struct PreparedStatement: Sendable {
  public let text: String
  public let bound: BoundStatement

  /// What it does at most.
  public var access: BoundStatement.Access { bound.access }
  /// Names of the result's columns.
  public var columns: [String] { bound.columns.map(\.name) }
}

/// The graph a statement works on.
public enum QueryTarget {
  case snapshot(GraphSnapshot)
  /// The statement sees and adds to the transaction's changes.
  case transaction(GraphTransaction, KeyRule)
}

/// How a statement is run.
public struct QueryOptions: Sendable {
  public var parameters: [ByteString: CypherValue] = [:]
  /// The day on which ties must hold, where the statement itself names none.
  public var day: CalendarDate?
  public var limits = QueryLimits.standard
  public var cancellation: Cancellation?
  public var threadCount = 2
  /// What clock functions give.
  public var now = ZonedDateTime(seconds: 0, nanoseconds: 0, offsetSeconds: 0, zone: nil)
  /// Of `rand()` and `randomUUID()`.
  public var seed: UInt64 = 1
  /// Indexes that were built for earlier statements.
  public var indexes = IndexCache()
  public var schema = SchemaCatalog()
  public var sources: (any CSVSourceProvider)?
  /// What functions and procedures of whoever runs the statement find in its context.
  public var host: (any Sendable)?

  public init() {}
}
