import ArgumentParser
import CountyGenerator
import GraphAnalytics
import Investigation
import PropertyGraph
import Workspace

/// Measures link searches between officials and companies of a workspace.
struct LinksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "links",
    abstract: "Measures link searches between random officials and companies of a workspace.")

  @Option(name: [.customShort("w"), .long], help: "The workspace's folder.")
  var workspace: String

  @Option(help: "Pairs asked for, one after the other.")
  var pairs = 200

  @Option(help: "Ties a link may have at most.")
  var maxHops = 6

  @Option(help: "Seed of the choice.")
  var seed: UInt64 = 7

  @Option(help: "How many officials, searched as a set; 0 for none.")
  var from = 0

  @Option(help: "How many companies, searched as a set.")
  var to = 5000

  @Option(help: "Of the set, links that score less are left out.")
  var minScore = 0.0

  @Option(help: "Threads of the set.")
  var threads = 2

  func run() throws {
    let caseGraph = try CaseGraph(try WorkspaceFolder(path: workspace))
    var random = SplitMix64(seed: seed, stream: 0)
    let officials = Self.pick("Official", caseGraph.graph, &random, count: pairs)
    let companies = Self.pick("Company", caseGraph.graph, &random, count: pairs)
    var options = LinkSearch.Options()
    options.maxHops = maxHops
    let search = try LinkSearch(caseGraph, options)
    var times: [Double] = []
    var (linked, cut, paths, score) = (0, 0, 0, 0.0)
    let start = Measurement.processorSeconds
    for (official, company) in zip(officials, companies) {
      let (seconds, answer) = Measurement.timed {
        search.search(from: official, to: company)
      }
      times.append(seconds * 1000)
      linked += answer.paths.isEmpty ? 0 : 1
      cut += answer.isCut ? 1 : 0
      paths += answer.paths.count
      score += answer.paths.first?.score ?? 0
    }
    func report(_ metric: String, _ value: Double) {
      Measurement.report("links", scale: Int(caseGraph.graph.nodeCount), metric, value)
    }
    report("processor_s", Measurement.processorSeconds - start)
    times.sort()
    report("median_ms", Measurement.median(times))
    report("p99_ms", times[times.count * 99 / 100])
    report("max_ms", times[times.count - 1])
    report("linked", Double(linked))
    report("cut", Double(cut))
    report("paths", Double(paths))
    report("best_score_sum", score)
    if from > 0 { try runSets(caseGraph, &random, report) }
  }

  private func runSets(
    _ caseGraph: CaseGraph, _ random: inout SplitMix64, _ report: (String, Double) -> Void
  ) throws {
    let officials = Self.pick("Official", caseGraph.graph, &random, count: from)
    let companies = Self.pick("Company", caseGraph.graph, &random, count: to)
    var options = LinkSearch.Options()
    options.maxHops = maxHops
    options.top = 1
    options.minScore = minScore
    let start = Measurement.processorSeconds
    var bytes = 0
    let (seconds, searched) = try Measurement.timed {
      try LinkSets(
        caseGraph, options, from: officials, to: companies, run: KernelRun(threadCount: threads)
      ).writeLines(unmasked: false) { lines, _ in bytes += lines.reduce(0) { $0 + $1.count } }
    }
    report("sets_s", seconds)
    report("sets_processor_s", Measurement.processorSeconds - start)
    report("sets_pairs", Double(searched.pairs))
    report("sets_mb", Double(bytes) / 1_048_576)
    report("peak_mb", Measurement.peakMB)
  }

  /// Random nodes that carry a label.
  static func pick(
    _ label: String, _ graph: GraphSnapshot, _ random: inout SplitMix64, count: Int
  ) -> [NodeIndex] {
    guard let label = graph.label(label) else { return [] }
    let ranges = graph.ranges(of: label)
    let total = ranges.reduce(0) { $0 + $1.count }
    return (0..<(total == 0 ? 0 : count)).map { _ in
      var place = random.below(total)
      for range in ranges {
        if place < range.count { return NodeIndex(range.lowerBound + UInt32(place)) }
        place -= range.count
      }
      return NodeIndex(0)
    }
  }
}
