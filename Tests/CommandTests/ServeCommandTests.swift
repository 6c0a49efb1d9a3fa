import Foundation
import Testing

/// `guanxi serve` as a user starts and stops it.
@Suite struct ServeCommandTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  static let refused: [(String, String)] = [
    ("", "there is no sign-in yet"), ("--dev --bolt 0.0.0.0:7687", "--bolt is 0.0.0.0:7687"),
    ("--dev --bolt 192.168.1.2:7687", "expected an address of this machine alone"),
    ("--dev --bolt [::]:7687", "--bolt is [::]:7687"),
    ("--dev --bolt example.org:7687", "--bolt is example.org:7687"),
    ("--dev --bolt 127.1:7687", "--bolt is 127.1:7687"),
    ("--dev --http 10.0.0.1:80", "--http is 10.0.0.1:80"),
    ("--dev --bolt 127.0.0.1", "--bolt"), ("--dev --bolt 127.0.0.1:70000", "--bolt"),
    ("--dev --timeout 0", "--timeout is 0"), ("--dev --memory=-1", "--memory is -1"),
  ]

  @Test(arguments: refused) func wrongUsage(_ line: String, _ words: String) throws {
    let place = scratch.file("new.gx")
    let run = try Guanxi.run(["serve", "-w", place] + line.split(separator: " ").map(String.init))
    #expect(run.status == 64 && run.out.isEmpty && run.err.contains(words), "\(run.err)")
    #expect(!FileManager.default.fileExists(atPath: place))
  }

  @Test(arguments: [(SIGTERM, Int32(0)), (SIGINT, Int32(130))])
  func startsAndStops(_ signal: Int32, _ status: Int32) throws {
    let place = scratch.file("new.gx")
    let service = try Service(place, ["--http", "127.0.0.1:7474"], scratch)
    #expect(service.ready == "ready: bolt://127.0.0.1:\(service.port) (no sign-in, writes allowed)")
    #expect(service.complaints.contains("HTTP is not served yet"))
    #expect(FileManager.default.fileExists(atPath: "\(place)/guanxi.sqlite"))
    // Somebody who stays connected does not keep it from ending.
    let client = Handshake(port: service.port)
    #expect(client.answer == [0, 0, 4, 5])
    let begin = Date()
    #expect(service.stop(signal) == status)
    #expect(Date().timeIntervalSince(begin) < 10)
    #expect(try service.out.isEmpty)
  }

  @Test func anAddressThatIsTakenIsNamed() throws {
    let service = try Service(scratch.file("one.gx"), [], scratch)
    defer { _ = service.stop(SIGTERM) }
    let second = try Guanxi.run(
      "serve", "-w", scratch.file("two.gx"), "--dev", "--bolt", "127.0.0.1:\(service.port)")
    #expect(
      second.status == 1 && second.err.contains("127.0.0.1:\(service.port): nothing can listen"))
  }

  /// The official driver against the real thing, and each of its statements on record.
  @Test(
    .enabled(if: Python.hasDriver, "no Python with the package neo4j; set GUANXI_PYTHON"),
    .timeLimit(.minutes(10)))
  func theOfficialDriverPassesEveryCheck() throws {
    let place = scratch.file("driver.gx")
    let service = try Service(place, [], scratch)
    let run = try Python.run(["\(Guanxi.home)/Tests/BoltDriver/driver.py", "\(service.port)"])
    #expect(service.stop(SIGTERM) == 0)
    #expect(run.status == 0 && run.output.contains(" passed, 0 failed\n"), "\(run.output)")
    let audit = try Guanxi.run("audit", "verify", "-w", place)
    #expect(audit.status == 0, "\(audit.err)")
    let records = try Guanxi.run("audit", "list", "-w", place, "--format", "ndjson").rows
    #expect(records.contains { $0["what"] as? String == "RETURN 1 AS n" })
    #expect(records.allSatisfy { ["query", "query end"].contains($0["action"] as? String) })
  }

  /// Clients that mean harm: a short run; `hostile.py --seconds 600` is a long one.
  @Test(.enabled(if: Python.isThere, "no python3"), .timeLimit(.minutes(10)))
  func hostileClientsHarmNobody() throws {
    let service = try Service(scratch.file("hostile.gx"), [], scratch)
    let run = try Python.run([
      "\(Guanxi.home)/Tests/BoltDriver/hostile.py", "\(service.port)", "--seconds", "5",
      "--idle", "50",
    ])
    #expect(service.stop(SIGTERM) == 0)
    #expect(run.status == 0 && run.output.contains("the server lives on"), "\(run.output)")
  }
}

