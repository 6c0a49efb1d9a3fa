import Crypto
import Foundation

/// A row of the audit as its bytes lie in the table, so that no two different rows look alike.
struct AuditRow {
  var sequence: Int64
  var at: Data?
  var who: Data?
  var caseID: Data?
  var reason: Data?
  var action: Data?
  var what: Data?
  var count: Int64
  var unmasked: Int64

  /// Every field, each with its length in front: 0 for one that is absent, else 1, the length in
  /// eight bytes (most significant first) and the bytes. No two rows have the same encoding.
  var encoding: Data {
    var data = Data()
    for number in [sequence, count, unmasked] {
      Self.append(withUnsafeBytes(of: number.bigEndian) { Data($0) }, to: &data)
    }
    for text in [at, who, caseID, reason, action, what] { Self.append(text, to: &data) }
    return data
  }

  private static func append(_ field: Data?, to data: inout Data) {
    guard let field else { return data.append(0) }
    data.append(1)
    withUnsafeBytes(of: UInt64(field.count).bigEndian) { data.append(contentsOf: $0) }
    data.append(field)
  }
}

extension AuditRow {
  /// A row that is about to be written.
  ///
  /// SQLite ends a text at its first 0, so each is shown as ␀: what is kept must be what was
  /// sealed.
  init(_ record: AuditRecord, sequence: Int64, at time: String) {
    func bytes(_ text: String) -> Data {
      Data(text.utf8.contains(0) ? text.replacing("\0", with: "␀").utf8 : text.utf8)
    }
    self.init(
      sequence: sequence, at: bytes(time), who: bytes(record.who),
      caseID: record.caseID.map(bytes), reason: record.reason.map(bytes),
      action: bytes(record.action), what: bytes(record.what), count: Int64(record.count),
      unmasked: record.isUnmasked ? 1 : 0)
  }
}

/// Ties each record of the audit to the one before.
///
/// ```text
///   mac(n) = HMAC-SHA256(key "audit", mac(n − 1) ‖ encoding of record n)       mac(0) = 32 zeros
/// ```
///
/// Whoever has not the secret can make no record's mac, so a record that was changed, put in,
/// taken out or moved shows from there on. What the macs cannot show is that the last records are
/// gone, or that somebody who has the secret wrote the log anew: for that a head is kept elsewhere,
/// see ``AuditMark``.
///
/// A workspace from before the chain has records without macs. The first record of its chain is
/// one of the chain's own (``sealAction``) that holds their number and the SHA-256 of their
/// encodings, so that they are as good as chained from then on; what happened to them before,
/// nobody can tell.
struct AuditChain: Sendable {
  static let start = Data(count: 32)
  static let sealAction = "chain"

  private let key: SymmetricKey
  /// Tells this secret from another, and nothing else.
  let check: Data

  init(_ secret: WorkspaceSecret) {
    key = secret.key(for: .audit)
    check = secret.key(for: .auditCheck).withUnsafeBytes { Data($0) }
  }

  /// The mac of a row that follows a mac.
  func mac(of row: AuditRow, after previous: Data) -> Data {
    Data(HMAC<SHA256>.authenticationCode(for: previous + row.encoding, using: key))
  }

  /// The record that takes older ones into the chain.
  static func seal(of older: OlderRecords) -> AuditRecord {
    AuditRecord(who: "guanxi", action: sealAction, what: older.text, count: older.count)
  }
}

/// The number and the digest of the records from before the chain.
struct OlderRecords {
  private(set) var count = 0
  private var hash = SHA256()

  mutating func add(_ row: AuditRow) {
    count += 1
    hash.update(data: row.encoding)
  }

  /// What the record says that takes them into the chain.
  var text: String { "\(count) older records, SHA-256 \(Hexadecimal.text(hash.finalize()))" }
}

/// Bytes as digits 0–9 and a–f, two a byte.
enum Hexadecimal {
  private static let digits = Array("0123456789abcdef".utf8)

  static func text(_ bytes: some Sequence<UInt8>) -> String {
    var text: [UInt8] = []
    for byte in bytes { text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }

  /// - Returns: nil where the text is anything else; capitals are read too.
  static func bytes(_ text: some StringProtocol) -> Data? {
    let values = text.utf8.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
    guard values.count == text.utf8.count, values.count % 2 == 0 else { return nil }
    return Data(
      stride(from: 0, to: values.count, by: 2).map { UInt8(values[$0] << 4 | values[$0 + 1]) })
  }
}
