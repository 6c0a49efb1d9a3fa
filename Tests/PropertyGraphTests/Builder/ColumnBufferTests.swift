import ReferenceGraph
import Testing

@testable import PropertyGraph

@Suite struct ColumnBufferTests {
  private func values(_ buffer: ColumnBuffer) -> [Value?] {
    (0..<buffer.count).map { buffer.value($0) }
  }

  /// What is appended, and so comes back, and the kind it makes.
  static let cases: [(id: String, [Value?], ValueKind)] = [
    ("nothing", [], .integer),
    ("absent", [nil, nil], .integer),
    ("absent first", [nil, .text("a")], .string),
    ("one kind", [.boolean(true), .boolean(false)], .boolean),
    ("days", [.date(CalendarDate(days: -1)), nil], .date),
    ("whole after decimal", [.double(0.5), .integer(2)], .mixed),
    ("inexact after decimal", [.double(0.5), .integer(.max)], .mixed),
    ("decimal after whole", [.integer(2), .double(0.5)], .mixed),
    ("text after whole", [.integer(2), nil, .text("2")], .mixed),
    ("whole after text", [.text("2"), .integer(2), .text("3")], .mixed),
    ("truth is no number", [.boolean(true), .integer(1)], .mixed),
    ("a day is no number", [.date(CalendarDate(days: 1)), .integer(1)], .mixed),
    ("list", [.list([.integer(1)])], .mixed),
    ("list after text", [.text("a"), .list([]), nil, .list([.list([])])], .mixed),
    ("empty texts", [.text(""), nil, .text("")], .string),
    ("texts as written", [.text("caf\u{E9}"), .text("cafe\u{301}")], .string),
  ]

  @Test(arguments: Self.cases)
  func kinds(id: String, appended: [Value?], kind: ValueKind) {
    let buffer = ColumnBuffer(.integer)
    for value in appended {
      if let value { buffer.append(value) } else { buffer.appendAbsent() }
    }
    #expect(values(buffer) == appended)
    #expect(buffer.kind == kind)
    // The same in two chunks, cut anywhere.
    for cut in 0...appended.count {
      let whole = ColumnBuffer(.boolean)
      for part in [appended[..<cut], appended[cut...]] {
        let chunk = ColumnBuffer(.string)
        for value in part { if let value { chunk.append(value) } else { chunk.appendAbsent() } }
        whole.append(contentsOf: chunk)
      }
      #expect(values(whole) == appended, "cut at \(cut)")
    }
  }

  @Test func presenceAcrossWords() {
    for first in [0, 1, 63, 64, 65, 128] {
      for second in [1, 63, 64, 65, 130] {
        let (a, b) = (ColumnBuffer(.integer), ColumnBuffer(.integer))
        for i in 0..<first { a.append(number: Int64(i)) }
        for i in 0..<second where i % 3 > 0 {
          b.pad(to: i)
          b.append(number: Int64(i))
        }
        b.pad(to: second)
        a.append(contentsOf: b)
        a.appendAbsent()
        a.append(number: 5)
        let expected =
          (0..<first).map { Value.integer(Int64($0)) }
          + (0..<second).map { $0 % 3 > 0 ? Value.integer(Int64($0)) : nil } + [nil, .integer(5)]
        #expect(values(a) == expected)
      }
    }
  }

  @Test func rawTextsKeepTheirBytes() {
    let buffer = ColumnBuffer(.string)
    let bytes: [UInt8] = [0xFF, 0x00, 0xC3]
    bytes.withUnsafeBytes { buffer.append(bytes: $0) }
    #expect(buffer.entries.withText(0) { Array($0) } == bytes)
    #expect(buffer.value(0) == .text("\u{FFFD}\u{0}\u{FFFD}"))
  }

  /// Once mixed, an entry costs the same however many there are.
  @Test func regressionMixedColumnsGrowInLinearTime() {
    let buffer = ColumnBuffer(.string)
    buffer.append(.text("a"))
    for i in 0..<100_000 { buffer.append(.integer(Int64(i))) }
    #expect(buffer.count == 100_001)
    #expect(buffer.value(100_000) == .integer(99_999))
  }
}
