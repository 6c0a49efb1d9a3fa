import PropertyGraph
import Testing

@testable import GraphExchange

/// Calls `body` with the bytes of a text.
private func read<T>(_ text: String, _ body: (UnsafeRawBufferPointer) -> T) -> T {
  Array(text.utf8).withUnsafeBytes(body)
}

@Suite struct CellReadingTests {
  @Test(
    arguments: [
      ("0", 0, 0), ("-0", 0, 0), ("7", 0, 7), ("+7", 0, 7), ("-7", 0, -7), (" 7 ", 0, 7),
      ("007", 0, 7), ("1,234,567", 0, 1_234_567), ("-1,234", 0, -1234), ("999,999", 0, 999_999),
      ("12,34", 0, nil), ("1234,567", 0, nil), (",123", 0, nil), ("1,23", 0, nil),
      ("1,2345", 0, nil), ("1,,234", 0, nil), ("1,", 0, nil), ("10.00", 0, 10), ("1,234.", 0, 1234),
      ("1.5", 0, nil), ("1.5", 1, 15), ("1.50", 1, 15), ("1.55", 1, nil), ("1500", -2, 15),
      ("1550", -2, nil), ("0", -9, 0), ("0.000", 0, 0), (".5", 1, 5), ("5.", 0, 5),
      ("9223372036854775807", 0, .max), ("9223372036854775808", 0, nil),
      ("-9223372036854775808", 0, .min), ("-9223372036854775809", 0, nil),
      ("99999999999999999999999", 0, nil), ("9223372036854775807", 1, nil), ("0", 30, 0),
      ("", 0, nil), (" ", 0, nil), ("-", 0, nil), ("+", 0, nil), ("--1", 0, nil), ("1-", 0, nil),
      (".", 0, nil), ("1.2.3", 0, nil), ("1e3", 0, nil), ("0x10", 0, nil), ("１", 0, nil),
      ("一", 0, nil), ("1 000", 0, nil), ("1.234,5", 0, nil), ("1\0", 0, nil),
    ] as [(String, Int, Int64?)])
  func integers(_ text: String, _ shift: Int, _ expected: Int64?) {
    #expect(read(text) { CellReading.integer($0, shift: shift) } == expected)
  }

  @Test(arguments: [
    ("48.46", -2, "0.4846"), ("1.3", 3, "1300"), ("0.1", 0, "0.1"), ("33.33", -2, "0.3333"),
    ("100", -2, "1"), ("1,234,567.80", 0, "1234567.8"), ("-1,234.5", 0, "-1234.5"),
    ("1.5e6", 0, "1.5e6"), ("1.5E-3", 0, "1.5e-3"), ("1e5", -2, "1e3"), ("2.5e+10", 0, "2.5e10"),
    ("1e-05", 0, "1e-05"), ("5e-324", 0, "5e-324"),
    ("1.7976931348623157e+308", 0, "1.7976931348623157e+308"),
    ("9007199254740993", 0, "9007199254740993"),
    ("0.1000000000000000055511151231257827", 0, "0.1"),
    ("123456789012345678901234567890", 0, "123456789012345678901234567890"),
    ("1,234,567,890,123,456,789,012.5", 0, "1234567890123456789012.5"),
    ("3.0000000000000000000000000000000000001", -30, "3e-30"), (".5", 0, "0.5"), ("5.", 0, "5"),
    (" 0.25 ", 0, "0.25"), ("1", 25, "1e25"), ("7", -25, "7e-25"),
  ])
  func decimals(_ text: String, _ shift: Int, _ expected: String) throws {
    let value = try #require(read(text) { CellReading.decimal($0, shift: shift) })
    #expect(value.bitPattern == Double(expected)!.bitPattern)
  }

  @Test(arguments: [
    "", " ", "-", ".", "e5", "1e", "1e5e5", "1e5.5", "nan", "inf", "infinity", "0x1p3", "12,34",
    "1,23e5", "1,234e5", "1e400", "1e99999999999", "1.2.3", "--1", "1-2", "+-1", "１.５", "百", "1 2",
    "1,234,56.7",
  ])
  func noDecimals(_ text: String) {
    #expect(read(text) { CellReading.decimal($0) } == nil)
  }

