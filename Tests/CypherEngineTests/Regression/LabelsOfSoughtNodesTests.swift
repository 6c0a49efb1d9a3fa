import CypherEngine
import PropertyGraph
import Testing

/// A node that was sought by its reference, its number or an index was taken whatever its other
/// labels were.
@Suite struct LabelsOfSoughtNodesTests {
  @Test(arguments: [
    "MATCH (a:A) WITH elementId(a) AS known MATCH (n:B) WHERE elementId(n) = known RETURN n",
    "MATCH (a:A) WITH elementId(a) AS known MATCH (n:A:B) WHERE elementId(n) IN [known] RETURN n",
    "MATCH (a:A) WITH id(a) AS known MATCH (n:!A) WHERE id(n) = known RETURN n",
    "MATCH (a:A) WITH id(a) AS known MATCH (n:A), (n:B) WHERE id(n) = known RETURN n",
  ])
  func areTested(_ text: String) throws {
    #expect(try CrowdedGraph.run(text, QueryLimits(time: .seconds(60))) == 0)
  }
}
