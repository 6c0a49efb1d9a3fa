import CypherEngine
import PropertyGraph

/// The answer to one statement: columns, rows in parts, and what happened. Masked where the reader
/// may not see everything, and recorded before the first row leaves.
///
/// The record says how many rows there are. An answer of more than ``countedRowsMax`` rows leaves
/// before their number is known: its record says −1, and a second one at its end, "query end", how
/// many left.
///
/// Not shared between threads.
public final class QueryAnswer {
  /// As many rows are worked out before the record is written.
  public static let countedRowsMax = 10_000

  private let result: QueryResult
  private let recording: AnswerRecord
  private let mask: AnswerMask?
  private let columnMasks: [AnswerMask.Column]
  private var ready: [ResultBatch] = []
  private var hasMore = true
  private var isCounted = false
  /// Rows handed out so far.
  public private(set) var rowCount = 0

  init(_ result: QueryResult, mask: AnswerMask?, recording: AnswerRecord) throws {
    self.result = result
    self.mask = mask
    self.recording = recording
    columnMasks = result.columnSources.map { mask?.column($0) ?? .plain }
    var count = 0
    while count < Self.countedRowsMax {
      guard let batch = try result.next() else {
        hasMore = false
        break
      }
      count += batch.count
      ready.append(batch)
    }
    ready.reverse()
    isCounted = !hasMore
    try recording.write(count: hasMore ? -1 : count)
  }

  public var columns: [String] { result.columns }
  public var access: BoundStatement.Access { result.access }
  public var counters: UpdateCounters { result.counters }
  /// What the author of the statement should know, one sentence each, without values.
  public var warnings: [String] { result.warnings }
  /// For EXPLAIN and PROFILE, else nil. With PROFILE complete once all rows were taken.
  public var plan: PlanDescription? { result.plan }

  /// The next rows; nil at the end.
  public func next() throws -> [[AnswerValue]]? {
    guard let batch = try batch() else { return nil }
    rowCount += batch.count
    return try (0..<batch.count).map { row in
      try (0..<columns.count).map { column in
        let value = try AnswerValue(batch.value(row, column), of: result)
        return mask?.shown(value, columnMasks[column]) ?? value
      }
    }
  }

  /// Works out the next rows for nobody to see, and tells how many; nil at the end.
  public func skip() throws -> Int? { try batch()?.count }

  private func batch() throws -> ResultBatch? {
    if let first = ready.popLast() { return first }
    guard hasMore, let more = try result.next() else {
      try close()
      return nil
    }
    return more
  }

  /// Gives up what is left.
  public func close() throws {
    ready = []
    hasMore = false
    if !isCounted {
      isCounted = true
      try recording.writeEnd(count: rowCount)
    }
  }

  /// All rows that are left.
  public func all() throws -> [[AnswerValue]] {
    var all: [[AnswerValue]] = []
    while let rows = try next() { all += rows }
    return all
  }
}
