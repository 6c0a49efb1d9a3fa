import CypherEngine
import PropertyGraph

/// A graph in which hardly any pattern ends soon: some hundred nodes, ten relationships each.
enum CrowdedGraph {
  static let snapshot: GraphSnapshot = {
    // Built once for all tests; that it can be built is not what they test.
    try! made()
  }()

  private static func made() throws -> GraphSnapshot {
    var random = SeededGenerator(seed: 7)
    let transaction = try GraphTransaction(on: GraphSnapshot(segments: [], scope: .all))
    var nodes: [NodeIndex] = []
    for at in 0..<600 {
      nodes.append(
        try transaction.createNode(
          labels: [at % 3 == 0 ? "A" : "B"],
          properties: ["x": .integer(Int64(at % 10)), "name": .text("n\(at)")]))
    }
    for _ in 0..<6_000 {
      _ = try transaction.createRelationship(
        random.pick(["R", "S"]), from: random.pick(nodes), to: random.pick(nodes),
        properties: ["w": .integer(Int64(random.below(100)))])
    }
    return try transaction.commit(to: ForgetfulLog())
  }

  /// Runs a statement to its end on this graph.
  static func run(
    _ text: String, _ limits: QueryLimits, cancellation: Cancellation? = nil, threadCount: Int = 1
  ) throws -> Int {
    let environment = ProcedureEnvironment(functions: .standard) { SchemaCatalog() }
    let engine = CypherEngine(procedures: .standard(environment))
    let statement = try engine.prepare(text)
    var options = QueryOptions()
    options.limits = limits
    options.cancellation = cancellation
    options.threadCount = threadCount
    let target: QueryTarget =
      statement.access == .read
      ? .snapshot(snapshot) : .transaction(try GraphTransaction(on: snapshot), .none)
    let result = try engine.run(statement, on: target, options: options)
    var count = 0
    while let batch = try result.next() { count += batch.count }
    return count
  }
}
