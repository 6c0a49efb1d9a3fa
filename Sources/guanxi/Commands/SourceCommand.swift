import ArgumentParser
import Declarations
import Foundation
import Investigation
import PropertyGraph
import Workspace

struct SourceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "source",
    abstract: "Shows a source row that an answer cites, as it stands in the kept file.",
    discussion: """
      Answers cite rows as file and number; the header is row 1. Where several files of one name \
      were imported, the number of the source says which. The kept file is checked first: one that \
      was changed proves nothing. Cells that hold personal data beyond a name are masked.

      EXAMPLES
        guanxi source shareholdings.csv:120 -w county.gx
        guanxi source 3:120 -w county.gx --format json
      """)

  @Argument(help: "FILE:ROW, or the source's number and row.")
  var row: String

  @OptionGroup var workspace: WorkspaceOption
  @OptionGroup var disclosure: DisclosureOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try ExitStatus.guarding {
      let folder = try WorkspaceFolder(path: workspace.workspace)
      let contents = try folder.contents()
      try disclosure.check(contents)
      let cited = try folder.row(of: try citation(contents))
      let cells = cited.cells(contents.ontology, unmasked: disclosure.unmask)
      try folder.record(
        disclosure.record("source", "\(cited.source.name), row \(cited.row)", count: 1), at: Date())
      if output.format(inPipe: .json) == .table {
        let lines = cells.map { "\($0.column)\t\($0.text)\n" }
        Terminal.print("\(cited.source.name), \(cited.row)\n" + lines.joined())
      } else {
        Terminal.print(
          JSONText.object([
            ("file", .string(cited.source.name)), ("source", .integer(Int(cited.source.number))),
            ("row", .integer(Int(cited.row))), ("sha256", .string(cited.source.sha256)),
            ("cells", .object(cells.map { ($0.column, .string($0.text)) })),
          ]).text + "\n")
      }
    }
  }

  private func citation(_ contents: WorkspaceContents) throws -> Citation {
    guard let colon = row.lastIndex(of: ":"), let number = UInt32(row[row.index(after: colon)...])
    else { throw UsageError(description: "‘\(row)’ is no source row, expected FILE:ROW") }
    let name = String(row[..<colon])
    if let source = UInt32(name), contents.sources[source] != nil {
      return Citation(source: source, row: number)
    }
    let fitting = contents.sources.values.filter { $0.name == name }.sorted {
      $0.number < $1.number
    }
    guard let first = fitting.first else {
      let near = nearest(name, among: contents.sources.values.map(\.name))
      throw WorkspaceError(
        .notFound, "no source is called ‘\(name)’", hint: near.map { "there is ‘\($0)’" })
    }
    guard fitting.count == 1 else {
      let numbers = fitting.map { "\($0.number):\(number)" }.joined(separator: ", ")
      throw WorkspaceError(
        .badData, "\(fitting.count) sources are called ‘\(name)’", hint: "name one: \(numbers)")
    }
    return Citation(source: first.number, row: number)
  }
}
