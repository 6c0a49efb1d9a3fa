/// A value as a key of DISTINCT, grouping, UNION and hash joins: equal when the values are
/// equivalent.
public struct EquivalenceKey: Hashable, Sendable {
  public let value: CypherValue

  public init(_ value: CypherValue) { self.value = value }

  public static func == (a: EquivalenceKey, b: EquivalenceKey) -> Bool {
    a.value.isEquivalent(to: b.value)
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(value.equivalenceHash) }
}

/// Several values as one key; the hash is computed once.
public struct EquivalenceRow: Hashable, Sendable {
  public let values: [CypherValue]
  /// The same for equivalent rows; spread well enough to index a table of a power of two.
  public let hash: UInt64

  public init(_ values: [CypherValue]) {
    self.values = values
    var hash: UInt64 = UInt64(values.count)
    for value in values { hash = EquivalenceHash.mix(hash, value.equivalenceHash) }
    self.hash = hash
  }

  public static func == (a: EquivalenceRow, b: EquivalenceRow) -> Bool {
    guard a.hash == b.hash, a.values.count == b.values.count else { return false }
    for at in a.values.indices where !a.values[at].isEquivalent(to: b.values[at]) { return false }
    return true
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(hash) }
}
