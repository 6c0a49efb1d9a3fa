import PropertyGraph
import Testing
import Workspace

@testable import Investigation

@Suite struct IdentityPreviewTests {
  /// Counted the slow way: all distances before and after.
  private static func newPairs(
    _ edges: [(Int, Int)], count: Int, merging a: Int, _ b: Int, hops: Int
  ) -> Int {
    func distances(_ edges: [(Int, Int)]) -> [[Int]] {
      var table = [[Int]](repeating: [Int](repeating: 99, count: count), count: count)
      for node in 0..<count { table[node][node] = 0 }
      for (from, to) in edges {
        table[from][to] = min(1, table[from][to])
        table[to][from] = min(1, table[to][from])
      }
      for middle in 0..<count {
        for from in 0..<count {
          for to in 0..<count {
            table[from][to] = min(table[from][to], table[from][middle] + table[middle][to])
          }
        }
      }
      return table
    }
    let before = distances(edges)
    let after = distances(edges.map { ($0.0 == b ? a : $0.0, $0.1 == b ? a : $0.1) })
    var found = 0
    for from in 0..<count where from != a && from != b {
      for to in (from + 1)..<count where to != a && to != b {
        if before[from][to] > hops, after[from][to] <= hops { found += 1 }
      }
    }
    return found
  }

  @Test(arguments: 0..<24) func newlyLinkedPairsAreThoseOfTheSlowWay(seed: Int) throws {
    var state = UInt64(seed + 1)
    func random(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    let count = 12 + random(20)
    let edges = (0..<(count + random(count))).map { _ in (random(count), random(count)) }
    let fixture = try Fixture()
    for node in 0..<count { fixture.node("person:\(node)", name: "人\(node)") }
    for (from, to) in edges { fixture.tie("person:\(from)", "CALLS", "person:\(to)") }
    let caseGraph = try fixture.caseGraph()
    for hops in 1...4 {
      var options = IdentityPreview.Options()
      options.maxHops = hops
      let preview = try IdentityPreview(
        caseGraph, caseGraph.at("person:0"), caseGraph.at("person:1"), options)
      #expect(
        preview.linkedPairs
          == Self.newPairs(edges, count: count, merging: 0, 1, hops: hops))
      #expect(!preview.isCut)
    }
  }

  @Test func newNeighboursAndContradictions() throws {
    let fixture = try Fixture()
    fixture.node("person:1", name: "安宁", ["sex": .text("男")])
    fixture.node("person:2", name: "安宁", ["sex": .text("女")])
    fixture.tie("person:1", "OWNS", "company:3")
    fixture.tie("person:2", "OWNS", "company:3")
    fixture.tie("person:2", "OWNS", "company:4")
    fixture.tie("person:2", "CALLS", "person:1")
    let caseGraph = try fixture.caseGraph()
    let preview = try IdentityPreview(
      caseGraph, caseGraph.at("person:1"), caseGraph.at("person:2"))
    #expect(try caseGraph.references(preview.newToA) == ["company:4"])
    #expect(preview.newToB.isEmpty && preview.standing.isEmpty)
    #expect(preview.candidate.contradictions.map(\.field) == ["sex"])
    let json = try caseGraph.json(preview).text
    #expect(json.contains("\"newNeighbours\":1") && json.contains("\"contradictions\":[\"sex\"]"))
  }

  @Test func limitsAreTold() throws {
    let fixture = try Fixture()
    for node in 0..<20 {
      fixture.tie("person:a", "CALLS", "person:x\(node)")
      fixture.tie("person:b", "CALLS", "person:y\(node)")
    }
    let caseGraph = try fixture.caseGraph()
    var options = IdentityPreview.Options()
    options.startsMax = 5
    let (a, b) = (try caseGraph.at("person:a"), try caseGraph.at("person:b"))
    let cut = try IdentityPreview(caseGraph, a, b, options)
    #expect(cut.isCut && cut.linkedPairs == 100)
    #expect(try IdentityPreview(caseGraph, a, b).linkedPairs == 400)
  }
}
