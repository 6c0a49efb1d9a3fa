import Declarations
import GraphRendering
import PropertyGraph

/// Pictures of timelines: a lane for each kind of tie, a bar for what lasts, a mark for a day.
extension SceneBuilder {
  /// More rows of one kind than this are counted and not drawn.
  private static let laneRowsMax = 40

  /// The picture of a timeline.
  ///
  /// In a masked picture persons whom nobody named and who hold no public office are shown by what
  /// they are, and their births are left out.
  ///
  /// - Parameters:
  ///   - named: the parties that were asked for by name; all, unless said otherwise.
  ///   - tender: whose day stands out, where it is about what came before and after a tender.
  /// - Throws: `InvestigationError` where there is no event.
  public func scene(
    timeline: Timeline, of parties: [NodeIndex], named: [NodeIndex]? = nil,
    around tender: NodeIndex? = nil
  ) throws -> EvidenceScene {
    let options = timeline.options
    var events = try timeline.events(of: parties)
    let subjects = try self.subjects(named ?? parties, events)
    if isMasked { events.removeAll { isBirth($0, ofOtherThan: subjects) } }
    guard !events.isEmpty else {
      throw InvestigationError(
        .noEvents, "no event of \(parties.count == 1 ? "the party" : "the parties") is recorded",
        hint: options.isWindow ? "ask for a longer time" : nil)
    }
    var draft = Draft(subjects: subjects)
    for party in parties { try draft.add(party, self) }
    for event in events {
      for node in event.with {
        try draft.add(node, self)
        if kind(of: event) == .family { draft.relatives.insert(node) }
      }
      for source in caseGraph.sources(event.citations) where !draft.footnotes.contains(source) {
        draft.footnotes.append(source)
      }
    }
    var scene = scene(
      draft, title: try title(parties, draft, around: tender)[language],
      subtitle: Self.window(options), query: "timeline", day: options.day)
    scene.chart = try chart(events, parties, draft, options, around: tender)
    (scene.nodes, scene.ties) = ([], [])
    return scene
  }

  private func title(
    _ parties: [NodeIndex], _ draft: Draft, around tender: NodeIndex?
  ) throws -> BilingualText {
    if let tender {
      let name = try name(of: tender)
      return BilingualText(en: "Before and after: \(name)", zh: "\(name)：中标前后")
    }
    let masks = isMasked ? self.masks(draft) : [:]
    let names = parties.prefix(3).map { masks[$0] ?? draft.names[$0]! }
    let more = parties.count > 3
    return BilingualText(
      en: "Timeline of \(names.joined(separator: ", "))\(more ? " and others" : "")",
      zh: "\(names.joined(separator: "、"))\(more ? "等" : "")的时间线")
  }

  private static func window(_ options: Timeline.Options) -> String {
    guard options.isWindow else { return "" }
    return "\(options.from?.description ?? "") – \(options.to?.description ?? "")"
  }

  /// Those who were named, and those in public office.
  private func subjects(
    _ named: [NodeIndex], _ events: [TimelineEvent]
  ) throws -> Set<NodeIndex> {
    let officials = events.flatMap { $0.with + [$0.party] }.filter {
      caseGraph.graph.labels(of: $0).contains("Official")
    }
    return Set(named + officials)
  }

  /// Whether an event is dated by the birth of a third person.
  private func isBirth(_ event: TimelineEvent, ofOtherThan subjects: Set<NodeIndex>) -> Bool {
    guard event.day != nil else { return false }
    guard let tie = event.tie else {
      return !subjects.contains(event.party)
        && caseGraph.graph.labels(of: event.party).contains("Person")
    }
    return !subjects.contains(tie.to)
      && caseGraph.graph.name(of: tie.index.type) == "PARENT_OF"
  }

  private func kind(of event: TimelineEvent) -> Theme.TieKind? {
    guard let tie = event.tie else { return nil }
    let declared = caseGraph.ontology.tie(caseGraph.graph.name(of: tie.index.type))
    return declared.map(Self.look) ?? .other
  }

  // MARK: - Lanes

