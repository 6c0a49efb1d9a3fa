import ArgumentParser
import Investigation
import PropertyGraph

/// Finds the party the user typed, or says who was meant perhaps.
enum PartyArgument {
  static func resolve(
    _ text: String, _ caseGraph: CaseGraph, format: OutputOptions.Format
  ) throws -> NodeIndex {
    switch try PartyResolver(caseGraph).resolve(text) {
    case .found(let node): return node
    case .several(let nodes):
      try list(nodes, caseGraph, format)
      throw InvestigationError(
        .ambiguousParty, "\(nodes.count) parties fit ‘\(text)’",
        hint: "name one by its reference")
    case .none(let nearest):
      try list(nearest, caseGraph, format)
      throw InvestigationError(
        .noSuchParty, "nobody fits ‘\(text)’",
        hint: nearest.isEmpty ? "names must be exact" : "nearest names are listed")
    }
  }

  private static func list(
    _ nodes: [NodeIndex], _ caseGraph: CaseGraph, _ format: OutputOptions.Format
  ) throws {
    let entities = try nodes.map { try caseGraph.entity($0) }
    if format == .table {
      for entity in entities { Terminal.print("\(entity.id)\t\(entity.name)\n") }
    } else {
      Terminal.print(JSONText.object([("candidates", .array(entities.map(\.json)))]).text + "\n")
    }
  }
}
