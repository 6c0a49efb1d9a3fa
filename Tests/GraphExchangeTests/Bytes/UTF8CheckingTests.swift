import Testing

@testable import GraphExchange

@Suite struct UTF8CheckingTests {
  @Test(
    arguments: [
      ([], true), ([0x00], true), ([0x7F], true), ([0x80], false), ([0xC1, 0xBF], false),
      ([0xC2, 0x80], true), ([0xC2], false), ([0xC2, 0x7F], false), ([0xE0, 0x9F, 0xBF], false),
      ([0xE0, 0xA0, 0x80], true), ([0xED, 0x9F, 0xBF], true), ([0xED, 0xA0, 0x80], false),
      ([0xEE, 0x80, 0x80], true), ([0xE4, 0xB8], false), ([0xF0, 0x8F, 0xBF, 0xBF], false),
      ([0xF0, 0x90, 0x80, 0x80], true), ([0xF4, 0x8F, 0xBF, 0xBF], true),
      ([0xF4, 0x90, 0x80, 0x80], false), ([0xF5, 0x80, 0x80, 0x80], false), ([0xFF], false),
    ] as [([UInt8], Bool)])
  func edges(_ bytes: [UInt8], _ expected: Bool) {
    // At every place around the eight bytes that are read at a time.
    for before in 0...9 {
      let text = [UInt8](repeating: 97, count: before) + bytes + [97, 97, 97]
      #expect(text.withUnsafeBytes { isValidUTF8($0) } == expected, "behind \(before)")
      let last = [UInt8](repeating: 97, count: before) + bytes
      #expect(last.withUnsafeBytes { isValidUTF8($0) } == expected, "at the end, behind \(before)")
    }
  }

  @Test func agreesWithTheStandardLibrary() {
    var random = SeededRandom(seed: 1)
    let leads: [[UInt8]] = [
      [97], [98, 99], [0xC2], [0xDF], [0xE0], [0xE4], [0xED], [0xEF], [0xF0], [0xF1], [0xF4],
      [0xF5],
      [0x80], [0x8F], [0x90], [0x9F], [0xA0], [0xBF], Array("中".utf8), Array("😀".utf8), [0xC0],
    ]
    for _ in 0..<40_000 {
      let bytes = random.bytes(of: leads, pieces: Int.random(in: 0...5, using: &random))
      let expected = String(validating: bytes, as: UTF8.self) != nil
      #expect(bytes.withUnsafeBytes { isValidUTF8($0) } == expected, "\(bytes)")
    }
  }

  @Test func nearly() {
    let good = Array(String(repeating: "中文,", count: 20).utf8)
    #expect(good.withUnsafeBytes { isNearlyUTF8($0) })
    #expect((good + [0xFF, 0x80]).withUnsafeBytes { isNearlyUTF8($0) })
    // 中文 in GB 18030.
    let other = [UInt8](repeatElement([0xD6, 0xD0, 0xCE, 0xC4], count: 20).joined())
    #expect(!other.withUnsafeBytes { isNearlyUTF8($0) })
  }
}
