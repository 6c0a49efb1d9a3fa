import Foundation
import Testing
import Workspace

@Suite struct ScanCommandTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// The references in some roles of each result.
  private func rows(_ run: Guanxi.Run, _ roles: [String], _ part: String = "id") throws
    -> [[String]]
  {
    try run.rows.map { row in
      let bearers = try #require(row["roles"] as? [String: [String: Any]])
      return roles.map { bearers[$0]?[part] as? String ?? "" }
    }
  }

  private func county(_ model: String, _ kinds: Set<String>) throws {
    let run = try Guanxi.run("scan", model, "-w", try Shipped.county.get())
    #expect(run.status == 0)
    let truth = try Shipped.table("county", "truth").filter { kinds.contains($0["kind"]!) }
    let expected = truth.map {
      [
        "tender:\($0["tender_id"]!)", "person:\($0["official_id"]!)", "person:\($0["person_id"]!)",
        "company:\($0["company_id"]!)",
      ]
    }
    let found = try rows(run, ["tender", "official", "relative", "company"])
    #expect(found.count == expected.count && Set(found) == Set(expected))
    #expect(run.err.contains("triggered \(expected.count) "))
    let decoys = try Shipped.table("county", "truth").filter { $0["kind"]!.hasPrefix("DECOY") }
    for decoy in decoys where !decoy["tender_id"]!.isEmpty {
      #expect(
        !found.contains {
          $0[0] == "tender:\(decoy["tender_id"]!)" && $0[2] == "person:\(decoy["person_id"]!)"
        })
    }
  }

  @Test func relativesWhoOwnBiddersNow() throws {
    try county("KIN-00", ["RELATIVE_WINNER", "LATER_OWNER"])
  }

  @Test func relativesWhoOwnedBiddersOnTheDay() throws {
    try county("KIN-00T", ["RELATIVE_WINNER", "PAST_OWNER"])
  }

  @Test func relativesAtSuppliers() throws {
    let run = try Guanxi.run("scan", "KIN-00S", "-w", try Shipped.contracts.get())
    let expected = try Shipped.table("uk-covid-contracts", "truth")
      .filter { $0["kind"] == "RELATIVE_AT_SUPPLIER" }
      .map { [$0["insider"]!, $0["relative"]!, $0["supplier"]!] }
    let found = try rows(run, ["insider", "relative", "supplier"], "name")
    #expect(expected.count == 8 && found.count == 8)
    #expect(Set(found) == Set(expected))
  }

  @Test func aResultHasTheAgreedKeys() throws {
    let run = try Guanxi.run("scan", "kin-00", "-w", try Shipped.county.get(), "--at", "2025-06-30")
    let rows = try run.rows
    #expect(!rows.isEmpty)
    for row in rows {
      #expect(
        Set(row.keys) == [
          "key", "model", "version", "severity", "state", "roles", "values", "paths", "asOf",
        ])
      #expect(row["model"] as? String == "KIN-00" && row["state"] as? String == "triggered")
      #expect(row["asOf"] as? String == "2025-06-30" && row["values"] is [String: Any])
      let path = try #require((row["paths"] as? [[[String: Any]]])?.first)
      #expect(path.allSatisfy { ($0["sources"] as? [Any])?.isEmpty == false })
    }
    #expect(Set(rows.compactMap { $0["key"] as? String }).count == rows.count)
  }

  @Test func formsSayTheSame() throws {
    let place = try Shipped.county.get()
    let lines = try Guanxi.run("scan", "KIN-00", "-w", place)
    let array = try Guanxi.run("scan", "KIN-00", "-w", place, "--format", "json")
    let items = try JSONSerialization.jsonObject(with: Data(array.out.utf8)) as? [[String: Any]]
    #expect(try items?.count == lines.rows.count)
    let table = try Guanxi.run("scan", "KIN-00", "-w", place, "--format", "table", "--lang", "zh")
    #expect(table.out.hasPrefix("1. KIN-00 ") && table.out.contains("证据："))
    let family = try Guanxi.run("scan", "KIN-00", "KIN-00T", "-w", place)
    let models = Set(try family.rows.compactMap { $0["model"] as? String })
    #expect(models == ["KIN-00", "KIN-00T"])
  }

  @Test func leadsAreSavedOnceEvenWhereNobodyReadsTheAnswer() throws {
    let place = try Shipped.copy(Shipped.county.get(), to: scratch)
    let script = "\"$0\" scan KIN-00 -w \"$1\" --save | true"
    _ = try Guanxi.run(["-c", script, Guanxi.program, place], program: "/bin/bash")
    let saved = try WorkspaceFolder(path: place).savedLeads()
    #expect(saved.count == 11)
    let again = try Guanxi.run("scan", "KIN-00", "-w", place, "--save")
    #expect(again.err.contains("0 leads saved, 11 stood already"))
    #expect(try WorkspaceFolder(path: place).savedLeads() == saved)
    #expect(Set(try again.rows.compactMap { $0["key"] as? String }) == Set(saved.map(\.key)))
  }
}
