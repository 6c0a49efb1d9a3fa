import ArgumentParser
import Foundation
import Investigation
import PropertyGraph
import Workspace

struct FindCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "find",
    abstract: "Finds parties by name, by part of a name, or by pinyin.",
    discussion: """
      Chinese text finds names that are it, begin with it or hold it, from one character on. Latin \
      letters find names, and readings too: zhangwei, "zhang wei" or the initials zw; a surname is \
      read as a surname (单 is shan). A reading finds a name and never makes two names one.

      EXAMPLES
        guanxi find 张伟 -w county.gx
        guanxi find zw -w county.gx --limit 5
        guanxi find 建设 -w county.gx --format ndjson
      """)

  @Argument(help: "A name, a part of one, pinyin or initials.")
  var text: String

  @OptionGroup var workspace: WorkspaceOption

  @Option(help: "Parties shown at most.")
  var limit = 20

  @OptionGroup var disclosure: DisclosureOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (1...10_000).contains(limit) else {
      throw ValidationError("--limit is \(limit), expected 1 to 10000")
    }
  }

  func run() throws {
    try ExitStatus.guarding {
      let folder = try WorkspaceFolder(path: workspace.workspace)
      let caseGraph = try CaseGraph(folder)
      try disclosure.check(caseGraph.contents)
      let found = try parties(caseGraph)
      try folder.record(disclosure.record("find", text, count: found.count), at: Date())
      if output.format(inPipe: .ndjson) == .table {
        for (entity, match) in found {
          Terminal.print(
            "\(entity.id)\t\(entity.name)\t\(entity.labels.joined(separator: ","))"
              + "\t\(match)\n")
        }
        if found.isEmpty {
          Terminal.say(output.language == .zh ? "没有符合的名称" : "no name fits")
        }
      } else {
        for (entity, match) in found {
          Terminal.print(
            JSONText.object([("party", entity.json), ("match", .string(match))]).text + "\n")
        }
      }
    }
  }

  /// The best parties with how each matched.
  private func parties(_ caseGraph: CaseGraph) throws -> [(Entity, match: String)] {
    var found: [(Entity, match: String)] = []
    for hit in try caseGraph.graph.search(.anything(text), limit: limit) {
      for node in hit.nodes where found.count < limit {
        let entity = try caseGraph.entity(NodeIndex(node), unmasked: disclosure.unmask)
        found.append((entity, "\(hit.match)"))
      }
    }
    return found
  }
}
