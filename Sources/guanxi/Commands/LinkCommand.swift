import ArgumentParser
import Foundation
import Investigation
import PropertyGraph
import Workspace

struct LinkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "link",
    abstract:
      "Shows how two parties are linked: the best paths, dated, each tie with its source row.",
    discussion: """
      A party is named by its reference (person:17), by a key that only one key space has, or by \
      its exact name. "No link" is an answer: it says how far was looked, and which hubs were not \
      passed through.

      EXAMPLES
        guanxi link person:17 company:42 -w county.gx
        guanxi link 'Matt Hancock' Topwood -w uk.gx --top 3
        guanxi link --from officials.txt --to bidders.txt -w county.gx > links.ndjson
      """)

  @Argument(help: "Two parties.")
  var parties: [String] = []

  @OptionGroup var workspace: WorkspaceOption
  @OptionGroup var search: SearchOptions

  @Option(help: "A file with one party a line, in place of the first.")
  var from: String?

  @Option(help: "A file with one party a line, in place of the second.")
  var to: String?

  @OptionGroup var disclosure: DisclosureOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    let isSets = from != nil || to != nil
    if isSets, from == nil || to == nil || !parties.isEmpty {
      throw ValidationError("--from and --to go together and replace the two parties")
    }
    if !isSets, parties.count != 2 {
      throw ValidationError("expected two parties, found \(parties.count)")
    }
  }

  func run() throws {
    try ExitStatus.guarding {
      let folder = try WorkspaceFolder(path: workspace.workspace)
      let caseGraph = try CaseGraph(folder)
      try disclosure.check(caseGraph.contents)
      let links = try LinkSearch(caseGraph, try search.options())
      if let from, let to {
        try runSets(links, folder, caseGraph, try lines(from), try lines(to))
      } else {
        try runPair(links, folder, caseGraph)
      }
    }
  }

  private func runPair(_ links: LinkSearch, _ folder: WorkspaceFolder, _ caseGraph: CaseGraph)
    throws
  {
    let format = output.format(inPipe: .json)
    let finder = PartyArgument(
      folder: folder, caseGraph: caseGraph, disclosure: disclosure, action: "link", format: format)
    let a = try finder.resolve(parties[0])
    let b = try finder.resolve(parties[1])
    let answer = try links.search(from: a, to: b)
    try folder.record(
      disclosure.record("link", parties.joined(separator: " — "), count: answer.paths.count),
      at: Date())
    if format == .table {
      Terminal.print(
        try LinkText(caseGraph, output.language, unmasked: disclosure.unmask).text(
          links, answer, from: a, to: b))
    } else {
      Terminal.print(
        try links.json(answer, from: a, to: b, unmasked: disclosure.unmask).text + "\n")
    }
  }

  /// Every pair of the two files that has a path, one JSON line each, and a last line of what was
  /// looked at.
  private func runSets(
    _ links: LinkSearch, _ folder: WorkspaceFolder, _ caseGraph: CaseGraph, _ from: [String],
    _ to: [String]
  ) throws {
    let finder = PartyArgument(
      folder: folder, caseGraph: caseGraph, disclosure: disclosure, action: "link", format: .ndjson)
    let starts = try from.map { try finder.resolve($0) }
    let ends = try to.map { try finder.resolve($0) }
    var answers: [(NodeIndex, NodeIndex, LinkSearch.Answer)] = []
    var nodes = 0
    var hubs: [NodeIndex: Int] = [:]
    for a in starts {
      for b in ends where a != b {
        let answer = try links.search(from: a, to: b)
        nodes += answer.nodesSearched
        for hub in answer.pricedOut { hubs[hub.node] = hub.degree }
        if !answer.paths.isEmpty { answers.append((a, b, answer)) }
      }
    }
    try folder.record(
      disclosure.record(
        "link", "\(starts.count) × \(ends.count) parties from files", count: answers.count),
      at: Date())
    for (a, b, answer) in answers {
      Terminal.print(
        try links.json(answer, from: a, to: b, unmasked: disclosure.unmask).text + "\n")
    }
    let total = LinkSearch.Answer(
      paths: [], nodesSearched: nodes,
      pricedOut: hubs.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) },
      isCut: false)
    Terminal.print(
      JSONText.object([
        ("searched", try links.searched(total, unmasked: disclosure.unmask))
      ]).text + "\n")
  }

  private func lines(_ path: String) throws -> [String] {
    let text: String?
    if path == "-" {
      text = String(data: FileHandle.standardInput.readDataToEndOfFile(), encoding: .utf8)
    } else {
      guard FileManager.default.fileExists(atPath: path) else {
        throw WorkspaceError(.notFound, "no such file", path: path)
      }
      text = try? String(contentsOfFile: path, encoding: .utf8)
    }
    guard let text else { throw WorkspaceError(.badData, "the file is not UTF-8", path: path) }
    return text.split(whereSeparator: \.isNewline).map {
      $0.trimmingCharacters(in: .whitespaces)
    }.filter { !$0.isEmpty }
  }
}
