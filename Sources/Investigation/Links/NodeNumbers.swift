import Glibc
import PropertyGraph

/// Small numbers for the nodes that a search meets, in order of first sight, and back.
///
/// Open addressing: a power of two of slots, at most half of them taken, each one more than a
/// number.
struct NodeNumbers: ~Copyable {
  private(set) var nodes = FlatList<UInt32>()
  private var slots: UnsafeMutablePointer<UInt32>
  private var shift: UInt32

  init() {
    shift = 32 - 10
    slots = Self.zeroed(1 << 10)
  }

  deinit {
    var nodes = nodes
    nodes.deallocate()
    free(slots)
  }

  private static func zeroed(_ count: Int) -> UnsafeMutablePointer<UInt32> {
    guard let memory = calloc(count, 4) else { fatalError("out of memory") }
    return memory.assumingMemoryBound(to: UInt32.self)
  }

  var count: Int { nodes.count }

  @inline(__always) subscript(_ number: Int) -> UInt32 { nodes[number] }

  @inline(__always) private func slot(_ node: UInt32) -> Int {
    let mask = 1 << (32 - Int(shift)) - 1
    var at = Int((node &* 0x9E37_79B1) >> shift)
    while slots[at] != 0, nodes[Int(slots[at]) - 1] != node { at = (at + 1) & mask }
    return at
  }

  /// The number of a node, if it was met.
  func find(_ node: UInt32) -> Int? {
    let number = slots[slot(node)]
    return number == 0 ? nil : Int(number) - 1
  }

  /// The number of a node, a new one where it was not met before.
  @inline(__always) mutating func number(_ node: UInt32) -> Int {
    let at = slot(node)
    if slots[at] != 0 { return Int(slots[at]) - 1 }
    nodes.append(node)
    slots[at] = UInt32(nodes.count)
    if nodes.count > 1 << (31 - Int(shift)) { grow() }
    return nodes.count - 1
  }

  private mutating func grow() {
    free(slots)
    shift -= 1
    slots = Self.zeroed(1 << (32 - Int(shift)))
    for number in nodes.indices { slots[slot(nodes[number])] = UInt32(number) + 1 }
  }
}
