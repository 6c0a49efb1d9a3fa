import BoltProtocol

/// What stands behind the doors: opens a session for each user who comes in.
///
/// The server knows no engine; whoever joins the two implements these protocols. Values cross as
/// `BoltValue`. A failure that the client is to see is thrown as `BoltFailure`; any other error is
/// told as a fault of ours, without its text.
public protocol QueryBackend: Sendable {
  /// Lets a user in, or throws `Neo.ClientError.Security.Unauthorized`. May block.
  func openSession(for signIn: BoltSignIn) throws -> any QuerySession
}

/// One user's work over one connection.
///
/// Its methods may block. They are called one at a time, on threads of a pool and not always on the
/// same, with what happened before visible; `interrupt` alone comes at any time from anywhere.
public protocol QuerySession: AnyObject, Sendable {
  /// Understands a statement and begins to run it: every fault that can be known before rows are
  /// wanted is thrown here. With options the statement is a transaction of its own, which ends with
  /// its cursor; without, it belongs to the open one.
  func run(_ query: BoltQuery) throws -> any QueryCursor

  func begin(_ options: BoltTransactionOptions) throws

  /// Makes the open transaction durable and visible; gives a bookmark if there are such.
  func commit() throws -> String?

  /// Undoes the open transaction; does nothing where there is none.
  func rollback()

  /// Makes what runs on this session now, or is asked of it next, end soon with
  /// `Neo.ClientError.Transaction.Terminated` (or `TransactionTimedOut`), until `clearInterrupt`.
  /// Returns at once. What has begun to commit may finish.
  func interrupt()

  func clearInterrupt()

  /// The user has left. Called once, after the cursors were closed and the transaction rolled back.
  func close()
}

/// A result that is brought in parts.
///
/// Used like its session, by one thread at a time. In a statement that is a transaction of its own,
/// reaching the end commits; closing before the end undoes.
public protocol QueryCursor: AnyObject {
  /// The columns, also where no row will follow.
  var fields: [String] { get }

  /// At most so many rows. What they cost beyond that is the cursor's to bound.
  func next(_ limit: Int) throws -> QueryRows

  /// Passes over at most so many rows (nil: all) and does whatever the statement writes. True where
  /// the result is at its end.
  func discard(_ limit: Int?) throws -> Bool

  /// What there is to say at the end; asked for once the end was reached.
  func summary() throws -> BoltSummary

  /// Gives up what the result holds. Called once, whether or not the end was reached.
  func close()
}

/// Some rows of a result, each with a value for every column.
public struct QueryRows: Sendable {
  public var rows: [[BoltValue]]
  /// Whether these were the last. It may be false where none follow: an empty part is the end too.
  public var isAtEnd: Bool

  public init(rows: [[BoltValue]], isAtEnd: Bool) {
    self.rows = rows
    self.isAtEnd = isAtEnd
  }
}

extension QueryCursor {
  /// Brings the rows and drops them.
  public func discard(_ limit: Int?) throws -> Bool {
    var left = limit ?? .max
    while left > 0 {
      let part = try next(min(left, 1_024))
      if part.isAtEnd || part.rows.isEmpty { return true }
      left -= part.rows.count
    }
    return false
  }
}
