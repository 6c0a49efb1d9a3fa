import CypherEngine
import Foundation
import PropertyGraph
import Workspace

/// One reader's work in a workspace: statements by themselves, or several in a transaction.
///
/// A statement by itself that writes is durable when ``run(_:)`` returns. One that fails leaves the
/// graph as it was. In a transaction nothing lasts before ``commit()``, and after a failed
/// statement nothing but ``rollback()`` is left to do.
///
/// Not safe for use by several threads at once; ``QueryRequest/cancellation`` stops a statement
/// from outside.
public final class WorkspaceSession {
  let service: QueryService
  public let reader: QueryReader
  private var transaction: OpenTransaction?

  init(_ service: QueryService, _ reader: QueryReader) {
    self.service = service
    self.reader = reader
  }

  public var isInTransaction: Bool { transaction != nil }

  /// Runs a statement.
  ///
  /// - Returns: the answer, recorded in the audit; its first rows are worked out.
  /// - Throws: `CypherError`, or `WorkspaceError` where the workspace cannot be read or written,
  /// the
  ///   audit among it: no record, no answer.
  public func run(_ request: QueryRequest) throws -> QueryAnswer {
    if transaction?.isFailed == true { throw Self.failedTransaction }
    do {
      let statement = try service.engine.prepare(request.text)
      return try run(statement, request)
    } catch {
      transaction?.isFailed = true
      throw error
    }
  }

  private func run(
    _ statement: PreparedStatement, _ request: QueryRequest
  ) throws -> QueryAnswer {
    if statement.bound.mode == .explain { return try explain(statement, request) }
    if statement.access != .read { try checkMayWrite() }
    switch (statement.access, transaction) {
    case (.read, nil): return try read(statement, request, on: newest())
    case (.read, let open?):
      guard let writing = open.writing else { return try read(statement, request, on: newest()) }
      return try read(statement, request, on: writing.transaction.snapshot(scope: reader.scope))
    case (.write, nil): return try write(statement, request)
    case (.write, let open?): return try write(statement, request, in: open)
    case (.schema, nil): return try changeSchema(statement, request)
    case (.schema, let open?): return try changeSchema(statement, request, in: open)
    }
  }

  // MARK: - Transactions

  /// Begins a transaction. The right to write is taken with its first change.
  public func begin() throws {
    guard transaction == nil else {
      throw CypherError.runtime(
        .access, "", "a transaction is open already", hint: "commit it or roll it back")
    }
    transaction = OpenTransaction()
  }

  /// Makes the open transaction durable and visible.
  public func commit() throws {
    guard let open = transaction else { throw Self.noTransaction }
    transaction = nil
    if open.isFailed { throw Self.failedTransaction }
    if let writing = open.writing { try finish(writing) }
    try open.keepSchema()
  }

  /// Undoes the open transaction; does nothing where there is none.
  public func rollback() { transaction = nil }

  private static let noTransaction = CypherError.runtime(
    .access, "", "no transaction is open", hint: "begin one first")
  private static let mixedTransaction = CypherError.runtime(
    .access, "", "one transaction changes the graph, or its indexes and constraints, but not both",
    hint: "commit first")
  private static let failedTransaction = CypherError.runtime(
    .access, "", "a statement of this transaction failed, so that it cannot go on",
    hint: "roll it back")

  // MARK: - Reading

  private func newest() throws -> GraphSnapshot {
    try service.folder.snapshot(scope: reader.scope)
  }

  private func read(
    _ statement: PreparedStatement, _ request: QueryRequest, on graph: GraphSnapshot
  ) throws -> QueryAnswer {
    try recordingFailure(request) {
      let result = try service.engine.run(
        statement, on: .snapshot(graph), options: options(request))
      return try answer(result, request)
    }
  }

  /// Plans a statement, and does nothing.
  private func explain(
    _ statement: PreparedStatement, _ request: QueryRequest
  ) throws -> QueryAnswer {
    let graph = try service.folder.snapshot(scope: reader.scope)
    let target: QueryTarget
    if statement.access == .write {
      target = .transaction(try GraphTransaction(on: service.folder.snapshot()), try keyRule())
    } else {
      target = .snapshot(graph)
    }
    return try answer(
      try service.engine.run(statement, on: target, options: options(request)), request)
  }

  // MARK: - Writing

  private func checkMayWrite() throws {
    if reader.mayWrite, reader.scope == .all { return }
    throw CypherError(
      .access, .runtime, "the statement writes, and only reading is allowed here",
      hint: "allow writing, or take the updating clauses out")
  }

