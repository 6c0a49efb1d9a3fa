import CypherEngine
import Testing

@Suite struct StandardFunctionsTests {
  @Test func everyFunctionIsDescribed() {
    for function in FunctionRegistry.standard.allFunctions {
      #expect(!function.summary.isEmpty && function.summary.hasSuffix("."), "\(function.name)")
      #expect(function.parameters.allSatisfy { !$0.types.isEmpty }, "\(function.name)")
      // What is left out comes last.
      let optional = function.parameters.map(\.isOptional)
      #expect(optional == optional.sorted { !$0 && $1 }, "\(function.name)")
    }
  }

  /// Nothing gives way to values it does not expect, whatever the binder let through.
  @Test func noFunctionStopsTheProcess() throws {
    var generator = ValueGenerator(seed: 11)
    let context = try Evaluations.context()
    for function in FunctionRegistry.standard.allFunctions {
      // Elements that are not in the graph come from nowhere: the evaluator never has them.
      if function.category == "Graph" { continue }
      for _ in 0..<150 {
        let least = function.parameters.filter { !$0.isOptional }.count
        for count in least...function.parameters.count {
          let arguments = (0..<count).map { _ in generator.value() }
          if function.returnsNullOnNull, arguments.contains(where: \.isNull) { continue }
          do { _ = try function.call(arguments, context) } catch {
            #expect(error is CypherError, "\(function.name): \(error)")
          }
        }
      }
    }
  }
}
