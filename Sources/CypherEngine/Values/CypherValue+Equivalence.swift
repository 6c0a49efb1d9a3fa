import PropertyGraph

extension CypherValue {
  /// Whether two values count as one for DISTINCT, grouping and UNION: as `=`, but null is one
  /// value and NaN is one value, also inside lists and maps.
  public func isEquivalent(to other: CypherValue) -> Bool {
    switch (self, other) {
    case (.node(let a), .node(let b)): return a == b
    case (.integer(let a), .integer(let b)): return a == b
    case (.string(let a), .string(let b)): return a == b
    case (.null, .null): return true
    case (.float(let a), .float(let b)): return a == b || a.isNaN && b.isNaN
    case (.list(let a), .list(let b)):
      guard a.count == b.count else { return false }
      for at in a.indices where !a[at].isEquivalent(to: b[at]) { return false }
      return true
    case (.map(let a), .map(let b)):
      guard a.count == b.count else { return false }
      return zip(a.sorted, b.sorted).allSatisfy {
        $0.key == $1.key && $0.value.isEquivalent(to: $1.value)
      }
    case (.point, .point): return order(other) == 0
    default: return equals(other) ?? false
    }
  }

  /// The same number for equivalent values.
  ///
  /// The same in every run: never iterate in the order it gives.
  public var equivalenceHash: UInt64 {
    switch self {
    case .null: EquivalenceHash.of(1, kind: 1)
    case .boolean(let flag): EquivalenceHash.of(flag ? 1 : 0, kind: 2)
    case .integer(let number): EquivalenceHash.of(number)
    case .float(let number): EquivalenceHash.of(number)
    case .string(let text): EquivalenceHash.of(text)
    case .node(let node): EquivalenceHash.of(UInt64(node.rawValue), kind: 4)
    case .relationship(let found): EquivalenceHash.of(found.packed, kind: 5)
    case .date(let date): EquivalenceHash.of(UInt64(bitPattern: date.days), kind: 6)
    case .list(let values):
      values.reduce(EquivalenceHash.of(UInt64(values.count), kind: 7)) {
        EquivalenceHash.mix($0, $1.equivalenceHash)
      }
    case .map(let map):
      // A sum, since the order of entries says nothing.
      map.entries.reduce(EquivalenceHash.of(UInt64(map.count), kind: 8)) {
        $0 &+ EquivalenceHash.mix(EquivalenceHash.of($1.key), $1.value.equivalenceHash)
      }
    case .path(let path): EquivalenceHash.of(path)
    case .temporal(let value): EquivalenceHash.of(value)
    case .point(let point):
      [point.x, point.y, point.z ?? 0].reduce(UInt64(bitPattern: Int64(point.srid))) {
        EquivalenceHash.mix($0, EquivalenceHash.of($1))
      }
    case .bytes(let bytes): bytes.withUnsafeBytes { EquivalenceHash.of($0) }
    }
  }
}