/// A service that runs until it is told to stop.
private final class Service {
  let ready: String
  let port: Int
  private let process = Process()
  private let scratch: Scratch
  private let name: String

  struct NotReady: Error {
    var complaints: String
  }

  init(_ place: String, _ options: [String], _ scratch: Scratch) throws {
    self.scratch = scratch
    name = (place as NSString).lastPathComponent
    process.executableURL = URL(fileURLWithPath: Guanxi.program)
    process.arguments = ["serve", "-w", place, "--dev", "--bolt", "127.0.0.1:0"] + options
    process.environment = ["GUANXI_HOME": Guanxi.home, "HOME": NSTemporaryDirectory()]
    process.standardOutput = FileHandle(
      forWritingAtPath: try scratch.write("\(name).out", ""))
    let err = try scratch.write("\(name).err", "")
    process.standardError = FileHandle(forWritingAtPath: err)
    try process.run()
    let deadline = Date() + 60
    while true {
      let lines = try String(contentsOfFile: err, encoding: .utf8).split(separator: "\n")
      if let line = lines.first(where: { $0.hasPrefix("ready: ") }) {
        let address = line.split(separator: " ")[1]
        guard let port = address.split(separator: ":").last.flatMap({ Int($0) }) else {
          throw NotReady(complaints: String(line))
        }
        (ready, self.port) = (String(line), port)
        return
      }
      guard process.isRunning, Date() < deadline else {
        process.terminate()
        throw NotReady(complaints: lines.joined(separator: "\n"))
      }
      Thread.sleep(forTimeInterval: 0.02)
    }
  }

  deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

  var out: String {
    get throws { try String(contentsOfFile: scratch.file("\(name).out"), encoding: .utf8) }
  }

  var complaints: String {
    (try? String(contentsOfFile: scratch.file("\(name).err"), encoding: .utf8)) ?? ""
  }

  /// Sends a signal and gives the exit status, 128 and more where the signal ended it.
  func stop(_ signal: Int32) -> Int32 {
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    return process.terminationStatus + (process.terminationReason == .exit ? 0 : 128)
  }
}

/// A client that says which versions of Bolt it speaks, and nothing more.
private final class Handshake {
  private let socket: Int32
  let answer: [UInt8]

  /// `answer` is empty where the server gives none.
  init(port: Int) {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    self.socket = socket
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let status = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    answer = status == 0 ? Self.answer(on: socket) : []
  }

  private static func answer(on socket: Int32) -> [UInt8] {
    let hello: [UInt8] = [0x60, 0x60, 0xB0, 0x17, 0, 0, 4, 5] + [UInt8](repeating: 0, count: 12)
    guard send(socket, hello, hello.count, Int32(MSG_NOSIGNAL)) == hello.count else { return [] }
    var bytes = [UInt8](repeating: 0, count: 4)
    return recv(socket, &bytes, 4, Int32(MSG_WAITALL)) == 4 ? bytes : []
  }

  deinit { close(socket) }
}

/// The Python that tests may use: `GUANXI_PYTHON`, that of `.ci/bootstrap`, or the system's.
private enum Python {
  static let program: String = {
    let own = "\(Guanxi.home)/.build/python/bin/python3"
    return ProcessInfo.processInfo.environment["GUANXI_PYTHON"]
      ?? (FileManager.default.isExecutableFile(atPath: own) ? own : "python3")
  }()

  static let isThere = (try? run(["-c", ""]))?.status == 0
  static let hasDriver = (try? run(["-c", "import neo4j, pytz"]))?.status == 0

  static func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program, "-B"] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: bytes, as: UTF8.self))
  }
}
