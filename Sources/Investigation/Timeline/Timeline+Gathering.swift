import Declarations
import PropertyGraph

extension Timeline {
  private var graph: GraphSnapshot { caseGraph.graph }
  private var ontology: Ontology { caseGraph.ontology }

  /// Every event of one party, in no order.
  func gathered(_ party: NodeIndex) throws -> [TimelineEvent] {
    var events = try ownDates(party)
    var seen: Set<RelationshipIndex> = []
    try graph.forEachRelationship(of: party) { tie, direction in
      guard seen.insert(tie.index).inserted else { return }
      events += try self.events(of: tie, forward: direction == .outgoing, party)
    }
    return events
  }

  // MARK: - The party itself

  /// The dates among a node's own properties.
  private func ownDates(_ party: NodeIndex) throws -> [TimelineEvent] {
    let labels = graph.labels(of: party)
    let isEvent = isEvent(labels)
    return try graph.properties(of: party).compactMap { name, value in
      let declared = ontology.property(name, ofLabels: labels)
      guard case .date(let day) = value, declared?.isSensitive != true else { return nil }
      let said = words(name, declared, labels)
      return TimelineEvent(
        party: party, day: day, phase: .at, event: said, lasting: said, with: [],
        amount: isEvent ? try amount(of: party) : nil, tie: nil, isDated: true,
        citations: try graph.citations(of: party))
    }
  }

  private func words(
    _ property: String, _ declared: PropertyDeclaration?, _ labels: [String]
  ) -> BilingualText {
    if property == "date" {
      if labels.contains("Tender") { return TimelineWords.tender }
      if labels.contains("Case") { return TimelineWords.case }
    }
    return TimelineWords.date(property, declared)
  }

  private func isEvent(_ labels: [String]) -> Bool {
    ontology.nodes(of: labels).contains { $0.category == .event }
  }

  /// The date of a tender, a case and the like.
  func eventDay(_ node: NodeIndex) throws -> CalendarDate? {
    for declared in ontology.nodes(of: graph.labels(of: node)) where declared.category == .event {
      for property in declared.properties where property.type == .date {
        if case .date(let day)? = try graph.value(property.name, of: node) { return day }
      }
    }
    return nil
  }

  // MARK: - Ties

  private func events(
    of tie: Relationship, forward: Bool, _ party: NodeIndex
  ) throws -> [TimelineEvent] {
    let interval = try graph.interval(of: tie.index)
    if let day = options.day, !interval.holds(on: day) { return [] }
    let other = forward ? tie.to : tie.from
    let sight = try Sight(tie, forward: forward, party, other, self)
    var events: [TimelineEvent] = []
    if let from = interval.from { events.append(sight.event(from, .begin)) }
    if let to = interval.to { events.append(sight.event(to, .end)) }
    if interval.isDated, let from = options.from, from != interval.from, interval.holds(on: from) {
      events.append(sight.event(from, .holds))
    }
    for (name, value) in sight.properties where name != "valid_from" && name != "valid_to" {
      guard case .date(let day) = value else { continue }
      let declared = ontology.property(name, ofType: sight.type)
      if declared?.isSensitive == true { continue }
      events.append(sight.event(day, .at, TimelineWords.date(name, declared)))
    }
    if events.isEmpty, !interval.isDated { events = try undated(sight) }
    if let day = try eventDay(party), sight.declared?.kind == .tender {
      events += try posts(of: other, on: day, party)
    }
    return events
  }

  /// A tie without dates: on the day of the event at its end, or of a child's birth.
  private func undated(_ sight: Sight) throws -> [TimelineEvent] {
    if sight.type == "PARENT_OF" {
      let day = try date("birth_date", of: sight.tie.to)
      var event = sight.event(
        day, day == nil ? .holds : .at,
        day == nil
          ? nil
          : sight.isForward
            ? TimelineWords.childBorn : TimelineWords.bornTo)
      if day != nil { event.citations += try graph.citations(of: sight.tie.to) }
      return [event]
    }
    if !caseGraph.needsDates(sight.type),
      let day = try eventDay(sight.other) ?? eventDay(sight.party)
    {
      return [sight.event(day, .at)]
    }
    return [sight.event(nil, .holds)]
  }

  private func date(_ property: String, of node: NodeIndex) throws -> CalendarDate? {
    if case .date(let day)? = try graph.value(property, of: node) { day } else { nil }
  }

  /// The posts that somebody who acted on an event held on its day.
  private func posts(
    of person: NodeIndex, on day: CalendarDate, _ party: NodeIndex
  ) throws -> [TimelineEvent] {
    var events: [TimelineEvent] = []
    let types = caseGraph.types(ofKinds: [.post])
    try graph.forEachRelationship(of: person, types: types, directions: [.outgoing]) { tie, _ in
      let interval = try graph.interval(of: tie.index)
      guard interval.holds(on: day), options.day.map(interval.holds) ?? true else { return }
      var event = try Sight(tie, forward: true, party, tie.to, self).event(day, .holds)
      event.with = [person, tie.to]
      event.isDated = interval.isDated
      event.amount = nil
      events.append(event)
    }
    return events
  }

  // MARK: - Amounts

