import ArgumentParser
import Foundation
import Investigation
import PropertyGraph
import Workspace

/// Runs benchmark queries on a county-records folder and prints one JSON line a figure.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Runs benchmark queries over a county-records folder.",
    discussion: """
      q1 is a whole import into an empty workspace, up to the first answer. q2, q3 and q4 are \
      searches between or around given parties, as Cypher, one call at a time: median and 99th \
      percentile of the calls. q5, q5t, q6 and q10 are the models KIN-00, KIN-00T, COOF-00 and \
      BID-00, native where there is such a form, and as Cypher: medians of the runs. Processor \
      time is given beside wall time, for machines that have other work.
      """)

  @Option(help: "The folder with the CSV files.")
  var data: String

  @Option(help: "Queries, parted by commas: q1, q2, q3, q4, q5, q5t, q6, q7, q8a, q8b, q9, q10.")
  var queries = "q1,q2,q3,q4,q5,q5t,q6,q7,q8a,q8b,q9,q10"

  @Option(help: "Threads that read.")
  var threads = 2

  @Option(help: "Runs of each query.")
  var runs = 5

  @Option(help: "A file of what each figure must be; status 1 where one is not.")
  var thresholds: String?

  @Option(help: "Write answers as CSV files into this folder.")
  var answers: String?

  private static let known = ["q1"] + PathBench.queries + GraphBench.kernels + ModelBench.queries

  func validate() throws {
    for query in wanted where !Self.known.contains(query) {
      throw ValidationError(
        "‘\(query)’ is not measured yet, expected \(Self.known.joined(separator: ", "))")
    }
  }

  private var wanted: [String] { queries.split(separator: ",").map(String.init) }

  func run() throws {
    let temporary = FileManager.default.temporaryDirectory.appendingPathComponent(
      "guanxi-bench-\(ProcessInfo.processInfo.processIdentifier)")
    defer { try? FileManager.default.removeItem(at: temporary) }
    let scale = try rows("persons.csv")
    let before = Measurement.residentMB
    var imports: [Double] = []
    var folder = try importOnce(temporary, 0, &imports)
    if wanted.contains("q1") {
      for run in 1..<max(1, min(runs, 3)) { folder = try importOnce(temporary, run, &imports) }
    }
    // Another opening of the same folder: manifest, catalogue, and the answer to one look-up.
    let (opening, caseGraph) = try Measurement.timed {
      let folder = try WorkspaceFolder(path: folder.path)
      let caseGraph = CaseGraph(
        try folder.snapshot(), try folder.contents(), threadCount: threads)
      let first = try caseGraph.graph.node(reference: "person:0")
      precondition(first != nil, "nobody has the first key")
      return caseGraph
    }
    if wanted.contains("q1") {
      Measurement.report("q1", scale: scale, "open_s", opening)
      Measurement.report("q1", scale: scale, "wall_s", Measurement.median(imports))
      Measurement.report("q1", scale: scale, "peak_rss_mb", Measurement.peakMB)
      Measurement.report("q1", scale: scale, "rss_added_mb", Measurement.residentMB - before)
      let segment = try segmentSize(folder.path)
      let relationships = Double(try caseGraph.graph.relationshipCount())
      Measurement.report("q1", scale: scale, "bytes_per_edge", Double(segment) / relationships)
      Measurement.report("q1", scale: scale, "answer", relationships)
    }
    let paths = PathBench(
      graph: caseGraph.graph, data: data, threads: threads, scale: scale, answers: answers)
    for query in PathBench.queries where wanted.contains(query) { try paths.run(query) }
    let kernels = GraphBench(
      graph: caseGraph.graph, data: data, threads: threads, runs: runs, scale: scale,
      answers: answers)
    let onArrays = (GraphBench.searches + GraphBench.kernels).filter { wanted.contains($0) }
    if !onArrays.isEmpty { try kernels.run(onArrays) }
    let models = ModelBench(caseGraph: caseGraph, runs: runs, scale: scale, answers: answers)
    for query in ModelBench.queries where wanted.contains(query) { try models.run(query) }
    guard let thresholds else { return }
    let missed = try FigureThresholds(path: thresholds).missed(by: Measurement.figures)
    for line in missed { FileHandle.standardError.write(Data((line + "\n").utf8)) }
    if !missed.isEmpty { throw ExitCode.failure }
  }

  /// One import into an empty workspace up to the first answer.
  private func importOnce(
    _ temporary: URL, _ run: Int, _ times: inout [Double]
  ) throws -> WorkspaceFolder {
    let path = temporary.appendingPathComponent("\(run)").path
    let (seconds, folder) = try Measurement.timed {
      let folder = try WorkspaceFolder(path: path, creates: true)
      let request = ImportRequest(paths: [data], mapping: "county-records", threads: threads)
      let outcome = try folder.importFiles(request, at: Date())
      let count = try folder.snapshot().nodeCount
      precondition(count == outcome.nodes, "nodes were lost")
      return folder
    }
    times.append(seconds)
    return folder
  }

  private func rows(_ name: String) throws -> Int {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(data)/\(name)"))
    return bytes.reduce(-1) { $0 + ($1 == 10 ? 1 : 0) }
  }

  private func segmentSize(_ path: String) throws -> Int {
    let names = try FileManager.default.contentsOfDirectory(atPath: "\(path)/segments")
    return try names.reduce(0) { sum, name in
      sum
        + (try FileManager.default.attributesOfItem(atPath: "\(path)/segments/\(name)")[.size]
          as! Int)
    }
  }
}
