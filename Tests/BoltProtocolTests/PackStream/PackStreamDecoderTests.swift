import Testing

@testable import BoltProtocol

@Suite struct PackStreamDecoderTests {
  static func decode(
    _ bytes: [UInt8], limits: PackStreamLimits = .init(takesGraphValues: true)
  ) throws -> BoltValue {
    var decoder = PackStreamDecoder(bytes, limits: limits)
    return try decoder.decodeValue()
  }

  /// Whatever is written is read again, for values of every kind.
  @Test(arguments: 0..<300 as Range<UInt64>) func writtenIsRead(seed: UInt64) throws {
    var generator = ValueGenerator(seed: seed)
    for dialect in [BoltDialect.bolt5, .bolt4] {
      let value = generator.value()
      var encoder = PackStreamEncoder(dialect: dialect)
      try encoder.encode(value)
      var decoder = PackStreamDecoder(
        encoder.bytes, dialect: dialect, limits: .init(takesGraphValues: true))
      var again = PackStreamEncoder(dialect: dialect)
      try again.encode(try decoder.decodeValue())
      #expect(decoder.isAtEnd)
      #expect(again.bytes == encoder.bytes)
    }
  }

  /// No beginning of a value is a value, and none is read beyond its end.
  @Test(arguments: 0..<40 as Range<UInt64>) func everyCutIsRefused(seed: UInt64) throws {
    var generator = ValueGenerator(seed: seed)
    var encoder = PackStreamEncoder()
    try encoder.encode(generator.value(depth: 2))
    for count in 0..<min(encoder.bytes.count, 400) {
      #expect(throws: BoltError.self) { try Self.decode(Array(encoder.bytes.prefix(count))) }
    }
  }

  /// Larger forms than necessary are read as well.
  @Test(
    arguments: [
      ("c8 01", 1), ("c9 00 01", 1), ("ca 00 00 00 01", 1), ("cb 00 00 00 00 00 00 00 01", 1),
      ("d0 01 41", "A"), ("d1 00 01 41", "A"), ("d2 00 00 00 01 41", "A"),
      ("d4 01 01", [1]), ("d5 00 01 01", [1]), ("d6 00 00 00 01 01", [1]),
      ("d8 01 81 41 01", ["A": 1]), ("d9 00 01 81 41 01", ["A": 1]),
      ("da 00 00 00 01 81 41 01", ["A": 1]), ("cd 00 01 07", .bytes([7])),
      ("ce 00 00 00 01 07", .bytes([7])),
    ] as [(String, BoltValue)])
  func largerForms(bytes: String, value: BoltValue) throws {
    #expect(try Self.decode(hex(bytes)) == value)
  }

  @Test(arguments: [
    ("", "a message ends inside a value"),
    ("c1 00", "a message ends inside a value"),
    ("83 41 42", "a message ends inside a value"),
    ("c4", "byte 0 is no marker of PackStream"),
    ("91 ef", "byte 1 is no marker of PackStream"),
    ("d2 ff ff ff ff 41", "a message ends inside a value"),
    ("d6 ff ff ff ff 01", "a size at byte 5 goes beyond the message"),
    ("da 7f ff ff ff 81 41 01", "a size at byte 5 goes beyond the message"),
    ("a2 81 41 01", "a size at byte 1 goes beyond the message"),
    ("a1 01 01", "the key of a map must be a string"),
    ("a2 81 41 01 81 41 02", "a map names a key twice"),
    ("81 ff", "a string is not UTF-8"),
    ("83 ed a0 80", "a string is not UTF-8"),
    ("82 c0 80", "a string is not UTF-8"),
    ("b0 7a", "a structure has a tag that Bolt does not know"),
    ("b0 44", "a date has 0 fields where 1 are expected"),
    ("b1 44 81 41", "field 1 of a date is a string where an integer is expected"),
    ("b3 46 01 01 01", "a date-time has the form of another version of Bolt"),
    ("b3 50 90 90 90", "a path must list nodes, relationships and indices that point to them"),
  ]) func refuses(bytes: String, message: String) {
    #expect {
      try Self.decode(hex(bytes))
    } throws: {
      ($0 as? BoltError)?.message == message
    }
  }

  /// Well-formed, but nothing that exists: the session may go on.
  @Test(arguments: [
    (
      "b1 74 cb 00 00 4e 94 91 4f 00 00", "field 1 of a local time must be the nanoseconds of a day"
    ),
    ("b1 74 ff", "field 1 of a local time must be the nanoseconds of a day"),
    ("b2 54 01 ca 00 01 51 81", "field 2 of a time must be an offset within a day"),
    ("b2 64 01 ca 3b 9a ca 00", "field 2 of a local date-time must be the nanoseconds of a second"),
  ]) func refusesValues(bytes: String, message: String) {
    #expect(throws: BoltError(.invalidValue, message)) { try Self.decode(hex(bytes)) }
  }

  /// Repeated keys are found however many there are, and by bytes: "é" has two spellings.
  @Test(arguments: [2, 8, 9, 500]) func repeatedKeys(count: Int) throws {
    var entries = (0..<count).map { BoltMap.Entry(key: "k\($0)", value: 1) }
    var encoder = PackStreamEncoder()
    try encoder.encode(.map(BoltMap(entries: entries)))
    #expect(try Self.decode(encoder.bytes) == .map(BoltMap(entries: entries)))
    entries[count - 1].key = "k0"
    encoder = PackStreamEncoder()
    try encoder.encode(.map(BoltMap(entries: entries)))
    #expect(throws: BoltError(.malformed, "a map names a key twice")) {
      try Self.decode(encoder.bytes)
    }
    entries[0].key = "\u{e9}"
    entries[count - 1].key = "e\u{301}"
    encoder = PackStreamEncoder()
    try encoder.encode(.map(BoltMap(entries: entries)))
    #expect(try Self.decode(encoder.bytes) == .map(BoltMap(entries: entries)))
  }

  @Test func boundsDepth() throws {
    let limits = PackStreamLimits(depthMax: 100)
    for opening in [[0x91], [0xA1, 0x80], [0xB1, 0x44]] as [[UInt8]] {
      let deep = Array(repeatElement(opening, count: 101).joined()) + [0xC0]
      #expect(throws: BoltError(.tooLarge, "a value is nested more than 100 deep")) {
        try Self.decode(deep, limits: limits)
      }
    }
    let million = [UInt8](repeating: 0x91, count: 1_000_000)
    #expect(throws: BoltError.self) { try Self.decode(million) }
    let allowed = [UInt8](repeating: 0x91, count: 99) + [0x90]
    _ = try Self.decode(allowed, limits: limits)
  }

  @Test func boundsValues() throws {
    let limits = PackStreamLimits(valuesMax: 1_000)
    let head: [UInt8] = [0xD5, 0x03, 0xE7]
    _ = try Self.decode(head + [UInt8](repeating: 0xC0, count: 999), limits: limits)
    let more: [UInt8] = [0xD5, 0x03, 0xE8]
    #expect(throws: BoltError(.tooLarge, "a message holds more than 1000 values")) {
      try Self.decode(more + [UInt8](repeating: 0xC0, count: 1_000), limits: limits)
    }
  }

  @Test(arguments: ["b3 50 91 b4 4e 01 90 a0 81 41 90 90", "b4 4e 01 90 a0 81 41"])
  func graphValuesAreNoParameters(bytes: String) throws {
    _ = try Self.decode(hex(bytes))
    #expect {
      try Self.decode(hex(bytes), limits: .init())
    } throws: {
      ($0 as? BoltError)?.code == .invalidValue
    }
  }
}
