/// One read of personal data, as it is recorded before the answer is given.
public struct AuditRecord: Sendable, Hashable {
  public var who: String
  public var caseID: String?
  public var reason: String?
  /// What was done: `link`, `scan`, `draw`, `export`.
  public var action: String
  /// What was asked, as it was asked.
  public var what: String
  /// How many results were shown.
  public var count: Int
  public var isUnmasked: Bool

  public init(
    who: String, caseID: String? = nil, reason: String? = nil, action: String, what: String,
    count: Int, isUnmasked: Bool = false
  ) {
    self.who = who
    self.caseID = caseID
    self.reason = reason
    self.action = action
    self.what = what
    self.count = count
    self.isUnmasked = isUnmasked
  }
}

/// A record as it stands in the log.
public struct AuditEntry: Sendable, Hashable {
  /// Its number; each is one more than the last.
  public var sequence: Int64
  /// When it was recorded, in ISO 8601.
  public var at: String
  public var record: AuditRecord
  /// 64 hexadecimal digits; nil in records from before the chain.
  public var mac: String?
}
