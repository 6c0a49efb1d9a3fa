import GuanxiServer
import Testing

@Suite struct FailureCodeTests {
  /// An outside judge takes the last part of the code for openCypher's error type.
  @Test(arguments: [
    "SyntaxError", "SemanticError", "TypeError", "ArgumentError", "ArithmeticError",
    "EntityNotFound", "PropertyNotFound", "LabelNotFound", "ParameterMissing", "ProcedureError",
    "ConstraintVerificationFailed", "ConstraintValidationFailed",
  ])
  func errorTypesOfOpenCypher(type: String) throws {
    let parts = FailureCode(errorType: type).bolt.split(separator: ".").map(String.init)
    #expect(parts.count == 4 && parts[0] == "Neo" && parts[1] == "ClientError")
    let last = try #require(parts.last)
    switch type {
    case "ProcedureError": #expect(last.hasPrefix("Procedure"))
    case "ConstraintVerificationFailed": #expect(last == "ConstraintValidationFailed")
    default: #expect(last == type)
    }
  }

  /// Only a conflict makes a driver try again, and only our own fault is called one.
  @Test func classes() {
    for code in FailureCode.allCases {
      let kind = code.bolt.split(separator: ".")[1]
      #expect((kind == "TransientError") == (code == .conflict))
      #expect((kind == "DatabaseError") == (code == .unknown))
    }
    #expect(Set(FailureCode.allCases.map(\.bolt)).count == FailureCode.allCases.count)
    #expect(FailureCode(errorType: "NoSuchError") == .unknown)
  }
}
