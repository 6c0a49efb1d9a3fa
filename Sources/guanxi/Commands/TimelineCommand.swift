import ArgumentParser
import Investigation

struct TimelineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timeline",
    abstract:
      "Shows what happened to a party, and what it did, in order, each with its source row.",
    discussion: """
      Of a person: posts, holdings, roles, approvals, family. Of a company: owners, officers, \
      bids. Of a body: who sat in it, what it bought. Of a tender: everybody who acted on it, and \
      which post the approver held on the day. Several parties share one timeline. What has no \
      date comes last. A window is half-open: from a day on, up to another and not with it.

      EXAMPLES
        guanxi timeline person:17 -w county.gx
        guanxi timeline person:17 company:42 -w county.gx --from 2019-01-01 --to 2022-01-01
        guanxi timeline --around tender:58 -w county.gx --lang zh
      """)

  @Argument(help: "Parties: references, keys or exact names.")
  var parties: [String] = []

  @OptionGroup var workspace: WorkspaceOption
  @OptionGroup var timeline: TimelineOptions

  @Option(help: "Only ties that hold on this day, such as 2020-10-01.")
  var at: String?

  @OptionGroup var disclosure: DisclosureOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if parties.isEmpty, timeline.around == nil {
      throw ValidationError("expected a party, or --around TENDER")
    }
  }

  func run() throws {
    try ExitStatus.guarding {
      let reading = try CaseReading("timeline", workspace, disclosure, output)
      let caseGraph = reading.caseGraph
      let meant = try timeline.resolve(parties, at: at, caseGraph, reading.finder)
      let timeline = Timeline(caseGraph, meant.options)
      let events = try timeline.events(of: meant.parties)
      let asked = parties + (self.timeline.around.map { ["around \($0)"] } ?? [])
      try reading.record(asked.joined(separator: ", "), count: events.count)
      if reading.format == .table {
        let text = TimelineText(caseGraph, output.language, unmasked: disclosure.unmask)
        Terminal.print(try text.text(events, of: meant.parties, meant.options))
      } else {
        for event in events {
          Terminal.print(
            try timeline.json(event, output.language, unmasked: disclosure.unmask).text + "\n")
        }
      }
    }
  }
}
