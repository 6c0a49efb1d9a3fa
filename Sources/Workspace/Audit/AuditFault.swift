/// What is wrong with the audit, and at which record. Its text holds nothing of any record.
public struct AuditFault: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Kind: Sendable, Hashable, CaseIterable {
    /// A record, or its mac, is not as it was written; or another stands in its place.
    case changed
    /// A record between two others is gone, or the first one.
    case missing
    /// The last records are gone.
    case shortened
    /// A record stands where the log never had one.
    case unwritten
    /// The records from before the chain are not those that the chain began with.
    case older
    /// Records have macs, and what says where the chain begins is gone.
    case beginning
    /// The chain is whole, but a head kept elsewhere is not in it: whoever wrote the log anew has
    /// the secret.
    case rewritten
  }

  public var kind: Kind
  /// The first record it concerns.
  public var sequence: Int64

  public var description: String {
    switch kind {
    case .changed: "audit record \(sequence) is not as it was written"
    case .missing: "audit record \(sequence) is missing"
    case .shortened: "audit record \(sequence) and all after it are missing"
    case .unwritten: "audit record \(sequence) stands where none was written"
    case .older: "the records before audit record \(sequence) are not those the chain began with"
    case .beginning: "audit record \(sequence) is chained, but the chain's beginning is gone"
    case .rewritten:
      "audit record \(sequence) is not the one its kept head tells of; it or one before was "
        + "written anew"
    }
  }
}
