import Foundation
import Testing
import Workspace

/// `identity` as a user types it.
@Suite struct IdentityCommandTests {
  private let scratch: Scratch
  private let place: String

  /// Ids of region 990101, which does not exist.
  private static let people = """
    id,name,id_card,born
    1,安宁,990101197108093337,
    2,安 宁,990101710809333,
    3,卞成,990101196605052224,
    4,卞成,,1966-05-05
    5,卞成,,1970-01-02
    6,无,000000000000000000,

    """

  init() throws {
    scratch = try Scratch()
    place = scratch.file("w.gx")
    let folder = scratch.file("files")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    _ = try scratch.write("files/people.csv", Self.people)
    _ = try scratch.write("files/calls.csv", "a,b\n1,3\n2,5\n")
    let mapping = try scratch.write(
      "m.yaml",
      """
      name: m
      files:
        - file: people.csv
          nodes:
            - label: Person
              key: id
              properties: {name: name, id_card: id_card, birth_date: {column: born, type: date}}
        - file: calls.csv
          ties: [{type: CALLS, from: {space: person, column: a}, to: {space: person, column: b}}]

      """)
    let run = try Guanxi.run("import", folder, "-w", place, "--mapping", mapping)
    try #require(run.status == 0, "\(run.err)")
  }

  private func identity(_ arguments: String...) throws -> Guanxi.Run {
    try Guanxi.run(["identity"] + arguments + ["-w", place])
  }

  @discardableResult
  private func judge(_ a: String, _ b: String, _ verdict: String) throws -> Guanxi.Run {
    try identity("judge", a, b, verdict, "--reason", "one file", "--by", "安")
  }

  @Test(
    arguments: [
      "identity candidates", "identity preview", "identity judge", "identity undo",
      "identity parties", "identity history", "identity quarantine",
    ])
  func helpTeaches(_ path: String) throws {
    let help = try Guanxi.run(["help"] + path.split(separator: " ").map(String.init))
    #expect(help.status == 0 && help.out.contains("EXAMPLES\n  guanxi \(path) "))
    let name = path.replacingOccurrences(of: " ", with: "-")
    let file = "\(Guanxi.home)/Tests/CommandTests/Goldens/\(name).txt"
    if ProcessInfo.processInfo.environment["GUANXI_REWRITE_GOLDENS"] == "1" {
      return try help.out.write(toFile: file, atomically: true, encoding: .utf8)
    }
    #expect(try help.out == String(contentsOfFile: file, encoding: .utf8))
  }

  @Test func candidatesHaveTheAgreedKeys() throws {
    let run = try identity("candidates", "--format", "ndjson")
    #expect(run.status == 0)
    let rows = try run.rows
    let first = try #require(rows.first)
    #expect(Set(first.keys) == ["a", "b", "score", "tier", "reasons"])
    let a = try #require(first["a"] as? [String: Any])
    #expect(Set(a.keys) == ["id", "labels", "name"])
    let reason = try #require((first["reasons"] as? [[String: Any]])?.first)
    #expect(Set(reason.keys) == ["field", "agrees", "weight"] && reason["agrees"] as? Bool == true)
    let pairs = rows.map { row in
      let ids = ["a", "b"].compactMap { (row[$0] as? [String: Any])?["id"] as? String }
      return "\(row["tier"] as? String ?? "-") \(ids.joined(separator: " "))"
    }
    #expect(pairs == ["B person:1 person:2", "C person:3 person:4"])
    #expect(!run.out.contains("19710809") && !run.out.contains("710809"))
    #expect(run.err.contains("in quarantine"))
  }

  @Test func tiersAndLimitsNarrow() throws {
    let b = try identity("candidates", "--tier", "b")
    #expect(try b.rows.count == 1)
    let one = try identity("candidates", "--limit", "1")
    #expect(try one.rows.count == 1 && one.err.contains("1 more"))
    let own = try identity("candidates", "person:4", "--format", "json")
    #expect(own.out.hasPrefix("[{\"a\":{\"id\":\"person:3\""))
    let none = try identity("candidates", "person:6")
    #expect(none.status == 0 && none.out.isEmpty && none.err.contains("no candidates"))
    let table = try identity("candidates", "--format", "table", "--lang", "zh")
    #expect(table.out.contains("得分") && table.out.contains("安宁 (person:1)"))
    #expect(table.out.contains("+name"))
  }

