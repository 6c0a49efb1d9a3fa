/// CREATE: new nodes, then new relationships, in the order of the text.
public struct BoundCreate: Sendable {
  public enum Element: Sendable {
    case node(slot: Slot, labels: [String], properties: BoundExpression?)
    case relationship(slot: Slot, type: String, from: Slot, to: Slot, properties: BoundExpression?)
    /// A named path over slots: node, relationship, node …
    case path(slot: Slot, parts: [Slot])
  }

  public var elements: [Element]

  public init(elements: [Element]) { self.elements = elements }
}

/// MERGE: what fits, or else what is made.
public struct BoundMerge: Sendable {
  /// The pattern as something to match; never optional. An equation whose right side is null is an
  /// error (MergeReadOwnWrites) instead of a miss.
  public var match: BoundMatch
  /// The pattern as something to make, bound parts left out.
  public var create: BoundCreate
  public var onCreate: [BoundSetItem]
  public var onMatch: [BoundSetItem]

  public init(
    match: BoundMatch, create: BoundCreate, onCreate: [BoundSetItem], onMatch: [BoundSetItem]
  ) {
    self.match = match
    self.create = create
    self.onCreate = onCreate
    self.onMatch = onMatch
  }
}

/// One item of SET.
public enum BoundSetItem: Sendable {
  case property(target: BoundExpression, key: String, value: BoundExpression)
  case dynamicProperty(target: BoundExpression, key: BoundExpression, value: BoundExpression)
  /// All properties: those of a map, a node or a relationship.
  case replace(target: BoundExpression, value: BoundExpression)
  case merge(target: BoundExpression, value: BoundExpression)
  case labels(target: BoundExpression, [String])
}

/// One item of REMOVE.
public enum BoundRemoveItem: Sendable {
  case property(target: BoundExpression, key: String)
  case dynamicProperty(target: BoundExpression, key: BoundExpression)
  case labels(target: BoundExpression, [String])
}
