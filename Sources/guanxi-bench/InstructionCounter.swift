import Declarations
import Foundation

/// Counts the instructions of a run of this program: what a busy machine cannot blur.
///
/// `perf stat` where the processor lets its counters be read, `valgrind` elsewhere (some 50 times
/// slower). Both count user instructions; they differ by some per cent from each other, so a
/// threshold names its counter.
struct InstructionCounter {
  enum Kind: String, CaseIterable { case perf, valgrind }

  struct Failure: Error, CustomStringConvertible { let description: String }

  let kind: Kind
  /// A copy of this program without symbols: valgrind cannot read those of a newer form.
  private let program: String

  /// The first counter that works here.
  ///
  /// - Parameter folder: where a copy of this program may lie.
  init(in folder: URL) throws {
    program = folder.appendingPathComponent("guanxi-bench").path
    let strip = Process()
    strip.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    strip.arguments = ["strip", "-o", program, "/proc/\(getpid())/exe"]
    try strip.run()
    strip.waitUntilExit()
    guard strip.terminationStatus == 0 else {
      throw Failure(description: "‘strip’ failed; install binutils")
    }
    for kind in Kind.allCases where (try? Self.count(["--help"], program, kind)) != nil {
      self.kind = kind
      return
    }
    throw Failure(
      description: "neither ‘perf stat -e instructions:u’ nor ‘valgrind’ counts instructions here; "
        + "install valgrind")
  }

  /// Instructions of one run of this program with the given arguments.
  func count(_ arguments: [String]) throws -> Int { try Self.count(arguments, program, kind) }

  private static func count(_ arguments: [String], _ program: String, _ kind: Kind) throws -> Int {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command(kind) + [program] + arguments
    var environment = ProcessInfo.processInfo.environment
    // Hash tables in the same order every time.
    environment["SWIFT_DETERMINISTIC_HASHING"] = "1"
    environment["GUANXI_HOME"] = ProjectResources.home?.path
    process.environment = environment
    let errors = Pipe()
    process.standardError = errors
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0, let count = number(in: text, kind) else {
      throw Failure(
        description: "‘\(arguments.joined(separator: " "))’ under \(kind.rawValue) gave no count: "
          + text.suffix(400))
    }
    return count
  }

  private static func command(_ kind: Kind) -> [String] {
    switch kind {
    case .perf: ["perf", "stat", "-x", ",", "-e", "instructions:u"]
    case .valgrind:
      ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]
    }
  }

  /// What the counter reports: `123,,instructions:u,…` or `==1== I   refs:      1,234`.
  private static func number(in report: String, _ kind: Kind) -> Int? {
    for line in report.split(separator: "\n") {
      switch kind {
      case .perf where line.contains("instructions"):
        return line.split(separator: ",").first.flatMap { Int($0) }
      case .valgrind where line.contains("refs:"):
        return line.split(separator: ":").last
          .flatMap { Int($0.filter { $0 != "," && $0 != " " }) }
      default: continue
      }
    }
    return nil
  }
}
