/// What the session wants done. A door does the actions in their order.
///
/// Each action from `signIn` to `reset` is an operation: it is answered by exactly one event that
/// ends it, and no other operation is asked for before that. Results are numbered by the session.
public enum BoltAction: Sendable {
  /// Write these bytes to the client.
  case send([UInt8])

  /// Let this user in, or say why not. Ended by `signedIn`.
  case signIn(BoltSignIn)
  /// The user has left; another may follow. Ended by `signedOut`.
  case signOut
  /// Start a statement. Ended by `started`.
  case run(BoltQuery, result: Int)
  /// Bring so many rows (nil: all) of a result. Any number of `records`, then `paused` or
  /// `finished`.
  case pull(result: Int, limit: Int?)
  /// Run on without bringing rows. Ended by `paused` or `finished`.
  case discard(result: Int, limit: Int?)
  /// Open a transaction. Ended by `begun`.
  case begin(BoltTransactionOptions)
  /// Run open results to their end, then commit. Ended by `committed`.
  case commit
  /// Drop open results and roll back. Ended by `rolledBack`.
  case rollback
  /// Drop open results, roll back an open transaction, forget an interrupt. Ended by `wasReset`.
  case reset

  /// Make the operation that is under way, if it is not over yet, end soon with a failure. Nothing
  /// answers this; a `reset` will follow.
  case interrupt
  /// Send what is to be sent and close the connection; nothing more will be asked.
  case close
}

/// A statement as RUN brought it.
public struct BoltQuery: Sendable {
  public var text: String
  public var parameters: BoltMap
  /// How to run it on its own; nil inside a transaction.
  public var options: BoltTransactionOptions?

  public init(text: String, parameters: BoltMap = [:], options: BoltTransactionOptions? = .init()) {
    self.text = text
    self.parameters = parameters
    self.options = options
  }
}
