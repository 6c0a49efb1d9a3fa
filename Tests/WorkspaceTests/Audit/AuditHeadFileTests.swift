import Foundation
import Testing

@testable import Workspace

/// The head beside the log: found where the log was cut, silent after any crash.
@Suite struct AuditHeadFileTests {
  private let log: AuditFixture

  init() throws { log = try AuditFixture(records: 4) }

  private var text: String? { try? String(contentsOfFile: log.headFile, encoding: .utf8) }

  private func put(_ text: String) throws {
    try text.write(toFile: log.headFile, atomically: false, encoding: .utf8)
  }

  @Test func tellsOfTheLastRecord() throws {
    let mark = try log.mark()
    #expect(text == "4 \(mark.head)\n")
    let mode = try FileManager.default.attributesOfItem(atPath: log.headFile)[.posixPermissions]
    #expect(mode as? Int == 0o600)
    try log.write(5..<8)
    #expect(try AuditHeadFile(workspace: log.folder.path).read() == log.mark())
  }

  /// A crash between the commit and the file leaves any older head, an empty file, or none.
  @Test func aCrashIsNoFault() throws {
    var heads = [text!]
    for number in 5..<9 {
      try log.write(number..<number + 1)
      heads.append(text!)
    }
    for head in heads + ["", "\0\0\0\0"] {
      try put(head)
      #expect(try log.fault() == nil)
    }
    try FileManager.default.removeItem(atPath: log.headFile)
    #expect(try log.fault() == nil)
    // The next record brings it up to date, whatever the crash left.
    for (number, head) in zip(9..., [heads[0], "", "\0\0"]) {
      try put(head)
      try "half of".write(toFile: log.headFile + ".tmp", atomically: false, encoding: .utf8)
      try log.write(number..<number + 1)
      #expect(text == "\(number) \(try log.mark().head)\n")
    }
  }

  /// The manifest put back from an older copy: the file is ahead, and stays so.
  @Test func anOlderManifestIsFound() throws {
    let older = try log.mark()
    try log.write(5..<8)
    let newer = text
    try log.forge(
      "DELETE FROM audit WHERE sequence > 4",
      "UPDATE sqlite_sequence SET seq = 4 WHERE name = 'audit'"
    )
    #expect(try log.fault() == fault(.shortened, 5))
    #expect(try log.fault(against: older) == fault(.shortened, 5))
    // Reads go on being recorded, and never cover it up.
    for number in 11..<20 {
      try log.write(number..<number + 1)
      #expect(text == newer)
      #expect(
        try log.fault()
          == fault(number < 13 ? .shortened : .rewritten, number < 13 ? Int64(number - 5) : 7))
    }
  }

  @Test func whatIsNoHeadIsSaidToBeNone() throws {
    for other in ["4", "4 00\n", "x \(try log.mark().head)\n", "4 \(try log.mark().head)", "{}"] {
      try put(other)
      #expect(code { _ = try log.check() } == .badData)
      try log.write(5..<6)
      #expect(text == other)
    }
    // A fault of the log itself comes first.
    try log.forge("DELETE FROM audit WHERE sequence = 2")
    #expect(try log.fault() == fault(.missing, 2))
  }

  @Test func aHeadThatCannotBeWrittenStopsNobody() throws {
    try FileManager.default.removeItem(atPath: log.headFile)
    try FileManager.default.createDirectory(
      atPath: log.headFile + ".tmp", withIntermediateDirectories: true)
    try log.write(5..<7)
    #expect(text == nil)
    #expect(try log.mark().sequence == 6)
  }

  /// A check beside writers never sees a head ahead of the log.
  @Test func checkingWhileOthersWrite() throws {
    let folder = log.folder
    let isDone = DispatchSemaphore(value: 0)
    for _ in 0..<2 {
      Thread.detachNewThread {
        for number in 0..<40 {
          try? folder.record(AuditFixture.record(number), at: WorkspaceFixture.day)
        }
        isDone.signal()
      }
    }
    for _ in 0..<40 { #expect(try log.fault() == nil) }
    for _ in 0..<2 { isDone.wait() }
    #expect(try log.mark().sequence == 84)
    #expect(try AuditHeadFile(workspace: folder.path).read() == log.mark())
  }
}
