import CypherEngine
import PropertyGraph
import Testing

/// A subquery in the condition of a selected path ended the process where it asked for an end of
/// the path that only the search finds.
@Suite struct SubqueriesOfSelectedPathsTests {
  @Test(arguments: [
    "EXISTS { (c {x: b.x})-->() }", "EXISTS { (c {x: a.x})-->() }", "COUNT { (c)-->(b) } = 1",
    "COUNT { (c)-->(b) WHERE c.x <> a.x } > 0",
  ])
  func findTheEnds(_ condition: String) throws {
    let limits = QueryLimits(time: .seconds(60))
    let ends = "RETURN DISTINCT a.name, b.name"
    let selected = "MATCH (a {name: 'n1'}) MATCH ANY SHORTEST ((a)-->{0,2}(b) WHERE \(condition))"
    let plain = "MATCH (a {name: 'n1'}) MATCH ((a)-->{0,2}(b) WHERE \(condition))"
    #expect(
      try CrowdedGraph.run("\(selected) \(ends)", limits)
        == CrowdedGraph.run("\(plain) \(ends)", limits))
  }
}
