import CypherEngine

extension SeededGenerator {
  /// Whether something of this likelihood happens.
  mutating func chance(_ likelihood: Double) -> Bool {
    Double.random(in: 0..<1, using: &self) < likelihood
  }

  /// A number from 0 to `limit - 1`.
  mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }

  /// One of several, which must not be none.
  mutating func pick<Item>(_ items: [Item]) -> Item { items[below(items.count)] }
}
