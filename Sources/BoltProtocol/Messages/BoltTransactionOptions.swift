/// How a transaction is to be run, as BEGIN and RUN say it.
public struct BoltTransactionOptions: Sendable {
  /// What the client says it will do. A server may refuse writes in a transaction for reading.
  public enum AccessMode: Sendable {
    case read
    case write
  }

  public var accessMode: AccessMode = .write
  /// The database asked for; nil is the default one.
  public var database: String?
  /// Transactions that must be visible to this one.
  public var bookmarks: [String] = []
  /// How long it may take: nil leaves that to the server, 0 asks for no limit.
  public var timeoutMillis: Int64?
  /// What the client wants to see beside its transaction in lists of them.
  public var metadata: BoltMap = [:]
  public var impersonatedUser: String?
  /// Which notifications the client wants, where it says so for this transaction.
  public var notifications = NotificationFilter()

  public init() {}

  init(_ extra: MetadataReader, version: BoltVersion) throws(BoltError) {
    switch try extra.string("mode") {
    case nil, "w": accessMode = .write
    case "r": accessMode = .read
    default: throw BoltError(.invalidValue, "mode of \(extra.owner) must be \"r\" or \"w\"")
    }
    database = try extra.string("db")
    bookmarks = try extra.strings("bookmarks")
    timeoutMillis = try extra.integer("tx_timeout")
    if let timeoutMillis, timeoutMillis < 0 {
      throw BoltError(.invalidValue, "tx_timeout of \(extra.owner) must not be negative")
    }
    metadata = try extra.map("tx_metadata")
    impersonatedUser = try extra.string("imp_user")
    notifications = try NotificationFilter(extra, version: version)
  }
}
