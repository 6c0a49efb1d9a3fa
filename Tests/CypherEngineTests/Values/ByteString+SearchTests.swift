import PropertyGraph
import Testing

@testable import CypherEngine

@Suite struct ByteStringSearchTests {
  /// Against the slow and obvious way, for short parts and long ones.
  @Test func findsWhatTryingEachPlaceFinds() {
    var random = SeededGenerator(seed: 3)
    for round in 0..<400 {
      let count = round % 2 == 0 ? 60 : 300
      let whole = (0..<count).map { _ in UInt8(97 + random.next() % 2) }
      let length = round % 2 == 0 ? Int(random.next() % 5) + 1 : 40
      let from = Int(random.next() % UInt64(count - length))
      var part = Array(whole[from..<from + length])
      if round % 3 == 0 { part[length - 1] ^= 3 }
      var expected: [Int] = []
      var at = 0
      while at + length <= count {
        if Array(whole[at..<at + length]) == part {
          expected.append(at)
          at += length
        } else {
          at += 1
        }
      }
      let text = ByteString(String(decoding: whole, as: UTF8.self))
      let wanted = ByteString(String(decoding: part, as: UTF8.self))
      #expect(text.offsets(of: wanted) == expected)
      #expect(text.contains(wanted) == !expected.isEmpty)
    }
  }

  @Test func comparesBytes() {
    let text: ByteString = "e\u{301}t\u{E9}"
    #expect(text.contains("e") && text.starts(with: "e") && text.ends(with: "\u{E9}"))
    #expect(!text.starts(with: "\u{E9}") && !text.ends(with: "e\u{301}"))
    #expect(text.contains("") && text.starts(with: "") && text.ends(with: ""))
  }
}
