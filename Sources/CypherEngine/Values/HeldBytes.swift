import PropertyGraph

/// Estimates how much memory values take that are kept, so that it can be charged to the
/// ``StatementMonitor``.
///
/// Lists, maps and paths that stand in many rows are one object in memory; a small table of
/// addresses sees to it that such are counted once, most of the time. Where it forgets, the
/// estimate is too high. It must not outlive what it counted, since addresses are used again.
///
/// *Complexity:* O(1) for simple values and for what was just counted, else O(values inside).
struct HeldBytes {
  private static let addressCount = 64
  private static let valueBytes = MemoryLayout<CypherValue>.stride
  /// Of an object with a header, such as an array's.
  private static let objectBytes = 32
  /// Texts up to this length stand in the value itself.
  private static let inlineTextBytes = 15
  /// From this length on a text is worth remembering.
  private static let sharedTextBytes = 256

  private var addresses: [UInt] = []

  /// Bytes beyond those of the value's own place.
  mutating func count(_ value: CypherValue) -> Int {
    switch value {
    case .null, .boolean, .integer, .float, .node, .relationship, .date: return 0
    case .string(let text): return count(text)
    case .list(let values):
      if values.isEmpty || isKnown(values.withUnsafeBufferPointer { Self.address($0.baseAddress) })
      {
        return 0
      }
      var bytes = Self.objectBytes + values.count * Self.valueBytes
      for value in values { bytes += count(value) }
      return bytes
    case .map(let map):
      if map.count == 0
        || isKnown(map.entries.withUnsafeBufferPointer { Self.address($0.baseAddress) })
      {
        return 0
      }
      var bytes = Self.objectBytes + map.count * (Self.valueBytes + MemoryLayout<ByteString>.stride)
      for (key, value) in map.entries { bytes += count(key) + count(value) }
      return bytes
    case .path(let path):
      if isKnown(path.nodes.withUnsafeBufferPointer { Self.address($0.baseAddress) }) { return 0 }
      return Self.objectBytes * 2 + path.nodes.count * MemoryLayout<UInt32>.stride
        + path.relationships.count * MemoryLayout<RelationshipValue>.stride
    case .temporal, .point: return 64
    case .bytes(let bytes): return Self.objectBytes + bytes.count
    }
  }

  private mutating func count(_ text: ByteString) -> Int {
    let utf8 = text.text.utf8
    let bytes = utf8.count
    if bytes <= Self.inlineTextBytes { return 0 }
    if bytes >= Self.sharedTextBytes,
      let address = utf8.withContiguousStorageIfAvailable({ Self.address($0.baseAddress) }),
      isKnown(address)
    {
      return 0
    }
    return Self.objectBytes + bytes
  }

  /// Bytes of the columns of a batch.
  mutating func count(_ batch: Batch) -> Int {
    batch.columns.reduce(0) { $0 + count($1, rows: batch.count) }
  }

  mutating func count(_ column: Column, rows: Int) -> Int {
    switch column {
    case .absent: return 0
    case .nodes: return rows * MemoryLayout<UInt32>.stride
    case .relationships: return rows * MemoryLayout<RelationshipValue>.stride
    case .constant(let value): return count(value)
    case .values(let values):
      var bytes = rows * Self.valueBytes
      for value in values { bytes += count(value) }
      return bytes
    }
  }

  private static func address<Element>(_ pointer: UnsafePointer<Element>?) -> UInt {
    UInt(bitPattern: pointer)
  }

  /// Whether an object was counted lately; notes it otherwise.
  private mutating func isKnown(_ address: UInt) -> Bool {
    if addresses.isEmpty { addresses = Array(repeating: 0, count: Self.addressCount) }
    let mixed = Int(truncatingIfNeeded: (address >> 4) &* 0x9E37_79B9 >> 8)
    let place = mixed & (Self.addressCount - 1)
    if addresses[place] == address { return true }
    addresses[place] = address
    return false
  }
}

/// Memory charged to a statement for values that somebody holds, and given back at once.
struct HeldCharge {
  private let monitor: StatementMonitor?
  private var held = HeldBytes()
  private var bytes = 0
  private var charged = 0

  /// So much may be held before the monitor hears of it.
  private static let grain = 1 << 18

  init(_ monitor: StatementMonitor?) { self.monitor = monitor }

  /// Charges a value and its place in a list.
  mutating func add(_ value: CypherValue) throws {
    bytes += MemoryLayout<CypherValue>.stride + held.count(value)
    if bytes - charged > Self.grain { try settle() }
  }

  mutating func add(_ batch: Batch) throws {
    bytes += held.count(batch)
    if bytes - charged > Self.grain { try settle() }
  }

  private mutating func settle() throws {
    let more = bytes - charged
    charged = bytes
    try monitor?.charge(more)
  }

  /// Gives everything back.
  mutating func release() {
    monitor?.release(charged)
    held = HeldBytes()
    (bytes, charged) = (0, 0)
  }
}
