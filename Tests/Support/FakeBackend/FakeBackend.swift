import BoltProtocol
import GuanxiServer
import Synchronization

/// A backend that knows a few statements by heart: enough for a driver to use every part of the
/// server, without an engine.
///
/// What it stores is how many nodes there are and whether the one path was made. Transactions keep
/// their changes to themselves until they commit.
public final class FakeBackend: QueryBackend {
  /// What a transaction sees.
  struct Graph: Sendable {
    var nodeCount = 0
    var hasPath = false
  }

  let graph = Mutex(Graph())
  private let openSessions = Mutex(0)
  private let rowsMade = Mutex(0)

  /// Users that are let in; nil lets in everybody.
  private let passwords: [String: String]?

  public init(passwords: [String: String]? = nil) {
    self.passwords = passwords
  }

  /// Sessions that were opened and not closed, which a test compares to the open connections.
  public var sessionCount: Int { openSessions.withLock { $0 } }

  /// Rows that were made for all clients together.
  public var rowCount: Int { rowsMade.withLock { $0 } }

  public var nodeCount: Int { graph.withLock { $0.nodeCount } }

  public func openSession(for signIn: BoltSignIn) throws -> any QuerySession {
    if let passwords {
      guard let principal = signIn.principal, let credentials = signIn.credentials,
        passwords[principal] == credentials
      else { throw FailureCode.unauthorized.failure("the name or the password is not known") }
    }
    openSessions.withLock { $0 += 1 }
    return FakeSession(backend: self)
  }

  func rowMade() { rowsMade.withLock { $0 += 1 } }

  func sessionClosed() { openSessions.withLock { $0 -= 1 } }
}
