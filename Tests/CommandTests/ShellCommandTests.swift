import Foundation
import Glibc
import Testing

/// `guanxi shell`, typed on a terminal of the test's own, and fed from a file.
@Suite struct ShellCommandTests {
  private func made(in scratch: Scratch) throws -> String {
    let place = scratch.file("made.gx")
    let run = try Guanxi.run(
      "query", "CREATE (:Person {id: '1', name: '林一'})", "-w", place, "--write")
    try #require(run.status == 0, "\(run.err)")
    return place
  }

  // MARK: - From a file

  @Test func linesOfAFileRunWithoutAPrompt() throws {
    let scratch = try Scratch()
    let place = try made(in: scratch)
    let run = try Guanxi.run(
      ["shell", "-w", place],
      input: """
        RETURN 1 AS x;
        :mode csv
        :param name 林一
        MATCH (p:Person)
        WHERE p.name = $name
        RETURN p.id; RETURN 2 AS y
        """)
    #expect(run.status == 0, "\(run.err)")
    #expect(run.out == "{\"fields\":[\"x\"],\"values\":[[1]]}\np.id\n1\ny\n2\n")
  }

  @Test func theFirstFailureDecidesTheStatus() throws {
    let scratch = try Scratch()
    let place = try made(in: scratch)
    let run = try Guanxi.run(
      ["shell", "-w", place, "--format", "ndjson"],
      input: "RETURN x;\n:nothing\nCREATE ();\nRETURN 1 AS a;\n")
    #expect(run.status == 65 && run.out == "{\"a\":1}\n")
    #expect(run.err.contains("^") && run.err.contains(":help") && run.err.contains("--write"))
  }

  @Test func transactionsOfAFile() throws {
    let scratch = try Scratch()
    let place = try made(in: scratch)
    let run = try Guanxi.run(
      ["shell", "-w", place, "--write", "--format", "csv"],
      input: """
        :begin
        CREATE (:Org);
        :rollback
        :begin
        CREATE (:Org);
        :commit
        :begin
        CREATE (:Org);
        """)
    #expect(run.status == 0 && run.err.hasSuffix("the open transaction was rolled back\n"))
    let count = try Guanxi.run("query", "MATCH (o:Org) RETURN count(*)", "-w", place)
    #expect(count.out.contains("[[1]]"))
  }

  // MARK: - On a terminal

  @Test(.enabled(if: TypedShell.isPossible, "no pseudo-terminal here"))
  func aPersonTypes() throws {
    let scratch = try Scratch()
    let terminal = try TypedShell(["-w", try made(in: scratch)], home: scratch.path)
    try terminal.expect("guanxi> ")
    terminal.type("RETURN 40\r")
    try terminal.expect("...> ")
    terminal.type("+ 2 AS answer;\r")
    try terminal.expect("42")
    terminal.type("retu\t 7 AS s;\r")
    try terminal.expect("s\r\n─\r\n7")
    terminal.type("MATCH (n:Per\t) RETURN n.na\t;\r")
    try terminal.expect("林一")
    terminal.type("RETRUN 1;\r")
    try terminal.expect("^^^^^^")
    // Back to the statement before, over the wrong one.
    terminal.type("\u{1B}[A\u{1B}[A\r")
    try terminal.expect("林一")
    terminal.type("\u{12}answer")
    try terminal.expect("search ‘answer’")
    terminal.type("\r")
    try terminal.expect("42")
    terminal.type("forget this\u{03}")
    terminal.type("RETURN 'a漢b' AS x;\u{01}\u{05}\u{1B}[D\u{1B}[D\u{7F}y\r")
    try terminal.expect("guanxi> ")
    terminal.type("\u{04}")
    #expect(terminal.waitForExit() == 0)
  }