  /// Properties that say how much, the first that is there.
  private static let amounts = ["amount", "price", "penalty"]

  private func amount(of node: NodeIndex) throws -> TimelineEvent.Amount? {
    try amount(graph.properties(of: node))
  }

  private func amount(_ properties: [(name: String, value: Value)]) -> TimelineEvent.Amount? {
    func value(_ name: String) -> Value? { properties.first { $0.name == name }?.value }
    for name in Self.amounts {
      let amount = value(name).map { TimelineEvent.Amount(value: $0) }
      if amount?.double != nil {
        return TimelineEvent.Amount(
          value: amount!.value, currency: value("currency")?.description)
      }
    }
    return nil
  }

  /// Who won what was put out to tender, with the rows that say so.
  private func winners(
    _ node: NodeIndex
  ) throws -> (nodes: [NodeIndex], citations: [Citation]) {
    var found: [Relationship] = []
    let types = caseGraph.types(ofKinds: [.bid])
    try graph.forEachRelationship(of: node, types: types, directions: [.incoming]) { tie, _ in
      if try graph.value("won", of: tie.index) == .boolean(true) { found.append(tie) }
    }
    return (found.map(\.from), try found.flatMap { try graph.citations(of: $0.index) })
  }

  // MARK: - One tie seen from one end

  private struct Sight {
    let tie: Relationship
    let isForward: Bool
    let party: NodeIndex
    let other: NodeIndex
    let type: String
    let declared: TieDeclaration?
    let properties: [(name: String, value: Value)]
    private let words: TimelineWords
    private let details: BilingualText?
    private let with: [NodeIndex]
    private let amount: TimelineEvent.Amount?
    private let citations: [Citation]
    private let needsDates: Bool

    init(
      _ tie: Relationship, forward: Bool, _ party: NodeIndex, _ other: NodeIndex,
      _ timeline: Timeline
    ) throws {
      let graph = timeline.graph
      self.tie = tie
      isForward = forward
      self.party = party
      self.other = other
      type = graph.name(of: tie.index.type)
      declared = timeline.ontology.tie(type)
      properties = try graph.properties(of: tie.index)
      needsDates = timeline.caseGraph.needsDates(type)
      words = TimelineWords(type, forward: forward, timeline.ontology)
      details = Self.details(declared, properties)
      var (with, citations) = ([other], try graph.citations(of: tie.index))
      let isEvent = timeline.isEvent(graph.labels(of: other))
      // An approval or a purchase says for whom.
      if isEvent, declared?.kind == .tender {
        let winners = try timeline.winners(other)
        with += winners.nodes
        citations += winners.citations
      }
      self.with = with
      self.citations = citations
      var amount = timeline.amount(properties)
      for node in [other, party] where timeline.isEvent(graph.labels(of: node)) {
        let whole = try timeline.amount(of: node)
        if amount == nil { amount = whole }
        if amount?.currency == nil { amount?.currency = whole?.currency }
      }
      self.amount = amount
    }

    func event(
      _ day: CalendarDate?, _ phase: TimelineEvent.Phase, _ said: BilingualText? = nil
    ) -> TimelineEvent {
      TimelineEvent(
        party: party, day: day, phase: phase, event: detailed(said ?? base(phase)),
        lasting: detailed(said ?? base(.holds)), with: with, amount: amount, tie: tie,
        isDated: day != nil || !needsDates, citations: citations)
    }

    private func detailed(_ text: BilingualText) -> BilingualText {
      guard let details else { return text }
      return BilingualText(en: "\(text.en): \(details.en)", zh: "\(text.zh)：\(details.zh)")
    }

    private func base(_ phase: TimelineEvent.Phase) -> BilingualText {
      if declared?.kind == .bid, properties.contains(where: { $0 == ("won", .boolean(true)) }) {
        return isForward ? TimelineWords.wins : TimelineWords.won
      }
      switch phase {
      case .begin: return words.begin
      case .end: return words.end
      case .at, .holds: return words.holds
      }
    }

    /// What the ontology features of a tie, amounts and truth values aside.
    private static func details(
      _ declared: TieDeclaration?, _ properties: [(name: String, value: Value)]
    ) -> BilingualText? {
      var (en, zh): ([String], [String]) = ([], [])
      for property in declared?.properties ?? []
      where property.isFeatured && !property.isSensitive
        && !Timeline.amounts.contains(property.name)
      {
        guard let value = properties.first(where: { $0.name == property.name })?.value else {
          continue
        }
        switch value {
        case .string(let text):
          en.append(text.text)
          zh.append(text.text)
        case .double(let share) where property.name == "share":
          let percent = "\(Timeline.decimal(share * 100)) %"
          en.append(percent)
          zh.append(percent)
        case .integer(let count):
          en.append("\(property.title.en) \(count)")
          zh.append("\(property.title.zh) \(count)")
        default: continue
        }
      }
      if en.isEmpty { return nil }
      return BilingualText(en: en.joined(separator: ", "), zh: zh.joined(separator: "，"))
    }
  }

  /// Two decimals at most.
  private static func decimal(_ value: Double) -> String {
    let rounded = (value * 100).rounded() / 100
    return Int64(exactly: rounded).map { String($0) } ?? String(rounded)
  }
}
