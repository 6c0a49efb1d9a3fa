import FakeBackend
import Foundation
import GuanxiServer
import Testing

@testable import BoltProtocol

/// The server over live sockets, with clients that behave and clients that do not.
@Suite(.timeLimit(.minutes(10))) struct BoltServerTests {
  static let long = "UNWIND range(1, 1000000) AS a"
  static let rows = "UNWIND range(1, $count) AS n RETURN n, 'row ' + toString(n) AS text"

  @Test func answers() async throws {
    try await withServer { server, backend in
      #expect(server.host == "127.0.0.1")
      let client = try BoltClient(port: server.port)
      client.run("RETURN 1 AS n")
      client.pull()
      #expect(try client.receive().tag == 0x70)
      #expect(try client.receive().fields == [[1]])
      #expect(try client.receive().tag == 0x70)
      #expect(server.connectionCount == 1)
      #expect(backend.sessionCount == 1)
      client.send(MessageTag.goodbye)
      #expect(client.isClosedByServer())
      #expect(eventually { server.connectionCount == 0 && backend.sessionCount == 0 })
    }
  }

  @Test(arguments: [("anna", "right", true), ("anna", "wrong", false), ("otto", "right", false)])
  func signingIn(name: String, password: String, isLetIn: Bool) async throws {
    try await withServer(FakeBackend(passwords: ["anna": "right"])) { server, _ in
      let client = try BoltClient(port: server.port, signIn: false)
      try client.signIn([
        "scheme": "basic", "principal": .string(name), "credentials": .string(password),
      ])
      if isLetIn {
        #expect(try client.receive().tag == 0x70)
      } else {
        #expect(try client.failure().code == "Neo.ClientError.Security.Unauthorized")
        #expect(client.isClosedByServer())
      }
    }
  }

  /// A client that does not read keeps neither a thread nor more memory than a few buffers, and can
  /// still have its statement reset.
  @Test func slowReader() async throws {
    try await withServer { server, backend in
      let slow = try BoltClient(port: server.port, receiveBuffer: 8_192)
      slow.run(Self.rows, ["count": 3_000_000])
      slow.pull()
      #expect(eventually { backend.rowCount > 1_000 })
      var before = -1
      #expect(
        eventually {
          let now = backend.rowCount
          defer { before = now }
          Thread.sleep(forTimeInterval: 0.1)
          return now == before
        })
      #expect(backend.rowCount < 1_500_000)
      let other = try BoltClient(port: server.port)
      other.run("RETURN 1 AS n")
      #expect(try other.receive().tag == 0x70)

      slow.send(MessageTag.reset)
      var tag = try slow.receive().tag
      while tag == 0x70 || tag == 0x71 { tag = try slow.receive().tag }
      #expect(tag == 0x7E)
      #expect(try slow.receive().tag == 0x70)
      #expect(backend.rowCount < 1_600_000)
    }
  }

  @Test func resetInterrupts() async throws {
    try await withServer { server, _ in
      let client = try BoltClient(port: server.port)
      client.run(Self.long)
      #expect(try client.receive().tag == 0x70)
      client.pull()
      Thread.sleep(forTimeInterval: 0.05)
      client.send(MessageTag.reset)
      client.run("RETURN 1 AS n")
      client.pull()
      #expect(try client.tags(5) == [0x7E, 0x70, 0x70, 0x71, 0x70])
    }
  }

  @Test func vanishingClients() async throws {
    try await withServer { server, backend in
      for _ in 0..<10 {
        let client = try BoltClient(port: server.port)
        client.run(Self.long)
        client.pull()
        _ = try client.receive()
        client.close()
      }
      #expect(eventually { server.connectionCount == 0 && backend.sessionCount == 0 })
    }
  }

  @Test func connectionsAreBounded() async throws {
    try await withServer(configure: { $0.connectionsMax = 2 }) { server, _ in
      let first = try BoltClient(port: server.port)
      let second = try BoltClient(port: server.port)
      let third = try BoltClient(port: server.port, signIn: false)
      #expect(third.isClosedByServer())
      first.close()
      #expect(eventually { server.connectionCount == 1 })
      let fourth = try BoltClient(port: server.port)
      for client in [second, fourth] {
        client.run("RETURN 1 AS n")
        #expect(try client.receive().tag == 0x70)
      }
    }
  }

  @Test func strangersMustSignIn() async throws {
    try await withServer(configure: { $0.signInSecondsMax = 1 }) { server, _ in
      let silent = try BoltClient(port: server.port, signIn: false)
      #expect(silent.isClosedByServer())
    }
  }

  @Test func signsOfLife() async throws {
    try await withServer(configure: { $0.keepAliveSeconds = 1 }) { server, _ in
      let client = try BoltClient(port: server.port)
      client.run(Self.long, [:], ["tx_timeout": 2_500])
      client.pull()
      _ = try client.receive()
      #expect(try client.failure().code == "Neo.ClientError.Transaction.TransactionTimedOut")
      #expect(client.noopCount >= 1)
    }
  }

  /// What an error that was not meant for a client holds does not reach it.
  @Test func faultsOfOurs() async throws {
    try await withServer { server, _ in
      let client = try BoltClient(port: server.port)
      client.run("THROW")
      let failure = try client.failure()
      #expect(failure.code == "Neo.DatabaseError.General.UnknownError")
      #expect(failure.message == "the statement met a fault of ours, Unexpected")
    }
  }

  /// Failures of every kind leave the connection usable.
  @Test(arguments: [
    ("RETURN 1 +", "Neo.ClientError.Statement.SyntaxError", false),
    ("UNWIND [1, 0] AS x RETURN 1 / x AS y", "Neo.ClientError.Statement.ArithmeticError", true),
    ("RETURN too deep", "Neo.ClientError.Statement.ArgumentError", true),
  ])
  func recovers(text: String, code: String, whilePulling: Bool) async throws {
    try await withServer { server, _ in
      let client = try BoltClient(port: server.port)
      for _ in 0..<3 {
        client.run(text)
        client.pull()
        if whilePulling {
          #expect(try client.receive().tag == 0x70)
          #expect(try client.failure().code == .string(code))
        } else {
          #expect(try client.failure().code == .string(code))
          #expect(try client.receive().tag == 0x7E)
        }
        client.send(MessageTag.reset)
        #expect(try client.receive().tag == 0x70)
      }
    }
  }

  @Test func databasesThatAreNotThere() async throws {
    try await withServer { server, _ in
      let client = try BoltClient(port: server.port)
      client.run("RETURN 1 AS n", [:], ["db": "elsewhere"])
      #expect(try client.failure().code == "Neo.ClientError.Database.DatabaseNotFound")
    }
  }

  /// COMMIT does what open results still have to write; ROLLBACK and a lost connection undo it.
  @Test func whatTransactionsLeave() async throws {
    try await withServer { server, backend in
      let create = "UNWIND range(1, $count) AS n CREATE (:BoltCheck {n: n}) RETURN n"
      for (last, nodes) in [
        (MessageTag.commit, 5), (MessageTag.rollback, 5), (MessageTag.goodbye, 5),
        (MessageTag.commit, 10),
      ] {
        let client = try BoltClient(port: server.port)
        client.send(MessageTag.begin, [:])
        client.run(create, ["count": 5])
        client.pull(2)
        #expect(try client.tags(5) == [0x70, 0x70, 0x71, 0x71, 0x70])
        client.send(last)
        if last == MessageTag.goodbye {
          #expect(client.isClosedByServer())
        } else {
          #expect(try client.receive().tag == 0x70)
        }
        #expect(backend.nodeCount == nodes)
      }
    }
  }

  /// Bytes of any kind end their own connection and nothing else.
  @Test func garbage() async throws {
    try await withServer { server, backend in
      for round in 0..<100 {
        let isSignedIn = round.isMultiple(of: 2)
        let client = try BoltClient(port: server.port, signIn: isSignedIn)
        client.write(
          (0..<round * 50).map { UInt8(truncatingIfNeeded: ($0 + round * 5_000) * 40_503 >> 7) })
        client.close()
      }
      #expect(eventually { server.connectionCount == 0 && backend.sessionCount == 0 })
      _ = try BoltClient(port: server.port)
    }
  }

  /// Idle connections are closed at once, open transactions after the time of grace, and statements
  /// that run on are interrupted.
  @Test func shutdown() async throws {
    let backend = FakeBackend()
    var configuration = BoltServerConfiguration()
    configuration.port = 0
    let server = try await BoltServer.start(configuration, backend: backend)
    let idle = try BoltClient(port: server.port)
    let running = try BoltClient(port: server.port)
    running.run(Self.long)
    running.pull()
    _ = try running.receive()
    let clock = ContinuousClock()
    let start = clock.now
    await server.shutdown(graceSeconds: 1)
    #expect(start.duration(to: clock.now) > .milliseconds(900))
    #expect(idle.isClosedByServer())
    #expect(running.isClosedByServer())
    #expect(backend.sessionCount == 0)
    #expect(throws: BoltClient.Lost.self) { try BoltClient(port: server.port) }
  }

  @Test func takenPort() async throws {
    var configuration = BoltServerConfiguration()
    configuration.port = 0
    let server = try await BoltServer.start(configuration, backend: FakeBackend())
    configuration.port = server.port
    var isRefused = false
    do {
      _ = try await BoltServer.start(configuration, backend: FakeBackend())
    } catch {
      isRefused = true
    }
    #expect(isRefused)
    await server.shutdown(graceSeconds: 0)
  }
}