  @Test(.enabled(if: TypedShell.isPossible, "no pseudo-terminal here"))
  func theHistoryIsForItsOwnerAlone() throws {
    let scratch = try Scratch()
    let place = try made(in: scratch)
    let terminal = try TypedShell(["-w", place], home: scratch.path)
    try terminal.expect("guanxi> ")
    terminal.type("RETURN 1 AS kept;\r")
    try terminal.expect("─")
    terminal.type(" RETURN 2 AS secret;\r")
    try terminal.expect("2\r\n")
    terminal.type(":quit\r")
    #expect(terminal.waitForExit() == 0)
    let path = scratch.file(".local/state/guanxi/history")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text == "RETURN 1 AS kept;\n:quit\n")
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let quiet = try TypedShell(["-w", place, "--no-history"], home: scratch.file("other"))
    try quiet.expect("guanxi> ")
    quiet.type(":quit\r")
    #expect(quiet.waitForExit() == 0)
    #expect(!FileManager.default.fileExists(atPath: scratch.file("other")))
  }

  @Test(.enabled(if: TypedShell.isPossible, "no pseudo-terminal here"))
  func ctrlCStopsAStatementAndNotTheShell() throws {
    let scratch = try Scratch()
    let terminal = try TypedShell(["-w", try made(in: scratch)], home: scratch.path)
    try terminal.expect("guanxi> ")
    terminal.type(
      "UNWIND range(1, 1000000) AS x UNWIND range(1, 1000000) AS y RETURN sum(x * 0);\r")
    Thread.sleep(forTimeInterval: 1)
    terminal.interrupt()
    try terminal.expect("the statement was cancelled")
    terminal.type("RETURN 'still ' + 'here' AS x;\r")
    try terminal.expect("still here")
    terminal.type("\u{04}")
    #expect(terminal.waitForExit() == 0)
  }
}

/// The shell on a pseudo-terminal.
final class TypedShell {
  /// TIOCSPTLCK and TIOCGPTN of Linux.
  private static let setLock: UInt = 0x4004_5431
  private static let number: UInt = 0x8004_5430

  /// Whether there are pseudo-terminals here: a bare system in a folder has none.
  static let isPossible: Bool = {
    let descriptor = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var number: Int32 = 0
    guard ioctl(descriptor, TypedShell.number, &number) == 0 else { return false }
    return FileManager.default.fileExists(atPath: "/dev/pts/\(number)")
  }()

  private let descriptor: Int32
  private let process = Process()
  /// What it has shown since the last expectation.
  private var shown: [UInt8] = []

  init(_ arguments: [String], home: String) throws {
    descriptor = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    var isLocked: Int32 = 0
    var number: Int32 = 0
    try #require(descriptor >= 0 && ioctl(descriptor, Self.setLock, &isLocked) == 0)
    try #require(ioctl(descriptor, Self.number, &number) == 0)
    let name = "/dev/pts/\(number)"
    var size = winsize(ws_row: 24, ws_col: 100, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(descriptor, UInt(TIOCSWINSZ), &size)
    let side = try #require(FileHandle(forUpdatingAtPath: name))
    process.executableURL = URL(fileURLWithPath: Guanxi.program)
    process.arguments = ["shell"] + arguments
    process.environment = ["HOME": home, "LANG": "C.UTF-8", "GUANXI_HOME": Guanxi.home]
    process.standardInput = side
    process.standardOutput = side
    process.standardError = side
    try process.run()
  }

  deinit {
    if process.isRunning { process.terminate() }
    close(descriptor)
  }

  func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
  }

  func interrupt() { process.interrupt() }

  /// Waits until a text is shown.
  func expect(_ text: String) throws {
    let wanted = Array(text.utf8)
    let deadline = Date() + 20
    while Date() < deadline {
      if let found = Self.end(of: wanted, in: shown) {
        shown.removeFirst(found)
        return
      }
      var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard Glibc.poll(&poll, 1, 100) > 0 else { continue }
      var bytes = [UInt8](repeating: 0, count: 4096)
      let count = read(descriptor, &bytes, bytes.count)
      if count <= 0 { break }
      shown += bytes[..<count]
    }
    Issue.record("‘\(text)’ was not shown, but: \(String(decoding: shown, as: UTF8.self))")
    throw CocoaError(.fileReadUnknown)
  }

  private static func end(of wanted: [UInt8], in bytes: [UInt8]) -> Int? {
    guard bytes.count >= wanted.count else { return nil }
    for at in 0...(bytes.count - wanted.count)
    where bytes[at..<(at + wanted.count)].elementsEqual(wanted) {
      return at + wanted.count
    }
    return nil
  }

  func waitForExit() -> Int32 {
    let deadline = Date() + 20
    // What it shows must be taken, or it waits.
    while process.isRunning, Date() < deadline {
      var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      if Glibc.poll(&poll, 1, 50) > 0 {
        var bytes = [UInt8](repeating: 0, count: 4096)
        if read(descriptor, &bytes, bytes.count) <= 0 { break }
      }
    }
    process.waitUntilExit()
    return process.terminationStatus
  }
}
