import PropertyGraph

/// Who asks, why, and what may be shown and done: everything about a reader that a query depends
/// on.
public struct QueryReader: Hashable, Sendable {
  /// As the audit names the reader.
  public var who: String
  public var caseID: String?
  public var reason: String?
  /// Whether resident ids, phones and addresses leave as they are. The door checks that the reader
  /// may ask for it.
  public var isUnmasked: Bool
  public var mayWrite: Bool
  /// What does not exist for this reader. Whoever does not see everything cannot write.
  public var scope: ReadScope

  public init(
    who: String, caseID: String? = nil, reason: String? = nil, isUnmasked: Bool = false,
    mayWrite: Bool = false, scope: ReadScope = .all
  ) {
    self.who = who
    self.caseID = caseID
    self.reason = reason
    self.isUnmasked = isUnmasked
    self.mayWrite = mayWrite
    self.scope = scope
  }
}
