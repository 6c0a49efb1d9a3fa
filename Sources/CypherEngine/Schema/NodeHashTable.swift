/// Nodes by the hash of something about them: what may be there, to be looked at again.
///
/// Nodes are only ever added. A node whose value changed stays under the old hash too, so whoever
/// asks compares the values as they are; in return a table serves every state of the graph that it
/// was told of, older ones among them.
///
/// *Memory:* 8 bytes a node that was there at the start, about 40 for each that came later.
struct NodeHashTable: Sendable {
  /// Hash and node, ascending.
  private let base: [UInt64]
  /// Later nodes: those of one hash are a chain through `next`, the newest first.
  private var heads: [UInt32: Int32] = [:]
  private var nodes: [UInt32] = []
  private var next: [Int32] = []

  /// - Parameter entries: of ``entry(_:_:)``, in any order.
  init(_ entries: [UInt64] = []) {
    base = entries.sorted()
  }

  /// A node under a hash, of which the upper half is kept.
  static func entry(_ hash: UInt64, _ node: UInt32) -> UInt64 {
    hash & 0xFFFF_FFFF_0000_0000 | UInt64(node)
  }

  /// How many entries there are.
  var count: Int { base.count + nodes.count }

  var byteCount: Int { base.count * 8 + nodes.count * 40 }

  /// How many different hashes the nodes of the start have.
  var distinctCount: Int {
    var count = 0
    var last: UInt64?
    for entry in base where entry >> 32 != last {
      last = entry >> 32
      count += 1
    }
    return count
  }

  mutating func add(_ hash: UInt64, _ node: UInt32) {
    guard nodes.count < Int(Int32.max) else { return }
    let short = UInt32(hash >> 32)
    next.append(heads[short] ?? -1)
    heads[short] = Int32(nodes.count)
    nodes.append(node)
  }

  /// Calls `body` with every node under a hash, perhaps several times each and with others.
  func forEach(_ hash: UInt64, _ body: (UInt32) throws -> Void) rethrows {
    let first = hash & 0xFFFF_FFFF_0000_0000
    var (low, high) = (0, base.count)
    while low < high {
      let middle = (low + high) / 2
      if base[middle] < first { low = middle + 1 } else { high = middle }
    }
    while low < base.count, base[low] >> 32 == hash >> 32 {
      try body(UInt32(truncatingIfNeeded: base[low]))
      low += 1
    }
    var at = heads[UInt32(hash >> 32)] ?? -1
    while at >= 0 {
      try body(nodes[Int(at)])
      at = next[Int(at)]
    }
  }

  /// The nodes under a hash, ascending, each once.
  func nodes(_ hash: UInt64) -> [UInt32] {
    var found: [UInt32] = []
    forEach(hash) { found.append($0) }
    if found.count > 1 { found = Set(found).sorted() }
    return found
  }
}
