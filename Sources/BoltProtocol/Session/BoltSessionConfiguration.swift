/// What a session tells its client and what it allows it.
public struct BoltSessionConfiguration: Sendable {
  /// What HELLO is answered with. It begins with `Neo4j/5.`: Java drivers refuse others, and
  /// clients choose their queries by the number.
  public var serverAgent = "Neo4j/5.26.0 compatible (Guanxi)"
  /// Names the connection, in answers and for people who look for it.
  public var connectionIdentifier = "bolt-0"
  /// The database of a client that names none.
  public var defaultDatabase = "neo4j"
  /// `host:port` for ROUTE, where the client does not say how it reached us.
  public var advertisedAddress = "localhost:7687"
  /// How long a client should wait for a sign of life before it gives up; nil leaves that to it.
  public var receiveTimeoutSeconds: Int64?
  /// The largest message of a user who has signed in.
  public var messageBytesMax = 16 << 20
  /// The largest message of anybody else.
  public var messageBytesBeforeSignInMax = 64 << 10
  /// Requests that may wait for their turn; above it the door stops reading.
  public var queueMax = 1_000
  public var limits = PackStreamLimits()

  public init() {}
}
