import ArgumentParser
import Foundation
import Investigation
import PropertyGraph
import Workspace

/// Finds the parties the user typed, or says who was meant perhaps. Who is listed is recorded
/// first.
struct PartyArgument {
  let folder: WorkspaceFolder
  let caseGraph: CaseGraph
  let disclosure: DisclosureOptions
  /// What the parties are wanted for, as the audit names it.
  let action: String
  let format: OutputOptions.Format

  func resolve(_ text: String) throws -> NodeIndex {
    switch try PartyResolver(caseGraph).resolve(text) {
    case .found(let node): return node
    case .several(let nodes):
      try list(nodes, whoFit: text)
      throw InvestigationError(
        .ambiguousParty, "\(nodes.count) parties fit ‘\(text)’",
        hint: "name one by its reference")
    case .none(let nearest):
      if let record = try caseGraph.graph.withdrawn(reference: text) {
        let name = caseGraph.contents.sources[record.by]?.name ?? "source \(record.by)"
        throw InvestigationError(
          .noSuchParty, "‘\(text)’ was withdrawn", hint: "‘\(name)’ no longer has it")
      }
      try list(nearest, whoFit: text)
      throw InvestigationError(
        .noSuchParty, "nobody fits ‘\(text)’",
        hint: nearest.isEmpty ? "names must be exact" : "nearest names are listed")
    }
  }

  private func list(_ nodes: [NodeIndex], whoFit text: String) throws {
    let entities = try nodes.map { try caseGraph.entity($0) }
    try folder.record(
      disclosure.record(action, "candidates for \(text)", count: entities.count), at: Date())
    if format == .table {
      for entity in entities { Terminal.print("\(entity.id)\t\(entity.name)\n") }
    } else {
      Terminal.print(JSONText.object([("candidates", .array(entities.map(\.json)))]).text + "\n")
    }
  }
}
