extension BoltSession {
  /// Takes an event into account. One that does not belong to the operation under way is a fault of
  /// the door's, which the client is told of before the connection ends.
  mutating func apply(_ event: BoltEvent) {
    guard let operation else { return refuse(.ours("an event came unasked")) }
    if case .records(let bytes) = event, case .pull = operation {
      flushAnswers()
      actions.append(.send(bytes))
      return
    }
    self.operation = nil
    switch (operation, event) {
    case (.signIn(let answer), .signedIn):
      phase = .ready
      allowLargeMessages(true)
      succeed(answer)
    case (.signOut, .signedOut):
      phase = .signIn
      allowLargeMessages(false)
      succeed()
    case (.run(let result), .started(let fields, let millis)):
      started(result, fields: fields, millis: millis)
    case (.pull, .paused), (.discard, .paused): succeed(["has_more": true])
    case (.pull(let result), .finished(let summary)),
      (.discard(let result), .finished(let summary)):
      finished(result, summary)
    case (.begin, .begun):
      phase = .transaction
      latestResult = -1
      succeed()
    case (.commit, .committed(let bookmark)):
      endTransaction()
      succeed(bookmark.map { ["bookmark": .string($0)] } ?? [:])
    case (.rollback, .rolledBack):
      endTransaction()
      succeed()
    case (.reset, .wasReset):
      isInterrupted = false
      needsReset = false
      endTransaction()
      succeed()
    case (_, .failed(let failure)): failed(operation, failure)
    default: refuse(.ours("an event does not belong to the operation under way"))
    }
  }

  private mutating func started(_ result: Int, fields: [String], millis: Int64) {
    var metadata: BoltMap = [
      "fields": .list(fields.map { .string($0) }), "t_first": .integer(millis),
    ]
    if phase == .transaction {
      metadata["qid"] = .integer(Int64(result))
    } else {
      phase = .streaming
    }
    openResults.insert(result)
    succeed(metadata)
  }

  private mutating func finished(_ result: Int, _ summary: BoltSummary) {
    openResults.remove(result)
    let inTransaction = phase == .transaction
    if !inTransaction { phase = .ready }
    succeed(summary.metadata(statementNotifications, inTransaction: inTransaction))
  }

  private mutating func endTransaction() {
    openResults = []
    phase = .ready
  }

  private mutating func failed(_ operation: Operation, _ failure: BoltFailure) {
    openResults = []
    needsReset = false
    switch operation {
    case .signIn, .signOut, .reset: refuse(failure)
    case .run, .pull, .discard, .begin, .commit, .rollback:
      if resetsWaiting > 0, operation.isInterruptible {
        // The client has asked to forget it before it was over.
        phase = .failed
        ignore()
      } else {
        fail(failure)
      }
    }
  }
}
