import BoltProtocol

/// Where a Bolt server listens and what it allows.
public struct BoltServerConfiguration: Sendable {
  /// The loopback unless told otherwise.
  public var host = "127.0.0.1"
  /// 0 takes any free port, which the server then tells.
  public var port = 7687
  /// Connections beyond these are closed as they come.
  public var connectionsMax = 100
  /// How long a client may take from connecting to having signed in.
  public var signInSecondsMax: Int64 = 30
  /// After so many seconds without a byte during an operation an empty chunk says that we live.
  public var keepAliveSeconds: Int64 = 10
  /// The stack of a thread that runs statements.
  public var queryStackBytes = 16 << 20
  /// About how many bytes of records are made before the client must have taken the last ones.
  public var recordBytesAtOnce = 64 << 10
  /// What every session tells and allows. The server fills in the connection's name, the address
  /// and the time after which a client may take us for dead.
  public var session = BoltSessionConfiguration()

  public init() {}
}
