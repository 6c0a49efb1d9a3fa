import Foundation
import Testing

/// The built command, run as a user runs it.
enum Guanxi {
  /// What one run left.
  struct Run {
    var status: Int32
    var out: String
    var err: String

    /// Standard output as one JSON object.
    var json: [String: Any] {
      get throws {
        let value = try JSONSerialization.jsonObject(with: Data(out.utf8))
        return try #require(value as? [String: Any])
      }
    }

    /// Standard output as one JSON object a line.
    var rows: [[String: Any]] {
      get throws {
        try out.split(separator: "\n").map { line in
          let value = try JSONSerialization.jsonObject(with: Data(line.utf8))
          return try #require(value as? [String: Any])
        }
      }
    }
  }

  static let home = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// The program, which the build puts beside the test bundle.
  static let program: String = {
    for argument in CommandLine.arguments where argument.hasSuffix(".xctest") {
      let beside = (argument as NSString).deletingLastPathComponent + "/guanxi"
      if FileManager.default.isExecutableFile(atPath: beside) { return beside }
    }
    return "\(home)/.build/debug/guanxi"
  }()

  /// Runs the command; both outputs go to files, so that neither can fill up and stop the other.
  static func run(
    _ arguments: [String], input: String? = nil, environment: [String: String] = [:],
    in folder: String = NSTemporaryDirectory(), program: String = Guanxi.program
  ) throws -> Run {
    let scratch = try Scratch()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    var all = ["HOME": NSTemporaryDirectory(), "PATH": "/usr/bin:/bin", "COLUMNS": "80"]
    all["LANG"] = "C.UTF-8"
    all["GUANXI_HOME"] = home
    process.environment = all.merging(environment) { $1 }
    for name in ["in", "out", "err"] {
      _ = try scratch.write(name, name == "in" ? input ?? "" : "")
    }
    process.standardInput = FileHandle(forReadingAtPath: scratch.file("in"))
    process.standardOutput = FileHandle(forWritingAtPath: scratch.file("out"))
    process.standardError = FileHandle(forWritingAtPath: scratch.file("err"))
    try process.run()
    process.waitUntilExit()
    return Run(
      status: process.terminationReason == .exit
        ? process.terminationStatus : 128 + process.terminationStatus,
      out: try String(contentsOfFile: scratch.file("out"), encoding: .utf8),
      err: try String(contentsOfFile: scratch.file("err"), encoding: .utf8))
  }

  static func run(_ arguments: String...) throws -> Run { try run(arguments) }
}

/// A folder of a test's own, gone when the test is over.
final class Scratch: Sendable {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/guanxi-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { "\(path)/\(name)" }

  /// Writes a file and returns its path.
  func write(_ name: String, _ text: String) throws -> String {
    try text.write(toFile: file(name), atomically: false, encoding: .utf8)
    return file(name)
  }
}

/// The shipped datasets, each imported once by the command; tests that write take a copy.
enum Shipped {
  static let county = Result { try imported("county") }
  static let contracts = Result { try imported("uk-covid-contracts") }

  /// Folders to remove at the end of the process.
  private static let folder: String = {
    atexit { try? FileManager.default.removeItem(atPath: Shipped.root) }
    return root
  }()
  private static let root =
    FileManager.default.temporaryDirectory.path + "/guanxi-shipped-\(getpid())"

  private static func imported(_ name: String) throws -> String {
    let place = "\(folder)/\(name).gx"
    let run = try Guanxi.run("import", "\(Guanxi.home)/Datasets/\(name)", "-w", place)
    try #require(run.status == 0, "\(run.err)")
    return place
  }

  /// A copy that a test may write to.
  static func copy(_ place: String, to scratch: Scratch) throws -> String {
    let copy = scratch.file("copy.gx")
    try FileManager.default.copyItem(atPath: place, toPath: copy)
    return copy
  }

  /// The rows of a shipped table by column; its cells hold no quotes.
  static func table(_ dataset: String, _ name: String) throws -> [[String: String]] {
    let path = "\(Guanxi.home)/Datasets/\(dataset)/\(name).csv"
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    let header = lines[0].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    return lines.dropFirst().map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return Dictionary(zip(header, cells)) { first, _ in first }
    }
  }
}
