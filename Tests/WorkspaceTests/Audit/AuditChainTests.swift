import Foundation
import Testing

@testable import Workspace

/// The bytes that are sealed.
@Suite struct AuditChainTests {
  private let fixture: WorkspaceFixture

  init() throws { fixture = try WorkspaceFixture() }

  /// The secret of the bytes 0 to 31.
  private func secret() throws -> WorkspaceSecret {
    let path = "\(fixture.path)/known"
    try Data(0..<32).write(to: URL(fileURLWithPath: path))
    chmod(path, 0o600)
    return try WorkspaceSecret.open(path: path, isInUse: true)
  }

  /// Made outside with Python's hmac and hashlib: HKDF of RFC 5869 without salt, then the HMAC.
  /// A change of these values breaks every log there is.
  @Test func macsAreThoseOfTheDescription() throws {
    let chain = AuditChain(try secret())
    let first = AuditRow(
      AuditRecord(who: "甲", action: "link", what: "a — b", count: 3), sequence: 1,
      at: "2024-05-06T07:08:09Z")
    let second = AuditRow(
      AuditRecord(
        who: "乙", caseID: "", reason: "核查", action: "scan", what: "KIN", count: 0,
        isUnmasked: true), sequence: 2, at: "2024-05-06T07:08:10Z")
    let one = chain.mac(of: first, after: AuditChain.start)
    let two = chain.mac(of: second, after: one)
    #expect(
      Hexadecimal.text(one) == "dd34771a6ceeaf0f23463ac432e57260563b6acf711a03ca211ab62543e12442")
    #expect(
      Hexadecimal.text(two) == "eb94e7c8ccc07fc16b7ec71ecf49999f2fe4dea3fb1af48f2f565cff095dfc6b")
    #expect(
      Hexadecimal.text(chain.check)
        == "f6a7e0ac5fb194d860165f1e7e0fc111043ba34904e2a58b83aabaa96d874b4e")
  }

  /// All rows over a small alphabet: no two encode alike.
  @Test func noTwoRowsEncodeAlike() {
    var seen: Set<Data> = []
    var count = 0
    let texts: [Data?] = [nil, Data(), Data([0]), Data([1]), Data([1, 0])]
    for at in texts {
      for who in texts {
        for caseID in texts {
          for what in texts {
            for number in [Int64(0), 1, -1, 256] {
              let row = AuditRow(
                sequence: 1, at: at, who: who, caseID: caseID, reason: nil, action: nil,
                what: what, count: number, unmasked: 0)
              seen.insert(row.encoding)
              count += 1
            }
          }
        }
      }
    }
    #expect(seen.count == count)
  }

  @Test func hexadecimalGoesBothWays() {
    let all = Data(0...255)
    #expect(Hexadecimal.bytes(Hexadecimal.text(all)) == all)
    #expect(Hexadecimal.bytes(Hexadecimal.text(all).uppercased()) == all)
    for text in ["0", "0g", "é0", "+1", "０１"] { #expect(Hexadecimal.bytes(text) == nil) }
    #expect(AuditMark(sequence: 1, head: "00") == nil)
    #expect(AuditMark(sequence: -1, head: String(repeating: "0", count: 64)) == nil)
    #expect(AuditMark(sequence: 1, head: String(repeating: "0", count: 64)) != nil)
  }
}
