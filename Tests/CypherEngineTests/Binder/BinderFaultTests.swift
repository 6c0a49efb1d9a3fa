import CypherSyntax
import Testing

@testable import CypherEngine

/// What the binder refuses, and where. Marks stand around the place that is underlined.
@Suite struct BinderFaultTests {
  private func check(_ fault: BinderFault) throws {
    let marked = MarkedText(fault.marked)
    let statement = try CypherParser.parse(marked.text)
    do {
      _ = try Binder(functions: .standard, procedures: sampleProcedures).bind(statement)
      Issue.record("nothing was refused")
    } catch {
      #expect(error.detail == fault.detail, "\(error.message)")
      #expect(error.code.name == fault.code)
      #expect(error.phase == .compileTime)
      if let span = marked.span { #expect(error.span == span) }
    }
  }

  @Test(arguments: BinderFaultTests.names) func refusesNames(_ fault: BinderFault) throws {
    try check(fault)
  }
  @Test(arguments: BinderFaultTests.types) func refusesTypes(_ fault: BinderFault) throws {
    try check(fault)
  }
  @Test(arguments: BinderFaultTests.patterns) func refusesPatterns(_ fault: BinderFault) throws {
    try check(fault)
  }
  @Test(arguments: BinderFaultTests.aggregates) func refusesAggregates(_ fault: BinderFault) throws
  {
    try check(fault)
  }
  @Test(arguments: BinderFaultTests.projections) func refusesProjections(_ fault: BinderFault)
    throws
  {
    try check(fault)
  }
  @Test(arguments: BinderFaultTests.updates) func refusesUpdates(_ fault: BinderFault) throws {
    try check(fault)
  }
  @Test(arguments: BinderFaultTests.subqueries) func refusesSubqueries(_ fault: BinderFault) throws
  {
    try check(fault)
  }
  @Test(arguments: BinderFaultTests.calls) func refusesCalls(_ fault: BinderFault) throws {
    try check(fault)
  }
  @Test(arguments: BinderFaultTests.settings) func refusesSettings(_ fault: BinderFault) throws {
    try check(fault)
  }
}
