import Foundation

/// Walks the rows of the audit from the oldest on and finds the first that is not in its place.
///
/// *Complexity* one HMAC a row; keeps one mac, not the rows.
struct AuditWalk {
  /// Where the chain begins and how it is sealed; nil before its first record.
  private let beginning: (first: Int64, chain: AuditChain)?
  /// What is kept elsewhere and not met yet.
  private var marks: [AuditMark]
  private var older = OlderRecords()
  private var oldest: Int64?
  private var last: AuditMark
  private var at: String?
  private var records = 0

  init(beginning: (first: Int64, chain: AuditChain)?, marks: [AuditMark]) {
    self.beginning = beginning
    self.marks = marks.filter { $0 != AuditMark(sequence: 0, mac: AuditChain.start) }
    last = AuditMark(sequence: beginning.map { $0.first &- 1 } ?? 0, mac: AuditChain.start)
  }

  /// - Parameter isSound: whether each value has its type.
  mutating func take(_ row: AuditRow, mac: Data?, isSound: Bool) throws(AuditFault) {
    records += 1
    oldest = oldest ?? row.sequence
    guard isSound else { throw AuditFault(kind: .changed, sequence: row.sequence) }
    guard let (first, chain) = beginning else {
      if mac != nil { throw AuditFault(kind: .beginning, sequence: row.sequence) }
      return
    }
    guard row.sequence >= first else {
      // Older ones have no mac; the chain's first record must know them.
      if mac != nil { throw AuditFault(kind: .unwritten, sequence: row.sequence) }
      older.add(row)
      return
    }
    let expected = last.sequence &+ 1
    guard row.sequence == expected else { throw AuditFault(kind: .missing, sequence: expected) }
    guard mac == chain.mac(of: row, after: last.mac) else {
      throw AuditFault(kind: .changed, sequence: row.sequence)
    }
    if row.sequence == first { try checkOlder(row) }
    last = AuditMark(sequence: row.sequence, mac: mac!)
    at = row.at.map { String(decoding: $0, as: UTF8.self) }
    if marks.contains(where: { $0.sequence == last.sequence && $0.mac != last.mac }) {
      throw AuditFault(kind: .rewritten, sequence: last.sequence)
    }
    marks.removeAll { $0 == last }
  }

  /// Compares the older records with what the chain's first record says of them.
  private func checkOlder(_ row: AuditRow) throws(AuditFault) {
    let isSeal = row.action == Data(AuditChain.sealAction.utf8)
    if isSeal {
      guard row.what == Data(older.text.utf8) else {
        throw AuditFault(kind: .older, sequence: row.sequence)
      }
    } else if older.count > 0 {
      throw AuditFault(kind: .unwritten, sequence: oldest!)
    }
  }

  /// - Parameter lastEver: the highest number that a record ever had.
  /// - Returns: the end of the chain, with all rows taken.
  func end(lastEver: Int64) throws(AuditFault) -> AuditHead {
    if beginning == nil, records > 0, let mark = marks.first {
      throw AuditFault(kind: .beginning, sequence: mark.sequence)
    }
    let isShort =
      beginning.map { last.sequence < max($0.first, lastEver) } ?? false
      || marks.contains { $0.sequence > last.sequence }
    guard !isShort else { throw AuditFault(kind: .shortened, sequence: last.sequence &+ 1) }
    if let mark = marks.first { throw AuditFault(kind: .rewritten, sequence: mark.sequence) }
    let none = AuditMark(sequence: 0, mac: AuditChain.start)
    return AuditHead(records: records, mark: beginning == nil ? none : last, at: at)
  }
}
