/// Nodes in the order of a property's values: what may lie in a range, to be looked at again. Like
/// ``NodeHashTable`` it only ever grows.
///
/// *Memory:* 32 bytes an entry.
struct OrderedNodes: Sendable {
  private struct Entry {
    var key: OrderedKey
    var node: UInt32
  }

  private var sorted: [Entry]
  /// Later entries, gone over one by one until there are too many.
  private var later: [Entry] = []

  init(_ entries: [(key: OrderedKey, node: UInt32)] = []) {
    sorted = entries.map { Entry(key: $0.key, node: $0.node) }
    sorted.sort { $0.key < $1.key }
  }

  var byteCount: Int { (sorted.count + later.count) * MemoryLayout<Entry>.stride }

  mutating func add(_ key: OrderedKey, _ node: UInt32) {
    later.append(Entry(key: key, node: node))
    guard later.count > max(1024, sorted.count / 8) else { return }
    sorted += later
    sorted.sort { $0.key < $1.key }
    later = []
  }

  /// The nodes with keys in a range, ascending, each once.
  func nodes(_ range: ClosedRange<OrderedKey>) -> [UInt32] {
    var found: Set<UInt32> = []
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle].key < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    while low < sorted.count, sorted[low].key <= range.upperBound {
      found.insert(sorted[low].node)
      low += 1
    }
    for entry in later where range.contains(entry.key) { found.insert(entry.node) }
    return found.sorted()
  }
}
