import Foundation
import Testing

@testable import Workspace

/// Whatever is done to a log of ten records, the check names the first record it concerns.
@Suite struct AuditTamperingTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var id: String
    var statements: [String]
    var finds: AuditFault
    var testDescription: String { id }

    init(_ id: String, _ statements: String..., finds: AuditFault) {
      (self.id, self.statements, self.finds) = (id, statements, finds)
    }
  }

  static func change(_ value: String, of number: Int64 = 4, _ id: String? = nil) -> Case {
    Case(
      id ?? value, "UPDATE audit SET \(value) WHERE sequence = \(number)",
      finds: fault(.changed, number))
  }

  static let cases: [Case] = [
    change("at = '2020-01-01T00:00:00Z'"), change("at = at || ' '"), change("who = 'someone else'"),
    change("case_id = NULL"), change("case_id = NULL", of: 1, "an empty case becomes none"),
    change("case_id = ''", of: 3, "no case becomes an empty one"), change("reason = NULL"),
    change("reason = ''"), change("reason = 'x'", of: 5, "a reason where none was given"),
    change("action = 'scan'"), change("what = 'a'"), change("count = count + 1"),
    change("count = -1"), change("unmasked = 1"),
    change("mac = zeroblob(32)"), change("mac = NULL", "the mac taken away"),
    change("mac = (SELECT mac FROM audit WHERE sequence = 3)", "another's mac"),
    change("who = who || substr(what, 1, 1), what = substr(what, 2)", "a letter moved next door"),
    change("action = what, what = action", "two fields swapped"),
    change("who = CAST(who AS BLOB)", "a text of the same bytes, of another type"),
    change("count = count + 0.5"), change("who = who || char(0)", "something after the end"),
    change("who = CAST(X'FF' AS TEXT)", "a text that is not UTF-8"),
    change("what = 'x'", of: 1, "the first one changed"),
    change("what = 'x'", of: 10, "the last one changed"),
    Case("the first one gone", "DELETE FROM audit WHERE sequence = 1", finds: fault(.missing, 1)),
    Case("one gone", "DELETE FROM audit WHERE sequence = 5", finds: fault(.missing, 5)),
    Case(
      "one gone, the rest moved up", "DELETE FROM audit WHERE sequence = 5",
      "UPDATE audit SET sequence = sequence - 1 WHERE sequence > 5", finds: fault(.changed, 5)),
    Case(
      "the last one gone", "DELETE FROM audit WHERE sequence = 10", finds: fault(.shortened, 10)),
    Case("half gone", "DELETE FROM audit WHERE sequence > 5", finds: fault(.shortened, 6)),
    Case("all gone", "DELETE FROM audit", finds: fault(.shortened, 1)),
    Case(
      "two swapped, their macs too", "UPDATE audit SET sequence = -4 WHERE sequence = 4",
      "UPDATE audit SET sequence = 4 WHERE sequence = 5",
      "UPDATE audit SET sequence = 5 WHERE sequence = -4", finds: fault(.changed, 4)),
    Case(
      "two macs swapped",
      """
      UPDATE audit SET mac = (SELECT o.mac FROM audit o WHERE o.sequence = 9 - audit.sequence)
      WHERE sequence IN (4, 5)
      """, finds: fault(.changed, 4)),
    Case(
      "the last one renumbered", "UPDATE audit SET sequence = 12 WHERE sequence = 10",
      finds: fault(.missing, 10)),
    Case(
      "one put in, the rest moved down",
      "UPDATE audit SET sequence = -sequence WHERE sequence > 4",
      "UPDATE audit SET sequence = 1 - sequence WHERE sequence < 0",
      "INSERT INTO audit SELECT 5, at, who, case_id, reason, action, what, count, unmasked, mac "
        + "FROM audit WHERE sequence = 4", finds: fault(.changed, 5)),
    Case(
      "one put behind",
      "INSERT INTO audit SELECT 11, at, who, case_id, reason, action, what, count, unmasked, mac "
        + "FROM audit WHERE sequence = 10", finds: fault(.changed, 11)),
    Case(
      "one put in front",
      "INSERT INTO audit SELECT 0, at, who, case_id, reason, action, what, count, unmasked, mac "
        + "FROM audit WHERE sequence = 1", finds: fault(.unwritten, 0)),
    Case(
      "one without a mac put in front",
      "INSERT INTO audit SELECT -3, at, who, case_id, reason, action, what, count, unmasked, NULL "
        + "FROM audit WHERE sequence = 1", finds: fault(.unwritten, -3)),
    Case("the beginning gone", "DELETE FROM audit_chain", finds: fault(.beginning, 1)),
    Case(
      "the beginning and all macs gone", "DELETE FROM audit_chain", "UPDATE audit SET mac = NULL",
      finds: fault(.beginning, 10)),
    Case(
      "the beginning moved", "UPDATE audit_chain SET first = 3", finds: fault(.unwritten, 1)),
    Case(
      "the beginning moved, those before made old ones", "UPDATE audit_chain SET first = 3",
      "UPDATE audit SET mac = NULL WHERE sequence < 3", finds: fault(.changed, 3)),
  ]

  @Test(arguments: cases) func isFound(_ entry: Case) throws {
    let log = try AuditFixture(records: 10)
    #expect(try log.fault() == nil)
    for statement in entry.statements { try log.forge(statement) }
    #expect(try log.fault() == entry.finds)
    #expect(code { try log.folder.verifyAudit() } == .badData)
    // What comes after does not heal it, nor hide it.
    try log.write(11..<13)
    let later = try #require(try log.fault())
    #expect(later.sequence <= entry.finds.sequence || entry.finds.kind == .beginning)
  }

  /// What only a head kept elsewhere shows: the end is gone, and whoever took it thought of
  /// everything.
  @Test func aCoveredCutIsFoundByAKeptHead() throws {
    let log = try AuditFixture(records: 10)
    let kept = try log.mark()
    #expect(kept.sequence == 10)
    try log.forge("DELETE FROM audit WHERE sequence > 6")
    #expect(try log.fault() == fault(.shortened, 7))
    try log.cover(lastSequence: 6)
    #expect(try log.fault() == nil)
    #expect(try log.fault(against: kept) == fault(.shortened, 7))
    // The program itself goes on: its chain is whole, and is not the one the head tells of.
    try log.write(20..<23)
    #expect(try log.fault() == nil)
    #expect(try log.fault(against: kept) == fault(.shortened, 10))
    try log.write(30..<40)
    #expect(try log.fault() == nil)
    #expect(try log.fault(against: kept) == fault(.rewritten, 10))
  }

  @Test func aCutAndAFreshChainOfAnotherSecret() throws {
    let log = try AuditFixture(records: 10)
    let other = try AuditFixture(records: 12)
    try log.forge(
      "DELETE FROM audit WHERE sequence > 6",
      "ATTACH '\(other.folder.path)/guanxi.sqlite' AS other")
    try log.forge("INSERT INTO audit SELECT * FROM other.audit WHERE sequence > 6")
    #expect(try log.fault() == fault(.changed, 7))
  }

  @Test func aWholeLogThrownAwayIsFoundByAKeptHead() throws {
    let log = try AuditFixture(records: 3)
    let kept = try log.mark()
    try log.forge("DELETE FROM audit", "DELETE FROM audit_chain")
    #expect(try log.fault() == fault(.shortened, 1))
    try log.cover(lastSequence: 0)
    #expect(try log.fault() == nil)
    #expect(try log.fault(against: kept) == fault(.shortened, 1))
    try log.write(1..<4)
    // The same records at the same times, with the same secret, are the same log.
    #expect(try log.fault(against: kept) == nil)
  }

  @Test func everyEarlierHeadHoldsForever() throws {
    let log = try AuditFixture()
    var kept = [try log.mark()]
    #expect(kept[0].sequence == 0)
    for number in 1..<9 {
      try log.write(number..<number + 1)
      kept.append(try log.mark())
    }
    for mark in kept { #expect(try log.fault(against: mark) == nil) }
    let wrong = try #require(AuditMark(sequence: 4, head: kept[5].head))
    #expect(try log.fault(against: wrong) == fault(.rewritten, 4))
  }

  @Test func theTablesRefuseAccidents() throws {
    let log = try AuditFixture(records: 3)
    let before = try log.folder.auditEntries()
    for statement in [
      "UPDATE audit SET what = 'x'", "DELETE FROM audit", "DELETE FROM audit WHERE sequence = 3",
      "INSERT INTO audit (at, who, action, what, count, unmasked) VALUES ('', '', '', '', 0, 0)",
      "INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE sequence = 2",
      "INSERT INTO audit SELECT 0, at, who, case_id, reason, action, what, count, unmasked, mac "
        + "FROM audit WHERE sequence = 1",
      "UPDATE audit_chain SET first = 2", "DELETE FROM audit_chain",
      "INSERT OR REPLACE INTO audit_chain VALUES (1, 1, X'00')",
    ] {
      #expect(
        code { try log.folder.manifest.write { try $0.execute(sql: statement) } } == .system,
        "\(statement)")
    }
    #expect(try log.folder.auditEntries() == before)
    #expect(try log.fault() == nil)
  }
}
