import ArgumentParser
import Foundation
import Investigation
import PropertyGraph
import Workspace

struct IdentityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "identity",
    abstract: "Proposes which records are one party, and keeps what people judged.",
    discussion: """
      A candidate is a proposal with a reason for each field; nothing is joined by it, and a name \
      alone never joins two records. Tiers: A an identifier, B a part of one and what stands \
      around it, C a name and what stands around it, D a name alone. A judgement is dated, signed \
      and can be taken back; none is overruled without that.

      EXAMPLES
        guanxi identity candidates -w county.gx --tier C
        guanxi identity preview person:17 person:40 -w county.gx
        guanxi identity judge person:17 person:40 same -w county.gx --reason 'same file'
        guanxi identity undo 1 -w county.gx --reason 'two files'
        guanxi identity quarantine -w county.gx
      """,
    subcommands: [
      IdentityCandidatesCommand.self, IdentityPreviewCommand.self, IdentityJudgeCommand.self,
      IdentityUndoCommand.self, IdentityPartiesCommand.self, IdentityHistoryCommand.self,
      IdentityQuarantineCommand.self,
    ])
}

struct IdentityCandidatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "candidates", abstract: "Lists pairs of parties that may be one, best first.",
    discussion: """
      Each comes with its score from 0 to 1, its tier and the bits that each field adds or takes. \
      Pairs that somebody called different are left out. Of a name that very many bear only \
      records born on one day are compared; standard error says so.

      EXAMPLES
        guanxi identity candidates -w county.gx --tier C --format ndjson
        guanxi identity candidates person:17 -w county.gx
      """)

  @Argument(help: "One party; without it all are compared.")
  var party: String?

  @OptionGroup var workspace: WorkspaceOption

  @Option(help: "The weakest tier shown: A, B, C or D.")
  var tier = "D"

  @Option(help: "Pairs shown at most; 0 shows all.")
  var limit = 1000

  @OptionGroup var disclosure: DisclosureOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard limit >= 0 else { throw ValidationError("--limit is \(limit), expected 0 or more") }
    guard let lowest, lowest != .sourceKey else {
      throw ValidationError("--tier is ‘\(tier)’, expected A, B, C or D")
    }
  }

  private var lowest: EvidenceTier? { EvidenceTier(rawValue: tier.uppercased()) }

  func run() throws {
    try ExitStatus.guarding {
      let reading = try CaseReading(
        "identity candidates", workspace, disclosure, output)
      var options = IdentityMatcher.Options()
      options.lowest = lowest!
      options.limit = limit == 0 ? nil : limit
      let matcher = IdentityMatcher(reading.caseGraph)
      let answer =
        try party.map { try matcher.candidates(of: reading.resolve($0), options) }
        ?? matcher.candidates(options)
      try reading.record(party ?? "all", count: answer.candidates.count)
      try reading.show(
        answer.candidates,
        json: {
          try reading.caseGraph.json(
            $0.candidate, unmasked: disclosure.unmask, judged: $0.judged?.rawValue)
        },
        table: { try reading.text.candidates($0) })
      try tellRest(answer, reading)
    }
  }

  /// What the list does not show.
  private func tellRest(_ answer: IdentityMatcher.Answer, _ reading: CaseReading) throws {
    let rest = answer.count - answer.candidates.count
    if answer.candidates.isEmpty {
      Terminal.say(reading.text.say("no candidates", "没有候选"))
    }
    if rest > 0 {
      Terminal.say(
        reading.text.say("\(rest) more; --limit 0 shows all", "另有 \(rest) 对；--limit 0 全部列出"))
    }
    for skipped in answer.skipped.prefix(5) {
      let entity = try reading.caseGraph.entity(skipped.node)
      Terminal.say(
        reading.text.say(
          "‘\(entity.name)’: \(skipped.records) records, compared only where born on one day",
          "“\(entity.name)”：共 \(skipped.records) 条记录，仅比对出生日期相同者"))
    }
    if answer.skipped.count > 5 {
      Terminal.say(
        reading.text.say(
          "\(answer.skipped.count - 5) more names likewise",
          "另有 \(answer.skipped.count - 5) 个姓名同样处理"))
    }
    if answer.quarantined > 0 {
      Terminal.say(
        reading.text.say(
          "\(answer.quarantined) values in quarantine count for nothing",
          "\(answer.quarantined) 个隔离值不作依据"))
    }
  }
}

