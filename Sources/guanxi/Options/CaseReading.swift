import Foundation
import Investigation
import PropertyGraph
import Workspace

/// What commands that read a case have in common: the graph, the parties that are meant, the record
/// of the read.
struct CaseReading {
  let folder: WorkspaceFolder
  let caseGraph: CaseGraph
  /// As the audit names it.
  let action: String
  let disclosure: DisclosureOptions
  let output: OutputOptions

  /// Opens the graph, unless personal data was asked for without a reason.
  ///
  /// - Parameter isRaw: every record by itself, whatever parties there are.
  init(
    _ action: String, _ workspace: WorkspaceOption, _ disclosure: DisclosureOptions,
    _ output: OutputOptions, isRaw: Bool = false
  ) throws {
    folder = try WorkspaceFolder(path: workspace.workspace)
    let whole = try CaseGraph(folder)
    try disclosure.check(whole.contents)
    caseGraph = isRaw ? CaseGraph(try whole.graph.records(), whole.contents) : whole
    self.action = action
    self.disclosure = disclosure
    self.output = output
  }

  /// The form of a list of answers.
  var format: OutputOptions.Format { output.format(inPipe: .ndjson) }

  var finder: PartyArgument {
    PartyArgument(
      folder: folder, caseGraph: caseGraph, disclosure: disclosure, action: action, format: format)
  }

  func resolve(_ party: String) throws -> NodeIndex { try finder.resolve(party) }

  /// Records the read; to be called before the answer is shown.
  func record(_ what: String, count: Int) throws {
    try folder.record(disclosure.record(action, what, count: count), at: Date())
  }
}
