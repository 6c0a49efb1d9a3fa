import Testing

@testable import BoltProtocol

/// The wire's form of a walk, against walking it again.
@Suite struct BoltPathTests {
  static func node(_ number: Int64) -> BoltNode {
    BoltNode(identifier: number, labels: [], properties: [:], elementIdentifier: "n:\(number)")
  }

  static func tie(_ number: Int64, _ from: Int64, _ to: Int64) -> BoltRelationship {
    BoltRelationship(
      identifier: number, start: .init(identifier: from, elementIdentifier: "n:\(from)"),
      end: .init(identifier: to, elementIdentifier: "n:\(to)"), type: "T", properties: [:],
      elementIdentifier: "r:\(number)")
  }

  struct Case: Sendable {
    var walk: [Int64]
    var ties: [(number: Int64, from: Int64, to: Int64)]
    var nodes: [Int64]
    var indices: [Int64]
  }

  @Test(arguments: [
    Case(walk: [5], ties: [], nodes: [5], indices: []),
    Case(walk: [5, 6], ties: [(1, 5, 6)], nodes: [5, 6], indices: [1, 1]),
    Case(walk: [5, 6], ties: [(1, 6, 5)], nodes: [5, 6], indices: [-1, 1]),
    Case(walk: [5, 5], ties: [(1, 5, 5)], nodes: [5], indices: [1, 0]),
    // There and back over the same relationship.
    Case(walk: [5, 6, 5], ties: [(1, 5, 6), (1, 5, 6)], nodes: [5, 6], indices: [1, 1, -1, 0]),
    // The example of the Bolt specification: back to the start, then on.
    Case(
      walk: [1, 2, 1, 3, 2], ties: [(10, 1, 2), (11, 1, 2), (12, 1, 3), (13, 2, 3)],
      nodes: [1, 2, 3], indices: [1, 1, -2, 0, 3, 2, -4, 1]),
  ])
  func indices(path: Case) {
    let made = BoltPath(
      walking: path.walk.map(Self.node), over: path.ties.map { Self.tie($0.number, $0.from, $0.to) }
    )
    #expect(made.nodes.map(\.identifier) == path.nodes)
    #expect(made.indices == path.indices)
  }

  /// Following the indices passes the nodes and relationships of the walk.
  @Test(arguments: 0..<100 as Range<UInt64>) func walksAgain(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let steps = (0...8).map { _ in Int64.random(in: 0..<4, using: &random) }
    let ties = zip(steps, steps.dropFirst()).enumerated().map { at, ends in
      Bool.random(using: &random)
        ? Self.tie(Int64(at), ends.0, ends.1) : Self.tie(Int64(at), ends.1, ends.0)
    }
    let path = BoltPath(walking: steps.map(Self.node), over: ties)
    var at = path.nodes[0].identifier
    var walked = [at]
    for pair in stride(from: 0, to: path.indices.count, by: 2) {
      let tie = ties[Int(path.relationships[Int(abs(path.indices[pair])) - 1].identifier)]
      let next = path.nodes[Int(path.indices[pair + 1])].identifier
      let isForward = path.indices[pair] > 0
      #expect((isForward ? tie.start : tie.end).identifier == at)
      #expect((isForward ? tie.end : tie.start).identifier == next)
      at = next
      walked.append(at)
    }
    #expect(walked == steps)
    #expect(Set(path.nodes.map(\.identifier)).count == path.nodes.count)
  }
}
