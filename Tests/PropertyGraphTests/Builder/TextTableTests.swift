import ReferenceGraph
import Testing

@testable import PropertyGraph

@Suite struct TextTableTests {
  @Test func numbersInOrderOfFirstSight() {
    var table = TextTable()
    var random = SeededGenerator(seed: 1)
    var numbers: [[UInt8]: Int] = [:]
    for _ in 0..<20_000 {
      let text = (0..<random.below(4)).map { _ in UInt8(random.below(12)) }
      let (number, isNew) = text.withUnsafeBytes { table.insert($0) }
      #expect(isNew == (numbers[text] == nil))
      #expect(number == numbers[text, default: numbers.count])
      numbers[text] = number
    }
    #expect(table.count == numbers.count)
    #expect(table.byteCount == numbers.keys.reduce(0) { $0 + $1.count })
    for (text, number) in numbers {
      #expect(text.withUnsafeBytes { table.find($0) } == number)
      #expect(table.withText(number) { Array($0) } == text)
      #expect(table.hash(number) == text.withUnsafeBytes { Checksum.of($0) })
    }
    #expect([9, 9, 9, 99].withUnsafeBytes { table.find($0) } == nil)
  }

  @Test func emptyTable() {
    let table = TextTable()
    #expect(
      "x".utf8.withContiguousStorageIfAvailable { table.find(UnsafeRawBufferPointer($0)) }
        == .some(nil))
    #expect(table.count == 0)
  }
}
