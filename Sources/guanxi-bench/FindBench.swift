import ArgumentParser
import CountyGenerator
import Foundation
import PropertyGraph
import Workspace

/// Measures the search for names.
struct FindBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "find",
    abstract: "Measures the search for names over a county-records folder.",
    discussion: """
      Names are drawn from the graph; each kind of question is put 10,000 times with 20 answers at \
      most. Times are in microseconds.
      """)

  @Option(help: "The folder with the CSV files.")
  var data: String

  func run() throws {
    let path =
      FileManager.default.temporaryDirectory.path
      + "/guanxi-find-\(ProcessInfo.processInfo.processIdentifier)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let folder = try WorkspaceFolder(path: path, creates: true)
    _ = try folder.importFiles(
      ImportRequest(paths: [data], mapping: "county-records", threads: 2), at: Date())
    let graph = try WorkspaceFolder(path: path).snapshot()
    let scale = graph.nodeCount
    Measurement.report(
      "find", scale: scale, "index_bytes", Double(try graph.searchByteCount()))
    let (opening, _) = try Measurement.timed { try graph.search(.exact("张伟"), limit: 1) }
    Measurement.report("find", scale: scale, "first_s", opening)
    var lottery = SplitMix64(seed: 3, stream: 0)
    let persons = try names("Person", graph, &lottery)
    let companies = try names("Company", graph, &lottery)
    let short = persons.filter { $0.count == 2 }
    try measure("exact-2", short, graph) { .exact($0) }
    try measure("contains-2", persons.filter { $0.count > 2 }, graph) {
      .contains(String($0.suffix(2)))
    }
    try measure("prefix-2", persons, graph) { .prefix(String($0.prefix(2))) }
    try measure("pinyin", persons, graph) { name in
      .pinyin(Self.pinyin(name))
    }
    try measure("initials", persons, graph) { name in
      .pinyin(String(Self.pinyin(name).split(separator: " ").compactMap(\.first)))
    }
    try measure("company-3", companies, graph) { .contains(String($0.dropFirst(2).prefix(3))) }
    try measure("box", persons, graph) { .anything($0) }
  }

  private static func pinyin(_ name: String) -> String {
    let latin = name.applyingTransform(.mandarinToLatin, reverse: false) ?? name
    return latin.applyingTransform(.stripDiacritics, reverse: false) ?? latin
  }

  private func names(
    _ label: String, _ graph: GraphSnapshot, _ lottery: inout SplitMix64
  ) throws -> [String] {
    let column = try graph.column("name")!
    let nodes = graph.ranges(of: graph.label(label)!).flatMap { Array($0) }
    var found: [String] = []
    while found.count < 30_000 {
      if let name = column.text(nodes[lottery.below(nodes.count)]) { found.append(name) }
    }
    return found
  }

  private func measure(
    _ name: String, _ names: [String], _ graph: GraphSnapshot, _ query: (String) -> TextQuery
  ) throws {
    var times: [Double] = []
    var found = 0
    for text in names.prefix(10_000) {
      let question = query(text)
      let (seconds, hits) = try Measurement.timed { try graph.search(question, limit: 20) }
      times.append(seconds * 1e6)
      found += hits.isEmpty ? 0 : 1
    }
    times.sort()
    let scale = graph.nodeCount
    Measurement.report("find-\(name)", scale: scale, "median_us", Measurement.median(times))
    Measurement.report("find-\(name)", scale: scale, "p99_us", times[times.count * 99 / 100])
    Measurement.report("find-\(name)", scale: scale, "answer", Double(found))
  }
}
