import CypherEngine
import PropertyGraph
import Testing

@Suite struct CypherMapTests {
  /// Few entries and many take different ways.
  @Test(arguments: [3, 16, 17, 1000]) func theLastValueOfAKeyStandsAtItsFirstPlace(count: Int) {
    let entries = (0..<count).map { number in
      (key: ByteString("k\(number % (count - 1))"), value: CypherValue.integer(Int64(number)))
    }
    let map = CypherMap(entries)
    #expect(map.keys == (0..<count - 1).map { ByteString("k\($0)") })
    #expect(map["k0"]?.equals(.integer(Int64(count - 1))) == true)
    #expect(map["k1"]?.equals(1) == true)
    #expect(map["absent"] == nil)
  }

  @Test func keysCompareByTheirBytes() {
    var map = CypherMap([("\u{E9}", 1), ("e\u{301}", 2)])
    #expect(map.count == 2)
    map["\u{E9}"] = nil
    #expect(map.keys.map(\.text.unicodeScalars.count) == [2])
  }
}
