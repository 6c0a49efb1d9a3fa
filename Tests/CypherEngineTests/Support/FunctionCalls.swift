import CypherEngine
import PropertyGraph
import Testing

/// One row of a table of calls.
struct FunctionCall: Sendable, CustomTestStringConvertible {
  let name: String
  let arguments: [CypherValue]
  /// The value's text, or `code: detail` of an error.
  let outcome: String

  init(_ name: String, _ arguments: CypherValue..., gives outcome: String) {
    self.name = name
    self.arguments = arguments
    self.outcome = outcome
  }

  var testDescription: String {
    "\(name)(\(arguments.map(Evaluations.text).joined(separator: ", ")))"
  }

  /// Calls the standard function as an evaluator does.
  func run(_ context: EvaluationContext) throws -> String {
    let function = try #require(FunctionRegistry.standard.function(name))
    let required = function.parameters.filter { !$0.isOptional }.count
    #expect((required...function.parameters.count).contains(arguments.count), "\(name)")
    if function.returnsNullOnNull, arguments.contains(where: \.isNull) { return "null" }
    return try Evaluations.outcome { try function.call(arguments, context) }
  }
}
