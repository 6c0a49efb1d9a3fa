import Foundation
import Testing

@testable import Workspace

@Suite struct AuditCommandTests {
  private let scratch: Scratch
  private let place: String

  init() throws {
    scratch = try Scratch()
    place = try Shipped.copy(Unread.county.get(), to: scratch)
  }

  private func audit(_ arguments: String..., environment: [String: String] = [:]) throws
    -> Guanxi.Run
  {
    try Guanxi.run(["audit"] + arguments + ["-w", place], environment: environment)
  }

  private func write(_ count: Int) throws {
    let folder = try WorkspaceFolder(path: place)
    for number in 1...count {
      try folder.record(
        AuditRecord(
          who: "li", caseID: number == 2 ? "2024-7" : nil, reason: number == 2 ? "核查" : nil,
          action: "link", what: "张三 — \u{1B}[2J\(number)", count: number, isUnmasked: number == 2),
        at: Date(timeIntervalSince1970: Double(1_750_000_000 + number)))
    }
  }

  private func forge(_ statement: String) throws {
    try WorkspaceFolder(path: place).manifest.write { db in
      for name in ["insert", "update", "delete"] {
        try db.execute(sql: "DROP TRIGGER IF EXISTS audit_\(name)")
      }
      try db.execute(sql: statement)
    }
  }

  @Test(arguments: ["audit", "audit list", "audit verify", "audit head"])
  func helpTeaches(_ path: String) throws {
    let help = try Guanxi.run(["help"] + path.split(separator: " ").map(String.init))
    #expect(help.status == 0 && help.out.contains("EXAMPLES\n  guanxi audit "))
    let name = path.replacingOccurrences(of: " ", with: "-")
    let file = "\(Guanxi.home)/Tests/CommandTests/Goldens/\(name).txt"
    if ProcessInfo.processInfo.environment["GUANXI_REWRITE_GOLDENS"] == "1" {
      return try help.out.write(toFile: file, atomically: true, encoding: .utf8)
    }
    #expect(try help.out == String(contentsOfFile: file, encoding: .utf8))
  }

  // MARK: - List

