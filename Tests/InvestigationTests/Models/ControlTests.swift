import PropertyGraph
import ReferenceGraph
import Testing

@testable import Investigation

@Suite struct ControlTests {
  private struct Holding {
    var holder: String
    var company: String
    /// In basis points.
    var points: UInt64
    var interval: ValidityInterval
  }

  private static let day = CalendarDate("2020-01-01")!

  /// Holdings around the border of a quarter, with cycles, repeated rows and ended ones.
  private static func holdings(seed: UInt64) -> [Holding] {
    var chance = SeededGenerator(seed: seed)
    let points: [UInt64] = [10_000, 5_000, 5_001, 4_999, 2_500, 2_499, 7_072, 7_071, 6_300, 1]
    let dates: [String?] = [nil, "2019-12-31", "2020-01-01", "2020-01-02"]
    return (0..<(8 + chance.below(20))).map { _ in
      Holding(
        holder: chance.chance(0.35)
          ? "person:\(chance.below(3))" : "company:\(chance.below(7))",
        company: "company:\(chance.below(7))", points: chance.pick(points),
        interval: ValidityInterval(
          from: chance.pick(dates + [nil, nil]).flatMap { CalendarDate($0) },
          to: chance.pick(dates + [nil, nil, nil]).flatMap { CalendarDate($0) }))
    }
  }

  /// The definition, read aloud: every chain of one to four rows, its product compared in whole
  /// numbers.
  private static func controlled(_ rows: [Holding], by person: String) -> [String: Int] {
    var shortest: [String: Int] = [:]
    var chains: [[Holding]] = rows.filter { $0.holder == person }.map { [$0] }
    for length in 1...4 {
      for chain in chains {
        let product = chain.reduce(UInt64(1)) { $0 * $1.points }
        let whole = chain.reduce(UInt64(1)) { total, _ in total * 10_000 }
        if 4 * product >= whole, shortest[chain.last!.company] == nil {
          shortest[chain.last!.company] = length
        }
      }
      if length < 4 {
        chains = chains.flatMap { chain in
          rows.filter { $0.holder == chain.last!.company }.map { chain + [$0] }
        }
      }
    }
    return shortest
  }

  @Test(arguments: 0..<80)
  func chainsAreThoseOfTheDefinition(seed: Int) throws {
    let rows = Self.holdings(seed: UInt64(seed))
    let fixture = try Fixture()
    for number in 0..<3 { fixture.node("person:\(number)") }
    for row in rows {
      fixture.tie(
        row.holder, "OWNS", row.company, ["share": .double(Double(row.points) / 10_000)],
        from: row.interval.from?.description, to: row.interval.to?.description)
    }
    let caseGraph = try fixture.caseGraph()
    let control = try Control(caseGraph)
    for time in [Control.Time.now, .day(Self.day)] {
      let valid = rows.filter { row in
        time == .now
          ? row.interval.to == nil
          : (row.interval.from ?? Self.day) <= Self.day
            && (row.interval.to.map { $0 > Self.day } ?? true)
      }
      for person in (0..<3).map({ "person:\($0)" }) {
        let node = try caseGraph.at(person).rawValue
        let right = Self.controlled(valid, by: person)
        let found = control.companies(of: node, at: time)
        #expect(Set(try caseGraph.references(found.map { NodeIndex($0) })) == Set(right.keys))
        for company in found {
          let path = try #require(try control.chain(from: node, to: company, at: time))
          let reference = try caseGraph.graph.reference(of: NodeIndex(company))
          #expect(path.ties.count == right[reference])
          #expect(path.nodes.last == NodeIndex(company))
          for (at, tie) in path.ties.enumerated() {
            #expect(tie.from == path.nodes[at] && tie.to == path.nodes[at + 1])
            #expect(try time.admits(caseGraph.graph.interval(of: tie.index)))
          }
        }
      }
    }
  }

