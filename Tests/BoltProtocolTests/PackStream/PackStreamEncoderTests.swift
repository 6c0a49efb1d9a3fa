import Testing

@testable import BoltProtocol

/// Every kind of value in its bytes, as the Bolt and PackStream specifications give them.
@Suite struct PackStreamEncoderTests {
  struct Golden: Sendable, CustomTestStringConvertible {
    var value: BoltValue
    var bytes: String
    var dialect = BoltDialect.bolt5
    var testDescription: String { bytes }

    init(_ value: BoltValue, _ bytes: String, _ dialect: BoltDialect = .bolt5) {
      self.value = value
      self.bytes = bytes
      self.dialect = dialect
    }
  }

  static let simple: [Golden] = [
    .init(.null, "c0"), .init(true, "c3"), .init(false, "c2"),
    .init(0, "00"), .init(1, "01"), .init(42, "2a"), .init(127, "7f"),
    .init(-1, "ff"), .init(-16, "f0"),
    .init(-17, "c8 ef"), .init(-128, "c8 80"),
    .init(128, "c9 00 80"), .init(-129, "c9 ff 7f"), .init(1_234, "c9 04 d2"),
    .init(32_767, "c9 7f ff"), .init(-32_768, "c9 80 00"),
    .init(32_768, "ca 00 00 80 00"), .init(-32_769, "ca ff ff 7f ff"),
    .init(2_147_483_647, "ca 7f ff ff ff"), .init(-2_147_483_648, "ca 80 00 00 00"),
    .init(2_147_483_648, "cb 00 00 00 00 80 00 00 00"),
    .init(.integer(.max), "cb 7f ff ff ff ff ff ff ff"),
    .init(.integer(.min), "cb 80 00 00 00 00 00 00 00"),
    .init(1.23, "c1 3f f3 ae 14 7a e1 47 ae"), .init(.float(-0.0), "c1 80 00 00 00 00 00 00 00"),
    .init("", "80"), .init("A", "81 41"),
    .init(
      "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "d0 1a 4142434445464748494a4b4c4d4e4f505152535455565758595a"),
    .init("Größenmaßstäbe", "d0 12 47 72 c3 b6 c3 9f 65 6e 6d 61 c3 9f 73 74 c3 a4 62 65"),
    .init(.bytes([]), "cc 00"), .init(.bytes([1, 2, 3]), "cc 03 01 02 03"),
    .init([], "90"), .init([1, 2, 3], "93 01 02 03"),
    .init([1, 2.0, "three"], "93 01 c1 40 00 00 00 00 00 00 00 85 74 68 72 65 65"),
    .init([:], "a0"), .init(["one": "eins"], "a1 83 6f 6e 65 84 65 69 6e 73"),
  ]

  static let node = BoltNode(
    identifier: 3, labels: ["Example", "Node"], properties: ["name": "example"],
    elementIdentifier: "abc123")
  static let tie = BoltRelationship(
    identifier: 11, start: .init(identifier: 2, elementIdentifier: "node-2"),
    end: .init(identifier: 3, elementIdentifier: "node-3"), type: "KNOWS",
    properties: ["name": "example"], elementIdentifier: "abc123")

  static let structures: [Golden] = [
    .init(
      .node(node),
      "b4 4e 03 92 87 4578616d706c65 84 4e6f6465 a1 84 6e616d65 87 6578616d706c65 86 616263313233"),
    .init(
      .node(node), "b3 4e 03 92 87 4578616d706c65 84 4e6f6465 a1 84 6e616d65 87 6578616d706c65",
      .bolt4),
    .init(
      .relationship(tie),
      """
      b8 52 0b 02 03 85 4b4e4f5753 a1 84 6e616d65 87 6578616d706c65 86 616263313233
      86 6e6f64652d32 86 6e6f64652d33
      """),
    .init(
      .relationship(tie), "b5 52 0b 02 03 85 4b4e4f5753 a1 84 6e616d65 87 6578616d706c65", .bolt4),
    .init(
      .unboundRelationship(BoltUnboundRelationship(tie)),
      "b4 72 0b 85 4b4e4f5753 a1 84 6e616d65 87 6578616d706c65 86 616263313233"),
    .init(
      .unboundRelationship(BoltUnboundRelationship(tie)),
      "b3 72 0b 85 4b4e4f5753 a1 84 6e616d65 87 6578616d706c65", .bolt4),
    .init(.date(BoltDate(days: 18_321)), "b1 44 c9 47 91"),
    .init(.localTime(BoltLocalTime(nanoseconds: 1)), "b1 74 01"),
    .init(
      .time(BoltTime(nanoseconds: 45_000_000_005, offsetSeconds: 19_800)),
      "b2 54 cb 00 00 00 0a 7a 35 82 05 c9 4d 58"),
    .init(.localDateTime(BoltLocalDateTime(seconds: -1, nanoseconds: 1)), "b2 64 ff 01"),
    .init(
      .dateTime(BoltDateTime(seconds: 60, nanoseconds: 5, offsetSeconds: 3_600)),
      "b3 49 3c 05 c9 0e 10"),
    .init(
      .dateTime(BoltDateTime(seconds: 60, nanoseconds: 5, offsetSeconds: 3_600)),
      "b3 46 c9 0e 4c 05 c9 0e 10", .bolt4),
    .init(
      .zonedDateTime(BoltZonedDateTime(seconds: 1, nanoseconds: 2, zone: "Asia/Shanghai")),
      "b3 69 01 02 8d 417369612f5368616e67686169"),
    .init(
      .zonedDateTime(
        BoltZonedDateTime(
          seconds: 1, nanoseconds: 2, zone: "Asia/Shanghai", offsetSeconds: 28_800)),
      "b3 66 c9 70 81 02 8d 417369612f5368616e67686169", .bolt4),
    .init(
      .duration(BoltDuration(months: 14, days: -3, seconds: 5, nanoseconds: 6)),
      "b4 45 0e fd 05 06"),
    .init(
      .point(BoltPoint(system: 7_203, x: 1, y: 2)),
      "b3 58 c9 1c 23 c1 3ff0000000000000 c1 4000000000000000"),
    .init(
      .point(BoltPoint(system: 9_157, x: 1, y: 2, z: 3)),
      "b4 59 c9 23 c5 c1 3ff0000000000000 c1 4000000000000000 c1 4008000000000000"),
  ]

  @Test(arguments: simple + structures) func writes(golden: Golden) throws {
    var encoder = PackStreamEncoder(dialect: golden.dialect)
    try encoder.encode(golden.value)
    #expect(encoder.bytes == hex(golden.bytes))
  }

  @Test(arguments: simple + structures) func readsBack(golden: Golden) throws {
    var decoder = PackStreamDecoder(
      hex(golden.bytes), dialect: golden.dialect, limits: .init(takesGraphValues: true))
    var encoder = PackStreamEncoder(dialect: golden.dialect)
    try encoder.encode(try decoder.decodeValue())
    #expect(decoder.isAtEnd)
    #expect(encoder.bytes == hex(golden.bytes))
  }

  /// Sizes of four, eight, sixteen and thirty-two bits, at their bounds.
  @Test(
    arguments: [
      (15, [0x8F]), (16, [0xD0, 16]), (255, [0xD0, 255]), (256, [0xD1, 1, 0]),
      (65_535, [0xD1, 255, 255]), (65_536, [0xD2, 0, 1, 0, 0]),
    ] as [(Int, [UInt8])])
  func sizes(count: Int, head: [UInt8]) throws {
    var encoder = PackStreamEncoder()
    try encoder.encode(.string(String(repeating: "x", count: count)))
    #expect(encoder.bytes.prefix(head.count) == head[...])
    #expect(encoder.bytes.count == head.count + count)
  }

  @Test func refusesWhatIsTooDeep() throws {
    func nested(_ depth: Int) -> BoltValue {
      (1..<depth).reduce(.list([])) { inner, _ in .list([inner]) }
    }
    var encoder = PackStreamEncoder(depthMax: 50)
    try encoder.encode(nested(50))
    #expect(throws: BoltError(.tooLarge, "a value is nested more than 50 deep")) {
      try encoder.encode(nested(51))
    }
  }

  @Test func refusesWhatADialectCannotSay() {
    var old = PackStreamEncoder(dialect: .bolt4)
    var moment = BoltZonedDateTime(seconds: 1, nanoseconds: 0, zone: "UTC")
    #expect(throws: BoltError.self) { try old.encode(.zonedDateTime(moment)) }
    #expect(throws: BoltError.self) {
      try old.encode(
        .dateTime(BoltDateTime(seconds: .max, nanoseconds: 0, offsetSeconds: 1)))
    }
    var new = PackStreamEncoder()
    moment.reckoning = .local
    #expect(throws: BoltError.self) { try new.encode(.zonedDateTime(moment)) }
  }
}
