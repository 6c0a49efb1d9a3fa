/// Writes fixed-width little-endian integers and length-prefixed texts, one after the other.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func put<T: FixedWidthInteger>(_ number: T) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Appends bytes as they are.
  mutating func put(bytes more: [UInt8]) { bytes.append(contentsOf: more) }

  mutating func put(_ value: Value) { ValueCoding.append(value, to: &bytes) }

  mutating func put(_ text: String) {
    put(UInt32(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  mutating func put<T>(_ items: [T], _ write: (inout ByteWriter, T) -> Void) {
    put(UInt32(items.count))
    for item in items { write(&self, item) }
  }
}

/// Reads what ``ByteWriter`` wrote; every read is bounds-checked and throws on a short buffer.
struct ByteReader {
  private let bytes: UnsafeRawBufferPointer
  private var at = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  var isAtEnd: Bool { at == bytes.count }

  mutating func integer<T: FixedWidthInteger>(_ type: T.Type) throws(GraphError) -> T {
    let size = MemoryLayout<T>.size
    guard bytes.count - at >= size else { throw GraphError(.corrupt, "the data ends too early") }
    defer { at += size }
    return T(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: T.self))
  }

  mutating func value() throws(GraphError) -> Value { try ValueCoding.decode(&self) }

  mutating func string() throws(GraphError) -> String {
    let count = Int(try integer(UInt32.self))
    guard bytes.count - at >= count else { throw GraphError(.corrupt, "the data ends too early") }
    defer { at += count }
    return String(decoding: bytes[at..<at + count], as: UTF8.self)
  }

  mutating func array<T>(
    _ read: (inout ByteReader) throws(GraphError) -> T
  ) throws(GraphError) -> [T] {
    let count = try integer(UInt32.self)
    guard count <= bytes.count - at else { throw GraphError(.corrupt, "a count beyond the data") }
    var items: [T] = []
    // The count may be a lie, and an item in memory is far larger than a byte.
    items.reserveCapacity(min(Int(count), 1024))
    for _ in 0..<count { items.append(try read(&self)) }
    return items
  }
}
