import Testing

@testable import BoltProtocol

@Suite struct BoltMapTests {
  @Test func keepsItsOrderAndTellsKeysApartByBytes() {
    var map: BoltMap = ["z": 1, "\u{e9}": 2]
    map["e\u{301}"] = 3
    map["z"] = 4
    #expect(map.entries.map(\.key.utf8.count) == [1, 2, 3])
    #expect(map["z"] == 4)
    #expect(map["\u{e9}"] == 2)
    #expect(map["e\u{301}"] == 3)
    #expect(map["absent"] == nil)
  }

  @Test(
    arguments: [
      ("\u{e9}", "e\u{301}", false), ("a", "a", true), (.float(.nan), .float(.nan), true),
      (1, 1.0, false), (["a": 1, "b": 2], ["b": 2, "a": 1], false),
    ] as [(BoltValue, BoltValue, Bool)])
  func equalityIsThatOfBytes(left: BoltValue, right: BoltValue, isEqual: Bool) {
    #expect((left == right) == isEqual)
  }
}
