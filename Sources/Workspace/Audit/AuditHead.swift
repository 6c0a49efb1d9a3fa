import Foundation

/// A place in the audit's chain: what is kept elsewhere to find a log that was shortened or
/// written anew.
///
/// Whoever checks a log against a mark knows that all records up to it are as they were when the
/// mark was taken, even where somebody who has the secret wrote the log.
public struct AuditMark: Sendable, Hashable {
  public var sequence: Int64
  var mac: Data

  /// The mac in hexadecimal.
  public var head: String { Hexadecimal.text(mac) }

  init(sequence: Int64, mac: Data) {
    self.sequence = sequence
    self.mac = mac
  }

  /// - Parameter head: 64 hexadecimal digits; anything else gives nil.
  public init?(sequence: Int64, head: String) {
    guard sequence >= 0, let mac = Hexadecimal.bytes(head), mac.count == 32 else { return nil }
    self.init(sequence: sequence, mac: mac)
  }
}

/// The end of the audit's chain.
public struct AuditHead: Sendable, Hashable {
  /// How many records the log has, those from before the chain among them.
  public var records: Int
  /// The last record's number and mac; 0 and zeros before the chain's first record.
  public var mark: AuditMark
  /// When the last record was written.
  public var at: String?
}
