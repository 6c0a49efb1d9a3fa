import CypherEngine
import PropertyGraph

/// One statement run to its end, and what came of it.
struct Trial {
  enum Outcome {
    /// The rows as texts, in order.
    case rows([String])
    case failed(CypherError)
    /// Something happened that must not, whatever the statement.
    case broken(String)
  }

  var graph: FuzzGraph
  var parameters: [ByteString: CypherValue] = [:]
  var schema = SchemaCatalog()
  var threadCount = 1
  var limits = Trial.limits

  static let limits = QueryLimits(time: .seconds(1), rowsMax: 20_000, bytesMax: 32 << 20)
  /// How long after its time limit a statement may still run: machines are busy.
  private static let grace = Duration.seconds(4)

  private static let sensible: Set<CypherError.Code> = [
    .syntax, .semantic, .parameterMissing, .constraintValidation, .constraintVerification,
    .entityNotFound, .propertyNotFound, .labelNotFound, .type, .argument, .arithmetic, .procedure,
    .schema, .access, .limit,
  ]

  func run(_ text: String) -> Outcome {
    let start = ContinuousClock.now
    let outcome = attempt(text)
    if case .failed(let error) = outcome, !Self.sensible.contains(error.code) {
      return .broken("failed with \(error.code.name): \(error)")
    }
    let time = ContinuousClock.now - start
    if time > (limits.time ?? .zero) + Self.grace { return .broken("took \(time)") }
    return outcome
  }

  private func attempt(_ text: String) -> Outcome {
    do {
      return .rows(try rows(text))
    } catch let error as CypherError {
      return .failed(error)
    } catch {
      return .broken("threw \(error)")
    }
  }

  private func rows(_ text: String) throws -> [String] {
    let engine = CypherEngine(procedures: .standard(ProcedureEnvironment(functions: .standard) { [schema] in schema }))
    let statement = try engine.prepare(text)
    var options = QueryOptions()
    options.parameters = parameters
    options.limits = limits
    options.threadCount = threadCount
    options.schema = schema
    guard statement.access == .write || statement.access == .schema else {
      return try Self.texts(
        try engine.run(statement, on: .snapshot(graph.snapshot), options: options))
    }
    let transaction = try GraphTransaction(on: graph.snapshot)
    let result = try engine.run(statement, on: .transaction(transaction, .none), options: options)
    let texts = try Self.texts(result)
    if statement.access == .write { _ = try transaction.commit(to: ForgetfulLog()) }
    return texts
  }

  private static func texts(_ result: QueryResult) throws -> [String] {
    var texts: [String] = []
    while let batch = try result.next() {
      for row in 0..<batch.count {
        texts.append(batch.row(row).map(text).joined(separator: " | "))
      }
    }
    return texts
  }

  private static func text(_ value: CypherValue) -> String {
    value.literalText {
      switch $0 {
      case .node(let node): "(\(node.rawValue))"
      case .relationship(let found): "[\(found.type).\(found.position)]"
      case .path(let path): "<\(path.nodes) \(path.relationships.map(\.packed))>"
      default: "?"
      }
    }
  }
}
