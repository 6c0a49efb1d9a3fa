/// Values as bytes, for columns of mixed kinds: a tag, then the content, integers little-endian.
///
/// ```text
///   1 boolean: 1 byte      2 integer: 8 bytes     3 double: 8 bytes
///   4 string: length (4), UTF-8                   5 date: 4 bytes
///   6 list: count (4), then each value            7 wide date: days (8)
///   8 local time: nanoseconds (8)                 9 time: nanoseconds (8), offset (4)
///  10 local date-time: seconds (8), nanoseconds (4)
///  11 date-time: seconds (8), nanoseconds (4), offset (4)
///  12 date-time in a named zone: as 11, then length (4), UTF-8
///  13 duration: months (8), days (8), seconds (8), nanoseconds (4)
///  14 point in the plane: system (4), two doubles (8)
///  15 point in space: system (4), three doubles (8)
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
    case .wideDate(let day):
      bytes.append(7)
      put(day.days)
    case .localTime(let time):
      bytes.append(8)
      put(time.nanoseconds)
    case .time(let time):
      bytes.append(9)
      put(time.nanoseconds)
      put(time.offsetSeconds)
    case .localDateTime(let moment):
      bytes.append(10)
      put(moment.seconds)
      put(moment.nanoseconds)
    case .dateTime(let moment):
      bytes.append(moment.zone == nil ? 11 : 12)
      put(moment.seconds)
      put(moment.nanoseconds)
      put(moment.offsetSeconds)
      if let zone = moment.zone {
        put(UInt32(zone.utf8.count))
        bytes.append(contentsOf: zone.utf8)
      }
    case .duration(let duration):
      bytes.append(13)
      put(duration.months)
      put(duration.days)
      put(duration.seconds)
      put(duration.nanoseconds)
    case .point(let point):
      bytes.append(point.z == nil ? 14 : 15)
      put(point.srid)
      put(point.x.bitPattern)
      put(point.y.bitPattern)
      if let z = point.z { put(z.bitPattern) }
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
    let tag = try reader.integer(UInt8.self)
    switch tag {
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
    case 7...13:
      let (value, isValid) = try decodeTemporal(tag, &reader)
      guard isValid else { throw GraphError(.corrupt, "a date or time that cannot be") }
      return value
    case 14, 15:
      let srid = try reader.integer(Int32.self)
      let x = Double(bitPattern: try reader.integer(UInt64.self))
      let y = Double(bitPattern: try reader.integer(UInt64.self))
      let z = tag == 15 ? Double(bitPattern: try reader.integer(UInt64.self)) : nil
      return .point(Point(srid: srid, x: x, y: y, z: z))
    default: throw GraphError(.corrupt, "a value of an unknown kind")
    }
  }

  /// The value behind one of the tags 7 to 13, and whether its fields are in their ranges.
  private static func decodeTemporal(
    _ tag: UInt8, _ reader: inout ByteReader
  ) throws(GraphError) -> (Value, isValid: Bool) {
    let first = try reader.integer(Int64.self)
    switch tag {
    case 7:
      let day = LocalDate(days: first)
      return (.wideDate(day), day.isValid)
    case 8:
      let time = LocalTime(nanoseconds: first)
      return (.localTime(time), time.isValid)
    case 9:
      let time = ZonedTime(nanoseconds: first, offsetSeconds: try reader.integer(Int32.self))
      return (.time(time), time.isValid)
    case 10:
      let moment = LocalDateTime(seconds: first, nanoseconds: try reader.integer(Int32.self))
      return (.localDateTime(moment), moment.isValid)
    case 13:
      let days = try reader.integer(Int64.self)
      let seconds = try reader.integer(Int64.self)
      let duration = CalendarDuration(
        months: first, days: days, seconds: seconds, nanoseconds: try reader.integer(Int32.self))
      return (.duration(duration), duration.isValid)
    default:
      let nanoseconds = try reader.integer(Int32.self)
      let offset = try reader.integer(Int32.self)
      let moment = ZonedDateTime(
        seconds: first, nanoseconds: nanoseconds, offsetSeconds: offset,
        zone: tag == 12 ? try reader.string() : nil)
      return (.dateTime(moment), moment.isValid)
    }
  }
}
