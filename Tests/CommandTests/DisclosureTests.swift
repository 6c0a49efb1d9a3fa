import Foundation
import Testing
import Workspace

/// What is shown of persons, and what is recorded of the showing.
@Suite struct DisclosureTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func realPeopleAreUnmaskedOnlyWithAReason() throws {
    let place = try Shipped.contracts.get()
    let verbs = [
      ["link", "Matt Hancock", "Topwood"], ["scan", "KIN-00S"],
      ["draw", "--scan", "KIN-00S", "-o", scratch.file("x.dot")],
    ]
    for verb in verbs {
      let refused = try Guanxi.run(verb + ["--unmask", "-w", place])
      #expect(refused.status == 64 && refused.out.isEmpty)
      #expect(refused.err.contains("--unmask needs --reason"))
      #expect(!FileManager.default.fileExists(atPath: scratch.file("x.dot")))
      #expect(try Guanxi.run(verb + ["--unmask", "--reason", " ", "-w", place]).status == 64)
      #expect(try Guanxi.run(verb + ["--unmask", "--reason", "a test", "-w", place]).status == 0)
    }
    let county = try Shipped.county.get()
    #expect(try Guanxi.run("scan", "KIN-00", "--unmask", "-w", county).status == 0)
  }

  @Test func everyAnswerHasItsRecord() throws {
    let place = try Shipped.copy(Shipped.contracts.get(), to: scratch)
    let before = try WorkspaceFolder(path: place).auditRecords().count
    _ = try Guanxi.run("link", "Matt Hancock", "Topwood", "-w", place, "--max-hops", "1")
    _ = try Guanxi.run(
      "scan", "KIN-00S", "-w", place, "--unmask", "--reason", "a test", "--case", "2024-7")
    _ = try Guanxi.run("draw", "--scan", "KIN-00S", "-w", place, "-o", scratch.file("x.dot"))
    _ = try Guanxi.run("link", "Matt Hancok", "Topwood", "-w", place)
    let records = try WorkspaceFolder(path: place).auditRecords().dropFirst(before)
    #expect(records.map(\.action) == ["link", "scan", "draw", "link"])
    #expect(records.map(\.isUnmasked) == [false, true, false, false])
    #expect(records.map(\.reason) == [nil, "a test", nil, nil])
    #expect(records.map(\.caseID) == [nil, "2024-7", nil, nil])
    let facts = Array(records)
    #expect(facts[0].what == "Matt Hancock — Topwood" && facts[0].count >= 1)
    #expect(facts[1].what == "KIN-00S" && facts[1].count == 8)
    #expect(facts[2].what == "KIN-00S 1")
    // Those who were listed instead of the one meant were read too.
    #expect(facts[3].what == "candidates for Matt Hancok" && facts[3].count >= 1)
    #expect(facts.allSatisfy { !$0.who.isEmpty })
  }

  @Test func noRecordNoAnswer() throws {
    let place = try Shipped.copy(Shipped.contracts.get(), to: scratch)
    // A log beside the copy would stand in for the first page.
    for ending in ["-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: "\(place)/guanxi.sqlite\(ending)")
    }
    let file = try FileHandle(forUpdating: URL(fileURLWithPath: "\(place)/guanxi.sqlite"))
    try file.seek(toOffset: 0)
    try file.write(contentsOf: Data(repeating: 0x5A, count: 100))
    try file.close()
    for verb in [["link", "Matt Hancock", "Topwood"], ["scan", "KIN-00S"]] {
      let run = try Guanxi.run(verb + ["-w", place])
      #expect(run.status == 65 && run.out.isEmpty)
    }
  }

  @Test func residentIDsLeaveOnNoPath() throws {
    let place = try Shipped.county.get()
    let ids = Set(try Shipped.table("county", "persons").map { $0["id_card"]! })
    let file = scratch.file("x.dot")
    for mask in [[], ["--unmask", "--reason", "a test"]] {
      for verb in [
        ["link", "person:1307", "company:10", "--format", "json"],
        ["link", "person:1307", "company:10", "--format", "table"],
        ["scan", "KIN", "--all-states", "--format", "ndjson"],
        ["scan", "KIN-00", "KIN-00T", "--format", "table"], ["scan", "KIN-00", "--format", "json"],
        ["draw", "--scan", "KIN-00", "-o", file],
        ["draw", "--link", "person:1307", "company:10", "-o", file],
      ] {
        let run = try Guanxi.run(verb + mask + ["-w", place])
        var text = run.out + run.err
        if verb[0] == "draw" { text += try String(contentsOfFile: file, encoding: .utf8) }
        #expect(found(in: text, of: ids) == [], "\(verb)")
      }
    }
  }

  /// The words of 18 digits that are somebody's.
  private func found(in text: String, of ids: Set<String>) -> Set<String> {
    Set(text.split { !($0.isASCII && ($0.isNumber || $0 == "X")) }.map(String.init))
      .intersection(ids)
  }
}
