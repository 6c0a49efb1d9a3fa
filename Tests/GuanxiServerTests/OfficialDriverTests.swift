import FakeBackend
import Foundation
import GuanxiServer
import Testing

/// The official Python driver uses the server. Skipped, and said so, where no Python has the package
/// `neo4j`; `GUANXI_PYTHON` names one that has; `.ci/bootstrap` makes one.
@Suite struct OfficialDriverTests {
  static let python: String = {
    let home = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().path
    let own = "\(home)/.build/python/bin/python3"
    return ProcessInfo.processInfo.environment["GUANXI_PYTHON"]
      ?? (FileManager.default.isExecutableFile(atPath: own) ? own : "python3")
  }()

  static func hasDriver() -> Bool {
    (try? run(["-c", "import neo4j, pytz"]))?.status == 0
  }

  @Test(
    .enabled(if: hasDriver(), "no python3 with the package neo4j; set GUANXI_PYTHON"),
    .timeLimit(.minutes(10)))
  func everyCheckPasses() async throws {
    var configuration = BoltServerConfiguration()
    configuration.port = 0
    let server = try await BoltServer.start(configuration, backend: FakeBackend())
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("BoltDriver/driver.py").path
    let port = server.port
    let result = try await Task.detached {
      try Self.run([script, "\(port)"])
    }.value
    await server.shutdown(graceSeconds: 1)
    print(result.output)
    #expect(result.output.contains(" passed, 0 failed\n"))
    #expect(result.status == 0)
  }

  private static func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [python, "-B"] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: bytes, as: UTF8.self))
  }
}
