import ArgumentParser
import Churn
import Foundation
import Glibc
import Workspace

/// `guanxi-bench churn`: imports, commits, compacts and reads, drawn from a seed, for tests that
/// kill it or take the disk away from it.
struct ChurnCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "churn",
    abstract: "Imports, commits and compacts by turns, saying what it begins and what is done.",
    discussion: """
      Prints ‘begin N KIND’ before each step, then ‘done N’ once the step is acknowledged, or \
      ‘failed N MESSAGE’; step 0 opens the workspace. The same seed and the same failed steps give \
      the same graph. Exit status 70 says that the graph is not what it must be.
      """)

  @Option(
    name: [.customShort("w"), .long], help: "The workspace's folder; made where it is not there.")
  var workspace: String

  @Option(help: "The seed.")
  var seed: UInt64 = 1

  @Option(help: "The first step; those before it were done, but for --failed.")
  var first = 1

  @Option(help: "The last step.")
  var steps = 200

  @Option(help: "Steps before the first that failed, parted by commas.")
  var failed = ""

  @Option(help: "Where the records to import are written; a folder of its own by default.")
  var data: String?

  @Option(help: "How long a log of commits may grow, in bytes, before it becomes a delta.")
  var logBytes = 8 << 10

  @Flag(help: "Stop at the first step that fails, with status 1.")
  var stops = false

  func run() throws {
    var state = ChurnState(seed: seed)
    let skipped = Set(failed.split(separator: ",").compactMap { Int($0) })
    for number in 1..<max(first, 1) where !skipped.contains(number) {
      state.apply(state.step(number))
    }
    let scratch =
      data ?? FileManager.default.temporaryDirectory.path + "/guanxi-churn-\(getpid())"
    defer { if data == nil { try? FileManager.default.removeItem(atPath: scratch) } }
    let bench = try attempt(0, "open") {
      ChurnBench(
        folder: try WorkspaceFolder(path: workspace, creates: true), scratch: scratch,
        logBytesMax: logBytes)
    }
    guard let bench else { throw ExitCode(1) }
    guard first <= steps else { return }
    for number in max(first, 1)...steps {
      let step = state.step(number)
      let done: Void? = try attempt(number, step.kind) {
        try bench.perform(step, number, on: state)
      }
      if done != nil {
        state.apply(step)
      } else {
        // What failed must have left nothing.
        try attempt(number, "look") { try bench.compare(with: state) }
        if stops { throw ExitCode(1) }
      }
    }
  }

  /// Does something and says so.
  @discardableResult
  private func attempt<T>(_ number: Int, _ kind: String, _ work: () throws -> T) throws -> T? {
    say("begin \(number) \(kind)")
    do {
      let result = try work()
      say("done \(number)")
      return result
    } catch let error as ChurnBench.Difference {
      say("wrong \(number) \(error.text)")
      throw ExitCode(70)
    } catch {
      say("failed \(number) \("\(error)".replacingOccurrences(of: "\n", with: " "))")
      return nil
    }
  }

  /// Prints a line at once, whoever reads.
  private func say(_ line: String) {
    var bytes = Array((line + "\n").utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count < 0 { return }
      bytes = bytes.dropFirst(count)
    }
  }
}
