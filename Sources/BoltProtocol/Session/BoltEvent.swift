/// What has come of an operation that the session asked for.
public enum BoltEvent: Sendable {
  case signedIn
  case signedOut
  /// The statement was understood and has begun: its columns, and the milliseconds that took.
  case started(fields: [String], millisToFirst: Int64)
  /// Rows of the result being pulled, written by the session's `recordWriter`. Ends nothing.
  case records([UInt8])
  /// So many rows as were asked for; there may be more.
  case paused
  /// The result is at its end.
  case finished(BoltSummary)
  case begun
  case committed(bookmark: String?)
  case rolledBack
  case wasReset
  /// The operation failed. By now the door has dropped every open result and rolled back the open
  /// transaction, so that a failed statement leaves the graph as it was.
  case failed(BoltFailure)
}
