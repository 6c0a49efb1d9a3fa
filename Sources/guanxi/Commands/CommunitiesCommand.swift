import ArgumentParser
import Foundation
import GraphAnalytics
import Investigation
import PropertyGraph
import Workspace

struct CommunitiesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "communities",
    abstract: "Finds groups with more ties inside than chance would put there.",
    discussion: """
      --on says which ties count: \(ProjectionText.names.map(\.name).joined(separator: ", ")); or \
      Company~Tender for companies by what they share, Person|Company:OWNS for nodes by ties of \
      some types. Parties without such a tie are left out. A community is a place to look, not a \
      finding: every graph can be cut into parts.

      EXAMPLES
        guanxi communities -w county.gx --on co-bidding
        guanxi communities -w county.gx --on ownership --members > members.ndjson
        guanxi communities -w county.gx --on Person~Case --algorithm components
        guanxi draw --communities co-bidding -w county.gx -o rings.svg
      """)

  @OptionGroup var workspace: WorkspaceOption
  @OptionGroup var search: CommunityOption

  @Option(name: .customLong("on"), help: "The ties on which communities are looked for.")
  var on: String

  @Flag(help: "Prints every member with its community, counted from the largest.")
  var members = false

  @Option(
    help: "With how many seeds Leiden is run to see which communities stay; 1 leaves that out.")
  var seeds = 5

  @Option(help: "Ties as of this day.")
  var at: String?

  @OptionGroup var disclosure: DisclosureOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (1...1000).contains(seeds) else {
      throw ValidationError("--seeds is \(seeds), expected 1 to 1000")
    }
  }

  func run() throws {
    try ExitStatus.guarding {
      let folder = try WorkspaceFolder(path: workspace.workspace)
      let caseGraph = try CaseGraph(folder)
      try disclosure.check(caseGraph.contents)
      let start = ContinuousClock.now
      let finder = try search.finder(on: on, caseGraph, day: try DayArgument.day(at))
      let line = ProgressLine("communities")
      defer { line.clear() }
      let answer = try finder.answer(
        caseGraph, seedCount: members ? 1 : seeds, progress: line.show)
      line.clear()
      let seconds = (ContinuousClock.now - start) / .seconds(1)
      let count = answer.communities.reduce(0) { $0 + $1.count }
      try folder.record(
        disclosure.record("communities", on, count: members ? count : 0), at: Date())
      if members {
        try printMembers(answer, caseGraph)
      } else {
        printSummary(answer, seconds)
      }
    }
  }

  private func printMembers(_ answer: CommunityFinder.Answer, _ caseGraph: CaseGraph) throws {
    let isTable = output.format(inPipe: .ndjson) == .table
    for (number, community) in answer.communities.enumerated() {
      for vertex in community {
        let node = answer.node(vertex)
        if isTable {
          let entity = try caseGraph.entity(node, unmasked: disclosure.unmask)
          Terminal.print("\(number + 1)\t\(entity.id)\t\(entity.name)\n")
        } else {
          let reference = try caseGraph.graph.reference(of: node)
          Terminal.print(
            JSONText.object([("id", .string(reference)), ("community", .integer(number + 1))]).text
              + "\n")
        }
      }
    }
  }

  private func printSummary(_ answer: CommunityFinder.Answer, _ seconds: Double) {
    if output.format(inPipe: .json) == .table {
      let sizes = answer.communities.prefix(10).map { "\($0.count)" }.joined(separator: ", ")
      let isChinese = output.language == .zh
      Terminal.print(
        (isChinese ? "社群\t" : "communities\t") + "\(answer.communities.count)\n"
          + (isChinese ? "模块度\t" : "modularity\t") + String(format: "%.4f\n", answer.modularity)
          + (isChinese ? "最大\t" : "largest\t") + sizes + "\n"
          + stabilityLine(answer, isChinese)
          + (isChinese ? "无关系\t" : "without ties\t") + "\(answer.aloneCount)\n")
    } else {
      Terminal.print(
        JSONText.object([
          ("modularity", .number(answer.modularity)),
          ("communities", .integer(answer.communities.count)),
          ("vertices", .integer(answer.projection.vertexCount - answer.aloneCount)),
          ("edges", .integer(answer.projection.edgeCount)), ("alone", .integer(answer.aloneCount)),
          ("stability", stability(answer).map { .number($0) } ?? .null),
          ("seconds", .number((seconds * 1000).rounded() / 1000)),
        ]).text + "\n")
    }
  }

  /// How well the members' communities are found again with other seeds, weighed by size.
  private func stability(_ answer: CommunityFinder.Answer) -> Double? {
    guard let overlaps = answer.overlaps else { return nil }
    let sizes = answer.communities.map { Double($0.count) }
    let sum = zip(overlaps, sizes).reduce(0) { $0 + $1.0 * $1.1 }
    return (sum / max(1, sizes.reduce(0, +)) * 1000).rounded() / 1000
  }

  private func stabilityLine(_ answer: CommunityFinder.Answer, _ isChinese: Bool) -> String {
    guard let stability = stability(answer) else { return "" }
    let firm = answer.overlaps?.count { $0 >= 0.9 } ?? 0
    return isChinese
      ? "稳定性\t\(stability)（换种子后仍在的社群 \(firm) 个）\n"
      : "stability\t\(stability) (\(firm) communities stay with other seeds)\n"
  }
}
