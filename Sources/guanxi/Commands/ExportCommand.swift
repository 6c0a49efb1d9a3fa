import ArgumentParser
import Declarations
import Foundation
import GraphExchange
import Investigation
import Workspace

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes the graph for other tools, third parties masked unless told otherwise.",
    discussion: """
      csv writes a folder of files that Neo4j's bulk import reads, and guanxi import again; \
      graphml one file for Gephi, yEd, NetworkX and others. Masked, resident ids are left out \
      and persons who hold no public office are shown by number only.

      EXAMPLES
        guanxi export -w county.gx --as graphml -o county.graphml
        guanxi export -w county.gx --as csv -o county-csv --unmask --reason 'case 12, audit'
      """)

  enum Kind: String, ExpressibleByArgument, CaseIterable { case csv, graphml }

  @OptionGroup var workspace: WorkspaceOption

  @Option(name: .customLong("as"), help: "csv or graphml.")
  var kind: Kind

  @Option(name: [.short, .long], help: "The file, for csv the folder, to write.")
  var output: String

  @OptionGroup var disclosure: DisclosureOptions

  func run() throws {
    try ExitStatus.guarding {
      let folder = try WorkspaceFolder(path: workspace.workspace)
      let caseGraph = try CaseGraph(folder)
      try disclosure.check(caseGraph.contents)
      try folder.record(
        disclosure.record("export", "\(kind.rawValue) \(output)", count: caseGraph.graph.nodeCount),
        at: Date())
      let mask = disclosure.unmask ? nil : ExportMask(caseGraph.ontology)
      let transform: ExportTransform? = mask.map { mask in mask.apply }
      let report =
        switch kind {
        case .csv: try CSVExport.write(caseGraph.graph, to: output, transform: transform)
        case .graphml: try GraphMLExport.write(caseGraph.graph, to: output, transform: transform)
        }
      for warning in report.warnings { Terminal.say("guanxi: warning: \(warning)") }
      Terminal.print(
        JSONText.object([
          ("nodes", .integer(report.nodes)), ("relationships", .integer(report.relationships)),
          ("files", .array(report.files.map { .string($0) })), ("masked", .boolean(mask != nil)),
        ]).text + "\n")
    }
  }
}
