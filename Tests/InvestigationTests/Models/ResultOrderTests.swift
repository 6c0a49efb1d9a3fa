import Testing

@testable import Investigation

@Suite struct ResultOrderTests {
  /// Every key stands before every key behind it: whole numbers as numbers, then texts by bytes.
  @Test func theOrderIsTotal() {
    let sorted = ["-3", "2", "007", "7", "10", "10000000000000", "1a", "9a", "A", "a", "中"].map {
      ResultOrder.Key(key: $0, reference: "person:\($0)")
    }
    for (i, a) in sorted.enumerated() {
      for (j, b) in sorted.enumerated() { #expect(ResultOrder.precedes(a, b) == (i < j)) }
    }
  }

  @Test func equalKeysGoByReference() {
    let a = ResultOrder.Key(key: "1", reference: "person.a:1")
    let b = ResultOrder.Key(key: "1", reference: "person.b:1")
    #expect(ResultOrder.precedes(a, b) && !ResultOrder.precedes(b, a))
  }
}
