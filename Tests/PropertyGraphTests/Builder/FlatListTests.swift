import ReferenceGraph
import Testing

@testable import PropertyGraph

@Suite struct FlatListTests {
  @Test func holdsWhatAnArrayHolds() {
    var random = SeededGenerator(seed: 3)
    var list = FlatList<UInt32>()
    var array: [UInt32] = []
    for _ in 0..<2_000 {
      let item = UInt32(random.below(1_000))
      switch random.below(5) {
      case 0:
        let more = (0..<random.below(20)).map { UInt32($0) }
        list.append(contentsOf: more)
        array += more
      case 1:
        let count = random.below(5)
        list.append(repeating: item, count: count)
        array += repeatElement(item, count: count)
      case 2 where random.chance(0.01):
        list.removeAll()
        array = []
      default:
        list.append(item)
        array.append(item)
      }
      #expect(list.count == array.count)
    }
    #expect(Array(list.items) == array)
    list.deallocate()
    #expect(list.isEmpty && list.items.isEmpty)
  }
}
