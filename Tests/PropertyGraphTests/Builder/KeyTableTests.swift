import ReferenceGraph
import Testing

@testable import PropertyGraph

@Suite struct KeyTableTests {
  private func find(_ key: String, in table: KeyTable) -> UInt32? {
    Array(key.utf8).withUnsafeBytes { table.find($0) }
  }

  private func insert(_ key: String, _ node: UInt32, into table: KeyTable) {
    _ = Array(key.utf8).withUnsafeBytes { table.insert($0, node: node) }
  }

  /// Keys that spell the same number are different keys.
  static let keys = [
    "0", "00", "7", "07", "007", "+7", "-7", "7 ", "7.0", "1023", "1024", "16777215", "16777216",
    "999999999999999999", "1000000000000000000", "18446744073709551616", "", "王", "٧", "７", "x",
  ]

  @Test func spellingsStayApart() {
    let table = KeyTable()
    for (node, key) in Self.keys.enumerated() {
      #expect(find(key, in: table) == nil)
      insert(key, UInt32(node), into: table)
    }
    for (node, key) in Self.keys.enumerated() { #expect(find(key, in: table) == UInt32(node)) }
    #expect(table.count == Self.keys.count)
    #expect(table.denseLimit == 16_777_216)
    #expect(find("8", in: table) == nil)
    #expect(find("99999999999999999999", in: table) == nil)
  }

  @Test(arguments: 0..<4) func randomNumbers(seed: Int) {
    let table = KeyTable()
    var random = SeededGenerator(seed: UInt64(seed))
    var nodes: [String: UInt32] = [:]
    for node in 0..<UInt32(5000) {
      let key = String(random.next() >> UInt64(45 + random.below(19)))
      #expect(find(key, in: table) == nodes[key])
      guard nodes[key] == nil else { continue }
      nodes[key] = node
      insert(key, node, into: table)
    }
    for (key, node) in nodes { #expect(find(key, in: table) == node) }
    #expect(table.count == nodes.count)
  }
}
