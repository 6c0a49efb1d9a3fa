import ReferenceGraph
import Testing

@testable import PropertyGraph

/// Every coding is reached, and gives back exactly what went in.
@Suite struct PropertyColumnTests {
  /// How a column may be coded, without places.
  enum Coding: Equatable {
    case numbers(Int), doubles, scaled(power: Int, Int), heap, fixed(Int), decimal(Int)
    case dictionary(Int)

    init(_ coding: ColumnPlace.Coding) {
      self =
        switch coding {
        case .numbers(let place): .numbers(Int(place.width))
        case .doubles: .doubles
        case .scaled(let place, let power): .scaled(power: Int(power), Int(place.width))
        case .heap: .heap
        case .fixed(let width, _): .fixed(Int(width))
        case .decimal(let place): .decimal(Int(place.width))
        case .dictionary(let codes, _, _): .dictionary(Int(codes.width))
        }
    }
  }

  struct Case: CustomTestStringConvertible, Sendable {
    var id: String
    var coding: Coding
    var values: [Value?]
    var testDescription: String { id }

    init(_ id: String, _ coding: Coding, _ values: [Value?]) {
      (self.id, self.coding, self.values) = (id, coding, values)
    }
  }

  private static func integers(_ numbers: [Int64]) -> [Value?] { numbers.map { .integer($0) } }
  private static func decimals(_ numbers: [Double]) -> [Value?] { numbers.map { .double($0) } }
  private static func texts(_ texts: [String]) -> [Value?] { texts.map { .text($0) } }

  static let numbers = [
    Case("constant", .numbers(0), integers([7, 7, 7])),
    Case("constant with gaps", .numbers(0), [nil, .integer(.min), nil, .integer(.min)]),
    Case("one byte", .numbers(1), integers([-1, 254, 0])),
    Case("one byte at the bottom", .numbers(1), integers([.min, .min + 255])),
    Case("two bytes", .numbers(2), integers([-1, 255])),
    Case("two bytes at the top", .numbers(2), integers([.max, .max - 65_535])),
    Case("four bytes", .numbers(4), integers([0, 65_536])),
    Case("four bytes, widest", .numbers(4), integers([-5, 4_294_967_290])),
    Case("eight bytes", .numbers(8), integers([0, 4_294_967_296])),
    Case("eight bytes, widest", .numbers(8), [.integer(.min), nil, .integer(.max), .integer(0)]),
    Case("truth", .numbers(1), [.boolean(true), nil, .boolean(false)]),
    Case("always true", .numbers(0), [.boolean(true), .boolean(true)]),
    Case("days", .numbers(2), [-30_000, 30_000, -1].map { .date(CalendarDate(days: $0)) }),
    Case("all days", .numbers(4), [.min, 0, .max].map { .date(CalendarDate(days: $0)) }),
  ]

  static let doubles = [
    Case("whole decimals", .scaled(power: 0, 1), decimals([1, 2, 200])),
    Case("shares", .scaled(power: 4, 2), decimals([0.4846, 0.51, 1, 0])),
    Case("one tenth", .scaled(power: 1, 0), decimals([0.1])),
    Case("millionths", .scaled(power: 6, 1), [.double(1e-6), nil, .double(7e-6)]),
    Case("negative", .scaled(power: 2, 4), decimals([-1234.56, 99.99])),
    Case("large", .scaled(power: 0, 8), decimals([-3.9e15, 3.9e15])),
    Case("too large", .doubles, decimals([4e15, 1])),
    Case("too fine", .doubles, decimals([1e-7, 1])),
    Case("regression: the sign of zero", .doubles, decimals([-0.0, 1])),
    Case("endless", .doubles, decimals([1.0 / 3, 2.0 / 3])),
    Case("infinite", .doubles, [.double(.infinity), nil, .double(-.infinity)]),
    Case("tiny", .doubles, decimals([.leastNonzeroMagnitude, -.leastNormalMagnitude])),
    Case("huge", .doubles, decimals([.greatestFiniteMagnitude, -1e300, 0.30000000000000004])),
  ]

  static let texts = [
    Case("numbers as texts", .decimal(1), texts(["0", "17", "200"])),
    Case("numbers with gaps", .decimal(8), [nil, .text("5"), .text("999999999999999999")]),
    Case("same number", .decimal(0), texts(["17", "17"])),
    Case("leading zeros", .fixed(3), texts(["007", "017"])),
    Case("nineteen digits", .fixed(19), texts(["1000000000000000000", "9223372036854775807"])),
    Case("one length", .fixed(18), texts(["91110000MA0000000X", "91110000MA0000001Y"])),
    Case("one length with gaps", .fixed(6), [nil, .text("关系"), nil, .text("网络"), nil]),
    Case(
      "few texts", .dictionary(1),
      Array(repeatElement([.text("甲方"), nil, .text("乙")], count: 40).joined())),
    Case("one text", .dictionary(0), Array(repeating: .text("same old text"), count: 30)),
    Case("many texts", .dictionary(2), texts((0..<3000).map { "text number \($0 % 300)" })),
    Case("too many for a dictionary", .heap, texts((0..<5000).map { "text number \($0)" })),
    Case("as written", .heap, texts(["caf\u{E9}", "cafe\u{301}", "\u{0}", "👩‍👩‍👧", ""])),
    Case("empty", .heap, texts(["", "", ""])),
    Case("one empty", .heap, [.text(""), nil]),
    Case("mixed", .heap, [.text("a"), nil, .integer(1), .list([.double(-0.0), .boolean(true)])]),
  ]

