import CypherEngine
import Declarations
import PropertyGraph

extension QueryFile {
  /// The file's query with what was given for its parameters, and initial values for the rest.
  ///
  /// A given text is read as the parameter's type says: `2025-06-30` becomes a date.
  ///
  /// - Throws: ``InvestigationError`` for a name that the header does not declare, a value that is
  ///   none of the type, and a parameter that must be given and is not.
  public func request(_ given: [ByteString: CypherValue]) throws(InvestigationError) -> QueryRequest
  {
    let names = parameters.map(\.name)
    let unknown = given.keys.map(\.text).filter { !names.contains($0) }.sorted()
    if let name = unknown.first {
      throw InvestigationError(
        .faultyParameter, "‘\(id)’ has no parameter ‘\(name)’",
        hint: nearest(name, among: names).map { "did you mean ‘\($0)’?" }
          ?? (names.isEmpty ? "it has none" : "it has \(names.joined(separator: ", "))"))
    }
    var request = QueryRequest(text)
    for parameter in parameters {
      let key = ByteString(parameter.name)
      guard let value = given[key] ?? parameter.initialValue else {
        throw InvestigationError(
          .faultyParameter, "‘\(id)’ asks for ‘\(parameter.name)’",
          hint: "give \(parameter.name): \(parameter.kind.rawValue)")
      }
      guard let typed = parameter.typed(value) else {
        throw InvestigationError(
          .faultyParameter, "‘\(parameter.name)’ of ‘\(id)’ is no \(parameter.kind.rawValue)")
      }
      request.parameters[key] = typed
    }
    return request
  }
}

extension QueryParameter {
  /// A value as the parameter's type has it; nil where it is of another.
  func typed(_ value: CypherValue) -> CypherValue? {
    switch (kind, value) {
    case (_, .null), (.boolean, .boolean), (.integer, .integer), (.float, .float), (.date, .date):
      value
    case (.float, .integer(let number)): .float(Double(number))
    case (.string, .string): value
    case (_, .string(let text)): self.value(of: text.text)
    default: nil
    }
  }
}