  @Test(
    arguments: [
      ([0.25], true), ([0.2499], false), ([0.24995], true), ([0.249949], false),
      ([0.5, 0.5], true),
      ([0.5, 0.4999], false), ([1, 0.25], true), ([0.63, 0.63, 0.63], true),
      ([0.62, 0.63, 0.63], false), ([0.7072, 0.7072, 0.7072, 0.7072], true),
      ([0.7071, 0.7071, 0.7071, 0.7071], false), ([1, 1, 1, 1], true), ([1, 1, 1, 1, 1], false),
      ([0], false), ([-1], false), ([.nan], false), ([.infinity], true), ([1.5, 0.2], false),
    ] as [([Double], Bool)])
  func aQuarterOnOneChain(shares: [Double], controls: Bool) throws {
    let fixture = try Fixture()
    for (at, share) in shares.enumerated() {
      let holder = at == 0 ? "person:1" : "company:\(at - 1)"
      fixture.tie(holder, "OWNS", "company:\(at)", ["share": .double(share)])
    }
    let caseGraph = try fixture.caseGraph()
    let last = try caseGraph.at("company:\(shares.count - 1)").rawValue
    let found = try Control(caseGraph).companies(
      of: caseGraph.at("person:1").rawValue, at: .now)
    #expect(found.contains(last) == controls)
  }

  @Test func rowsAreNotSummedAndHoldersWithoutShareHoldNothing() throws {
    let fixture = try Fixture()
    for _ in 0..<2 { fixture.tie("person:1", "OWNS", "company:1", ["share": .double(0.2)]) }
    fixture.tie("person:1", "OWNS", "company:2")
    let caseGraph = try fixture.caseGraph()
    let person = try caseGraph.at("person:1").rawValue
    #expect(try Control(caseGraph).companies(of: person, at: .now).isEmpty)
  }

  /// Half-open: a post holds on its first day and no longer on its last.
  @Test(arguments: [
    ("2019-12-31", true), ("2020-01-01", false), ("2017-12-31", false), ("2018-01-01", true),
  ])
  func aLegalRepresentativeControls(day: String, controls: Bool) throws {
    let fixture = try Fixture()
    fixture.tie("person:1", "LEGAL_REP", "company:1", from: "2018-01-01", to: "2020-01-01")
    fixture.tie("person:1", "DIRECTOR", "company:2")
    fixture.tie("company:1", "OWNS", "company:3", ["share": .double(1)])
    let caseGraph = try fixture.caseGraph()
    let control = try Control(caseGraph)
    let person = try caseGraph.at("person:1").rawValue
    let company = try caseGraph.at("company:1").rawValue
    let found = control.companies(of: person, at: .day(CalendarDate(day)!))
    // What the company owns is not the representative's.
    #expect(found == (controls ? [company] : []))
    #expect(control.companies(of: person, at: .now).isEmpty)
  }

  @Test func nothingGoesThroughAHiddenCompany() throws {
    let fixture = try Fixture()
    fixture.node("company:1", labels: ["Sealed"])
    fixture.tie("person:1", "OWNS", "company:1", ["share": .double(1)])
    fixture.tie("company:1", "OWNS", "company:2", ["share": .double(1)])
    let caseGraph = try fixture.caseGraph(scope: ReadScope(hiddenLabels: ["Sealed"]))
    let person = try caseGraph.at("person:1").rawValue
    #expect(try Control(caseGraph).companies(of: person, at: .now).isEmpty)
  }

  @Test func amongEqualChainsTheFirstByReference() throws {
    let fixture = try Fixture()
    for middle in ["company:9", "company:10", "company:5"] {
      fixture.tie("person:1", "OWNS", middle, ["share": .double(1)])
      fixture.tie(middle, "OWNS", "company:2", ["share": .double(0.3)])
    }
    let caseGraph = try fixture.caseGraph()
    let path = try Control(caseGraph).chain(
      from: caseGraph.at("person:1").rawValue, to: caseGraph.at("company:2").rawValue, at: .now)
    #expect(try caseGraph.references(path!.nodes) == ["person:1", "company:10", "company:2"])
  }
}
