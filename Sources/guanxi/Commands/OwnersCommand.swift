import ArgumentParser
import Investigation

struct OwnersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "owners",
    abstract:
      "Shows who stands behind a company: effective shares, control, beneficial owners, the gaps.",
    discussion: """
      Shares are followed through every layer and circle; where a source gives a range, so does \
      the answer. Control goes by votes. The rule of beneficial owners (令〔2024〕第3号) is asked in \
      its order, and the answer says which item was met. What nobody is recorded to hold is named \
      with the company where the trace ends.

      EXAMPLES
        guanxi owners company:42 -w county.gx
        guanxi owners company:42 -w county.gx --min 0 --at 2020-10-01
        guanxi owners company:42 -w county.gx --format ndjson
      """)

  @Argument(help: "The company: a reference, a key that only one key space has, or an exact name.")
  var company: String

  @OptionGroup var workspace: WorkspaceOption

  @Option(help: "Only owners whose share may reach this part, 0 to 1.")
  var min = 0.25

  @Option(help: "Holdings of this day, such as 2020-10-01; else those without an end.")
  var at: String?

  @OptionGroup var disclosure: DisclosureOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (0...1).contains(min) else {
      throw ValidationError("--min is \(min), expected 0 to 1")
    }
  }

  func run() throws {
    try ExitStatus.guarding {
      let reading = try CaseReading("owners", workspace, disclosure, output)
      let caseGraph = reading.caseGraph
      let node = try reading.resolve(company)
      let report = try caseGraph.owners(of: node, from: min, on: DayArgument.day(at))
      try reading.record(company, count: report.owners.count)
      if reading.format == .table {
        Terminal.print(
          try OwnersText(caseGraph, output.language, unmasked: disclosure.unmask).text(report))
      } else {
        for line in try caseGraph.json(report, unmasked: disclosure.unmask) {
          Terminal.print(line.text + "\n")
        }
      }
    }
  }
}
