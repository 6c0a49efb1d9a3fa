import PropertyGraph

/// What an expression gives.
///
/// It has no `==`: Cypher knows four relations on values, which differ where null, NaN and numbers
/// of both kinds are concerned. See ``CypherValue/equals(_:)`` (ternary),
/// ``CypherValue/compare(_:)`` (ternary, ordered types alone), ``CypherValue/order(_:)`` (total, as
/// ORDER BY has it) and ``EquivalenceKey`` (DISTINCT, grouping, UNION).
///
/// Nodes and relationships are dense indices, valid inside one snapshot; whoever hands a result out
/// describes them first.
public enum CypherValue: Sendable {
  case null
  case boolean(Bool)
  case integer(Int64)
  case float(Double)
  case string(ByteString)
  case list([CypherValue])
  case map(CypherMap)
  case node(NodeIndex)
  case relationship(RelationshipValue)
  case path(PathValue)
  case date(LocalDate)
  /// Every temporal value but a date.
  indirect case temporal(TemporalValue)
  indirect case point(Point)
  case bytes([UInt8])

  /// A text.
  public static func text(_ text: String) -> CypherValue { .string(ByteString(text)) }

  public var isNull: Bool { if case .null = self { true } else { false } }
}

/// A relationship with its ends: 16 bytes, copied without counting references.
public struct RelationshipValue: Hashable, Sendable {
  public let from: UInt32
  public let to: UInt32
  public let position: UInt32
  public let type: UInt16

  @inlinable
  public init(from: UInt32, to: UInt32, position: UInt32, type: UInt16) {
    self.from = from
    self.to = to
    self.position = position
    self.type = type
  }

  public init(_ relationship: Relationship) {
    self.init(
      from: relationship.from.rawValue, to: relationship.to.rawValue,
      position: relationship.index.position, type: relationship.index.type.rawValue)
  }

  /// The place in its snapshot, without the ends.
  public var index: RelationshipIndex {
    RelationshipIndex(type: TypeID(type), position: position)
  }

  /// Type and position in one number: the same relationship, the same number.
  @inlinable public var packed: UInt64 { UInt64(type) << 32 | UInt64(position) }

  /// The end that is not `node`; the node itself for a loop.
  @inlinable public func other(than node: UInt32) -> UInt32 { node == from ? to : from }
}

/// A path: nodes and the relationships between them, in walking order.
public struct PathValue: Sendable {
  /// One more than relationships.
  public let nodes: [UInt32]
  public let relationships: [RelationshipValue]

  public init(nodes: [UInt32], relationships: [RelationshipValue]) {
    precondition(nodes.count == relationships.count + 1, "a path has one node more than ties")
    self.nodes = nodes
    self.relationships = relationships
  }
}

/// A map: entries in the order of first mention, keys by their bytes.
public struct CypherMap: Sendable {
  public private(set) var entries: [(key: ByteString, value: CypherValue)]

  public init() { entries = [] }

  /// - Parameter entries: where a key comes twice the last value stands.
  /// - Complexity: O(entries).
  public init(_ entries: [(key: ByteString, value: CypherValue)]) {
    self.entries = []
    self.entries.reserveCapacity(entries.count)
    guard entries.count > Self.scannedCountMax else {
      for (key, value) in entries { self[key] = value }
      return
    }
    var places: [ByteString: Int] = [:]
    for (key, value) in entries {
      let place = places[key] ?? self.entries.count
      if place < self.entries.count {
        self.entries[place].value = value
      } else {
        places[key] = place
        self.entries.append((key, value))
      }
    }
  }

  /// With how many entries looking at each of them costs no more than a table.
  private static let scannedCountMax = 16

  public var count: Int { entries.count }
  public var keys: [ByteString] { entries.map(\.key) }

  /// *Complexity:* O(entries): maps in queries are small.
  public subscript(_ key: ByteString) -> CypherValue? {
    get { entries.first { $0.key == key }?.value }
    set {
      if let at = entries.firstIndex(where: { $0.key == key }) {
        if let newValue { entries[at].value = newValue } else { entries.remove(at: at) }
      } else if let newValue {
        entries.append((key, newValue))
      }
    }
  }

  public subscript(_ key: String) -> CypherValue? { self[ByteString(key)] }

  /// Entries by key, in order of bytes.
  public var sorted: [(key: ByteString, value: CypherValue)] {
    entries.sorted { $0.key < $1.key }
  }
}