  private func chart(
    _ events: [TimelineEvent], _ parties: [NodeIndex], _ draft: Draft, _ options: Timeline.Options,
    around tender: NodeIndex?
  ) throws -> TimeChart {
    let masks = isMasked ? self.masks(draft) : [:]
    var lanes: [String: TimeChart.Lane] = [:]
    var order: [String] = []
    var drawn: Set<RelationshipIndex> = []
    var days: [CalendarDate] = [options.from, options.to].compactMap { $0 }
    for event in events {
      let kind = kind(of: event)
      let isUndated = event.day == nil
      let title = (isUndated ? Self.undated : kind.map(Self.title) ?? Self.itself)[language]
      var row = TimeChart.Row(
        caption: caption(event, masks, draft, isShared: parties.count > 1 && event.party != tender),
        dates: "", extent: .unknown,
        footnotes: Set(
          caseGraph.sources(event.citations).map { draft.footnotes.firstIndex(of: $0)! + 1 }
        ).sorted())
      if let tie = event.tie, event.phase != .at, !isUndated {
        // Beginning and end are one bar.
        guard drawn.insert(tie.index).inserted else { continue }
        let interval = try caseGraph.graph.interval(of: tie.index)
        let shown = [interval.from, interval.to].compactMap { $0 }
        days += options.isWindow ? [] : shown
        row.extent = .span(
          from: interval.from.map { Int($0.days) }, to: interval.to.map { Int($0.days) })
        row.dates = [interval.from?.description ?? "", "–", interval.to?.description ?? ""]
          .filter { !$0.isEmpty }.joined(separator: " ")
      } else if let day = event.day {
        days.append(day)
        row.extent = .day(Int(day.days))
        row.dates = day.description
      } else {
        row.dates = event.isDated ? "" : BilingualText(en: "undated", zh: "缺日期")[language]
      }
      if lanes[title] == nil {
        lanes[title] = TimeChart.Lane(title: title, kind: isUndated ? nil : kind, rows: [])
        order.append(title)
      }
      lanes[title]!.rows.append(row)
    }
    let sorted = order.map { lanes[$0]! }.sorted { a, b in rank(a) < rank(b) }
    let all = (days.min() ?? CalendarDate(days: 0))...(days.max() ?? CalendarDate(days: 0))
    let axis = TimeAxis(all, from: options.from, to: options.to)
    return TimeChart(
      lanes: sorted.map(cut), days: axis.days, ticks: axis.ticks,
      marks: try tender.flatMap { try mark($0) }.map { [$0] } ?? [])
  }

  /// The party itself first, what has no day last, kinds in the order of the legend.
  private func rank(_ lane: TimeChart.Lane) -> Int {
    if lane.title == Self.undated[language] { return .max }
    return lane.kind.flatMap { Theme.TieKind.allCases.firstIndex(of: $0) } ?? -1
  }

  private func cut(_ lane: TimeChart.Lane) -> TimeChart.Lane {
    let more = lane.rows.count - Self.laneRowsMax
    guard more > 0 else { return lane }
    var lane = lane
    lane.rows = Array(lane.rows.prefix(Self.laneRowsMax))
    lane.rows.append(
      TimeChart.Row(
        caption: BilingualText(en: "and \(more) more, not drawn", zh: "另有 \(more) 项，未绘出")[language],
        dates: "", extent: .unknown))
    return lane
  }

  private func mark(_ tender: NodeIndex) throws -> TimeChart.Line? {
    try Timeline(caseGraph).eventDay(tender).map {
      TimeChart.Line(day: Int($0.days), caption: $0.description)
    }
  }

  /// Of a bar what holds, of a day what happened; with whom, and for how much.
  ///
  /// - Parameter isShared: whether it must be said whose event it is.
  private func caption(
    _ event: TimelineEvent, _ masks: [NodeIndex: String], _ draft: Draft, isShared: Bool
  ) -> String {
    func name(_ node: NodeIndex) -> String { masks[node] ?? draft.names[node]! }
    var parts = [event.lasting[language]]
    if isShared { parts.insert(name(event.party), at: 0) }
    parts += event.with.map(name)
    if let amount = event.amount { parts.append(amount.text) }
    return parts.joined(separator: " · ")
  }

  private static let itself = BilingualText(en: "The party itself", zh: "自身")
  private static let undated = BilingualText(en: "Without a day", zh: "无日期")

  private static func title(_ kind: Theme.TieKind) -> BilingualText {
    switch kind {
    case .family: BilingualText(en: "Family", zh: "家庭")
    case .post: BilingualText(en: "Posts", zh: "任职")
    case .ownership: BilingualText(en: "Holdings", zh: "股权")
    case .role: BilingualText(en: "Roles in companies", zh: "企业职务")
    case .bid: BilingualText(en: "Tenders", zh: "招投标")
    case .contract: BilingualText(en: "Contracts", zh: "合同")
    case .case: BilingualText(en: "Cases", zh: "案件")
    case .contact: BilingualText(en: "Contacts and addresses", zh: "联络与地址")
    case .financial: BilingualText(en: "Money", zh: "资金")
    case .membership: BilingualText(en: "Memberships", zh: "成员关系")
    case .meeting: BilingualText(en: "Meetings", zh: "会面")
    case .donation: BilingualText(en: "Donations", zh: "捐赠")
    case .other: BilingualText(en: "Other", zh: "其他")
    }
  }
}