  @Test(arguments: numbers + doubles + texts) func comesBack(one: Case) throws {
    let folder = try TemporaryFolder()
    let writer = try SegmentWriter(path: folder.file("column"))
    let buffer = ColumnBuffer(.integer)
    for value in one.values { if let value { buffer.append(value) } else { buffer.appendAbsent() } }
    let gather = Array(0..<UInt32(buffer.count))
    let place = try #require(try ColumnWriter.write(buffer, gather: gather, to: writer))
    #expect(Coding(place.coding) == one.coding)
    try writer.finish(catalog: [])
    let file = try SegmentFile(path: folder.file("column"))
    defer { withExtendedLifetime(file) {} }
    let column = try PropertyColumn(place, in: file)
    for (at, value) in one.values.enumerated() {
      #expect(GraphVerifier.isSame(column.value(at), value), "entry \(at)")
      #expect(isReadByKind(column, at, value), "entry \(at) by kind")
      if case .string(let text)? = value, column.kind == .string {
        #expect(column.withBytes(at) { $0.elementsEqual(text.text.utf8) })
      }
    }
  }

  /// Whether every way of reading an entry gives what it holds, or nothing.
  private func isReadByKind(_ column: PropertyColumn, _ at: Int, _ expected: Value?) -> Bool {
    var (integer, double): (Int64?, Double?)
    var (boolean, date, text): (Bool?, CalendarDate?, String?)
    switch expected {
    case .integer(let number): (integer, double) = (number, Double(number))
    case .double(let number): double = number
    case .boolean(let flag): boolean = flag
    case .date(let day): date = day
    case .string(let string): text = string.text
    default: break
    }
    return column.isPresent(at) == (expected != nil) && column.integer(at) == integer
      && column.boolean(at) == boolean && column.date(at) == date
      && column.double(at)?.bitPattern == double?.bitPattern
      && column.text(at).map { ByteString($0) } == text.map { ByteString($0) }
  }

  /// Malformed UTF-8 is kept byte for byte and shows as U+FFFD.
  @Test(
    arguments: [[[0xFF], [0xFE]], [[0xC3, 0x28], [0xE5]], [[0x80], [0x80], [0x80]]] as [[[UInt8]]])
  func malformedTexts(texts: [[UInt8]]) throws {
    let folder = try TemporaryFolder()
    let writer = try SegmentWriter(path: folder.file("column"))
    let buffer = ColumnBuffer(.string)
    for text in texts { text.withUnsafeBytes { buffer.append(bytes: $0) } }
    let gather = Array(0..<UInt32(texts.count))
    let place = try #require(try ColumnWriter.write(buffer, gather: gather, to: writer))
    try writer.finish(catalog: [])
    let file = try SegmentFile(path: folder.file("column"))
    defer { withExtendedLifetime(file) {} }
    let column = try PropertyColumn(place, in: file)
    for (at, text) in texts.enumerated() {
      #expect(column.withBytes(at) { Array($0) } == text)
      #expect(column.text(at) == String(decoding: text, as: UTF8.self))
      #expect(column.text(at)!.unicodeScalars.contains("\u{FFFD}"))
    }
  }

  /// A day among texts is still a day: one bad cell does not undate a type.
  @Test func regressionMixedColumnsAnswerByKind() throws {
    let folder = try TemporaryFolder()
    let builder = GraphBuilder()
    let nodes = [builder.nodeWithoutKey(), builder.nodeWithoutKey()]
    let day = CalendarDate("2020-02-29")!
    for value in [Value.date(day), .text("soon"), .boolean(true), .double(0.5), .integer(3)] {
      builder.relationship(
        "OWNS", from: nodes[0], to: nodes[1], citation: Citation(source: 1, row: 1),
        properties: ["valid_from": value])
    }
    try builder.write(to: folder.file("graph.gxs"))
    let snapshot = try GraphSnapshot(segments: [folder.file("graph.gxs")], scope: .all)
    let type = try #require(snapshot.type("OWNS"))
    let column = try #require(try snapshot.column("valid_from", of: type))
    #expect(column.date(0) == day)
    #expect(column.value(1) == .text("soon"))
    #expect(column.value(2) == .boolean(true))
    #expect(column.double(3) == 0.5)
    #expect(column.value(4) == .integer(3) && column.double(4) == 3)
    #expect(column.date(1) == nil && column.double(0) == nil && column.double(2) == nil)
    #expect(try snapshot.validity(of: type).interval(0).from == day)
  }
}
