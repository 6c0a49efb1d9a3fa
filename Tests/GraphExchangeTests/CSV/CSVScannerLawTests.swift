import Testing

@testable import GraphExchange

/// The scanner and a slow, obvious reader say the same of any bytes, in one piece and however they
/// are cut.
@Suite struct CSVScannerLawTests {
  static let alphabet: [[UInt8]] = [
    [44], [34], [34], [10], [13], [97], Array("中".utf8), [0], [13, 10], [34, 34], [44, 34],
  ]

  @Test(arguments: 0..<8)
  func anyBytes(_ seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    for _ in 0..<1500 {
      let bytes = random.bytes(of: Self.alphabet, pieces: Int.random(in: 0...24, using: &random))
      let expected = SlowCSV.records(bytes)
      let found = SlowCSV.scanned(bytes)
      #expect(found == expected, "\(bytes)")
      let size = Int.random(in: 1...12, using: &random)
      #expect(SlowCSV.scanned(bytes, chunkSize: size) == expected, "\(bytes) in pieces of \(size)")
      if found != expected { return }
    }
  }

  /// Malformed UTF-8 among them.
  @Test func bytesBeyondText() {
    var random = SeededRandom(seed: 99)
    let alphabet = Self.alphabet + [[0xFF], [0xE4], [0xB8], [0xAD], [0xC0], [0x80]]
    for _ in 0..<3000 {
      let bytes = random.bytes(of: alphabet, pieces: Int.random(in: 0...16, using: &random))
      #expect(SlowCSV.scanned(bytes) == SlowCSV.records(bytes), "\(bytes)")
    }
  }

  @Test(arguments: [
    "a,b\n\nc,\"d\ne\",f\r\n\"g\"\"\n\",h\ni\n", "a\n\"b\nc\n\"d,e\nf\n", "a\rb\nc\r\nd",
    "\"a\n\n\n\"\n\n\"b\"\"\",c\nd\"e\nf\n", "\n\n\n", "\"", "a,\"\nb\nc\nd\n",
  ])
  func everyCut(_ text: String) {
    let bytes = Array(text.utf8)
    let expected = SlowCSV.records(bytes)
    for size in 1...bytes.count + 1 {
      #expect(SlowCSV.scanned(bytes, chunkSize: size) == expected, "pieces of \(size)")
    }
  }
}
