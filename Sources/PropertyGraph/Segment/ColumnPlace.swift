/// What the catalogue says of one column: kind, length, who has a value, how the values are coded
/// and where.
struct ColumnPlace: Hashable, Sendable {
  /// How values are coded.
  enum Coding: Hashable, Sendable {
    /// Whole numbers, days, truth values.
    case numbers(PackedIntegers.Place)
    /// Decimals as they are, eight bytes each.
    case doubles(SectionPlace)
    /// Decimals that are a whole number divided by a power of ten, exactly.
    case scaled(PackedIntegers.Place, power: UInt8)
    /// Texts one after the other, and where each ends.
    case heap(TextHeap)
    /// Texts of one length.
    case fixed(width: UInt32, bytes: SectionPlace)
    /// Texts that are whole numbers without sign or leading zero.
    case decimal(PackedIntegers.Place)
    /// Numbers of texts in a dictionary.
    case dictionary(codes: PackedIntegers.Place, entries: UInt32, TextHeap)
  }

  /// Texts one after the other: offsets (one more than texts, 4 or 8 bytes each) and bytes.
  struct TextHeap: Hashable, Sendable {
    var isWide: Bool
    var offsets: SectionPlace
    var bytes: SectionPlace
  }

  /// The largest power of ten by which decimals are scaled.
  static let powerMax: UInt8 = 6

  static let empty = ColumnPlace(
    kind: .integer, count: 0, presence: .none,
    coding: .numbers(PackedIntegers.Place(base: 0, width: 0, section: .none)))

  var kind: ValueKind
  var count: UInt32
  /// One bit an entry; none when every entry has a value.
  var presence: SectionPlace
  var coding: Coding

  func write(_ writer: inout ByteWriter) {
    writer.put(kind.rawValue)
    writer.put(count)
    presence.write(&writer)
    switch coding {
    case .numbers(let place):
      writer.put(UInt8(1))
      place.write(&writer)
    case .doubles(let place):
      writer.put(UInt8(2))
      place.write(&writer)
    case .scaled(let place, let power):
      writer.put(UInt8(3))
      place.write(&writer)
      writer.put(power)
    case .heap(let heap):
      writer.put(UInt8(4))
      Self.write(heap, &writer)
    case .fixed(let width, let bytes):
      writer.put(UInt8(5))
      writer.put(width)
      bytes.write(&writer)
    case .decimal(let place):
      writer.put(UInt8(6))
      place.write(&writer)
    case .dictionary(let codes, let entries, let heap):
      writer.put(UInt8(7))
      codes.write(&writer)
      writer.put(entries)
      Self.write(heap, &writer)
    }
  }

  static func read(_ reader: inout ByteReader) throws(GraphError) -> ColumnPlace {
    guard let kind = ValueKind(rawValue: try reader.integer(UInt8.self)) else {
      throw GraphError(.corrupt, "a column of an unknown kind")
    }
    let count = try reader.integer(UInt32.self)
    let presence = try SectionPlace.read(&reader)
    let coding: Coding
    switch try reader.integer(UInt8.self) {
    case 1: coding = .numbers(try PackedIntegers.Place.read(&reader))
    case 2: coding = .doubles(try SectionPlace.read(&reader))
    case 3:
      coding = .scaled(
        try PackedIntegers.Place.read(&reader), power: try reader.integer(UInt8.self))
    case 4: coding = .heap(try readHeap(&reader))
    case 5:
      coding = .fixed(
        width: try reader.integer(UInt32.self), bytes: try SectionPlace.read(&reader))
    case 6: coding = .decimal(try PackedIntegers.Place.read(&reader))
    case 7:
      coding = .dictionary(
        codes: try PackedIntegers.Place.read(&reader), entries: try reader.integer(UInt32.self),
        try readHeap(&reader))
    default: throw GraphError(.corrupt, "a column of an unknown coding")
    }
    let place = ColumnPlace(kind: kind, count: count, presence: presence, coding: coding)
    guard place.isSound else { throw GraphError(.corrupt, "a coding that does not fit its column") }
    return place
  }

  /// Whether the coding is one that columns of the kind may have.
  private var isSound: Bool {
    switch (kind, coding) {
    case (.boolean, .numbers), (.integer, .numbers), (.date, .numbers), (.double, .doubles): true
    case (.double, .scaled(_, let power)): power <= Self.powerMax
    case (.string, .heap), (.string, .fixed), (.string, .decimal), (.string, .dictionary): true
    case (.mixed, .heap): true
    default: false
    }
  }

  private static func write(_ heap: TextHeap, _ writer: inout ByteWriter) {
    writer.put(UInt8(heap.isWide ? 1 : 0))
    heap.offsets.write(&writer)
    heap.bytes.write(&writer)
  }

  private static func readHeap(_ reader: inout ByteReader) throws(GraphError) -> TextHeap {
    TextHeap(
      isWide: try reader.integer(UInt8.self) == 1, offsets: try SectionPlace.read(&reader),
      bytes: try SectionPlace.read(&reader))
  }
}