  @Test func judgingAndTakingBack() throws {
    let judged = try judge("person:2", "person:1", "same")
    #expect(judged.status == 0)
    let entry = try judged.json
    #expect(entry["judgement"] as? Int == 1 && entry["tier"] as? String == "B")
    #expect(entry["by"] as? String == "安" && entry["verdict"] as? String == "same")
    let parties = try identity("parties", "--format", "ndjson").rows
    #expect(parties.count == 1 && parties[0]["members"] as? [String] == ["person:1", "person:2"])
    #expect(parties[0]["by"] as? String == "安")
    #expect((parties[0]["party"] as? [String: Any])?["id"] as? String == "person:1")
    // The records of a party are judged by themselves.
    let again = try judge("person:1", "person:2", "different")
    #expect(again.status == 64 && again.out.isEmpty)
    #expect(again.err.contains("judgement 1 calls the two same"))
    #expect(again.err.contains("guanxi identity undo 1"))
    #expect(try identity("undo", "1").status == 64)
    let undone = try identity("undo", "1", "--reason", "two files")
    #expect(undone.status == 0)
    #expect(try undone.json["withdraws"] as? Int == 1)
    #expect(try identity("parties").out.isEmpty)
    #expect(try judge("person:1", "person:2", "different").status == 0)
    let history = try identity("history").rows
    #expect(history.map { $0["verdict"] as? String } == ["same", "none", "different"])
    #expect(try identity("history", "--standing").rows.count == 1)
    #expect(try identity("candidates").out.contains("person:2") == false)
    let missing = try identity("undo", "7", "--reason", "r")
    #expect(missing.status == 66 && missing.err.contains("no judgement 7 stands"))
  }

  @Test func contradictionsAreToldAndNotHidden() throws {
    let run = try judge("person:3", "person:5", "same")
    #expect(run.status == 0 && run.err.contains("speaks against it: birth_date"))
    #expect(try run.json["tier"] as? String == "D")
  }

  @Test func previewOfAMerge() throws {
    let run = try identity("preview", "person:1", "person:2")
    let json = try run.json
    #expect(run.status == 0 && json["linkedPairs"] as? Int == 1 && json["cut"] as? Bool == false)
    #expect(json["newNeighbours"] as? Int == 2 && json["tier"] as? String == "B")
    let gained = (json["newToA"] as? [[String: Any]])?.compactMap { $0["id"] as? String }
    #expect(gained == ["person:5"])
    let table = try identity("preview", "person:3", "person:5", "--format", "table")
    #expect(table.out.contains("speaks against it: birth_date"))
    try judge("person:1", "person:2", "same")
    #expect(try identity("preview", "person:1", "person:2").status == 64)
    #expect(try identity("preview", "person:1", "person:3", "--hops", "5").status == 64)
  }

  @Test func quarantineIsListedAndMasked() throws {
    let rows = try identity("quarantine", "--format", "ndjson").rows
    #expect(
      rows.map { "\($0["reason"] as? String ?? "") \($0["field"] as? String ?? "")" }.sorted()
        == ["placeholder id_card", "placeholder name"])
    #expect(try identity("quarantine", "--format", "table", "--lang", "zh").out.contains("占位值"))
  }

  @Test(arguments: [
    (["judge", "person:1", "person:2", "maybe", "--reason", "r"], 64, "expected same"),
    (["judge", "person:1", "person:2", "none", "--reason", "r"], 64, "expected same"),
    (["judge", "person:1", "person:2", "same"], 64, "needs --reason"),
    (["judge", "person:1", "person:2", "same", "--reason", " "], 64, "needs --reason"),
    (["judge", "person:1", "person:1", "same", "--reason", "r"], 64, "against itself"),
    (["judge", "person:1", "person:99", "same", "--reason", "r"], 65, "nobody fits"),
    (["judge", "卞成", "person:1", "same", "--reason", "r"], 65, "3 parties fit"),
    (["candidates", "--tier", "S"], 64, "expected A, B, C or D"),
    (["candidates", "--limit=-1"], 64, "expected 0 or more"),
    (["candidates", "person:99"], 65, "nobody fits"),
    (["candidates", "--unmask"], 64, "--unmask needs --reason"),
  ])
  func wrongUsage(arguments: [String], status: Int, message: String) throws {
    let run = try Guanxi.run(["identity"] + arguments + ["-w", place])
    #expect(Int(run.status) == status && run.err.contains(message), "\(run.err)")
    #expect(try WorkspaceFolder(path: place).judgements().isEmpty)
  }

  @Test func everyReadIsRecorded() throws {
    _ = try identity("candidates")
    _ = try judge("person:1", "person:2", "same")
    _ = try identity("undo", "1", "--reason", "r", "--case", "2025-3")
    _ = try identity("preview", "person:1", "person:2")
    for verb in ["parties", "history", "quarantine"] { _ = try identity(verb) }
    let records = try WorkspaceFolder(path: place).auditRecords()
    #expect(
      records.map(\.action) == [
        "identity candidates", "identity judge", "identity undo", "identity preview",
        "identity parties", "identity history", "identity quarantine",
      ])
    #expect(records[1].reason == "one file" && records[2].caseID == "2025-3")
  }
}
