/// A relationship with both its ends, as it crosses the wire outside a path.
public struct BoltRelationship: Sendable {
  /// One end of a relationship: the number and the reference of its node.
  public struct End: Sendable {
    public var identifier: Int64
    public var elementIdentifier: String

    public init(identifier: Int64, elementIdentifier: String) {
      self.identifier = identifier
      self.elementIdentifier = elementIdentifier
    }
  }

  public var identifier: Int64
  public var start: End
  public var end: End
  public var type: String
  public var properties: BoltMap
  /// The reference that outlives the snapshot; not sent before Bolt 5.0.
  public var elementIdentifier: String

  public init(
    identifier: Int64, start: End, end: End, type: String, properties: BoltMap,
    elementIdentifier: String
  ) {
    self.identifier = identifier
    self.start = start
    self.end = end
    self.type = type
    self.properties = properties
    self.elementIdentifier = elementIdentifier
  }
}

/// A relationship inside a path, whose ends are told by the path.
public struct BoltUnboundRelationship: Sendable {
  public var identifier: Int64
  public var type: String
  public var properties: BoltMap
  public var elementIdentifier: String

  public init(identifier: Int64, type: String, properties: BoltMap, elementIdentifier: String) {
    self.identifier = identifier
    self.type = type
    self.properties = properties
    self.elementIdentifier = elementIdentifier
  }

  /// The relationship without its ends.
  public init(_ relationship: BoltRelationship) {
    self.init(
      identifier: relationship.identifier, type: relationship.type,
      properties: relationship.properties, elementIdentifier: relationship.elementIdentifier)
  }
}
