/// Which notifications a client wants: Bolt 5.2 and later. What it leaves unsaid is decided by the
/// wider filter: the transaction's by the session's, the session's by all.
public struct NotificationFilter: Sendable, Equatable {
  /// `WARNING`, `INFORMATION`, or `OFF` for none.
  public var severityMin: String?
  public var disabledCategories: [String]?

  public init(severityMin: String? = nil, disabledCategories: [String]? = nil) {
    self.severityMin = severityMin
    self.disabledCategories = disabledCategories
  }

  init(_ extra: MetadataReader, version: BoltVersion) throws(BoltError) {
    guard version.hasNotificationFilters else { return }
    severityMin = try extra.string("notifications_minimum_severity")
    if let severityMin, !["OFF", "WARNING", "INFORMATION"].contains(severityMin) {
      throw BoltError(
        .invalidValue,
        "notifications_minimum_severity of \(extra.owner) must be OFF, WARNING or INFORMATION")
    }
    if extra.map["notifications_disabled_categories"] != nil {
      disabledCategories = try extra.strings("notifications_disabled_categories")
    }
  }

  /// This filter, with its gaps filled from a wider one.
  func within(_ wider: NotificationFilter) -> NotificationFilter {
    NotificationFilter(
      severityMin: severityMin ?? wider.severityMin,
      disabledCategories: disabledCategories ?? wider.disabledCategories)
  }

  func keeps(_ notification: BoltNotification) -> Bool {
    if severityMin == "OFF" { return false }
    if severityMin == "WARNING", notification.severity != .warning { return false }
    return !(disabledCategories ?? []).contains(notification.category)
  }
}
