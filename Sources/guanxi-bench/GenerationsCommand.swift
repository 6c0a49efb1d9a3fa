import ArgumentParser
import CountyGenerator
import Foundation
import Investigation
import PropertyGraph
import Workspace

/// Measures what deltas cost: imports one folder after the other, and the whole at once, and puts
/// the same questions to both, before and after compaction.
struct GenerationsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generations",
    abstract: "Measures imports as deltas, and questions before and after compaction.",
    discussion: """
      PARTS holds folders of county records, imported in the order of their names; WHOLE is \
      the same records in one. Each figure of the parts stands beside that of the whole; answers \
      must agree.
      """)

  @Option(help: "A folder of folders, imported one by one.")
  var parts: String

  @Option(help: "The folder with all of it.")
  var whole: String

  @Option(help: "Links asked for.")
  var links = 1000

  @Option(help: "Runs of each question.")
  var runs = 5

  func run() throws {
    let temporary =
      FileManager.default.temporaryDirectory.path
      + "/guanxi-generations-\(ProcessInfo.processInfo.processIdentifier)"
    defer { try? FileManager.default.removeItem(atPath: temporary) }
    let folders = try FileManager.default.contentsOfDirectory(atPath: parts).sorted()
    let single = try WorkspaceFolder(path: temporary + "/whole", creates: true)
    report("whole", "import_s", try Self.bring([whole], single))
    let wanted = try ask("whole", single.path)

    let stepwise = try WorkspaceFolder(path: temporary + "/parts", creates: true)
    var deltas: [Double] = []
    var compacting: [Double] = []
    for (at, name) in folders.enumerated() {
      let before = try stepwise.snapshot().segmentCount
      let seconds = try Self.bring(["\(parts)/\(name)"], stepwise)
      let after = try stepwise.snapshot().segmentCount
      if at == 0 {
        report("parts", "base_import_s", seconds)
      } else if after > before {
        deltas.append(seconds)
      } else {
        compacting.append(seconds)
      }
    }
    report("parts", "delta_import_s", Measurement.median(deltas))
    report("parts", "delta_imports", Double(deltas.count))
    report("parts", "delta_import_with_compaction_s", Measurement.median(compacting))
    report("parts", "compactions", Double(compacting.count))
    report("parts", "segments", Double(try stepwise.snapshot().segmentCount))
    let found = try ask("parts", stepwise.path)
    let (seconds, _) = try Measurement.timed { try stepwise.compact() }
    report("parts", "compact_s", seconds)
    let compacted = try ask("compacted", stepwise.path)
    guard found == wanted, compacted == wanted else {
      throw ExitCode(1)
    }
  }

  private func report(_ query: String, _ metric: String, _ value: Double) {
    Measurement.report(query, scale: 0, metric, value)
  }

  private static func bring(_ paths: [String], _ folder: WorkspaceFolder) throws -> Double {
    let request = ImportRequest(paths: paths, mapping: "county-records", threads: 2)
    return try Measurement.timed { _ = try folder.importFiles(request, at: Date()) }.seconds
  }

  /// Puts the questions and tells how long they took.
  ///
  /// - Returns: the answers, as counts and sums that depend on no numbering.
  private func ask(_ name: String, _ path: String) throws -> [String] {
    let (opening, caseGraph) = try Measurement.timed {
      let caseGraph = try CaseGraph(try WorkspaceFolder(path: path))
      let first = try caseGraph.graph.node(reference: "org:0")
      precondition(first != nil, "the first key is not there")
      return caseGraph
    }
    report(name, "open_s", opening)
    var answers: [String] = []
    let model = try DetectionModels.named("KIN-00")[0]
    var times: [Double] = []
    for _ in 0..<runs {
      let (seconds, results) = try Measurement.timed {
        try DetectionModels.run(model, on: caseGraph)
      }
      times.append(seconds)
      answers = try results.map { result in
        try result.roles.map { try caseGraph.graph.reference(of: $0.node) }.joined(separator: " ")
      }
    }
    report(name, "kin00_s", Measurement.median(times))
    answers.append(try askLinks(name, caseGraph))
    answers.append(try walk(name, caseGraph.graph))
    return answers
  }

  private func askLinks(_ name: String, _ caseGraph: CaseGraph) throws -> String {
    var random = SplitMix64(seed: 7, stream: 0)
    let graph = caseGraph.graph
    let persons = try references("person", graph, &random, count: links)
    let companies = try references("company", graph, &random, count: links)
    let search = try LinkSearch(caseGraph, LinkSearch.Options())
    var (paths, score) = (0, 0.0)
    let (seconds, _) = try Measurement.timed {
      for (person, company) in zip(persons, companies) {
        let answer = search.search(
          from: try graph.node(reference: person)!, to: try graph.node(reference: company)!)
        paths += answer.paths.count
        score += answer.paths.first?.score ?? 0
      }
    }
    report(name, "links_s", seconds)
    return "\(paths) paths, best scores \((score * 1e6).rounded())"
  }

  /// References of a key space that are there whatever the numbering: keys are row numbers.
  private func references(
    _ space: String, _ graph: GraphSnapshot, _ random: inout SplitMix64, count: Int
  ) throws -> [String] {
    var found: [String] = []
    while found.count < count {
      let reference = "\(space):\(random.below(space == "person" ? 1_000_000 : 50_000))"
      if try graph.node(reference: reference) != nil { found.append(reference) }
    }
    return found
  }

  /// Three hops over the kin from 50,000 persons: what a step costs.
  private func walk(_ name: String, _ graph: GraphSnapshot) throws -> String {
    let kin = try ["PARENT_OF", "SPOUSE_OF"].compactMap { graph.type($0) }.map {
      (out: try graph.outgoing($0), back: try graph.incoming($0))
    }
    var random = SplitMix64(seed: 11, stream: 0)
    let starts = try references("person", graph, &random, count: 50_000).map {
      try graph.node(reference: $0)!.rawValue
    }
    var times: [Double] = []
    var met = 0
    for _ in 0..<runs {
      met = 0
      let (seconds, _) = Measurement.timed {
        for start in starts { met += ball(start, kin) }
      }
      times.append(seconds / Double(max(met, 1)) * 1e9)
    }
    report(name, "kin_step_ns", Measurement.median(times))
    return "\(met) met"
  }

  private func ball(_ start: UInt32, _ kin: [(out: Adjacency, back: Adjacency)]) -> Int {
    var known = [start]
    var layer = 0..<1
    for _ in 0..<3 {
      for at in layer {
        for (out, back) in kin {
          out.forEachNeighbour(of: known[at]) { if !known.contains($0) { known.append($0) } }
          back.forEachNeighbour(of: known[at]) { if !known.contains($0) { known.append($0) } }
        }
      }
      layer = layer.upperBound..<known.count
    }
    return known.count
  }
}
