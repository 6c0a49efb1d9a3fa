/// Writes values as PackStream 1: each in the smallest form that holds it.
///
/// Writing fails only where a value is deeper than `depthMax` or longer than 32 bits can count, or
/// cannot be said in this dialect. Bytes written before the failure stay; the caller drops them.
public struct PackStreamEncoder: Sendable {
  public internal(set) var bytes: [UInt8] = []
  public var dialect: BoltDialect
  /// Lists, maps and structures inside each other; the encoder calls itself once for each.
  public var depthMax: Int
  private var depth = 0

  public init(dialect: BoltDialect = .bolt5, depthMax: Int = 1_000) {
    self.dialect = dialect
    self.depthMax = depthMax
  }

  public mutating func encode(_ value: BoltValue) throws(BoltError) {
    switch value {
    case .null: bytes.append(PackStreamMarker.null)
    case .boolean(let value):
      bytes.append(value ? PackStreamMarker.yes : PackStreamMarker.no)
    case .integer(let value): append(value)
    case .float(let value): append(value)
    case .string(let value): try append(value)
    case .bytes(let value):
      try appendSize(value.count, PackStreamMarker.bytes)
      bytes.append(contentsOf: value)
    case .list(let values): try append(values)
    case .map(let map): try append(map)
    default: try appendStructure(value)
    }
  }

  mutating func append(_ value: Int64) {
    if let small = Int8(exactly: value) {
      if small < -16 { bytes.append(PackStreamMarker.integer8) }
      bytes.append(UInt8(bitPattern: small))
    } else if let medium = Int16(exactly: value) {
      bytes.append(PackStreamMarker.integer16)
      appendBigEndian(medium)
    } else if let large = Int32(exactly: value) {
      bytes.append(PackStreamMarker.integer32)
      appendBigEndian(large)
    } else {
      bytes.append(PackStreamMarker.integer64)
      appendBigEndian(value)
    }
  }

  mutating func append(_ value: Double) {
    bytes.append(PackStreamMarker.float)
    appendBigEndian(value.bitPattern)
  }

  mutating func append(_ text: String) throws(BoltError) {
    try appendSize(text.utf8.count, PackStreamMarker.string)
    bytes.append(contentsOf: text.utf8)
  }

  mutating func append(_ values: [BoltValue]) throws(BoltError) {
    try descend()
    try appendSize(values.count, PackStreamMarker.list)
    for value in values { try encode(value) }
    depth -= 1
  }

  mutating func append(_ texts: [String]) throws(BoltError) {
    try appendSize(texts.count, PackStreamMarker.list)
    for text in texts { try append(text) }
  }

  mutating func append(_ map: BoltMap) throws(BoltError) {
    try descend()
    try appendSize(map.count, PackStreamMarker.map)
    for entry in map.entries {
      try append(entry.key)
      try encode(entry.value)
    }
    depth -= 1
  }

  /// The head of a structure with so many fields, which the caller then writes. No structure of
  /// Bolt has more than 15.
  mutating func beginStructure(_ tag: UInt8, fields: UInt8) {
    bytes.append(PackStreamMarker.structure | fields)
    bytes.append(tag)
  }

  private mutating func descend() throws(BoltError) {
    depth += 1
    if depth > depthMax {
      throw BoltError(.tooLarge, "a value is nested more than \(depthMax) deep")
    }
  }

  mutating func appendSize(_ size: Int, _ marker: PackStreamMarker.Sized) throws(BoltError) {
    if let tiny = marker.tiny, size < 16 {
      bytes.append(tiny | UInt8(size))
    } else if let size = UInt8(exactly: size) {
      bytes.append(marker.size8)
      bytes.append(size)
    } else if let size = UInt16(exactly: size) {
      bytes.append(marker.size16)
      appendBigEndian(size)
    } else if let size = Int32(exactly: size) {
      bytes.append(marker.size32)
      appendBigEndian(size)
    } else {
      throw BoltError(.tooLarge, "a value has more than \(Int32.max) bytes or entries")
    }
  }

  private mutating func appendBigEndian<Number: FixedWidthInteger>(_ value: Number) {
    withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0) }
  }
}
