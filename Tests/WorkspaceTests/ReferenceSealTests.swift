import Foundation
import Testing

@testable import Workspace

@Suite struct ReferenceSealTests {
  private let fixture: WorkspaceFixture

  init() throws { fixture = try WorkspaceFixture() }

  private func seal(_ name: String) throws -> ReferenceSeal {
    try WorkspaceFolder(path: "\(fixture.path)/\(name)", creates: true).referenceSeal()
  }

  /// Made outside with Python's hmac and base64, the secret being the bytes 0 to 31.
  @Test func isThatOfTheDescription() throws {
    let path = "\(fixture.path)/known"
    try Data(0..<32).write(to: URL(fileURLWithPath: path))
    chmod(path, 0o600)
    let seal = ReferenceSeal(try WorkspaceSecret.open(path: path, isInUse: true))
    #expect(seal.seal(space: "person", key: "37010219700203001X") == "~x2vlawomtvf7jrirtkeu6c2b")
  }

  @Test func isTheSameInOneWorkspaceAndAnotherInTheNext() throws {
    let one = try seal("one.gx").seal(space: "person", key: "37010219700203001X")
    #expect(try seal("one.gx").seal(space: "person", key: "37010219700203001X") == one)
    #expect(try seal("two.gx").seal(space: "person", key: "37010219700203001X") != one)
    // Records do not change it.
    try WorkspaceFolder(path: "\(fixture.path)/one.gx").record(
      AuditFixture.record(1), at: WorkspaceFixture.day)
    #expect(try seal("one.gx").seal(space: "person", key: "37010219700203001X") == one)
  }

  @Test func cannotBeMistakenForAKey() throws {
    let seal = try seal("one.gx")
    let keys = [
      "", "1", "37010219700203001X", "王五", "~", "a\0b", String(repeating: "9", count: 999),
    ]
    for key in keys {
      let sealed = seal.seal(space: "person", key: key)
      #expect(sealed.count == 25 && sealed.utf8.count == 25 && ReferenceSeal.isSealed(sealed))
      #expect(!sealed.contains(":") && !ReferenceSeal.isSealed(key))
      #expect(!ReferenceSeal.isSealed(String(sealed.dropLast())))
      #expect(!ReferenceSeal.isSealed(sealed + "a") && !ReferenceSeal.isSealed(sealed.uppercased()))
    }
  }

  /// Every pair of a few spaces and keys has a form of its own, and matches that one alone.
  @Test func noTwoKeysLookAlike() throws {
    let seal = try seal("one.gx")
    let texts = ["", "a", "ab", "b", "c", "é", "e\u{301}", "person", "persona", "1", "01", "1 "]
    let pairs = texts.flatMap { space in texts.map { (space, $0) } }
    let sealed = pairs.map { seal.seal(space: $0.0, key: $0.1) }
    #expect(Set(sealed).count == pairs.count)
    for (at, pair) in pairs.enumerated() {
      for (other, text) in sealed.enumerated() {
        #expect(seal.matches(text, space: pair.0, key: pair.1) == (at == other))
      }
      #expect(!seal.matches(pair.1, space: pair.0, key: pair.1))
      #expect(!seal.matches(String(sealed[at].dropLast()), space: pair.0, key: pair.1))
    }
  }
}
