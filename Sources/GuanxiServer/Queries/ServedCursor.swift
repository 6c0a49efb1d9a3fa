import BoltProtocol
import Investigation

/// An answer of the query service, brought to a client in parts.
///
/// A statement that writes has done so when its cursor is made; what is read is worked out as it is
/// asked for.
final class ServedCursor: QueryCursor {
  let fields: [String]
  /// Told once, when nothing more will be asked.
  var whenClosed: () -> Void = {}

  private let answer: QueryAnswer
  private let backend: WorkspaceBackend
  private let text: String
  private let database: String
  private let isAlone: Bool
  /// Rows that the answer gave and nobody has had yet, from `at` on.
  private var rows: [[AnswerValue]] = []
  private var at = 0
  private var isAtEnd = false

  init(
    _ answer: QueryAnswer, of backend: WorkspaceBackend, text: String, database: String,
    isAlone: Bool
  ) {
    self.answer = answer
    self.backend = backend
    self.text = text
    self.database = database
    self.isAlone = isAlone
    fields = answer.columns
  }

  func next(_ limit: Int) throws -> QueryRows {
    do {
      var part: [[BoltValue]] = []
      while part.count < limit, try fill() {
        let count = min(limit - part.count, rows.count - at)
        for row in rows[at..<at + count] { part.append(row.map { BoltValue($0) }) }
        at += count
      }
      return QueryRows(rows: part, isAtEnd: isAtEnd)
    } catch {
      throw backend.failure(error, in: text)
    }
  }

  /// Whether there is a row to give, after having asked for more where need be.
  private func fill() throws -> Bool {
    while at == rows.count, !isAtEnd {
      at = 0
      if let more = try answer.next() { rows = more } else { (rows, isAtEnd) = ([], true) }
    }
    return at < rows.count
  }

  /// Passes over rows without bringing them into the wire's form.
  func discard(_ limit: Int?) throws -> Bool {
    do {
      if let limit { return try pass(limit) }
      (rows, at) = ([], 0)
      while try !isAtEnd && answer.skip() != nil {}
      isAtEnd = true
      return true
    } catch {
      throw backend.failure(error, in: text)
    }
  }

  private func pass(_ limit: Int) throws -> Bool {
    var left = limit
    while left > 0, try fill() {
      let count = min(left, rows.count - at)
      at += count
      left -= count
    }
    return isAtEnd
  }

  func summary() throws -> BoltSummary {
    var summary = BoltSummary(answer, database: database)
    if isAlone, answer.access != .read { summary.bookmark = backend.bookmark() }
    return summary
  }

  func close() {
    rows = []
    at = 0
    isAtEnd = true
    do { try answer.close() } catch {
      // The answer is over and its beginning is on record; only the number of rows is lost.
      backend.options.report("\(error)")
    }
    whenClosed()
    whenClosed = {}
  }
}
