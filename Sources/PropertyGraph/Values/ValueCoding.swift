/// Values as bytes, for columns of mixed kinds: a tag, then the content, integers little-endian.
///
/// ```text
///   1 boolean: 1 byte      2 integer: 8 bytes     3 double: 8 bytes
///   4 string: length (4), UTF-8                   5 date: 4 bytes
///   6 list: count (4), then each value
/// ```
enum ValueCoding {
  /// How deeply lists may nest; a deeper one reads as absent.
  static let depthMax = 64

  static func append(_ value: Value, to bytes: inout [UInt8]) {
    func put<T: FixedWidthInteger>(_ number: T) {
      withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }
    switch value {
    case .boolean(let flag):
      bytes.append(1)
      bytes.append(flag ? 1 : 0)
    case .integer(let number):
      bytes.append(2)
      put(number)
    case .double(let number):
      bytes.append(3)
      put(number.bitPattern)
    case .string(let text):
      bytes.append(4)
      put(UInt32(text.text.utf8.count))
      bytes.append(contentsOf: text.text.utf8)
    case .date(let date):
      bytes.append(5)
      put(date.days)
    case .list(let values):
      bytes.append(6)
      put(UInt32(values.count))
      for value in values { append(value, to: &bytes) }
    }
  }

  /// The value at the start of `bytes`, or nil where the bytes are not one.
  static func decode(_ bytes: UnsafeRawBufferPointer) -> Value? {
    var reader = ByteReader(bytes)
    return try? decode(&reader, depth: 0)
  }

  /// The value that comes next.
  static func decode(_ reader: inout ByteReader) throws(GraphError) -> Value {
    try decode(&reader, depth: 0)
  }

  private static func decode(_ reader: inout ByteReader, depth: Int) throws(GraphError) -> Value {
    guard depth < depthMax else { throw GraphError(.corrupt, "a list nested too deeply") }
    switch try reader.integer(UInt8.self) {
    case 1: return .boolean(try reader.integer(UInt8.self) != 0)
    case 2: return .integer(try reader.integer(Int64.self))
    case 3: return .double(Double(bitPattern: try reader.integer(UInt64.self)))
    case 4: return .text(try reader.string())
    case 5: return .date(CalendarDate(days: try reader.integer(Int32.self)))
    case 6:
      let count = try reader.integer(UInt32.self)
      var values: [Value] = []
      for _ in 0..<count { values.append(try decode(&reader, depth: depth + 1)) }
      return .list(values)
    default: throw GraphError(.corrupt, "a value of an unknown kind")
    }
  }
}
