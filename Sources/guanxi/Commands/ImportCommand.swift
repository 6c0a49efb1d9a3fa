import ArgumentParser
import Declarations
import Foundation
import GraphExchange
import Investigation
import Workspace

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Reads files into a workspace: all of them, or none when anything fails.",
    discussion: """
      A folder with dataset.yaml says itself how it is read. Other files need --mapping, the name \
      of a mapping that ships with guanxi or a file of your own; Neo4j bulk-import CSV and edge \
      lists are recognised. Rows that cannot be read are counted and listed with file, row and \
      reason.

      EXAMPLES
        guanxi import Datasets/county -w county.gx
        guanxi import province --mapping county-records -w p.gx --rejects bad.csv
        guanxi import people.csv deals.csv --mapping mine.yaml -w case.gx --dry-run
        guanxi import county-2024 -w county.gx --replaces county-2023
      """)

  @Argument(help: "Folders and files.")
  var paths: [String]

  @Option(
    name: [.customShort("w"), .long], help: "The workspace's folder; made where it is not there.")
  var workspace: String?

  @Option(help: "A mapping: a name that ships with guanxi, or a path.")
  var mapping: String?

  @Option(name: .customLong("as"), help: "What the files are: csv, neo4j-csv or edgelist.")
  var kind: String?

  @Option(help: "Put PREFIX. in front of every key space that is not global.")
  var space: String?

  @Option(
    help: """
      The name of an earlier import whose place this takes: what it said and this does not is \
      withdrawn, that is, counts no more and stays on record.
      """)
  var replaces: String?

  @Flag(help: "Read and report; change nothing.")
  var dryRun = false

  @Flag(
    help: "Write the first draft of a mapping for these files to standard output, and nothing else."
  )
  var suggest = false

  @Option(help: "Write rejected rows to this CSV file.")
  var rejects: String?

  @Option(help: "Threads that read; all processors by default. The answer is the same.")
  var threads: Int?

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let kind, ExchangeFormat(rawValue: kind) == nil {
      let known = ExchangeFormat.allCases.map(\.rawValue)
      let near = nearest(kind, among: known).map { ", did you mean ‘\($0)’?" } ?? ""
      throw ValidationError("--as is ‘\(kind)’, expected \(known.joined(separator: ", "))\(near)")
    }
    if workspace == nil, !suggest {
      throw ValidationError("missing -w DIR, the workspace's folder")
    }
    if let threads, threads < 1 {
      throw ValidationError("--threads is \(threads), expected 1 or more")
    }
  }

  func run() throws {
    try ExitStatus.guarding {
      if suggest { return try draft() }
      let start = Date()
      // A dry run where no workspace stands happens elsewhere, so that it makes none.
      let isElsewhere = try dryRun && !WorkspaceFolder.stands(at: workspace!)
      let place =
        isElsewhere
        ? FileManager.default.temporaryDirectory.path + "/guanxi-\(UUID().uuidString)"
        : workspace!
      defer { if isElsewhere { try? FileManager.default.removeItem(atPath: place) } }
      let folder = try WorkspaceFolder(path: place, creates: true)
      var request = ImportRequest(
        paths: paths, mapping: mapping, format: kind.flatMap(ExchangeFormat.init(rawValue:)),
        prefix: space, isDryRun: dryRun)
      if let threads { request.threads = threads }
      request.replaces = replaces
      let line = ProgressLine("reading")
      defer { line.clear() }
      let outcome = try folder.importFiles(request, at: start, progress: line.show)
      line.clear()
      if let rejects { try write(outcome.rejects, to: rejects) }
      report(outcome, seconds: Date().timeIntervalSince(start))
    }
  }

  /// A draft of a mapping for the files, and for the CSV files in the folders.
  private func draft() throws {
    var files: [(name: String, path: String)] = []
    for path in paths {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        throw WorkspaceError(.notFound, "no such file or folder", path: path)
      }
      let names =
        isFolder.boolValue
        ? try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(".csv") }
          .sorted()
        : []
      files +=
        isFolder.boolValue
        ? names.map { ($0, "\(path)/\($0)") } : [((path as NSString).lastPathComponent, path)]
    }
    let name = (paths[0] as NSString).lastPathComponent.replacingOccurrences(of: ".csv", with: "")
    Terminal.print(
      try MappingSuggestion.text(for: files, name: name, ontology: Ontology.builtIn()))
  }

  private func write(_ rows: [ImportReport.Reject], to path: String) throws {
    func quoted(_ text: String) -> String {
      text.contains { ",\"\n\r".contains($0) }
        ? "\"" + text.replacingOccurrences(of: "\"", with: "\"\"") + "\"" : text
    }
    let lines =
      ["file,row,reason"] + rows.map { "\(quoted($0.file)),\($0.row),\(quoted($0.reason))" }
    do {
      try (lines.joined(separator: "\n") + "\n").write(
        toFile: path, atomically: true, encoding: .utf8)
    } catch {
      throw WorkspaceError(.system, "cannot write the rejected rows", path: path)
    }
  }

  private func report(_ outcome: ImportOutcome, seconds: Double) {
    for warning in outcome.warnings { Terminal.say("guanxi: warning: \(warning)") }
    if rejects == nil {
      for reject in outcome.rejects.prefix(20) {
        Terminal.say("guanxi: rejected \(reject.file), row \(reject.row): \(reject.reason)")
      }
      if outcome.rejects.count > 20 {
        Terminal.say("guanxi: … \(outcome.rejects.count - 20) more; --rejects FILE writes them all")
      }
    }
    guard output.format(inPipe: .json) == .table else {
      let withdrawn: [(String, JSONText)] =
        replaces == nil ? [] : [("withdrawn", .integer(outcome.withdrawn))]
      Terminal.print(
        JSONText.object(
          [
            ("nodes", .integer(outcome.nodes)), ("relationships", .integer(outcome.relationships)),
            ("rejected", .integer(outcome.rejects.count)),
            ("warnings", .array(outcome.warnings.map { .string($0) })),
            (
              "sources",
              .array(
                outcome.files.map {
                  .object([
                    ("file", .string($0.name)), ("rows", .integer($0.rows)),
                    ("encoding", .string($0.encoding)),
                  ])
                })
            ), ("seconds", .number((seconds * 1000).rounded() / 1000)),
          ] + withdrawn
        ).text + "\n")
      return
    }
    let (nodes, relationships) = (outcome.nodes, outcome.relationships)
    let rejected = outcome.rejects.count
    let isChinese = output.language == .zh
    let time = String(format: "%.2f", seconds)
    if replaces != nil {
      Terminal.print(
        isChinese ? "\(outcome.withdrawn) 条记录撤回\n" : "\(outcome.withdrawn) records withdrawn\n")
    }
    Terminal.print(
      isChinese
        ? "\(nodes) 个节点，\(relationships) 条关系，\(rejected) 行被拒，用时 \(time) 秒\n"
        : "\(nodes) nodes, \(relationships) relationships, \(rejected) rows rejected, \(time) s\n"
    )
  }
}
