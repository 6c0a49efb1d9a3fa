import Crypto
import Foundation
import Testing

@testable import Workspace

/// Random tampering with random logs: the walk finds what a plain comparison with the original
/// finds.
@Suite struct AuditWalkTests {
  private struct Kept: Equatable {
    var row: AuditRow
    var mac: Data?
    static func == (a: Kept, b: Kept) -> Bool {
      a.row.encoding == b.row.encoding && a.mac == b.mac
    }
  }

  private let chain: AuditChain

  init() throws {
    let fixture = try WorkspaceFixture()
    chain = AuditChain(try WorkspaceSecret.open(path: "\(fixture.path)/secret", isInUse: false))
  }

  private func log(_ count: Int, _ random: inout Seeded) -> [Kept] {
    var log: [Kept] = []
    func text() -> Data {
      Data(
        (0..<Int.random(in: 0...6, using: &random)).map { _ in .random(in: 0...255, using: &random)
        })
    }
    for number in 1...count {
      var row = AuditRow(
        AuditFixture.record(number), sequence: Int64(number), at: "2024-01-01T00:00:00Z")
      row.what = text()
      row.who = text()
      row.reason = Bool.random(using: &random) ? text() : nil
      log.append(Kept(row: row, mac: chain.mac(of: row, after: log.last?.mac ?? AuditChain.start)))
    }
    return log
  }

  private func walk(_ log: [Kept], lastEver: Int, marks: [AuditMark] = []) -> AuditFault? {
    var walk = AuditWalk(beginning: (1, chain), marks: marks)
    do throws(AuditFault) {
      for kept in log { try walk.take(kept.row, mac: kept.mac, isSound: true) }
      _ = try walk.end(lastEver: Int64(lastEver))
      return nil
    } catch { return error }
  }

  /// The first place where a log is not the original, by comparing them one by one.
  private func difference(_ log: [Kept], from original: [Kept]) -> AuditFault? {
    for (at, kept) in log.enumerated() {
      if at < original.count, kept == original[at] { continue }
      let expected = Int64(at + 1)
      if kept.row.sequence < 1 { return fault(.unwritten, kept.row.sequence) }
      return fault(kept.row.sequence == expected ? .changed : .missing, expected)
    }
    return log.count < original.count ? fault(.shortened, Int64(log.count + 1)) : nil
  }

  private func flip(_ data: inout Data?, _ random: inout Seeded) {
    guard let old = data, !old.isEmpty else {
      data = data == nil ? Data() : nil
      return
    }
    data![Int.random(in: 0..<old.count, using: &random)] ^=
      1 << UInt8.random(in: 0...7, using: &random)
  }

  private func tamper(_ log: inout [Kept], _ random: inout Seeded) {
    let at = Int.random(in: 0..<log.count, using: &random)
    let other = Int.random(in: 0..<log.count, using: &random)
    switch Int.random(in: 0...12, using: &random) {
    case 0: flip(&log[at].row.at, &random)
    case 1: flip(&log[at].row.who, &random)
    case 2: flip(&log[at].row.caseID, &random)
    case 3: flip(&log[at].row.reason, &random)
    case 4: flip(&log[at].row.action, &random)
    case 5: flip(&log[at].row.what, &random)
    case 6: flip(&log[at].mac, &random)
    case 7: log[at].row.count ^= 1 << Int64.random(in: 0...62, using: &random)
    case 8: log[at].row.unmasked ^= 1
    case 9: log.remove(at: at)
    case 11: log.removeSubrange(at...)
    case 10:
      // Swapped with their macs; each takes the other's number.
      (log[at], log[other]) = (log[other], log[at])
      (log[at].row.sequence, log[other].row.sequence) =
        (log[other].row.sequence, log[at].row.sequence)
    default:
      // Put in, the rest moved down.
      log.insert(log[other], at: at)
      for place in log.indices { log[place].row.sequence = Int64(place + 1) }
    }
  }

  @Test func findsWhatComparingFinds() {
    var random = Seeded(7)
    var kinds: [AuditFault.Kind: Int] = [:]
    for turn in 0..<2000 {
      let original = log(.random(in: 1...12, using: &random), &random)
      var forged = original
      for _ in 0..<Int.random(in: 0...3, using: &random) where !forged.isEmpty {
        tamper(&forged, &random)
      }
      let expected = difference(forged, from: original)
      let found = walk(forged, lastEver: original.count)
      #expect(found == expected, "turn \(turn)")
      if let found { kinds[found.kind, default: 0] += 1 }
    }
    for kind in [AuditFault.Kind.changed, .missing, .shortened] { #expect(kinds[kind] ?? 0 > 50) }
  }

  /// Every bit of every field of a record.
  @Test func everyBitCounts() {
    var random = Seeded(3)
    let original = log(3, &random)
    func expectFound(_ change: (inout Kept) -> Void) {
      var forged = original
      change(&forged[1])
      #expect(forged == original || walk(forged, lastEver: 3) == fault(.changed, 2))
    }
    for field in [
      \Kept.row.at, \Kept.row.who, \Kept.row.caseID, \Kept.row.reason, \Kept.row.action,
      \Kept.row.what, \Kept.mac,
    ] {
      for bit in 0..<(original[1][keyPath: field]?.count ?? 0) * 8 {
        expectFound { $0[keyPath: field]![bit / 8] ^= 1 << UInt8(bit % 8) }
      }
      expectFound { $0[keyPath: field] = $0[keyPath: field].map { $0 + [0] } ?? Data() }
      expectFound { $0[keyPath: field] = nil }
    }
    for bit in 0..<64 {
      expectFound { $0.row.count ^= 1 << Int64(bit) }
      expectFound { $0.row.unmasked ^= 1 << Int64(bit) }
    }
  }

  /// A mark at any record that is not the record's own is found there.
  @Test func marksAreMet() {
    var random = Seeded(5)
    let original = log(6, &random)
    for kept in original {
      let own = AuditMark(sequence: kept.row.sequence, mac: kept.mac!)
      #expect(walk(original, lastEver: 6, marks: [own]) == nil)
      let wrong = AuditMark(sequence: kept.row.sequence, mac: Data(count: 32))
      #expect(
        walk(original, lastEver: 6, marks: [own, wrong]) == fault(.rewritten, kept.row.sequence))
      let short = original.filter { $0.row.sequence < kept.row.sequence }
      #expect(
        walk(short, lastEver: 0, marks: [own]) == fault(.shortened, kept.row.sequence)
          || short.isEmpty)
    }
    #expect(walk([], lastEver: 0) == fault(.shortened, 1))
  }
}
