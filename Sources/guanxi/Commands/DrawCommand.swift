import ArgumentParser
import CypherEngine
import Declarations
import Foundation
import GraphRendering
import Investigation
import PropertyGraph
import Workspace

struct DrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw",
    abstract:
      "Draws a link, lead, communities, timeline or what a query finds as SVG, PNG, PDF or DOT.",
    discussion: """
      Every picture has a legend, numbered footnotes to the source rows, the dataset and its hash. \
      Persons who are not the subject are masked unless --unmask is given. The same records give \
      the same DOT, byte for byte.

      EXAMPLES
        guanxi draw --link person:17 company:42 -w county.gx -o link.svg
        guanxi draw --scan KIN-00 --nth 2 -w county.gx -o lead.pdf --lang zh
        guanxi draw --timeline person:17 -w county.gx -o timeline.svg
        guanxi draw --around tender:58 -w county.gx -o around.png --lang zh
        guanxi draw --communities co-bidding -w county.gx -o rings.svg
        guanxi draw --query 'MATCH p = (:Company)-[:OWNS*2]->() RETURN p LIMIT 5' -w c.gx -o q.svg
        guanxi draw --question who-controls-the-company -p company=company:42 -w c.gx -o who.svg
      """)

  @Option(name: .customLong("link"), parsing: .upToNextOption, help: "Two parties.")
  var parties: [String] = []

  @Option(help: "A detection model whose result is drawn.")
  var scan: String?

  @Option(help: "Which result, counted from 1.")
  var nth = 1

  @Option(help: "A Cypher statement whose nodes, relationships and paths are drawn.")
  var query: String?

  @Option(help: "A saved question, such as how-are-two-related.")
  var question: String?

  @OptionGroup var parameters: ParameterOptions

  @Option(help: "Communities on these ties: co-bidding, ownership, Company~Tender …")
  var communities: String?

  @OptionGroup var community: CommunityOption

  @Option(
    name: .customLong("timeline"), parsing: .upToNextOption,
    help: "One or more parties whose events are drawn over time.")
  var timed: [String] = []

  @OptionGroup var timeline: TimelineOptions

  @OptionGroup var workspace: WorkspaceOption

  @Option(name: [.short, .long], help: "The picture's file; its ending says the form.")
  var output: String

  @Option(help: "How it looks: light or dark.")
  var theme = "light"

  @OptionGroup var search: SearchOptions
  @OptionGroup var disclosure: DisclosureOptions

  @Option(help: "Language of the picture: en or zh.")
  var lang: String?

  func validate() throws {
    guard
      [
        !parties.isEmpty, scan != nil, query != nil, question != nil, communities != nil,
        isTimeline,
      ]
      .count(where: { $0 }) == 1
    else {
      throw ValidationError(
        "expected one of --link A B, --scan MODEL, --query STATEMENT, --question NAME, "
          + "--communities TIES, --timeline PARTY and --around TENDER")
    }
    if !parties.isEmpty, parties.count != 2 {
      throw ValidationError("--link takes two parties, found \(parties.count)")
    }
    if !isTimeline, timeline.from != nil || timeline.to != nil {
      throw ValidationError("--from and --to go with --timeline or --around")
    }
    if nth < 1 { throw ValidationError("--nth is \(nth), expected 1 or more") }
    if let lang, Language(rawValue: lang) == nil {
      throw ValidationError("--lang is ‘\(lang)’, expected en or zh")
    }
    if PictureFormat(fileName: output) == nil {
      throw ValidationError("‘\(output)’ ends in none of .svg .png .pdf .dot")
    }
  }

  func run() throws {
    try ExitStatus.guarding {
      let folder = try WorkspaceFolder(path: workspace.workspace)
      let caseGraph = try CaseGraph(folder)
      try disclosure.check(caseGraph.contents)
      var shared = OutputOptions()
      shared.lang = lang
      let builder = SceneBuilder(
        caseGraph, language: shared.language, isMasked: !disclosure.unmask)
      let scene =
        try scan.map { try self.scene(scan: $0, caseGraph, builder) }
        ?? query.map { try self.scene(query: $0, folder, builder) }
        ?? question.map { try self.scene(question: $0, folder, builder) }
        ?? communities.map { try self.scene(communities: $0, caseGraph, builder) }
        ?? (isTimeline ? self.scene(timeline: timed, folder, caseGraph, builder) : nil)
        ?? self.scene(link: parties, folder, caseGraph, builder)
      try folder.record(
        disclosure.record(
          "draw",
          query ?? question ?? communities ?? scan.map { "\($0) \(nth)" }
            ?? (parties + timed + [timeline.around].compactMap { $0 }).joined(separator: " — "),
          count: scene.chart?.lanes.reduce(0) { $0 + $1.rows.count } ?? scene.nodes.count),
        at: Date())
      if !Fonts.hasChinese, Fonts.needsChinese(scene.texts) {
        Terminal.say(
          "guanxi: warning: no font here has Chinese characters; "
            + "install fonts-wqy-microhei or fonts-noto-cjk"
        )
      }
      let bytes = try Picture.renderBlocking(
        scene, as: PictureFormat(fileName: output)!, theme: Theme.load(named: theme),
        vocabulary: builder.vocabulary)
      do {
        try Data(bytes).write(to: URL(fileURLWithPath: output), options: .atomic)
      } catch {
        throw WorkspaceError(.system, "cannot write the picture", path: output)
      }
    }
  }

  private func scene(
    link parties: [String], _ folder: WorkspaceFolder, _ caseGraph: CaseGraph,
    _ builder: SceneBuilder
  ) throws -> EvidenceScene {
    let finder = PartyArgument(
      folder: folder, caseGraph: caseGraph, disclosure: disclosure, action: "draw", format: .table)
    let a = try finder.resolve(parties[0])
    let b = try finder.resolve(parties[1])
    let links = try LinkSearch(caseGraph, try search.options())
    return try builder.scene(
      links: links.search(from: a, to: b), from: a, to: b, day: links.options.day)
  }

  private var isTimeline: Bool { !timed.isEmpty || timeline.around != nil }

  private func scene(
    timeline texts: [String], _ folder: WorkspaceFolder, _ caseGraph: CaseGraph,
    _ builder: SceneBuilder
  ) throws -> EvidenceScene {
    let finder = PartyArgument(
      folder: folder, caseGraph: caseGraph, disclosure: disclosure, action: "draw", format: .table)
    let meant = try timeline.resolve(texts, at: search.at, caseGraph, finder)
    return try builder.scene(
      timeline: Timeline(caseGraph, meant.options), of: meant.parties, named: meant.named,
      around: meant.tender)
  }

  private func scene(
    query text: String, _ folder: WorkspaceFolder, _ builder: SceneBuilder
  ) throws -> EvidenceScene {
    try scene(QueryRequest(text, parameters: try parameters.values()), folder, builder)
  }

  private func scene(
    question name: String, _ folder: WorkspaceFolder, _ builder: SceneBuilder
  ) throws -> EvidenceScene {
    let file = try QueryLibrary.shipped().question(name)
    return try scene(file.request(try parameters.values()), of: file, folder, builder)
  }

  private func scene(
    _ request: QueryRequest, of question: QueryFile? = nil, _ folder: WorkspaceFolder,
    _ builder: SceneBuilder
  ) throws -> EvidenceScene {
    var request = request
    request.day = try DayArgument.day(search.at)
    do {
      return try builder.scene(query: request, of: question, QueryService(folder))
    } catch let error as CypherError {
      throw StatementError(error: error, text: request.text)
    }
  }

  private func scene(
    communities text: String, _ caseGraph: CaseGraph, _ builder: SceneBuilder
  ) throws -> EvidenceScene {
    let finder = try community.finder(
      on: text, caseGraph, day: try DayArgument.day(search.at))
    return try builder.scene(try finder.answer(caseGraph), finder)
  }

  private func scene(
    scan name: String, _ caseGraph: CaseGraph, _ builder: SceneBuilder
  ) throws -> EvidenceScene {
    let models = try DetectionModels.named(name)
    let day = try DayArgument.day(search.at)
    var results: [ModelResult] = []
    for model in models { results += try DetectionModels.run(model, on: caseGraph, day: day) }
    guard nth <= results.count else {
      throw InvestigationError(
        .noSuchModel, "\(name) has \(results.count) results, number \(nth) was asked for")
    }
    return try builder.scene(results[nth - 1])
  }
}