struct IdentityPreviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview", abstract: "Says what would be linked if two parties were one.",
    discussion: """
      Shows what speaks for and against it, whom each would newly know, and how many others would \
      come within a few ties of each other. Nothing is changed.

      EXAMPLES
        guanxi identity preview person:17 person:40 -w county.gx --hops 3
      """)

  @Argument(help: "One party.")
  var a: String

  @Argument(help: "The other.")
  var b: String

  @OptionGroup var workspace: WorkspaceOption

  @Option(help: "Ties within which others count as linked, 1 to 4.")
  var hops = 3

  @OptionGroup var disclosure: DisclosureOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (1...4).contains(hops) else {
      throw ValidationError("--hops is \(hops), expected 1 to 4")
    }
  }

  func run() throws {
    try ExitStatus.guarding {
      let reading = try CaseReading(
        "identity preview", workspace, disclosure, output)
      let (one, other) = (try reading.resolve(a), try reading.resolve(b))
      guard one != other else { throw UsageError(description: "the two are one party already") }
      var options = IdentityPreview.Options()
      options.maxHops = hops
      let preview = try IdentityPreview(reading.caseGraph, one, other, options)
      try reading.record("\(a) — \(b)", count: 1)
      if output.format(inPipe: .json) == .table {
        Terminal.print(try reading.text.preview(preview))
      } else {
        Terminal.print(
          try reading.caseGraph.json(preview, unmasked: disclosure.unmask).text + "\n")
      }
    }
  }
}

struct IdentityPartiesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parties", abstract: "Lists the parties that judgements made of several records.",
    discussion: """
      EXAMPLES
        guanxi identity parties -w county.gx
        guanxi identity parties -w county.gx --format ndjson
      """)

  @OptionGroup var workspace: WorkspaceOption
  @OptionGroup var disclosure: DisclosureOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try ExitStatus.guarding {
      let reading = try CaseReading(
        "identity parties", workspace, disclosure, output)
      let parties = try reading.caseGraph.identityParties()
      try reading.record("parties", count: parties.count)
      try reading.show(
        parties, json: { try reading.caseGraph.json($0, unmasked: disclosure.unmask) },
        table: { try reading.text.parties($0) })
    }
  }
}

struct IdentityHistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Lists every judgement, those that were taken back among them.",
    discussion: """
      A judgement taken back stays in the list; the entry that took it back names it.

      EXAMPLES
        guanxi identity history -w county.gx
        guanxi identity history -w county.gx --standing --format ndjson
      """)

  @OptionGroup var workspace: WorkspaceOption

  @Flag(help: "Only what nobody took back.")
  var standing = false

  @OptionGroup var disclosure: DisclosureOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try ExitStatus.guarding {
      let reading = try CaseReading(
        "identity history", workspace, disclosure, output)
      let entries =
        try standing ? reading.folder.judgements() : reading.folder.judgementHistory()
      try reading.record("judgements", count: entries.count)
      try reading.show(
        entries, json: { $0.json }, table: { reading.text.judgements($0) })
    }
  }
}

struct IdentityQuarantineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quarantine", abstract: "Lists values that are never a reason for sameness.",
    discussion: """
      Placeholders such as 无, N/A or 1234567890; identifiers under more than two names; phones and \
      addresses with more than twenty ties; keys without a name that many ties go to. Each with \
      how many records bear it.

      EXAMPLES
        guanxi identity quarantine -w county.gx
      """)

  @OptionGroup var workspace: WorkspaceOption
  @OptionGroup var disclosure: DisclosureOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try ExitStatus.guarding {
      let reading = try CaseReading(
        "identity quarantine", workspace, disclosure, output)
      let entries = try IdentityMatcher(reading.caseGraph).quarantine().entries
      try reading.record("quarantine", count: entries.count)
      try reading.show(
        entries, json: { try reading.caseGraph.json($0, unmasked: disclosure.unmask) },
        table: { try reading.text.quarantine($0) })
    }
  }
}

// MARK: - Judging

