import CypherEngine
import PropertyGraph
import Scenarios

/// The engine of this process behind the scenarios' protocol: a graph in memory, and for each query
/// that writes a transaction which is kept where the query succeeds.
final class CypherScenarioEngine: ScenarioEngine {
  let acceptsProcedures = true
  private var graph: GraphSnapshot
  private var procedures: [ProcedureDefinition] = []
  private let log = ForgetfulLog()

  init() throws {
    graph = try GraphSnapshot(segments: [], scope: .all)
  }

  func reset() throws(ScenarioError) {
    procedures = []
    do {
      graph = try GraphSnapshot(segments: [], scope: .all)
    } catch {
      throw Self.broken(error)
    }
  }

  func register(_ procedure: TestProcedure) { procedures.append(procedure.definition) }

  func execute(
    _ query: String, parameters: [ScenarioProperty]
  ) throws(ScenarioError) -> ScenarioResult {
    do {
      return try run(query, parameters)
    } catch let error as CypherError {
      throw ScenarioError(
        type: error.code.name, phase: error.phase == .runtime ? .runtime : .compileTime,
        detail: error.detail, message: error.message)
    } catch {
      throw Self.broken(error)
    }
  }

  private func run(_ query: String, _ parameters: [ScenarioProperty]) throws -> ScenarioResult {
    let engine = CypherEngine(procedures: ProcedureRegistry(procedures))
    let statement = try engine.prepare(query)
    var options = QueryOptions()
    // A scenario is small: what takes longer hangs.
    options.limits = QueryLimits(time: .seconds(60), bytesMax: 1 << 30)
    for parameter in parameters {
      options.parameters[ByteString(parameter.key)] = CypherValue(parameter.value)
    }
    guard statement.access != .read else {
      let result = try engine.run(statement, on: .snapshot(graph), options: options)
      return try rows(of: result)
    }
    let transaction = try GraphTransaction(on: graph)
    let result = try engine.run(statement, on: .transaction(transaction, .none), options: options)
    let answer = try rows(of: result)
    graph = try transaction.commit(to: log)
    return answer
  }

  private func rows(of result: QueryResult) throws -> ScenarioResult {
    let rows = try result.all()
    return ScenarioResult(
      columns: result.columns,
      rows: try rows.map { row in try row.map { try ScenarioValue($0, of: result) } })
  }

  func inventory() throws(ScenarioError) -> GraphInventory {
    do {
      return try GraphInventory(graph)
    } catch {
      throw Self.broken(error)
    }
  }

  /// A fault below the language: no scenario expects it.
  private static func broken(_ error: any Error) -> ScenarioError {
    ScenarioError(type: "GraphError", phase: .runtime, detail: "", message: "\(error)")
  }
}

/// Keeps nothing: scenarios end with their process.
private final class ForgetfulLog: CommitLog {
  func append(_ commit: Commit) {}
}

extension GraphInventory {
  /// All nodes and relationships of a graph, under the references they have outside.
  fileprivate init(_ graph: GraphSnapshot) throws {
    self.init()
    for range in graph.ranges {
      for number in range where graph.isVisible(NodeIndex(number)) {
        let node = NodeIndex(number)
        nodes.append(
          Entity(
            identity: try graph.reference(of: node), names: graph.labels(of: node),
            properties: try Self.properties(graph.properties(of: node))))
        try graph.forEachRelationship(of: node, directions: [.outgoing]) { found, _ in
          relationships.append(
            Entity(
              identity: try graph.reference(of: found.index),
              names: [graph.name(of: found.index.type)],
              properties: try Self.properties(graph.properties(of: found.index))))
        }
      }
    }
  }

  private static func properties(
    _ stored: [(name: String, value: Value)]
  ) throws -> [ScenarioProperty] {
    try stored.map { ScenarioProperty($0.name, try ScenarioValue(CypherValue($0.value), of: nil)) }
  }
}

extension TestProcedure {
  /// The procedure as the engine calls it.
  fileprivate var definition: ProcedureDefinition {
    ProcedureDefinition(
      name, parameters: inputs.map(\.definition), outputs: outputs.map(\.definition),
      summary: "a scenario's own"
    ) { arguments, _ in
      let given = try arguments.map { try ScenarioValue($0, of: nil) }
      return ProcedureRows(outputs(for: given).map { row in row.map { CypherValue($0) } })
    }
  }
}

extension TestProcedure.Field {
  fileprivate var definition: ProcedureDefinition.Field {
    let types: [String: StaticType] = [
      "BOOLEAN": .boolean, "INTEGER": .integer, "FLOAT": .float, "NUMBER": .number,
      "STRING": .string, "MAP": .map,
    ]
    return ProcedureDefinition.Field(name, types[type] ?? .any)
  }
}
