/// An engine for path scenarios that finds every answer by enumeration.
///
/// It runs the scenarios that carry the tag `@enumerated` and so proves the tables that stand in
/// their files; a text beyond its part of Cypher is refused with `Unsupported`.
public final class BruteForceEngine: ScenarioEngine {
  private var graph = PathGraph()

  public init() {}

  public let acceptsProcedures = false

  public func reset() { graph = PathGraph() }

  public func register(_ procedure: TestProcedure) throws(ScenarioError) {
    throw Self.unsupported("no procedures here")
  }

  public func inventory() -> GraphInventory { graph.inventory }

  public func execute(
    _ query: String, parameters: [ScenarioProperty]
  ) throws(ScenarioError) -> ScenarioResult {
    do throws(PathTextReader.Failure) {
      if query.trimmed.uppercased().hasPrefix("CREATE") {
        try PathTextReader.create(query, in: &graph)
        return ScenarioResult(columns: [], rows: [])
      }
      return try Self.answer(to: PathTextReader.query(query), in: graph)
    } catch {
      throw Self.unsupported("\(error)")
    }
  }

  /// The answer, where it does not hang on which of two equally short paths is taken.
  private static func answer(
    to query: PathQuery, in graph: PathGraph
  ) throws(PathTextReader.Failure) -> ScenarioResult {
    let first = PathEnumerator(graph, prefersLast: false).answer(to: query)
    let last = PathEnumerator(graph, prefersLast: true).answer(to: query)
    let texts = [first, last].map { result in
      result.rows.map { row in ExactText(row.map(\.notation.text).joined(separator: "|")) }.sorted()
    }
    guard texts[0] == texts[1] else {
      throw PathTextReader.Failure(offset: 0, expected: "a query with one right answer")
    }
    return first
  }

  private static func unsupported(_ message: String) -> ScenarioError {
    ScenarioError(
      type: "ScenarioError", phase: .compileTime, detail: "Unsupported", message: message)
  }
}
