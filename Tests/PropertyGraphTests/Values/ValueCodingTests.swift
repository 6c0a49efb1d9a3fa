import ReferenceGraph
import Testing

@testable import PropertyGraph

@Suite struct ValueCodingTests {
  private func decode(_ bytes: [UInt8]) -> Value? {
    bytes.withUnsafeBytes { ValueCoding.decode($0) }
  }

  @Test(arguments: 0..<20) func everyValueComesBack(seed: Int) {
    var generator = GraphGenerator(seed: UInt64(seed))
    for style in 0..<GraphGenerator.styles {
      let value = generator.value(style: style)
      var bytes: [UInt8] = []
      ValueCoding.append(value, to: &bytes)
      #expect(GraphVerifier.isSame(decode(bytes), value))
      // A value cut short is none.
      for count in bytes.indices { #expect(decode(Array(bytes[..<count])) == nil) }
    }
  }

  @Test(arguments: 0..<50) func randomBytesDoNotTrap(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<200 {
      var bytes = (0..<random.below(40)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      if !bytes.isEmpty { bytes[0] = UInt8(random.below(17)) }
      _ = decode(bytes)
    }
  }

  @Test func listsNestToALimit() {
    var value = Value.list([])
    for _ in 1..<ValueCoding.depthMax { value = .list([value]) }
    var bytes: [UInt8] = []
    ValueCoding.append(value, to: &bytes)
    #expect(decode(bytes) == value)
    let hostile = [UInt8](repeating: 6, count: 1) + [1, 0, 0, 0]
    let deep = Array(repeatElement(hostile, count: 100_000).joined())
    #expect(decode(deep) == nil)
    #expect(decode([6, 0xFF, 0xFF, 0xFF, 0xFF]) == nil)
  }
}
