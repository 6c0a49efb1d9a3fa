/// A dictionary cut into shards, so that changing a copy copies the shards it touches and not the
/// whole.
///
/// A commit copies the overlay it starts from; in one dictionary that would cost the size of the
/// overlay each time. *Complexity:* O(1) expected, and O(count / 256) the first time a shard is
/// changed after a copy was taken.
struct ShardedTable<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private var shards: [[Key: Value]] = []
  private(set) var count = 0

  private static var shardCount: Int { 256 }

  var isEmpty: Bool { count == 0 }

  subscript(_ key: Key) -> Value? {
    if shards.isEmpty { return nil }
    return shards[Self.shard(of: key)][key]
  }

  mutating func set(_ key: Key, _ value: Value) {
    if shards.isEmpty { shards = Array(repeating: [:], count: Self.shardCount) }
    if shards[Self.shard(of: key)].updateValue(value, forKey: key) == nil { count += 1 }
  }

  mutating func remove(_ key: Key) {
    if shards.isEmpty { return }
    if shards[Self.shard(of: key)].removeValue(forKey: key) != nil { count -= 1 }
  }

  /// Changes the value of a key in place, which is `initial` where there is none.
  mutating func update(
    _ key: Key, _ initial: @autoclosure () -> Value, _ body: (inout Value) -> Void
  ) {
    if shards.isEmpty { shards = Array(repeating: [:], count: Self.shardCount) }
    let shard = Self.shard(of: key)
    let before = shards[shard].count
    body(&shards[shard][key, default: initial()])
    count += shards[shard].count - before
  }

  /// All keys, in no order.
  var keys: [Key] { shards.flatMap(\.keys) }

  private static func shard(of key: Key) -> Int {
    Int(truncatingIfNeeded: key.hashValue) & (shardCount - 1)
  }
}
