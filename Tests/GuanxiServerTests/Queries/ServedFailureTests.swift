import BoltProtocol
import CypherEngine
@testable import GuanxiServer
import Testing

/// Under which code and with which words clients hear of what went wrong.
@Suite struct ServedFailureTests {
  static let statements: [(String, String)] = [
    ("RETURN 1 +", "Statement.SyntaxError"), ("RETURN missing", "Statement.SyntaxError"),
    ("RETURN 1 / 0", "Statement.ArithmeticError"),
    ("RETURN 9223372036854775807 + 1", "Statement.ArithmeticError"),
    ("RETURN $absent", "Statement.ParameterMissing"),
    ("CALL no.such.procedure()", "Procedure.ProcedureNotFound"),
    ("RETURN toInteger([])", "Statement.SyntaxError"),
    ("UNWIND [1, true] AS x RETURN toInteger([x])", "Statement.SyntaxError"),
    ("UNWIND [1, {a: 1}] AS x RETURN toInteger(x)", "Statement.TypeError"),
    ("RETURN range(1, 5, 0)", "Statement.ArgumentError"),
    ("CREATE (a)-[:T]->(b) DELETE a", "Schema.ConstraintValidationFailed"),
  ]

  @Test func eachKindHasItsCode() throws {
    let session = try ServedWorkspace().session()
    for (text, code) in Self.statements {
      #expect(session.code(text) == "Neo.ClientError.\(code)", "\(text)")
    }
    #expect(
      try session.value("MATCH (n) RETURN count(n)") == 0, "a failed statement left something")
  }

  /// Whatever can be known before rows are wanted answers RUN.
  @Test func faultsOfTheTextAnswerRun() throws {
    let session = try ServedWorkspace().session()
    #expect(throws: BoltFailure.self) {
      _ = try session.run(BoltQuery(text: "MATCH (n) RETURN m ORDER BY n LIMIT 0"))
    }
  }

  @Test func theMessageBeginsWithTheDetailAndNamesThePlace() throws {
    let session = try ServedWorkspace().session()
    do {
      _ = try session.bring("RETURN '甲' AS a,\n  '乙' + missing")
      Issue.record("nothing failed")
    } catch let failure as BoltFailure {
      #expect(failure.message.hasPrefix("UndefinedVariable: "))
      #expect(failure.message.hasSuffix(" (line 2, column 9)"), "\(failure.message)")
      #expect(!failure.message.contains("甲"))
    }
  }

  static let codes: [(CypherError.Code, String, FailureCode)] = [
    (.limit, "TimeLimit", .timedOut), (.limit, "MemoryLimit", .memoryLimit),
    (.limit, "LimitExceeded", .argumentError), (.cancelled, "", .terminated),
    (.conflict, "", .conflict), (.access, "", .readOnly), (.schema, "", .schemaRuleAlreadyExists),
    (.graph, "", .unknown), (.graph, "LoadExternalResourceFailed", .externalResourceFailed),
    (.procedure, "ProcedureNotFound", .procedureNotFound),
    (.procedure, "InvalidNumberOfArguments", .procedureError),
    (.constraintValidation, "", .constraintVerificationFailed),
    (.constraintVerification, "", .constraintVerificationFailed),
    (.entityNotFound, "DeletedEntityAccess", .entityNotFound), (.semantic, "", .semanticError),
    (.propertyNotFound, "", .propertyNotFound), (.labelNotFound, "", .labelNotFound),
  ]

  @Test(arguments: codes) func codesOfTheEngine(
    _ code: CypherError.Code, _ detail: String, _ expected: FailureCode
  ) throws {
    #expect(FailureCode(CypherError.runtime(code, detail, "so it was")) == expected)
  }
}
