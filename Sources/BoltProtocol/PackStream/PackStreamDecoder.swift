/// Reads the values of one whole message, and refuses what could not have been meant.
///
/// Refused are: bytes that end inside a value, sizes beyond the message, text that is not UTF-8, a
/// map that names a key twice, unknown markers and structures, and whatever exceeds the limits.
/// Nothing is allocated on the word of a size alone: an entry takes at least a byte of the message.
/// The decoder calls itself once for each level, at most `depthMax` times.
struct PackStreamDecoder {
  private let bytes: [UInt8]
  private(set) var position = 0
  let dialect: BoltDialect
  let limits: PackStreamLimits
  private var valuesLeft: Int
  private var depth = 0

  init(_ bytes: [UInt8], dialect: BoltDialect = .bolt5, limits: PackStreamLimits = .init()) {
    self.bytes = bytes
    self.dialect = dialect
    self.limits = limits
    valuesLeft = limits.valuesMax
  }

  var isAtEnd: Bool { position == bytes.count }
  private var left: Int { bytes.count - position }

  mutating func decodeValue() throws(BoltError) -> BoltValue {
    valuesLeft -= 1
    if valuesLeft < 0 {
      throw BoltError(.tooLarge, "a message holds more than \(limits.valuesMax) values")
    }
    let marker = try byte()
    switch marker {
    case 0x00...0x7F, 0xF0...0xFF: return .integer(Int64(Int8(bitPattern: marker)))
    case 0x80...0x8F: return .string(try text(Int(marker & 0x0F)))
    case 0x90...0x9F: return .list(try list(Int(marker & 0x0F)))
    case 0xA0...0xAF: return .map(try map(Int(marker & 0x0F)))
    case 0xB0...0xBF: return try structure(fields: Int(marker & 0x0F))
    case PackStreamMarker.null: return .null
    case PackStreamMarker.float: return .float(Double(bitPattern: try number(UInt64.self)))
    case PackStreamMarker.no: return .boolean(false)
    case PackStreamMarker.yes: return .boolean(true)
    case PackStreamMarker.integer8: return .integer(Int64(try number(Int8.self)))
    case PackStreamMarker.integer16: return .integer(Int64(try number(Int16.self)))
    case PackStreamMarker.integer32: return .integer(Int64(try number(Int32.self)))
    case PackStreamMarker.integer64: return .integer(try number(Int64.self))
    case 0xCC...0xCE: return .bytes(Array(try take(try size(marker, 0xCC))))
    case 0xD0...0xD2: return .string(try text(try size(marker, 0xD0)))
    case 0xD4...0xD6: return .list(try list(try size(marker, 0xD4)))
    case 0xD8...0xDA: return .map(try map(try size(marker, 0xD8)))
    default:
      throw BoltError(.malformed, "byte \(position - 1) is no marker of PackStream")
    }
  }

  /// The head of the structure that a message is.
  mutating func decodeMessageHead() throws(BoltError) -> (tag: UInt8, fields: Int) {
    let marker = try byte()
    guard marker & 0xF0 == PackStreamMarker.structure else {
      throw BoltError(.malformed, "a message must be a structure")
    }
    return (try byte(), Int(marker & 0x0F))
  }

  private mutating func list(_ count: Int) throws(BoltError) -> [BoltValue] {
    try expect(count, bytesEach: 1)
    try descend()
    var values: [BoltValue] = []
    values.reserveCapacity(Swift.min(count, 4_096))
    for _ in 0..<count { values.append(try decodeValue()) }
    depth -= 1
    return values
  }

  private mutating func map(_ count: Int) throws(BoltError) -> BoltMap {
    try expect(count, bytesEach: 2)
    try descend()
    var entries: [BoltMap.Entry] = []
    entries.reserveCapacity(Swift.min(count, 4_096))
    for _ in 0..<count {
      guard case .string(let key) = try decodeValue() else {
        throw BoltError(.malformed, "the key of a map must be a string")
      }
      entries.append(.init(key: key, value: try decodeValue()))
    }
    if hasRepeatedKey(entries) {
      throw BoltError(.malformed, "a map names a key twice")
    }
    depth -= 1
    return BoltMap(entries: entries)
  }

  private func hasRepeatedKey(_ entries: [BoltMap.Entry]) -> Bool {
    if entries.count <= 8 {
      for (at, entry) in entries.enumerated() {
        for other in entries[..<at] where entry.key.hasSameBytes(as: other.key) { return true }
      }
      return false
    }
    return Set(entries.map { Array($0.key.utf8) }).count < entries.count
  }

  private mutating func structure(fields count: Int) throws(BoltError) -> BoltValue {
    let tag = try byte()
    guard let kind = StructureTag(rawValue: tag) else {
      throw BoltError(.malformed, "a structure has a tag that Bolt does not know")
    }
    try descend()
    var fields: [BoltValue] = []
    for _ in 0..<count { fields.append(try decodeValue()) }
    depth -= 1
    return try StructureReader(
      kind: kind, fields: FieldReader(owner: "a \(kind.name)", fields: fields), dialect: dialect,
      takesGraphValues: limits.takesGraphValues
    ).value()
  }

  private mutating func text(_ count: Int) throws(BoltError) -> String {
    guard let text = String(validating: try take(count), as: UTF8.self) else {
      throw BoltError(.malformed, "a string is not UTF-8")
    }
    return text
  }

  /// The size after a marker; `base` is the marker of its kind whose size has eight bits.
  private mutating func size(_ marker: UInt8, _ base: UInt8) throws(BoltError) -> Int {
    switch marker - base {
    case 0: Int(try number(UInt8.self))
    case 1: Int(try number(UInt16.self))
    default: Int(try number(UInt32.self))
    }
  }

  private func expect(_ count: Int, bytesEach: Int) throws(BoltError) {
    if count > left / bytesEach {
      throw BoltError(.malformed, "a size at byte \(position) goes beyond the message")
    }
  }

  private mutating func descend() throws(BoltError) {
    depth += 1
    if depth > limits.depthMax {
      throw BoltError(.tooLarge, "a value is nested more than \(limits.depthMax) deep")
    }
  }

  private mutating func byte() throws(BoltError) -> UInt8 {
    guard position < bytes.count else { throw Self.endsEarly }
    defer { position += 1 }
    return bytes[position]
  }

  private mutating func take(_ count: Int) throws(BoltError) -> ArraySlice<UInt8> {
    guard count <= left else { throw Self.endsEarly }
    defer { position += count }
    return bytes[position..<position + count]
  }

  private mutating func number<Number: FixedWidthInteger>(
    _ type: Number.Type
  ) throws(BoltError) -> Number {
    let taken = try take(Number.bitWidth / 8)
    return taken.withUnsafeBytes { Number(bigEndian: $0.loadUnaligned(as: Number.self)) }
  }

  private static let endsEarly = BoltError(.malformed, "a message ends inside a value")
}
