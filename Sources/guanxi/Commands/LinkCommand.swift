import ArgumentParser
import CypherEngine
import Foundation
import GraphAnalytics
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
      its exact name. Paths that resemble a better one are counted with it as variants. The score \
      multiplies, for each tie, the interest it carries, how rare the party it leads to is, \
      whether it holds, and how well it is evidenced. "No link" is an answer: it says how far was \
      looked, which hubs were not passed through, and what a looser search would find.

      With two files every pair that has a path is answered with its best one, a line each, \
      in the order of the files.

      EXAMPLES
        guanxi link person:17 company:42 -w county.gx
        guanxi link person:17 company:42 -w county.gx --at 2020-10-01 --top 20 --variants
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

  @Flag(help: "List the variants of each explanation.")
  var variants = false

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
      if let from, let to {
        try runSets(folder, caseGraph, try lines(from), try lines(to))
      } else {
        try runPair(try LinkSearch(caseGraph, try search.options()), folder, caseGraph)
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
    let answer = links.search(from: a, to: b)
    let looser = answer.paths.isEmpty ? try links.looser(from: a, to: b) : []
    try folder.record(
      disclosure.record("link", parties.joined(separator: " — "), count: answer.paths.count),
      at: Date())
    if format == .table {
      let text = LinkText(
        caseGraph, output.language, unmasked: disclosure.unmask, withVariants: variants)
      Terminal.print(try text.text(links, answer, from: a, to: b, looser: looser))
    } else {
      let json = try links.json(
        answer, from: a, to: b, unmasked: disclosure.unmask, looser: looser,
        withVariants: variants)
      Terminal.print(json.text + "\n")
    }
  }

  /// Every pair of the two files that has a path, one JSON line each, and a last line of what was
  /// looked at. Each batch is recorded before it is printed.
  private func runSets(
    _ folder: WorkspaceFolder, _ caseGraph: CaseGraph, _ from: [String], _ to: [String]
  ) throws {
    let finder = PartyArgument(
      folder: folder, caseGraph: caseGraph, disclosure: disclosure, action: "link", format: .ndjson)
    let starts = try from.map { try finder.resolve($0) }
    let ends = try to.map { try finder.resolve($0) }
    let cancellation = Cancellation()
    let progress = ProgressLine("links")
    defer { progress.clear() }
    let run = KernelRun(
      threadCount: caseGraph.threadCount, shouldStop: { cancellation.isCancelled },
      report: { progress.show($0) })
    try Interruption(endsWithout: true).whileRunning(cancellation) {
      let sets = try LinkSets(
        caseGraph, try search.options(top: 1), from: starts, to: ends, run: run)
      var batch = 0
      try sets.writeLines(unmasked: disclosure.unmask) { lines, pairs in
        if pairs > 0 || batch == 0 {
          batch += 1
          let part = starts.count > LinkSets.batch ? ", part \(batch)" : ""
          try folder.record(
            disclosure.record(
              "link", "\(starts.count) × \(ends.count) parties from files\(part)",
              count: pairs), at: Date())
        }
        progress.clear()
        for lines in lines { Terminal.print(bytes: lines) }
      }
    }
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