  private func write(
    _ statement: PreparedStatement, _ request: QueryRequest
  ) throws -> QueryAnswer {
    let open = OpenTransaction()
    let answer = try write(statement, request, in: open)
    if let writing = open.writing { try finish(writing) }
    return answer
  }

  private func write(
    _ statement: PreparedStatement, _ request: QueryRequest, in open: OpenTransaction
  ) throws -> QueryAnswer {
    if open.schemaTurn != nil { throw Self.mixedTransaction }
    let writing = try open.writing ?? beginWriting(request)
    open.writing = writing
    return try recordingFailure(request) {
      let result = try service.engine.run(
        statement, on: .transaction(writing.transaction, keyRule()), options: options(request))
      return try answer(result, request)
    }
  }

  private func beginWriting(_ request: QueryRequest) throws -> OpenTransaction.Writing {
    let turn = try enter(request)
    return OpenTransaction.Writing(turn: turn, transaction: try turn.writer.begin())
  }

  private func finish(_ writing: OpenTransaction.Writing) throws {
    let before = try writing.transaction.snapshot().identity
    let after = try writing.turn.writer.commit(writing.transaction)
    service.indexes.follow(before, to: after.identity)
  }

  private func changeSchema(
    _ statement: PreparedStatement, _ request: QueryRequest
  ) throws -> QueryAnswer {
    let open = OpenTransaction()
    let answer = try changeSchema(statement, request, in: open)
    try open.keepSchema()
    return answer
  }

  /// Changes indexes and constraints as the transaction has them so far. They are checked against
  /// the graph as it stands, so that one transaction changes them or the graph.
  private func changeSchema(
    _ statement: PreparedStatement, _ request: QueryRequest, in open: OpenTransaction
  ) throws -> QueryAnswer {
    if open.writing != nil { throw Self.mixedTransaction }
    if open.schemaTurn == nil {
      open.schemaTurn = try enter(request)
      open.schemaRevision = try service.folder.schema().revision
    }
    return try recordingFailure(request) {
      var options = try options(request)
      if let schema = open.schema { options.schema = schema }
      let result = try service.engine.run(statement, on: .snapshot(newest()), options: options)
      let answer = try answer(result, request)
      if let schema = result.schema { open.schema = schema }
      return answer
    }
  }

  private func enter(_ request: QueryRequest) throws -> WriteTurn {
    try service.gate.enter(
      who: reader.who, patience: service.patience, cancellation: request.cancellation)
  }

  // MARK: - Shared

  private func keyRule() throws -> KeyRule { try service.contents().ontology.keyRule }

  private func options(_ request: QueryRequest) throws -> QueryOptions {
    var options = QueryOptions()
    options.parameters = request.parameters
    options.day = request.day
    options.limits = request.limits
    options.cancellation = request.cancellation
    options.threadCount = request.threadCount
    options.now = QueryService.now()
    options.seed = UInt64.random(in: 1...(.max))
    options.indexes = service.indexes
    options.schema = try service.schema()
    options.sources = service.sources
    return options
  }

  private func answer(_ result: QueryResult, _ request: QueryRequest) throws -> QueryAnswer {
    let mask = reader.isUnmasked ? nil : AnswerMask(try service.contents())
    return try QueryAnswer(
      result, mask: mask, recording: AnswerRecord(service.folder, reader, request.text))
  }

  /// A fault that only the data could cause tells something of them, so that it is recorded too.
  private func recordingFailure(
    _ request: QueryRequest, _ work: () throws -> QueryAnswer
  ) throws -> QueryAnswer {
    do { return try work() } catch let error as CypherError {
      if error.phase == .runtime {
        try AnswerRecord(service.folder, reader, request.text).write(count: 0)
      }
      throw error
    }
  }
}

/// A transaction that a reader opened.
private final class OpenTransaction {
  /// The right to write and what was changed; nil before the first change.
  struct Writing {
    let turn: WriteTurn
    let transaction: GraphTransaction
  }

  var writing: Writing?
  /// The right to write, where it was taken for indexes and constraints.
  var schemaTurn: WriteTurn?
  /// Indexes and constraints as they are to be; nil where they stay.
  var schema: SchemaCatalog?
  /// Of the indexes and constraints when the right to write them was taken.
  var schemaRevision: Int64 = 0
  var isFailed = false

  /// Makes changed indexes and constraints last.
  func keepSchema() throws {
    guard let schemaTurn, let schema else { return }
    try schemaTurn.writer.replaceSchema(by: schema.text, at: schemaRevision)
  }
}
