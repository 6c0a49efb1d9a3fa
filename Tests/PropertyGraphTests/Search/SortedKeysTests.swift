import ReferenceGraph
import Testing

@testable import PropertyGraph

@Suite struct SortedKeysTests {
  @Test(arguments: [0, 1, 200, 257, 5_000], [UInt64(5), 300, 1 << 40, .max])
  func sortsAndIsStable(count: Int, limit: UInt64) {
    var random = SeededGenerator(seed: UInt64(count))
    var entries = (0..<count).map { (key: random.next() % limit, number: UInt32($0)) }
    let expected = entries.sorted { ($0.key, $0.number) < ($1.key, $1.number) }
    SortedKeys.sort(&entries)
    #expect(entries.map(\.key) == expected.map(\.key))
    #expect(entries.map(\.number) == expected.map(\.number))
  }
}
