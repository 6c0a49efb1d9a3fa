import Foundation

/// Counts the instructions of a run of this program: what a busy machine cannot blur.
///
/// `perf stat` where the processor lets its counters be read, `valgrind` elsewhere (some 50 times
/// slower). Both count user instructions; they differ by some per cent from each other, so a
/// threshold names its counter.
enum InstructionCounter: String, CaseIterable {
  case perf, valgrind

  struct Failure: Error, CustomStringConvertible { let description: String }

  /// The first counter that works here.
  static func available() throws -> InstructionCounter {
    for counter in allCases where (try? counter.count(["--help"])) != nil { return counter }
    throw Failure(
      description: "neither ‘perf stat -e instructions:u’ nor ‘valgrind’ counts instructions here; "
        + "install valgrind")
  }

  /// Instructions of one run of this program with the given arguments.
  func count(_ arguments: [String]) throws -> Int {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command + ["/proc/\(getpid())/exe"] + arguments
    var environment = ProcessInfo.processInfo.environment
    // Hash tables in the same order every time.
    environment["SWIFT_DETERMINISTIC_HASHING"] = "1"
    process.environment = environment
    let errors = Pipe()
    process.standardError = errors
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0, let count = Self.number(in: text, self) else {
      throw Failure(
        description: "‘\(arguments.joined(separator: " "))’ under \(rawValue) gave no count: "
          + text.suffix(400))
    }
    return count
  }

  private var command: [String] {
    switch self {
    case .perf: ["perf", "stat", "-x", ",", "-e", "instructions:u"]
    case .valgrind:
      [
        "valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null",
      ]
    }
  }

  /// What the counter reports: `123,,instructions:u,…` or `==1== I   refs:      1,234`.
  static func number(in report: String, _ counter: InstructionCounter) -> Int? {
    for line in report.split(separator: "\n") {
      switch counter {
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
