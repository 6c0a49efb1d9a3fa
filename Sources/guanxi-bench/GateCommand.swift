import ArgumentParser
import CountyGenerator
import Foundation

/// `guanxi-bench gate`: kernels and models by their instructions, against a file of thresholds.
struct GateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gate",
    abstract: "Counts instructions of kernels and models and compares them with thresholds.",
    discussion: """
      Each is run once and three times on invented data with one thread, and half the difference \
      is what a run takes: reading and building cancel out. Counted by perf stat, or by valgrind \
      where the processor's counters cannot be read. One JSON line each; status 1 if one takes \
      more than its threshold and the tolerance allow. --rewrite writes what was counted.
      """)

  @Option(help: "The file of thresholds.")
  var thresholds = "Tests/Gate/instructions.json"

  @Option(help: "Which alone, parted by commas; all where left out.")
  var only: String?

  @Flag(help: "Writes the counts into the file instead of comparing.")
  var rewrite = false

  /// Counts by counter and name.
  struct Thresholds: Codable {
    /// How much more is let through, as a share.
    var tolerance = 0.05
    var instructions: [String: [String: Int]] = [:]
  }

  /// What is counted: a name, and the arguments of this program up to the number of runs.
  private struct Entry {
    let name: String
    let arguments: [String]
  }

  static let kernels = [
    "bfs", "components", "triangles", "leiden", "pagerank", "betweenness4", "sssp",
  ]
  static let queries = ["q1", "q5", "q5t", "q6", "q7", "q9", "q10"]

  func run() throws {
    let url = URL(fileURLWithPath: thresholds)
    var known = Thresholds()
    if FileManager.default.fileExists(atPath: url.path) {
      known = try JSONDecoder().decode(Thresholds.self, from: Data(contentsOf: url))
    } else if !rewrite {
      throw ValidationError("no file of thresholds at \(thresholds); --rewrite makes one")
    }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "guanxi-gate-\(getpid())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let counter = try InstructionCounter(in: folder)
    var failed: [String] = []
    for entry in try entries(in: folder) {
      let once = try counter.count(entry.arguments + ["--runs", "1"])
      let thrice = try counter.count(entry.arguments + ["--runs", "3"])
      let count = (thrice - once) / 2
      let threshold = known.instructions[counter.kind.rawValue]?[entry.name]
      if rewrite { known.instructions[counter.kind.rawValue, default: [:]][entry.name] = count }
      let ratio = threshold.map { Double(count) / Double($0) }
      let isOver = ratio.map { $0 > 1 + known.tolerance } ?? false
      if isOver { failed.append(entry.name) }
      let shown = ratio.map { String(format: "%.3f", $0) } ?? "null"
      print(
        "{\"name\": \"\(entry.name)\", \"counter\": \"\(counter.kind.rawValue)\", "
          + "\"instructions\": \(count), \"ratio\": \(shown), \"ok\": \(!isOver)}")
    }
    if rewrite {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      try (encoder.encode(known) + Data("\n".utf8)).write(to: url)
    } else if !failed.isEmpty {
      FileHandle.standardError.write(
        Data("more instructions than allowed: \(failed.joined(separator: ", "))\n".utf8))
      throw ExitCode.failure
    }
  }

  private func entries(in folder: URL) throws -> [Entry] {
    let wanted = only.map { Set($0.split(separator: ",").map(String.init)) }
    let names = Self.kernels + Self.queries
    for name in wanted ?? [] where !names.contains(name) {
      throw ValidationError("‘\(name)’ is not counted, expected \(names.joined(separator: ", "))")
    }
    let list = folder.appendingPathComponent("graph.wel")
    try Self.edgeList().write(to: list, atomically: false, encoding: .utf8)
    let county = folder.appendingPathComponent("county")
    _ = try County(persons: 3000, seed: 7).writeDataset(to: county)
    return names.filter { wanted?.contains($0) ?? true }.map { name in
      Entry(
        name: name,
        arguments: Self.kernels.contains(name)
          ? ["kernels", list.path, "--threads", "1", "--kernels", name]
          : ["run", "--data", county.path, "--threads", "1", "--queries", name])
    }
  }

  /// An invented graph with hubs: the smaller of two random numbers is an end more often.
  private static func edgeList() -> String {
    var state: UInt64 = 20_261_127
    func next(_ bound: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % bound
    }
    var text = ""
    for _ in 0..<40_000 {
      let one = min(next(6000), next(6000))
      text += "\(one) \(next(6000)) \(1 + next(255))\n"
    }
    return text
  }
}
