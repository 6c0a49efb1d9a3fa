import BoltProtocol
import NIOCore
import NIOPosix

/// A Bolt server on a TCP port: takes connections, gives each a session, and drives a backend.
///
///     let server = try await BoltServer.start(configuration, backend: backend)
///     print("bolt://\(server.host):\(server.port)")
///     await server.shutdown(graceSeconds: 5)
///
/// No client ends it or holds another up: each connection has its own bounds, and whatever goes
/// wrong on one closes that one. Statements run on threads of their own, at most one a connection.
public final class BoltServer: Sendable {
  /// Where it listens; the port is the one taken where any was asked for.
  public let host: String
  public let port: Int

  private let listener: any Channel
  private let group: MultiThreadedEventLoopGroup
  private let pool: WorkerPool
  private let registry: ConnectionRegistry

  /// How many connections are open.
  public var connectionCount: Int { registry.count }

  private init(
    listener: any Channel, group: MultiThreadedEventLoopGroup, pool: WorkerPool,
    registry: ConnectionRegistry
  ) {
    self.listener = listener
    self.group = group
    self.pool = pool
    self.registry = registry
    host = listener.localAddress?.ipAddress ?? "127.0.0.1"
    port = listener.localAddress?.port ?? 0
  }

  /// Listens, or throws where the address cannot be had.
  public static func start(
    _ configuration: BoltServerConfiguration = .init(), backend: any QueryBackend
  ) async throws -> BoltServer {
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 2)
    let pool = WorkerPool(
      threadsMax: configuration.connectionsMax, stackBytes: configuration.queryStackBytes)
    let registry = ConnectionRegistry(connectionsMax: configuration.connectionsMax)
    let bootstrap = ServerBootstrap(group: group)
      .serverChannelOption(ChannelOptions.backlog, value: 256)
      .serverChannelOption(ChannelOptions.socketOption(.so_reuseaddr), value: 1)
      .childChannelOption(ChannelOptions.tcpOption(.tcp_nodelay), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let connection = registry.admit(channel) { number in
            BoltConnection(
              configuration: configuration,
              session: sessionConfiguration(configuration, channel: channel, number: number),
              backend: backend, pool: pool, whenReleased: { registry.release(number) })
          }
          guard let connection else { throw ChannelError.operationUnsupported }
          try channel.pipeline.syncOperations.addHandler(connection)
        }
      }
    do {
      let listener = try await bootstrap.bind(
        host: configuration.host, port: configuration.port
      ).get()
      return BoltServer(listener: listener, group: group, pool: pool, registry: registry)
    } catch {
      pool.stop()
      try? await group.shutdownGracefully()
      throw error
    }
  }

  private static func sessionConfiguration(
    _ configuration: BoltServerConfiguration, channel: any Channel, number: Int
  ) -> BoltSessionConfiguration {
    var session = configuration.session
    session.connectionIdentifier = "bolt-\(number)"
    if let address = channel.localAddress, let host = address.ipAddress, let port = address.port {
      session.advertisedAddress = host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    }
    session.receiveTimeoutSeconds = max(30, configuration.keepAliveSeconds * 3)
    return session
  }

  /// Waits until the server has stopped listening.
  public func closed() async {
    try? await listener.closeFuture.get()
  }

  /// Stops listening, lets connections finish what is open on them for so long, then ends them.
  ///
  /// Statements that run beyond that are interrupted. One that does not heed that within another
  /// five seconds is left behind with its thread; the process is expected to end.
  public func shutdown(graceSeconds: Int64) async {
    try? await listener.close()
    registry.end { $0.drain() }
    await waitForConnections(seconds: graceSeconds)
    registry.end { $0.abort() }
    await waitForConnections(seconds: 5)
    pool.stop()
    if registry.count == 0 { try? await group.shutdownGracefully() }
  }

  private func waitForConnections(seconds: Int64) async {
    let clock = ContinuousClock()
    let deadline = clock.now + .seconds(seconds)
    while registry.count > 0, clock.now < deadline {
      try? await Task.sleep(for: .milliseconds(10))
    }
  }
}
