/// What the versions of Bolt write differently inside a value.
public struct BoltDialect: Sendable, Equatable {
  /// Nodes and relationships carry their element identifiers: Bolt 5.0 and later.
  public var hasElementIdentifiers: Bool
  /// Date-times count their seconds in UTC: Bolt 5.0 and later, and 4.4 where the client asked.
  public var countsSecondsInUTC: Bool

  public init(hasElementIdentifiers: Bool, countsSecondsInUTC: Bool) {
    self.hasElementIdentifiers = hasElementIdentifiers
    self.countsSecondsInUTC = countsSecondsInUTC
  }

  public static let bolt5 = BoltDialect(hasElementIdentifiers: true, countsSecondsInUTC: true)
  public static let bolt4 = BoltDialect(hasElementIdentifiers: false, countsSecondsInUTC: false)
}
