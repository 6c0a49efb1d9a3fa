import Foundation
import Testing
import Workspace

@Suite struct TimelineCommandTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func county(_ arguments: String...) throws -> Guanxi.Run {
    try Guanxi.run(["timeline"] + arguments + ["-w", try Shipped.county.get()])
  }

  /// A tender that somebody approved and somebody won.
  private func tender() throws -> (row: [String: String], winner: String) {
    let bids = try Shipped.table("county", "bids")
    for tender in try Shipped.table("county", "tenders")
    where tender["approver_person_id"]?.isEmpty == false {
      if let bid = bids.first(where: { $0["tender_id"] == tender["id"] && $0["won"] == "1" }) {
        return (tender, bid["company_id"]!)
      }
    }
    throw CocoaError(.fileNoSuchFile)
  }

  private func ids(_ value: Any?) -> [String] {
    (value as? [[String: Any]])?.compactMap { $0["id"] as? String } ?? []
  }

  @Test func everyLineHasTheAgreedKeys() throws {
    let (tender, winner) = try tender()
    let run = try county("person:\(tender["approver_person_id"]!)")
    #expect(run.status == 0 && run.err.isEmpty)
    let rows = try run.rows
    for row in rows {
      #expect(Set(row.keys).isSuperset(of: ["at", "event", "with", "amount", "sources"]))
      #expect(row["event"] is String && row["with"] is [Any])
      let source = try #require((row["sources"] as? [[String: Any]])?.first)
      #expect(source["file"] is String && source["row"] is Int)
    }
    let days = rows.map { $0["at"] as? String ?? "~" }
    #expect(days == days.sorted())
    let approval = try #require(
      rows.first { ids($0["with"]).first == "tender:\(tender["id"]!)" })
    #expect(approval["at"] as? String == tender["date"])
    #expect(approval["amount"] as? Int == Int(tender["amount"]!))
    #expect(ids(approval["with"]).contains("company:\(winner)"))
    #expect(try county("person:\(tender["approver_person_id"]!)").out == run.out)
  }

  @Test func windowsAndSeveralParties() throws {
    let (tender, winner) = try tender()
    let day = tender["date"]!
    let official = "person:\(tender["approver_person_id"]!)"
    let rows = try county(official, "company:\(winner)", "--from", day, "--to", "2999-01-01").rows
    #expect(Set(rows.map { ($0["party"] as? [String: Any])?["id"] as? String }).count == 2)
    #expect(rows.allSatisfy { ($0["at"] as? String).map { $0 >= day } ?? true })
    let around = try county("--around", "tender:\(tender["id"]!)", "--lang", "zh").rows
    #expect(around.contains { $0["event"] as? String == "中标人" })
    #expect(
      try county(official, "--from", "2020-01-02", "--to", "2020-01-02").status == 64)
    #expect(try county(official, "--from", "soon").err.contains("--from is ‘soon’"))
    #expect(try county().status == 64)
    #expect(try county("nobody at all").status == 65)
  }

  @Test func tablesSpeakTwoLanguages() throws {
    let (tender, _) = try tender()
    let reference = "tender:\(tender["id"]!)"
    let english = try county(reference, "--format", "table").out
    #expect(english.contains("won by") && english.contains("tenders.csv:"))
    #expect(english.contains("for a person to check") && english.contains(tender["title"]!))
    let chinese = try county(reference, "--format", "table", "--lang", "zh").out
    #expect(chinese.contains("中标人") && chinese.contains("不是结论"))
  }

  @Test func phonesAreMaskedAndReadsRecorded() throws {
    let place = try Shipped.copy(Shipped.county.get(), to: scratch)
    let company = try #require(
      Shipped.table("county", "companies").first { $0["phone"]?.isEmpty == false })
    let before = try WorkspaceFolder(path: place).auditRecords().count
    let masked = try Guanxi.run("timeline", "company:\(company["id"]!)", "-w", place)
    #expect(!masked.out.contains(company["phone"]!))
    let bare = try Guanxi.run("timeline", "company:\(company["id"]!)", "--unmask", "-w", place)
    #expect(bare.out.contains(company["phone"]!))
    let records = try WorkspaceFolder(path: place).auditRecords().dropFirst(before)
    #expect(records.map(\.action) == ["timeline", "timeline"])
    #expect(records.map(\.isUnmasked) == [false, true])
    #expect(records.first?.count == masked.out.split(separator: "\n").count)
  }

  @Test func aTimelineIsDrawn() throws {
    let (tender, _) = try tender()
    let place = try Shipped.county.get()
    func dot(_ arguments: String...) throws -> String {
      let file = scratch.file("\(UUID().uuidString).dot")
      let run = try Guanxi.run(["draw", "-w", place, "-o", file] + arguments)
      try #require(run.status == 0, "\(run.err)")
      return try String(contentsOfFile: file, encoding: .utf8)
    }
    let around = try dot("--around", "tender:\(tender["id"]!)", "--lang", "zh")
    #expect(around.contains("中标前后") && around.contains("企业职务"))
    #expect(try dot("--around", "tender:\(tender["id"]!)", "--lang", "zh") == around)
    let person = "person:\(tender["approver_person_id"]!)"
    #expect(try dot("--timeline", person).contains("Timeline of"))
    let svg = scratch.file("x.svg")
    #expect(try Guanxi.run("draw", "--timeline", person, "-w", place, "-o", svg).status == 0)
    #expect(
      try Guanxi.run(
        "draw", "--scan", "KIN-00", "--from", "2020-01-01", "-w", place, "-o", svg
      ).status == 64)
    #expect(
      try Guanxi.run(
        "draw", "--timeline", person, "--scan", "KIN-00", "-w", place, "-o", svg
      ).status == 64)
  }
}