  @Test func listsTheNewestLast() throws {
    #expect(try audit("--format", "json").out == "[]\n")
    #expect(try audit("--format", "table").out.isEmpty)
    try write(3)
    let rows = try audit("list").rows
    #expect(rows.map { $0["sequence"] as? Int } == [1, 2, 3])
    #expect(
      rows[1].keys.sorted() == [
        "action", "at", "case", "count", "mac", "reason", "sequence", "unmasked", "what", "who",
      ])
    #expect(rows[1]["case"] as? String == "2024-7" && rows[1]["reason"] as? String == "核查")
    #expect(rows[1]["at"] as? String == "2025-06-15T15:06:42Z")
    #expect(rows[1]["unmasked"] as? Bool == true && rows[0]["reason"] is NSNull)
    #expect(try audit().out == audit("list", "--format", "ndjson").out)
    #expect(try audit("--limit", "2").rows.map { $0["sequence"] as? Int } == [2, 3])
    let whole = try JSONSerialization.jsonObject(with: Data(audit("--format", "json").out.utf8))
    #expect((whole as? [Any])?.count == 3)
    // Reading it is not recorded, and changes nothing.
    #expect(try WorkspaceFolder(path: place).auditRecords().count == 3)
  }

  @Test func aTableIsForReading() throws {
    try write(2)
    let english = try audit("--format", "table").out
    #expect(
      english == """
        1  2025-06-15T15:06:41Z  li  link  张三 — �[2J1  1 shown
        2  2025-06-15T15:06:42Z  li  link  张三 — �[2J2  2 shown  unmasked  case 2024-7  reason 核查

        """)
    let chinese = try audit("--format", "table", "--lang", "zh").out
    #expect(chinese.hasSuffix("2 条  未遮蔽  案件 2024-7  理由 核查\n"))
  }

  // MARK: - Head and verify

  @Test func theHeadGoesOutAndComesBack() throws {
    let none = try audit("head", "--format", "json")
    let zeros = String(repeating: "0", count: 64)
    #expect(none.out == "{\"records\":0,\"sequence\":0,\"at\":null,\"head\":\"\(zeros)\"}\n")
    #expect(try audit("head").out == "- records 0 sequence 0 head \(zeros)\n")
    #expect(try audit("verify").status == 0)
    try write(5)
    let head = try audit("head", "--format", "json").json
    #expect(head["records"] as? Int == 5 && head["sequence"] as? Int == 5)
    #expect(head["at"] as? String == "2025-06-15T15:06:45Z")
    let mac = try #require(head["head"] as? String)
    #expect(try audit("head").out == "2025-06-15T15:06:45Z records 5 sequence 5 head \(mac)\n")
    try write(3)
    let whole = try audit("verify", "--head", mac, "--sequence", "5")
    #expect(
      whole.status == 0 && whole.out.isEmpty && whole.err == "the audit is whole, 8 records\n")
    #expect(try audit("verify", "--lang", "zh").err == "审计链完好，共 8 条记录\n")
    let upper = try audit("verify", "--head", mac.uppercased(), "--sequence", "5")
    #expect(upper.status == 0)

    // Cut, and covered up: only the head that was kept elsewhere tells.
    try forge("DELETE FROM audit WHERE sequence > 3")
    let cut = try audit("verify")
    #expect(cut.status == 1 && cut.out.isEmpty)
    #expect(cut.err == "guanxi: audit record 4 and all after it are missing\n")
    #expect(try audit("head").status == 1 && audit("head").out.isEmpty)
    try forge("UPDATE sqlite_sequence SET seq = 3 WHERE name = 'audit'")
    try FileManager.default.removeItem(atPath: "\(place)/audit.head")
    #expect(try audit("verify").status == 0)
    let kept = try audit("verify", "--head", mac, "--sequence", "5")
    #expect(kept.status == 1 && kept.err.contains("audit record 4 and all after it are missing"))
    try write(9)
    let anew = try audit("verify", "--head", mac, "--sequence", "5")
    #expect(anew.status == 1 && anew.err.contains("audit record 5 is not the one"))
  }

  @Test func aChangedRecordIsNamedWithoutWhatItHolds() throws {
    try write(4)
    try forge("UPDATE audit SET what = '李四' WHERE sequence = 3")
    for verb in ["verify", "head"] {
      let run = try audit(verb)
      #expect(run.status == 1 && run.out.isEmpty)
      #expect(run.err == "guanxi: audit record 3 is not as it was written\n")
    }
    // The list shows what stands there.
    #expect(try audit("list").rows[2]["what"] as? String == "李四")
  }

  @Test func whatCannotBeCheckedIsNotWhole() throws {
    try write(2)
    let aside = scratch.file("aside")
    try FileManager.default.moveItem(atPath: "\(place)/secret", toPath: aside)
    let gone = try audit("verify")
    #expect(gone.status == 1 && gone.err.contains("secret is missing"))
    // The list needs no secret.
    #expect(try audit("list").rows.count == 2)
    // It may lie elsewhere.
    let named = ["GUANXI_SECRET_FILE": aside]
    #expect(try audit("verify", environment: named).status == 0)
    let scan = try Guanxi.run(["scan", "KIN-00", "-w", place], environment: named)
    #expect(scan.status == 0)
    #expect(try audit("verify", environment: named).status == 0)
    #expect(!FileManager.default.fileExists(atPath: "\(place)/secret"))
    try "no head".write(toFile: "\(place)/audit.head", atomically: false, encoding: .utf8)
    let odd = try audit("verify", environment: named)
    #expect(odd.status == 1 && odd.err.contains("not a head"))
  }

  static let mistakes: [(String, Int32)] = [
    ("verify --head 00", 64), ("verify --sequence 3", 64), ("verify --sequence 3 --head zz", 64),
    ("verify --sequence x --head \(String(repeating: "0", count: 64))", 64),
    ("verify --sequence=-1 --head \(String(repeating: "0", count: 64))", 64),
    ("list --limit=-1", 64), ("lst", 64), ("head -w /none.gx", 66), ("verify -w /none.gx", 66),
    ("-w /none.gx", 66),
  ]

  @Test(arguments: mistakes) func aMistakeHasItsStatus(_ line: String, _ status: Int32) throws {
    let place = line.contains("-w") ? [] : ["-w", place]
    let run = try Guanxi.run(["audit"] + line.split(separator: " ").map(String.init) + place)
    #expect(run.status == status && run.out.isEmpty, "\(run.err)")
  }

  // MARK: - Several processes

  /// A secret of one, a chain of all, although each finds none when it starts.
  @Test func commandsAtOnceShareOneChain() throws {
    let place = place
    GroupRun.threads(6) { _ in
      for _ in 0..<3 {
        let run = try? Guanxi.run("link", "person:1307", "company:10", "-w", place)
        #expect(run?.status == 0, "\(run?.err ?? "")")
      }
    }
    #expect(try audit("verify").err == "the audit is whole, 18 records\n")
    let file = try AuditHeadFile(workspace: place).read()
    #expect(file?.sequence == 18)
  }

  /// Killed at any instant, a command leaves a whole chain and no false alarm, and whoever got an
  /// answer is on record.
  @Test func killedCommandsLeaveAWholeChain() throws {
    let begin = Date()
    #expect(try Guanxi.run("link", "person:1307", "company:10", "-w", place).status == 0)
    let seconds = Date().timeIntervalSince(begin)
    var random = SystemRandomNumberGenerator()
    var answers = 1
    for turn in 0..<24 {
      let out = try scratch.write("out", "")
      let process = Process()
      process.executableURL = URL(fileURLWithPath: Guanxi.program)
      process.arguments = ["link", "person:1307", "company:10", "-w", place]
      process.environment = ["GUANXI_HOME": Guanxi.home]
      process.standardOutput = FileHandle(forWritingAtPath: out)
      process.standardError = FileHandle.nullDevice
      try process.run()
      // Most in the last part, where the record is written.
      Thread.sleep(
        forTimeInterval: seconds * .random(in: turn % 3 == 0 ? 0...1 : 0.5...1.1, using: &random))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      if try !String(contentsOfFile: out, encoding: .utf8).isEmpty { answers += 1 }
      let run = try audit("verify")
      #expect(run.status == 0, "\(run.err)")
      #expect(try WorkspaceFolder(path: place).auditRecords().count >= answers)
    }
  }
}

/// Threads of a test's own.
enum GroupRun {
  static func threads(_ count: Int, _ work: @escaping @Sendable (Int) -> Void) {
    let isDone = DispatchSemaphore(value: 0)
    for number in 0..<count {
      Thread.detachNewThread {
        work(number)
        isDone.signal()
      }
    }
    for _ in 0..<count { isDone.wait() }
  }
}
