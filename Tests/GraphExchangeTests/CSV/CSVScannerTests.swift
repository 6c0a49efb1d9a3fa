import Testing

@testable import GraphExchange

/// What becomes of delimited text, case by case.
@Suite struct CSVScannerTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let id: String
    let text: String
    /// One line a record: its row, then its cells in brackets, or its fault.
    let expected: [String]

    init(_ id: String, _ text: String, _ expected: [String]) {
      (self.id, self.text, self.expected) = (id, text, expected)
    }

    var testDescription: String { id }
  }

  static let unclosed = "a quote that is never closed"
  static let behind = "text behind a closing quote"

  static let cases = [
    Case("nothing", "", []),
    Case("one cell", "a", ["1 [a]"]),
    Case("line feed", "a,b\nc,d\n", ["1 [a][b]", "2 [c][d]"]),
    Case("carriage return", "a,b\rc,d\r", ["1 [a][b]", "2 [c][d]"]),
    Case("both", "a,b\r\nc,d\r\n", ["1 [a][b]", "2 [c][d]"]),
    Case("all three", "a\r\nb\nc\rd", ["1 [a]", "2 [b]", "3 [c]", "4 [d]"]),
    Case("no final line end", "a,b\nc,d", ["1 [a][b]", "2 [c][d]"]),
    Case("empty cells", ",\n,,\n", ["1 [][]", "2 [][][]"]),
    Case("trailing delimiter", "a,\nb,", ["1 [a][]", "2 [b][]"]),
    Case("blank lines count", "\na\n\n\nb\n\n", ["2 [a]", "5 [b]"]),
    Case("blank lines of all kinds", "\r\n\ra\r\r\nb", ["3 [a]", "5 [b]"]),
    Case("blanks are text", " a , b \n \n", ["1 [ a ][ b ]", "2 [ ]"]),
    Case("quotes", "\"a\",\"b\"\n", ["1 [a][b]"]),
    Case("empty quotes", "\"\",\"\"\n\"\"", ["1 [][]", "2 []"]),
    Case("doubled quotes", "\"a\"\"b\",\"\"\"\"\n", ["1 [a\"b][\"]"]),
    Case("delimiter in quotes", "\"a,b\",c", ["1 [a,b][c]"]),
    Case("line breaks in quotes", "\"a\nb\r\nc\rd\",e\nf,g", ["1 [a\nb\r\nc\rd][e]", "2 [f][g]"]),
    Case("quote inside a cell", "a\"b,c\"\n", ["1 [a\"b][c\"]"]),
    Case("quote behind a blank", " \"a\",b", ["1 [ \"a\"][b]"]),
    Case("text behind quotes", "\"a\"x,b\nc,d", ["1 \(behind)", "2 [c][d]"]),
    Case("blank behind quotes", "\"a\" ,b\nc,d", ["1 \(behind)", "2 [c][d]"]),
    Case("unclosed at the end", "a,b\n\"c,d", ["1 [a][b]", "2 \(unclosed)"]),
    Case("unclosed in the middle", "a,\"b\nc,d\ne,f\n", ["1 \(unclosed)", "2 [c][d]", "3 [e][f]"]),
    Case("only a quote", "\"", ["1 \(unclosed)"]),
    Case("three quotes", "\"\"\"\na", ["1 \(unclosed)", "2 [a]"]),
    Case(
      "closed by a later line", "a,\"b\nc,d\"\ne,f", ["1 [a][b\nc,d]", "2 [e][f]"]),
    Case(
      "unclosed behind a break", "\"a\nb\",\"c\nd,e",
      ["1 \(unclosed)", "2 \(unclosed)", "3 [d][e]"]),
    Case(
      "closed by a later line with text behind", "1,\"a\n2,b\n3,\"c\"x\n4,d",
      ["1 \(behind)", "2 [2][b]", "3 \(behind)", "4 [4][d]"]),
    Case("zero bytes", "a\0b,\0\n\"\0\",c", ["1 [a\0b][\0]", "2 [\0][c]"]),
    Case("ragged", "a,b,c\nd\ne,f\n", ["1 [a][b][c]", "2 [d]", "3 [e][f]"]),
    Case("Chinese", "张三,\"李,四\"\n", ["1 [张三][李,四]"]),
  ]

  @Test(arguments: cases)
  func records(_ item: Case) {
    let found = SlowCSV.scanned(Array(item.text.utf8))
    #expect(found.map(line) == item.expected)
    #expect(SlowCSV.records(Array(item.text.utf8)).map(line) == item.expected)
  }

  private func line(_ record: CSVRecord) -> String {
    let cells = record.cells.map { "[\(String(decoding: $0, as: UTF8.self))]" }.joined()
    return "\(record.row) \(record.fault ?? cells)"
  }

  @Test(arguments: [9, 32, 59, 124] as [UInt8])
  func otherDelimiters(_ delimiter: UInt8) {
    let text = Array("a,1".utf8) + [delimiter] + Array("\"b".utf8) + [delimiter, 34, 10]
    let found = SlowCSV.scanned(text, delimiter: delimiter)
    #expect(found.map(\.cells) == [[Array("a,1".utf8), [98, delimiter]]])
  }

  @Test(arguments: [1, 63, 64, 65, 128, 1000, 65_535])
  func manyCells(_ count: Int) {
    let text = Array(repeatElement("x", count: count).joined(separator: ",").utf8)
    #expect(SlowCSV.scanned(text).map(\.cells.count) == [count])
  }

  @Test func tooManyCells() {
    let text = Array((String(repeating: ",", count: 70_000) + "\na").utf8)
    let found = SlowCSV.scanned(text)
    #expect(found.map(\.fault) == ["more than 65535 cells", nil])
    #expect(found.map(\.row) == [1, 2])
  }

  @Test func veryLongCells() {
    let long = [UInt8](repeating: 120, count: 3 << 20)
    let quoted = [34] + long + [34, 34] + long + [34]
    let found = SlowCSV.scanned(long + [44] + quoted + [10, 97])
    #expect(found.map { $0.cells.map(\.count) } == [[3 << 20, (6 << 20) + 1], [1]])
  }

  @Test func malformedTextSpoilsItsRecordOnly() {
    let text: [UInt8] = [97, 10, 0xFF, 10, 98, 44, 0xE4, 0xB8, 10, 99]
    #expect(SlowCSV.scanned(text) == SlowCSV.records(text))
    #expect(
      SlowCSV.scanned(text).map(\.fault)
        == [nil, "bytes that are not UTF-8", "bytes that are not UTF-8", nil])
  }

  @Test func comments() {
    let text = Array("# one, \"two\na,b\n  # no comment\n#\nc#,#d\n".utf8)
    text.withUnsafeBufferPointer { text in
      var scanner = CSVScanner(text, delimiter: 44, comment: 35)
      var rows: [UInt32] = []
      while scanner.next() { rows.append(scanner.row) }
      #expect(rows == [2, 3, 5])
    }
  }

  /// Each line opens a quote that the next one closes, and the last one stays open: giving up line
  /// by line must not read the rest of the text again for each.
  @Test(.timeLimit(.minutes(10))) func unclosedQuotesTakeLinearTime() {
    let text = Array(String(repeating: "a,\"b\",\"c\n", count: 100_001).utf8)
    let found = SlowCSV.scanned(text)
    #expect(found.count > 50_000)
    let long = Array(String(repeating: "a\",\"b\n", count: 200_001).utf8)
    #expect(SlowCSV.scanned(long).count == 200_001)
    #expect(SlowCSV.scanned(long + Array("\"x\"y".utf8)).count > 100_000)
    let few = Array(String(repeating: "a\",\"b\n", count: 101).utf8)
    #expect(SlowCSV.scanned(few) == SlowCSV.records(few))
  }
}
