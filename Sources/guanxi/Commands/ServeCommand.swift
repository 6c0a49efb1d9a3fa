import ArgumentParser
import Foundation
import GuanxiServer
import Investigation
import Workspace

struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Answers Cypher over Bolt, for the official drivers and the tools built on them.",
    discussion: """
      For now with --dev alone: for tests and demonstrations, on this machine only, with no \
      sign-in and with writes allowed; a missing workspace is made. Each statement is recorded \
      before its answer leaves. Resident ids, phones and addresses are masked unless --unmask is \
      given, or nothing was imported, so that whatever there is was written by clients.

      One line on standard error says when it is ready and where; port 0 takes a free one. SIGTERM \
      and Ctrl-C let open work finish for two seconds and end it then.

      EXAMPLES
        guanxi serve -w county.gx --dev
        guanxi serve -w scratch.gx --dev --bolt 127.0.0.1:0
        guanxi serve -w county.gx --dev --timeout 30 --memory 2048
      """)

  @OptionGroup var workspace: WorkspaceOption

  @Option(help: "Where Bolt listens.")
  var bolt = ListenAddress(argument: "127.0.0.1:7687")!

  @Option(help: "Where HTTP is to listen: accepted, and not served yet.")
  var http: ListenAddress?

  @Flag(help: "For tests and demonstrations: loopback, no sign-in, writes allowed.")
  var dev = false

  @Option(help: "Seconds a statement may take whose client asks for no other time.")
  var timeout = 300

  @Option(help: "Megabytes that a statement may hold.")
  var memory = 4_096

  @Option(help: "Threads that one statement may use.")
  var threads = 2

  @Option(help: "Clients at one time.")
  var connections = 250

  @OptionGroup var disclosure: DisclosureOptions

  func validate() throws {
    for (name, value, range) in [
      ("timeout", timeout, 1...31_536_000), ("memory", memory, 1...16_777_216),
      ("threads", threads, 1...256), ("connections", connections, 1...10_000),
    ] where !range.contains(value) {
      throw ValidationError(
        "--\(name) is \(value), expected \(range.lowerBound) to \(range.upperBound)")
    }
    guard dev else {
      throw ValidationError(
        "there is no sign-in yet, so that guanxi serve starts with --dev alone: on this machine "
          + "only, with writes allowed")
    }
    for (name, address) in [("bolt", bolt), ("http", http)] {
      if let address, !address.isLoopback {
        throw ValidationError(
          "--\(name) is \(address), expected an address of this machine alone, such as "
            + "127.0.0.1:\(address.port), since --dev has no sign-in")
      }
    }
  }

  func run() throws {
    try ExitStatus.guarding {
      let stop = StopSignals()
      let folder = try WorkspaceFolder(path: workspace.workspace, creates: true)
      let statements = RunningStatements()
      let service = QueryService(folder) { environment in
        environment.address = bolt.description
        environment.user = NSUserName()
        environment.statements = { statements.list }
      }
      try disclosure.check(try service.contents())
      let server = try start(WorkspaceBackend(service, options(), statements: statements))
      if let http { Terminal.say("guanxi: HTTP is not served yet, nothing listens on \(http)") }
      let host = server.host.contains(":") ? "[\(server.host)]" : server.host
      Terminal.say("ready: bolt://\(host):\(server.port) (no sign-in, writes allowed)")
      let signal = stop.wait()
      Waiting.result { await server.shutdown(graceSeconds: 2) }
      if signal == SIGINT { throw ExitCode(ExitStatus.interrupted) }
    }
  }

  private func options() -> WorkspaceBackend.Options {
    var options = WorkspaceBackend.Options(reader: disclosure.reader(mayWrite: true))
    options.masksHandMade = false
    options.limits.time = .seconds(timeout)
    options.limits.bytesMax = memory << 20
    options.threadCount = threads
    options.report = { Terminal.complain($0) }
    return options
  }

  private func start(_ backend: WorkspaceBackend) throws -> BoltServer {
    var configuration = BoltServerConfiguration()
    configuration.host = bolt.host
    configuration.port = bolt.port
    configuration.connectionsMax = connections
    do {
      return try Waiting.result { [configuration] in
        try await BoltServer.start(configuration, backend: backend)
      }
    } catch {
      Terminal.complain(
        "\(bolt): nothing can listen here, \(error) (--bolt HOST:0 takes a free port)")
      throw ExitCode(ExitStatus.failed)
    }
  }
}
