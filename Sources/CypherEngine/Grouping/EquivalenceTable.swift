import PropertyGraph

/// Numbers rows by the values of some columns, equivalent rows alike, in order of first mention.
///
/// Up to two columns of nodes are one 64-bit number; anything else goes through
/// ``EquivalenceRow``.
struct EquivalenceTable {
  private let width: Int
  private var numbers = NumberTable()
  private var rows: [EquivalenceRow: Int32] = [:]
  /// Whether all keys so far were nodes; once not, those met are carried over.
  private var isPlain: Bool
  private(set) var count = 0
  private var held = HeldBytes()
  /// What the keys take beside their places.
  private var keyBytes = 0

  init(width: Int) {
    self.width = width
    isPlain = width == 1 || width == 2
  }

  /// Calls `body` with the number of each row.
  mutating func forEachNumber(
    _ columns: [Column], rows count: Int,
    _ body: (_ row: Int, _ number: Int, _ isNew: Bool) throws
      -> Void
  ) rethrows {
    if isPlain, let packed = Self.packed(columns, count) {
      for row in 0..<count {
        let (number, isNew) = numbers.number(packed[row])
        if isNew { self.count += 1 }
        try body(row, number, isNew)
      }
      return
    }
    if isPlain { carryOver() }
    for row in 0..<count {
      let values = columns.map { $0.value(row) }
      let key = EquivalenceRow(values)
      if let number = rows[key] {
        try body(row, Int(number), false)
      } else {
        rows[key] = Int32(truncatingIfNeeded: self.count)
        self.count += 1
        for value in values { keyBytes += held.count(value) }
        try body(row, self.count - 1, true)
      }
    }
  }

  private static func packed(_ columns: [Column], _ count: Int) -> [UInt64]? {
    var packed = [UInt64](repeating: 0, count: count)
    for column in columns {
      guard case .nodes(let nodes) = column else { return nil }
      for row in 0..<count { packed[row] = packed[row] << 32 | UInt64(nodes[row]) }
    }
    return packed
  }

  /// Takes the keys met so far into the general table.
  private mutating func carryOver() {
    isPlain = false
    func value(_ node: UInt32) -> CypherValue {
      node == Column.noNode ? .null : .node(NodeIndex(node))
    }
    for (number, key) in numbers.keys.enumerated() {
      let nodes =
        width == 2
        ? [UInt32(truncatingIfNeeded: key >> 32), UInt32(truncatingIfNeeded: key)]
        : [UInt32(truncatingIfNeeded: key)]
      rows[EquivalenceRow(nodes.map(value))] = Int32(truncatingIfNeeded: number)
    }
    numbers = NumberTable()
  }

  /// An estimate of the bytes it holds.
  var byteCount: Int { isPlain ? count * 24 : count * (80 + width * 24) + keyBytes }
}