struct IdentityJudgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "judge", abstract: "Records that two records are the same, different or unsure.",
    discussion: """
      The reason is kept with the judgement. A pair that was judged already, “same” across a \
      “different”, and “different” within one party are refused; what stands is named, and how it \
      is taken back.

      EXAMPLES
        guanxi identity judge person:17 person:40 same -w county.gx --reason 'same file'
        guanxi identity judge person:17 person:41 different -w county.gx --reason 'born 1960, 1971'
      """)

  @Argument(help: "One record.")
  var a: String

  @Argument(help: "The other.")
  var b: String

  @Argument(help: "same, different or unsure.")
  var verdict: String

  @OptionGroup var workspace: WorkspaceOption

  @Option(help: "Who signs; without it, the user of the system.")
  var by: String?

  @OptionGroup var disclosure: DisclosureOptions
  @OptionGroup var output: OutputOptions

  private var parsed: Judgement.Verdict? {
    Judgement.Verdict(rawValue: verdict).flatMap { $0 == .withdrawn ? nil : $0 }
  }

  func validate() throws {
    guard parsed != nil else {
      throw ValidationError("the verdict is ‘\(verdict)’, expected same, different or unsure")
    }
    try requireReason(disclosure.reason)
  }

  func run() throws {
    // Records are judged, each by itself, whatever parties there are.
    try ExitStatus.guarding {
      let reading = try CaseReading(
        "identity judge", workspace, disclosure, output, isRaw: true)
      let (one, other) = (try reading.resolve(a), try reading.resolve(b))
      let caseGraph = reading.caseGraph
      let candidate = try IdentityMatcher(caseGraph).candidate(one, other)
      try reading.record("\(a) — \(b): \(verdict)", count: 2)
      let id = try reading.folder.judge(
        caseGraph.graph.reference(of: one), parsed!, caseGraph.graph.reference(of: other),
        by: by ?? NSUserName(), reason: disclosure.reason!, tier: candidate.tier?.rawValue,
        at: Date())
      try reading.showEntry(id)
      if parsed == .same, !candidate.contradictions.isEmpty {
        Terminal.say(
          reading.text.say("speaks against it: ", "相互矛盾：")
            + candidate.contradictions.map(\.field).joined(separator: ", "))
      }
    }
  }
}

struct IdentityUndoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "Takes a judgement back.",
    discussion: """
      The judgement stays in the history; an entry that says who took it back, when and why is put \
      behind it.

      EXAMPLES
        guanxi identity undo 1 -w county.gx --reason 'two files'
      """)

  @Argument(help: "The number of the judgement.")
  var judgement: Int64

  @OptionGroup var workspace: WorkspaceOption

  @Option(help: "Who signs; without it, the user of the system.")
  var by: String?

  @OptionGroup var disclosure: DisclosureOptions
  @OptionGroup var output: OutputOptions

  func validate() throws { try requireReason(disclosure.reason) }

  func run() throws {
    try ExitStatus.guarding {
      let reading = try CaseReading(
        "identity undo", workspace, disclosure, output, isRaw: true)
      try reading.record("judgement \(judgement)", count: 1)
      let id = try reading.folder.undo(
        judgement: judgement, by: by ?? NSUserName(), reason: disclosure.reason!, at: Date())
      try reading.showEntry(id)
    }
  }
}

private func requireReason(_ reason: String?) throws {
  guard reason?.contains(where: { !$0.isWhitespace }) == true else {
    throw ValidationError("a judgement needs --reason")
  }
}

// MARK: - Answers

extension CaseReading {
  fileprivate var text: IdentityText {
    IdentityText(caseGraph, output.language, unmasked: disclosure.unmask)
  }

  fileprivate func show<Element>(
    _ elements: [Element], json: (Element) throws -> JSONText,
    table: ([Element]) throws -> String
  ) throws {
    switch format {
    case .table: if !elements.isEmpty { Terminal.print(try table(elements)) }
    case .ndjson: for element in elements { Terminal.print(try json(element).text + "\n") }
    case .json: Terminal.print(JSONText.array(try elements.map(json)).text + "\n")
    }
  }

  /// The entry that was just written.
  fileprivate func showEntry(_ id: Int64) throws {
    guard let entry = try folder.judgementHistory().first(where: { $0.id == id }) else { return }
    if output.format(inPipe: .json) == .table {
      Terminal.print(text.judgements([entry]))
    } else {
      Terminal.print(entry.json.text + "\n")
    }
  }
}
