/// What a reader may not see: labels, relationship types and properties, by name.
///
/// A scope is an argument of opening a snapshot and cannot be widened afterwards. A node that
/// carries a hidden label does not exist for that reader, and neither do its relationships.
public struct ReadScope: Hashable, Sendable {
  public var hiddenLabels: Set<String>
  public var hiddenTypes: Set<String>
  /// Property names, of nodes and relationships alike.
  public var hiddenProperties: Set<String>

  public init(
    hiddenLabels: Set<String> = [], hiddenTypes: Set<String> = [],
    hiddenProperties: Set<String> = []
  ) {
    self.hiddenLabels = hiddenLabels
    self.hiddenTypes = hiddenTypes
    self.hiddenProperties = hiddenProperties
  }

  /// Everything is visible.
  public static let all = ReadScope()
}
