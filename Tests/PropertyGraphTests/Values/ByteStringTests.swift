import Foundation
import PropertyGraph
import Testing

@Suite struct ByteStringTests {
  @Test func canonicallyEquivalentTextsDiffer() {
    let (one, two) = ("caf\u{E9}", "cafe\u{301}")
    #expect(one == two)
    #expect(ByteString(one) != ByteString(two))
    #expect(Set([ByteString(one), ByteString(two)]).count == 2)
    #expect(Value.text(one) != Value.text(two))
    #expect(ByteString(two).text.utf8.elementsEqual(two.utf8))
  }

  @Test(arguments: [
    ("", "a"), ("a", "b"), ("a", "aa"), ("Z", "a"), ("cafe\u{301}", "caf\u{E9}"),
    ("\u{FF5E}", "\u{1F600}"), ("a\u{0}", "a\u{1}"),
  ])
  func orderIsThatOfBytes(low: String, high: String) {
    #expect(ByteString(low) < ByteString(high))
    #expect(!(ByteString(high) < ByteString(low)))
    #expect(ByteString(low) != ByteString(high))
  }

  @Test func equalTextsHashAlikeWhereverTheyCameFrom() {
    let bridged = NSString(string: "关系 network of people and firms") as String
    let native = "关系 network of people " + "and firms"
    #expect(ByteString(bridged) == ByteString(native))
    #expect(ByteString(bridged).hashValue == ByteString(native).hashValue)
    #expect(ByteString("").hashValue == ByteString(String()).hashValue)
  }

  @Test func malformedBytesBecomeReplacementCharacters() {
    let bytes: [UInt8] = [0x61, 0xFF, 0x62, 0xE5, 0x85]
    let text = bytes.withUnsafeBytes { ByteString(bytes: $0) }
    #expect(text == ByteString("a\u{FFFD}b\u{FFFD}"))
  }
}
