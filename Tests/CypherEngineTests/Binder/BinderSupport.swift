import CypherSyntax
import Testing

@testable import CypherEngine

/// Parses and binds a text with the standard functions and a few procedures.
func bound(_ text: String) throws -> BoundStatement {
  try Binder(functions: .standard, procedures: sampleProcedures)
    .bind(try CypherParser.parse(text))
}

/// Procedures of the shapes that matter to the binder; none of them is ever called.
let sampleProcedures = ProcedureRegistry([
  sample("db.labels", outputs: [("label", .string)]),
  sample(
    "test.proc", parameters: [("name", .string), ("in", .integer)],
    outputs: [("city", .string), ("code", .integer)]),
  sample("test.float", parameters: [("in", .float)], outputs: [("out", .string)]),
  sample("test.optional", parameters: [("a", .any), ("b", .any)], required: 1, outputs: []),
  sample("test.nothing", outputs: []),
  sample("test.write", outputs: [], access: .write),
  sample(
    "show.indexes", outputs: [("name", .string), ("type", .string), ("state", .string)]),
  sample("show.databases", outputs: [("name", .string), ("default", .boolean)]),
])

private func sample(
  _ name: String, parameters: [(String, StaticType)] = [], required: Int? = nil,
  outputs: [(String, StaticType)], access: BoundStatement.Access = .read
) -> ProcedureDefinition {
  ProcedureDefinition(
    name, parameters: parameters.map { .init($0.0, $0.1) }, requiredCount: required,
    outputs: outputs.map { .init($0.0, $0.1) }, access: access, summary: "for tests"
  ) { _, _ in ProcedureRows([]) }
}

/// A text in which `‹` and `›` mark a place.
struct MarkedText {
  let text: String
  let span: SourceSpan?

  init(_ marked: String) {
    let bytes = Array(marked.utf8)
    let (open, close) = (Array("‹".utf8), Array("›".utf8))
    var plain: [UInt8] = []
    var (start, end): (Int?, Int?) = (nil, nil)
    var at = 0
    while at < bytes.count {
      if bytes[at...].starts(with: open) {
        start = plain.count
        at += open.count
      } else if bytes[at...].starts(with: close) {
        end = plain.count
        at += close.count
      } else {
        plain.append(bytes[at])
        at += 1
      }
    }
    text = String(decoding: plain, as: UTF8.self)
    span = start.flatMap { start in end.map { SourceSpan(start, $0) } }
  }
}

/// A statement that the binder refuses: the detail word, and the text with marks around the place
/// that is underlined.
struct BinderFault: CustomTestStringConvertible, Sendable {
  var detail: String
  var marked: String
  var code: String

  init(_ detail: String, _ marked: String, code: String = "SyntaxError") {
    self.detail = detail
    self.marked = marked
    self.code = code
  }

  var testDescription: String { marked }
}

/// A statement and what it is bound to, in the writing of ``BoundDescription``.
struct BinderCase: CustomTestStringConvertible, Sendable {
  var text: String
  var expected: String

  init(_ text: String, _ expected: String) {
    self.text = text
    self.expected = expected
  }

  var testDescription: String { text }
}
