/// What the end of a result says about the statement.
public struct BoltSummary: Sendable {
  /// What a statement does. A driver refuses any other letter.
  public enum StatementType: String, Sendable {
    case read = "r"
    case readWrite = "rw"
    case write = "w"
    case schema = "s"
  }

  public var type: StatementType
  public var database: String
  public var counters = BoltCounters()
  /// The plan, for EXPLAIN; with figures, for PROFILE.
  public var plan: BoltPlan?
  public var notifications: [BoltNotification] = []
  /// Names the state after an auto-commit statement.
  public var bookmark: String?
  /// Milliseconds it took until the last row.
  public var millisToLast: Int64 = 0

  public init(type: StatementType, database: String) {
    self.type = type
    self.database = database
  }

  func metadata(_ filter: NotificationFilter, inTransaction: Bool) -> BoltMap {
    var metadata: BoltMap = [
      "type": .string(type.rawValue), "t_last": .integer(millisToLast), "db": .string(database),
    ]
    if !inTransaction, let bookmark { metadata["bookmark"] = .string(bookmark) }
    if !counters.isEmpty { metadata["stats"] = .map(counters.metadata) }
    if let plan { metadata[plan.figures == nil ? "plan" : "profile"] = .map(plan.metadata) }
    let kept = notifications.filter(filter.keeps)
    if !kept.isEmpty { metadata["notifications"] = .list(kept.map { .map($0.metadata) }) }
    return metadata
  }
}
