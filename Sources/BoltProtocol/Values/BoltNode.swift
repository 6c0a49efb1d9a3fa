/// A node as it crosses the wire.
///
/// A driver merges the nodes of one result by `elementIdentifier`, so the properties of a node that
/// occurs twice in a result must be the same both times.
public struct BoltNode: Sendable {
  /// A number that is valid inside one snapshot.
  public var identifier: Int64
  public var labels: [String]
  public var properties: BoltMap
  /// The reference that outlives the snapshot, such as `person:123`; not sent before Bolt 5.0.
  public var elementIdentifier: String

  public init(
    identifier: Int64, labels: [String], properties: BoltMap, elementIdentifier: String
  ) {
    self.identifier = identifier
    self.labels = labels
    self.properties = properties
    self.elementIdentifier = elementIdentifier
  }
}