  /// Shares to four places, moved by two: always the Double nearest to the digits.
  @Test func sharesAreExact() {
    for number in stride(from: 0, through: 10_000, by: 7) {
      let digits = String(number)
      let padded = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
      let share = "\(padded.dropLast(2)).\(padded.suffix(2))"
      let expected = Double("\(number)e-4")!
      #expect(read(share) { CellReading.decimal($0, shift: -2) } == expected, "\(share)")
    }
  }

  /// Whatever a Double writes, the same Double is read.
  @Test func decimalsComeBack() {
    var random = SeededRandom(seed: 5)
    for _ in 0..<20_000 {
      let value = Double(bitPattern: random.next())
      guard value.isFinite, value != 0 else { continue }
      #expect(read(value.description) { CellReading.decimal($0) }?.bitPattern == value.bitPattern)
    }
  }

  @Test(arguments: [
    "2020-01-31", "20200131", "2020/01/31", "2020/1/31", "2020.1.31", "2020.01.31", "2020-1-31",
    "2020年1月31日", "2020年01月31日", " 2020-01-31 ", "2020-01-31T10:20:30", "2020-01-31 10:20",
    "2020/1/31 0:00:00", "20200131 10:20", "20200131T102030", "2020年1月31日 10:20",
    "2020-01-31T",
  ])
  func dates(_ text: String) {
    #expect(read(text) { CellReading.date($0) } == CalendarDate("2020-01-31"))
  }

  @Test(arguments: [
    ("0001-01-01", "0001-01-01"), ("9999-12-31", "9999-12-31"), ("2020-02-29", "2020-02-29"),
    ("1949年10月1日", "1949-10-01"),
  ])
  func otherDates(_ text: String, _ expected: String) {
    #expect(read(text) { CellReading.date($0) }?.description == expected)
  }

  @Test(arguments: [
    "", " ", "2020", "2020-01", "2020-13-01", "2020-00-10", "2020-02-30", "2021-02-29",
    "0000-01-01", "2020-1-32", "31/01/2020", "01-31-2020", "2020-01/31", "20-01-31",
    "2020-01-31x", "2020-01-31-", "2020--01-31", "202001311", "2020013", "2020-001-31",
    "2020年1月", "2020年1月31", "2020月1年31日", "2020中1月31日", "2020-01-31日", "日", "2020-",
    "abcd-ef-gh", "99999999", "2020-12345678-1", "2020年", "年月日", "\0\0\0\0-\0\0-\0\0",
  ])
  func noDates(_ text: String) {
    #expect(read(text) { CellReading.date($0) } == nil)
  }

  @Test func everyPrefixOfADateIsReadWithinItsBytes() {
    for text in ["2020年1月31日 10:00", "2020-01-31T00:00", "20200131"] {
      let bytes = Array(text.utf8)
      for count in 0...bytes.count {
        _ = bytes[..<count].withUnsafeBytes { CellReading.date($0) }
      }
    }
  }

  @Test(
    arguments: [
      ("1", true), ("0", false), ("true", true), ("TRUE", true), ("True", true), ("yes", true),
      ("no", false), ("FALSE", false), ("是", true), ("否", false), (" 1 ", true), (" 否 ", false),
      ("", nil), ("2", nil), ("y", nil), ("t", nil), ("10", nil), ("truth", nil), ("falsely", nil),
      ("不", nil), ("on", nil), ("01", nil),
    ] as [(String, Bool?)])
  func truths(_ text: String, _ expected: Bool?) {
    #expect(read(text) { CellReading.boolean($0) } == expected)
  }

  @Test(arguments: [
    ("a", "a"), (" \t a b\r\n", "a b"), ("", ""), ("  ", ""), ("\u{3000}a", "\u{3000}a"),
  ])
  func trimming(_ text: String, _ expected: String) {
    #expect(read(text) { String(decoding: CellReading.trimmed($0), as: UTF8.self) } == expected)
  }
}
