import ReferenceGraph
import Testing

@testable import PropertyGraph

@Suite struct RelationshipOrderTests {
  /// Many and few for the nodes they span, hubs with more relationships than are sorted by
  /// insertion, none at all.
  @Test(arguments: [(0, 10), (1, 10), (500, 20), (40, 100_000), (3_000, 3), (2_000, 2_000)])
  func agreesWithSorting(count: Int, nodes: Int) {
    var random = SeededGenerator(seed: UInt64(count + nodes))
    let from = (0..<count).map { _ in UInt32(7 + random.below(nodes)) }
    let to = (0..<count).map { _ in UInt32(random.below(nodes)) }
    let order = from.withUnsafeBufferPointer { from in
      to.withUnsafeBufferPointer { RelationshipOrder(from: from, to: $0) }
    }
    let sorted = (0..<count).sorted { (from[$0], to[$0], $0) < (from[$1], to[$1], $1) }
    #expect(order.arrivals == sorted.map { UInt32($0) })
    #expect(order.sources == sorted.map { from[$0] })
    #expect(order.targets == sorted.map { to[$0] })
    let backward = (0..<count).sorted { (to[$0], from[$0]) < (to[$1], from[$1]) }
    let (heads, tails) = order.backward()
    #expect(heads == backward.map { to[$0] })
    #expect(tails == backward.map { from[$0] })
    var some = order
    some.removeAll { $0 % 3 == 0 }
    let kept = sorted.filter { $0 % 3 != 0 }
    #expect(some.arrivals == kept.map { UInt32($0) })
    #expect(some.sources == kept.map { from[$0] } && some.targets == kept.map { to[$0] })
  }
}
