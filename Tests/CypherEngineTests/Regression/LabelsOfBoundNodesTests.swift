import CypherEngine
import PropertyGraph
import Testing

/// Labels of a node that was bound before its clause used to be passed over where no step led to
/// the node: `COUNT { MATCH (n:A) }` counted every `n`.
@Suite struct LabelsOfBoundNodesTests {
  /// A third of the six hundred nodes of ``CrowdedGraph`` have the label A.
  @Test(arguments: [
    ("MATCH (n) WITH n LIMIT 600 MATCH (n:A) RETURN n", 200),
    ("MATCH (n) WITH n LIMIT 600 MATCH (n:A), (n:B) RETURN n", 0),
    ("MATCH (n) CALL (n) { MATCH (n:A) RETURN 1 AS x } RETURN n", 200),
    ("MATCH (n) WHERE COUNT { MATCH (n:A) } = 1 RETURN n", 200),
    ("MATCH (n) WHERE EXISTS { MATCH (n:A) } RETURN n", 200),
    ("MATCH (n) WHERE COUNT { MATCH (n:A)--() } > 0 AND NOT n:A RETURN n", 0),
    ("MATCH (n) WITH n LIMIT 600 OPTIONAL MATCH (n:A) RETURN n", 600),
    ("OPTIONAL MATCH (n:Nowhere) WITH n MATCH (n:A) RETURN n", 0),
  ])
  func areTested(_ text: String, _ count: Int) throws {
    #expect(try CrowdedGraph.run(text, QueryLimits(time: .seconds(30))) == count)
  }
}
