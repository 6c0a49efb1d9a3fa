import Crypto
import Foundation
import Synchronization
import Testing

@testable import Workspace

@Suite struct WorkspaceSecretTests {
  private let fixture: WorkspaceFixture
  private var path: String { "\(fixture.path)/secret" }

  init() throws { fixture = try WorkspaceFixture() }

  private func open(isInUse: Bool = false) throws -> WorkspaceSecret {
    try WorkspaceSecret.open(path: path, isInUse: isInUse)
  }

  private func message(_ work: () throws -> Void) -> String {
    do {
      try work()
      return "no error"
    } catch { return "\(error)" }
  }

  @Test func isMadeOnceForItsOwnerAlone() throws {
    let first = try open()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(bytes.count == 32)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
    #expect(mode as? Int == 0o600)
    #expect(try open().key(for: .audit) == first.key(for: .audit))
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
    #expect(try fixture.names("") == ["secret"])
  }

  @Test func everyPurposeHasItsOwnKeyAndNoneIsTheSecret() throws {
    let bytes = SymmetricKey(
      data: try {
        _ = try open(); return try Data(contentsOf: URL(fileURLWithPath: path))
      }())
    let keys = try WorkspaceSecret.Purpose.allCases.map { try open().key(for: $0) }
    for (at, key) in keys.enumerated() {
      #expect(key != bytes && key.bitCount == 256)
      for other in keys[(at + 1)...] { #expect(key != other) }
    }
  }

  @Test func oneThatIsMissingThoughInUseIsAnError() throws {
    let said = message { _ = try open(isInUse: true) }
    #expect(said.contains("secret is missing") && said.contains("GUANXI_SECRET_FILE"))
    #expect(try fixture.names("") == [])
    // Also of a workspace, which neither records nor checks, and makes no new one.
    let log = try AuditFixture(records: 2)
    try FileManager.default.removeItem(atPath: log.secretFile)
    let folder = try log.fixture.open()
    #expect(code { try folder.record(AuditFixture.record(3), at: WorkspaceFixture.day) } == .system)
    #expect(code { _ = try folder.checkAudit() } == .system)
    #expect(code { _ = try folder.referenceSeal() } == .system)
    #expect(!FileManager.default.fileExists(atPath: log.secretFile))
    #expect(try folder.auditRecords().count == 2)
  }

  @Test(arguments: [0, 1, 31, 33, 64]) func aWrongLengthIsAnError(_ count: Int) throws {
    try Data(count: count).write(to: URL(fileURLWithPath: path))
    chmod(path, 0o600)
    #expect(message { _ = try open() }.contains("not 32 bytes"))
  }

  @Test(arguments: [mode_t(0o640), 0o604, 0o644, 0o660, 0o666, 0o610, 0o601])
  func oneThatOthersMayReadIsAnError(_ mode: mode_t) throws {
    _ = try open()
    chmod(path, mode)
    #expect(message { _ = try open() }.contains("others may read"))
    chmod(path, 0o400)
    _ = try open()
  }

  @Test func aFolderIsNoSecret() throws {
    try fixture.write("secret", [:])
    #expect(message { _ = try open() }.contains("not a file"))
    #expect(
      code { _ = try WorkspaceSecret.open(path: "\(path)/none/secret", isInUse: false) } == .system)
  }

  /// A secret put in the place of another is noticed before anything is written with it.
  @Test func anotherSecretIsNoticed() throws {
    let log = try AuditFixture(records: 2)
    try FileManager.default.removeItem(atPath: log.secretFile)
    _ = try WorkspaceSecret.open(path: log.secretFile, isInUse: false)
    let folder = try log.fixture.open()
    for work in [
      { try folder.record(AuditFixture.record(3), at: WorkspaceFixture.day) },
      { _ = try folder.checkAudit() },
    ] {
      #expect(message(work).contains("not the one that the audit was begun with"))
    }
    #expect(try folder.auditRecords().count == 2)
  }

  /// Many who find none make one together.
  @Test func theFirstOneStands() throws {
    let path = path
    let checks = Mutex<Set<Data>>([])
    GroupCommitTests.threads(16) { _ in
      let secret = try! WorkspaceSecret.open(path: path, isInUse: false)
      checks.withLock { _ = $0.insert(AuditChain(secret).check) }
    }
    #expect(checks.withLock { $0.count } == 1)
    #expect(try fixture.names("") == ["secret"])
  }

  @Test func aFolderOfOnlyASecretBecomesAWorkspace() throws {
    let place = try fixture.write("w.gx", [:])
    _ = try WorkspaceSecret.open(path: "\(place)/secret", isInUse: false)
    let folder = try WorkspaceFolder(path: place, creates: true)
    try folder.record(AuditFixture.record(1), at: WorkspaceFixture.day)
    try folder.verifyAudit()
  }
}
