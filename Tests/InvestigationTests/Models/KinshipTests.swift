import PropertyGraph
import ReferenceGraph
import Testing

@testable import Investigation

@Suite struct KinshipTests {
  /// A clan with loops, parallel ties and ties that are no kinship.
  private static func clan(seed: UInt64) throws -> (CaseGraph, [(Int, Int)]) {
    var chance = SeededGenerator(seed: seed)
    let fixture = try Fixture()
    let count = 12
    for number in 0..<count { fixture.node("person:\(number)") }
    var kin: [(Int, Int)] = []
    for _ in 0..<(6 + chance.below(14)) {
      let (a, b) = (chance.below(count), chance.below(count))
      let end = chance.chance(0.3) ? "2001-01-01" : nil
      fixture.tie("person:\(a)", chance.pick(Kinship.types), "person:\(b)", to: end)
      if a != b { kin += [(a, b), (b, a)] }
      fixture.tie(
        "person:\(chance.below(count))", chance.pick(["FAMILY", "CALLS"]),
        "person:\(chance.below(count))")
    }
    return (try fixture.caseGraph(), kin)
  }

  /// All chains of distinct people of exactly so many steps, by brute force.
  private static func chains(_ kin: [(Int, Int)], from: Int, steps: Int) -> [[Int]] {
    var chains = [[from]]
    for _ in 0..<steps {
      chains = chains.flatMap { chain in
        Set(kin.filter { $0.0 == chain.last! && !chain.contains($0.1) }.map(\.1)).map {
          chain + [$0]
        }
      }
    }
    return chains
  }

  @Test(arguments: 0..<60)
  func distancesAndChainsAreTheShortest(seed: Int) throws {
    let (caseGraph, kin) = try Self.clan(seed: UInt64(seed))
    let kinship = try Kinship(caseGraph)
    for person in 0..<12 {
      let node = try caseGraph.at("person:\(person)")
      var nearest: [Int: Int] = [:]
      for steps in 1...3 {
        for chain in Self.chains(kin, from: person, steps: steps)
        where nearest[chain.last!] == nil {
          nearest[chain.last!] = steps
        }
      }
      let found = kinship.relatives(of: node.rawValue, hops: 3)
      #expect(found.count == nearest.count)
      for (relative, hops) in found {
        let reference = try caseGraph.graph.reference(of: NodeIndex(relative))
        #expect(nearest[Int(reference.dropFirst(7))!] == hops)
        let path = try #require(
          try kinship.chain(from: node.rawValue, to: relative, hops: hops))
        let right = Self.chains(kin, from: person, steps: hops)
          .map { $0.dropFirst().map { "person:\($0)" } }.filter { $0.last == reference }
          .min { $0.lexicographicallyPrecedes($1) }
        #expect(try caseGraph.references(path.nodes) == ["person:\(person)"] + right!)
        for (at, tie) in path.ties.enumerated() {
          #expect(Set([tie.from, tie.to]) == [path.nodes[at], path.nodes[at + 1]])
          #expect(Kinship.types.contains(caseGraph.graph.name(of: tie.index.type)))
        }
      }
    }
  }

  @Test func aHiddenPersonIsNobodysKin() throws {
    let fixture = try Fixture()
    fixture.node("person:2", labels: ["Witness"])
    fixture.tie("person:1", "PARENT_OF", "person:2")
    fixture.tie("person:2", "PARENT_OF", "person:3")
    let caseGraph = try fixture.caseGraph(scope: ReadScope(hiddenLabels: ["Witness"]))
    let one = try caseGraph.at("person:1").rawValue
    #expect(try Kinship(caseGraph).relatives(of: one, hops: 3).isEmpty)
  }
}
