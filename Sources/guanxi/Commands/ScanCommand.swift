import ArgumentParser
import Foundation
import Investigation
import Workspace

struct ScanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scan",
    abstract: "Runs detection models over the whole workspace and prints the leads.",
    discussion: """
      A model is named by its id (KIN-00), its family (KIN), or all. Each lead names who plays \
      which role and the ties that prove it, with their source rows. A lead is for a person to \
      check; it is not a finding.

      EXAMPLES
        guanxi scan KIN-00 -w county.gx
        guanxi scan KIN-00T -w county.gx --format ndjson --save
        guanxi scan all -w county.gx --at 2023-06-30 --fail-on-lead
      """)

  @Argument(help: "Ids or families of models, or all.")
  var models: [String]

  @OptionGroup var workspace: WorkspaceOption

  @Option(help: "What held on this day, such as 2020-10-01, in place of what holds now.")
  var at: String?

  @Flag(help: "Save the leads with their evidence as it is now.")
  var save = false

  @Flag(help: "Print results of every state, not only what triggered.")
  var allStates = false

  @Flag(help: "Exit with 2 when there is a lead.")
  var failOnLead = false

  @OptionGroup var disclosure: DisclosureOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try ExitStatus.guarding {
      let folder = try WorkspaceFolder(path: workspace.workspace)
      let caseGraph = try CaseGraph(folder)
      try disclosure.check(caseGraph.contents)
      let day = try DayArgument.day(at)
      var chosen: [DetectionModel] = []
      for name in models {
        for model in try DetectionModels.named(name) where !chosen.contains(model) {
          chosen.append(model)
        }
      }
      var results: [ModelResult] = []
      for model in chosen { results += try DetectionModels.run(model, on: caseGraph, day: day) }
      let shown = allStates ? results : results.filter { $0.state == .triggered }
      try folder.record(
        disclosure.record(
          "scan", models.joined(separator: " ") + (at.map { " at \($0)" } ?? ""),
          count: shown.count), at: Date())
      // Saved first: a reader of the answer may go away at any line.
      if save { try save(results, folder, caseGraph) }
      try show(shown, caseGraph)
      summarise(results)
      if failOnLead, results.contains(where: { $0.state == .triggered }) {
        throw ExitCode(ExitStatus.leadsFound)
      }
    }
  }

  private func save(
    _ results: [ModelResult], _ folder: WorkspaceFolder, _ caseGraph: CaseGraph
  ) throws {
    let leads = try results.filter { $0.state == .triggered }.map { try $0.lead(caseGraph) }
    let added = try folder.save(leads, at: Date())
    Terminal.say(
      output.language == .zh
        ? "已保存 \(added) 条新预警，\(leads.count - added) 条已存在"
        : "\(added) leads saved, \(leads.count - added) stood already")
  }

  private func show(_ results: [ModelResult], _ caseGraph: CaseGraph) throws {
    switch output.format(inPipe: .ndjson) {
    case .table:
      for (at, result) in results.enumerated() {
        Terminal.print(
          try LeadText(caseGraph, output.language, unmasked: disclosure.unmask).text(
            result, number: at + 1))
      }
    case .ndjson:
      for result in results {
        Terminal.print(try result.json(caseGraph, unmasked: disclosure.unmask).text + "\n")
      }
    case .json:
      Terminal.print(
        JSONText.array(try results.map { try $0.json(caseGraph, unmasked: disclosure.unmask) }).text
          + "\n")
    }
  }

  private func summarise(_ results: [ModelResult]) {
    let parts = ModelResult.State.allCases.map { state in
      "\(state.rawValue) \(results.count { $0.state == state })"
    }
    Terminal.say(parts.joined(separator: " · "))
  }
}
