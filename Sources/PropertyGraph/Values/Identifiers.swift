/// The dense position of a node inside one snapshot.
///
/// Valid inside that snapshot alone and never stored: what leaves the process is a reference such
/// as `person:123` (see ``GraphSnapshot/reference(of:)``).
public struct NodeIndex: Hashable, Comparable, Sendable {
  public let rawValue: UInt32

  @inlinable public init(_ rawValue: UInt32) { self.rawValue = rawValue }

  @inlinable public static func < (a: NodeIndex, b: NodeIndex) -> Bool { a.rawValue < b.rawValue }
}

/// The number of a label inside one segment or snapshot.
public struct LabelID: Hashable, Comparable, Sendable {
  public let rawValue: UInt16
  public init(_ rawValue: UInt16) { self.rawValue = rawValue }
  public static func < (a: LabelID, b: LabelID) -> Bool { a.rawValue < b.rawValue }
}

/// The number of a relationship type inside one segment or snapshot.
public struct TypeID: Hashable, Comparable, Sendable {
  public let rawValue: UInt16
  public init(_ rawValue: UInt16) { self.rawValue = rawValue }
  public static func < (a: TypeID, b: TypeID) -> Bool { a.rawValue < b.rawValue }
}

/// The number of a property name inside one segment or snapshot.
public struct PropertyID: Hashable, Comparable, Sendable {
  public let rawValue: UInt16
  public init(_ rawValue: UInt16) { self.rawValue = rawValue }
  public static func < (a: PropertyID, b: PropertyID) -> Bool { a.rawValue < b.rawValue }
}

/// The number of a key space inside one segment or snapshot.
public struct KeySpaceID: Hashable, Comparable, Sendable {
  public let rawValue: UInt16
  public init(_ rawValue: UInt16) { self.rawValue = rawValue }
  public static func < (a: KeySpaceID, b: KeySpaceID) -> Bool { a.rawValue < b.rawValue }
}

/// The place of a relationship inside one snapshot: its type and its forward position in that type.
///
/// Forward positions count relationships of the type ordered by source node, then target node, then
/// arrival.
public struct RelationshipIndex: Hashable, Comparable, Sendable {
  public let type: TypeID
  public let position: UInt32

  public init(type: TypeID, position: UInt32) {
    self.type = type
    self.position = position
  }

  /// Type and position in one number, as Cypher's `id(r)` shows it.
  public var packed: Int64 { Int64(type.rawValue) << 32 | Int64(position) }

  public static func < (a: RelationshipIndex, b: RelationshipIndex) -> Bool { a.packed < b.packed }
}
