import Foundation
import Testing

@testable import Workspace

/// No record, no answer: where the read cannot be recorded, nothing is printed and no file is
/// written.
@Suite struct AuditRefusalTests {
  private let scratch: Scratch
  private let place: String

  init() throws {
    scratch = try Scratch()
    place = try Shipped.copy(Unread.contracts.get(), to: scratch)
    try FileManager.default.createDirectory(
      atPath: scratch.file("out"), withIntermediateDirectories: true)
  }

  /// Runs every read and expects nothing of any.
  ///
  /// - Parameter script: a shell's line that runs `"$@"` in some way.
  private func expectNothing(_ why: String, script: String? = nil) throws {
    let folder = scratch.file("out")
    for read in try Reads.all(into: folder) {
      let arguments = read + ["-w", place]
      let run =
        try script.map {
          try Guanxi.run(["-c", $0, "sh", Guanxi.program] + arguments, program: "/bin/bash")
        } ?? Guanxi.run(arguments)
      #expect(run.status == 1, "\(read) \(run.err)")
      #expect(run.out.isEmpty, "\(read)")
      #expect(run.err.hasPrefix("guanxi: ") && run.err.contains(why), "\(read) \(run.err)")
      // Nobody's name is in the complaint, and nothing is said of what was found.
      #expect(!run.err.contains("Hancock") && run.err.split(separator: "\n").count == 1)
      let left = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(left == ["list.txt"], "\(read)")
    }
  }

  /// Runs every read and expects an answer and a record of each, so that the refusals above are
  /// not for another reason.
  @Test func withARecordEachIsAnswered() throws {
    let reads = try Reads.all(into: scratch.file("out"))
    for (at, read) in reads.enumerated() {
      let run = try Guanxi.run(read + ["-w", place])
      let isUnknown = read.contains("Matt Hancok")
      #expect(run.status == (isUnknown ? 65 : 0), "\(read) \(run.err)")
      #expect(!run.out.isEmpty || read[0] == "draw", "\(read)")
      let records = try WorkspaceFolder(path: place).auditRecords()
      #expect(records.count == at + 1 && records.last?.action == read[0])
    }
    #expect(try WorkspaceFolder(path: place).savedLeads().count == 8)
    let left = try FileManager.default.contentsOfDirectory(atPath: scratch.file("out")).sorted()
    #expect(left == ["list.txt", "out-csv", "out.dot", "out.graphml", "out.svg"])
    try WorkspaceFolder(path: place).verifyAudit()
  }

  @Test func aLogThatTakesNoRecord() throws {
    try WorkspaceFolder(path: place).manifest.write { db in
      try db.execute(
        sql: "CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'full'); END")
    }
    try expectNothing("full")
    #expect(try WorkspaceFolder(path: place).savedLeads().isEmpty)
    #expect(try WorkspaceFolder(path: place).auditRecords().isEmpty)
  }

  /// No file may grow, as on a full disk.
  @Test func aDiskThatIsFull() throws {
    // The secret is there already, so that it is the record that finds no room.
    _ = try WorkspaceFolder(path: place).referenceSeal()
    // Answers and complaints go through pipes, which have room.
    let script = """
      trap '' XFSZ
      { (ulimit -f 0; "$@" 2>&1 1>&3 3>&-) | cat >&2; exit ${PIPESTATUS[0]}; } 3>&1 | cat
      exit ${PIPESTATUS[0]}
      """
    #expect(
      try Guanxi.run(
        ["-c", script, "sh", "/bin/sh", "-c", "echo out; echo err >&2; exit 3"],
        program: "/bin/bash"
      ).out == "out\n")
    try expectNothing("SQLite", script: script)
    #expect(try WorkspaceFolder(path: place).auditRecords().isEmpty)
  }

  @Test func aSecretThatIsGone() throws {
    #expect(try Guanxi.run("scan", "KIN-00S", "-w", place).status == 0)
    try FileManager.default.removeItem(atPath: "\(place)/secret")
    try expectNothing("secret is missing")
    #expect(try WorkspaceFolder(path: place).auditRecords().count == 1)
  }

  @Test func aSecretThatOthersMayRead() throws {
    #expect(try Guanxi.run("scan", "KIN-00S", "-w", place).status == 0)
    chmod("\(place)/secret", 0o644)
    try expectNothing("others may read the secret")
  }

  @Test func aSecretThatCannotBeMade() throws {
    try expectNothing("cannot make the secret", script: "GUANXI_SECRET_FILE=/proc/none/s \"$@\"")
  }

  @Test(.enabled(if: geteuid() != 0, "root may write everywhere"))
  func aManifestThatIsReadOnly() throws {
    _ = try WorkspaceFolder(path: place).referenceSeal()
    for name in try FileManager.default.contentsOfDirectory(atPath: place)
    where name.hasPrefix("guanxi.sqlite") {
      chmod("\(place)/\(name)", 0o400)
    }
    try expectNothing("SQLite")
    chmod(place, 0o500)
    defer { chmod(place, 0o700) }
    try expectNothing("SQLite")
  }
}
