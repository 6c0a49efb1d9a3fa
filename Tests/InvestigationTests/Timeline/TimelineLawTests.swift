import PropertyGraph
import Testing

@testable import Investigation

/// Laws of timelines, over every party of a generated county.
@Suite struct TimelineLawTests {
  private static let county = Result { try ImportedCounty(persons: 600, seed: 5) }

  private struct Occasion: Hashable {
    let tie: RelationshipIndex
    let phase: TimelineEvent.Phase
    let day: CalendarDate?
  }

  private static func parties(_ graph: GraphSnapshot) -> [NodeIndex] {
    ["Person", "Company", "Org", "Tender", "Case", "Address"].flatMap { label in
      graph.label(label).map { graph.ranges(of: $0).joined().map { NodeIndex($0) } } ?? []
    }
  }

  /// Every dated tie of a party begins and ends as its dates say, every other one appears once, and
  /// nothing else does; in order, those without a day last.
  @Test func everyTieAppears() throws {
    let caseGraph = try Self.county.get().caseGraph
    let graph = caseGraph.graph
    for party in Self.parties(graph) {
      let events = try Timeline(caseGraph).events(of: party)
      let days = events.map { $0.day?.days ?? .max }
      #expect(days == days.sorted())
      var expected: Set<Occasion> = []
      var others: Set<RelationshipIndex> = []
      try graph.forEachRelationship(of: party) { tie, _ in
        let interval = try graph.interval(of: tie.index)
        if let from = interval.from {
          expected.insert(.init(tie: tie.index, phase: .begin, day: from))
        }
        if let to = interval.to { expected.insert(.init(tie: tie.index, phase: .end, day: to)) }
        if !interval.isDated { others.insert(tie.index) }
      }
      let occasions = events.compactMap { event in
        event.tie.map { Occasion(tie: $0.index, phase: event.phase, day: event.day) }
      }
      #expect(occasions.count == Set(occasions).count)
      #expect(Set(occasions.filter { $0.phase == .begin || $0.phase == .end }) == expected)
      // The posts of approvers stand on a tender's timeline beside its own ties.
      let rest = events.filter { $0.phase == .at || $0.phase == .holds }.compactMap(\.tie)
        .filter { $0.from == party || $0.to == party }
      #expect(Set(rest.map(\.index)) == others && rest.count == others.count)
      for event in events where event.tie != nil { #expect(!event.citations.isEmpty) }
    }
  }

  /// A window shows the events of its days, in the same order, and before them the ties that hold
  /// when it begins.
  @Test func aWindowIsAFilter() throws {
    let caseGraph = try Self.county.get().caseGraph
    let graph = caseGraph.graph
    var random = SplitMix(state: 9)
    for party in Self.parties(graph) where random.next() % 4 == 0 {
      let all = try Timeline(caseGraph).events(of: party)
      let start = CalendarDate(days: 14_000 + Int32(random.next() % 5000))
      let end = CalendarDate(days: start.days + 1 + Int32(random.next() % 2000))
      let options = Timeline.Options(from: start, to: end)
      let shown = try Timeline(caseGraph, options).events(of: party)
      let isExtra = { (event: TimelineEvent) throws in
        guard event.phase == .holds, event.day == start, let tie = event.tie else { return false }
        return try graph.interval(of: tie.index).isDated && (tie.from == party || tie.to == party)
      }
      #expect(
        try shown.filter { try !isExtra($0) }
          == all.filter { $0.day.map { start <= $0 && $0 < end } ?? false })
      var holding: Set<RelationshipIndex> = []
      try graph.forEachRelationship(of: party) { tie, _ in
        let interval = try graph.interval(of: tie.index)
        if interval.isDated, interval.holds(on: start), interval.from != start {
          holding.insert(tie.index)
        }
      }
      #expect(Set(try shown.filter(isExtra).compactMap { $0.tie?.index }) == holding)
    }
  }

  /// A tender's timeline is what the rows of its files say.
  @Test func aTenderIsItsRows() throws {
    let county = try Self.county.get()
    let graph = county.caseGraph.graph
    let (tenders, bids) = (try county.table("tenders.csv"), try county.table("bids.csv"))
    let officials = try county.table("officials.csv")
    for row in tenders.rows {
      let id = tenders[row, "id"]
      let node = try county.caseGraph.at("tender:\(id)")
      let events = try Timeline(county.caseGraph).events(of: node)
      func told(_ type: String) throws -> [String] {
        try events.filter { $0.tie.map { graph.name(of: $0.index.type) } == type }.map { event in
          let with = try event.with.map { try graph.reference(of: $0) }.joined(separator: " ")
          return "\(with) \(event.amount?.value.description ?? "")"
        }.sorted()
      }
      let offers = bids.rows.filter { bids[$0, "tender_id"] == id }
        .map { "company:\(bids[$0, "company_id"]) \(bids[$0, "price"])" }
      #expect(try told("BID_FOR") == offers.sorted())
      let approver = tenders[row, "approver_person_id"]
      #expect(
        try told("APPROVED_BY")
          == (approver.isEmpty ? [] : ["person:\(approver) \(tenders[row, "amount"])"]))
      let day = tenders[row, "date"]
      let posts = officials.rows.filter {
        officials[$0, "person_id"] == approver && officials[$0, "since"] <= day
          && (officials[$0, "until"].isEmpty || day < officials[$0, "until"])
      }.map { "person:\(approver) org:\(officials[$0, "org_id"]) " }
      #expect(try Set(told("HOLDS_POST")) == Set(posts))
      #expect(events.allSatisfy { $0.day?.description == day })
    }
  }

  private struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
      return z ^ z >> 31
    }
  }
}
