import Testing

@testable import GraphExchange

@Suite struct ChunksTests {
  @Test(arguments: [
    ("a\nb\nc\n", 2, [0..<2, 2..<4, 4..<6]), ("a\nb\nc\n", 3, [0..<4, 4..<6]),
    ("a\nb\nc", 1, [0..<2, 2..<4, 4..<5]), ("abc", 1, [0..<3]), ("", 1, []),
    ("a\n\"b\nc\"\nd\n", 1, [0..<2, 2..<8, 8..<10]), ("a\r\nb\r\n", 2, [0..<3, 3..<6]),
    ("a\rb\rc", 1, [0..<5]), ("\"a\nb\nc\n", 1, [0..<7]),
  ])
  func bounds(_ text: String, _ size: Int, _ expected: [Range<Int>]) {
    let bytes = Array(text.utf8)
    bytes.withUnsafeBufferPointer {
      #expect(Chunks.bounds(of: $0, from: 0, size: size) == expected)
    }
  }

  @Test func startsBehindTheHeader() {
    Array("h\na\nb\n".utf8).withUnsafeBufferPointer {
      #expect(Chunks.bounds(of: $0, from: 2, size: 1) == [2..<4, 4..<6])
      #expect(Chunks.bounds(of: $0, from: 6, size: 1) == [])
    }
  }

  @Test(arguments: [
    ("a,b\tc", 44), ("a\tb\tc,d", 9), ("a;b,c;d", 59), ("a|b", 124), ("abc", 44), ("", 44),
    ("\"a;b;c\",d\n", 44), ("a\nb;c;d", 44), ("a;b\rc,d,e", 59),
  ])
  func guessedDelimiters(_ text: String, _ expected: UInt8) {
    Array(text.utf8).withUnsafeBufferPointer { #expect(Delimiters.guess($0) == expected) }
  }
}
