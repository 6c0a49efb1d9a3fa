import Testing

@testable import Scenarios

@Suite struct ScenarioReportTests {
  @Test(arguments: [
    ("clauses/match/Match1", ScenarioGroup.read), ("clauses/return-orderby/ReturnOrderBy1", .read),
    ("useCases/triadicSelection/TriadicSelection1", .read), ("clauses/merge/Merge1", .write),
    ("expressions/temporal/Temporal5", .values), ("clauses/call/Call1", .call),
    ("paths/Selectors", .paths),
  ])
  func groups(path: String, group: ScenarioGroup) {
    #expect(ScenarioGroup(path: path) == group)
  }

  @Test func unknownFoldersHaveNoGroup() {
    #expect(ScenarioGroup(path: "somewhere/Else1") == nil)
    #expect(ScenarioGroup(path: "match") == nil)
  }

  @Test func countsByGroupAndFile() {
    var report = ScenarioReport()
    for _ in 0..<999 { report.add(.passed, path: "clauses/match/Match1") }
    report.add(.failed("x"), path: "clauses/match/Match2")
    report.add(.skipped("x"), path: "clauses/call/Call1")
    #expect(report.groups[.read] == ScenarioReport.Tally(passed: 999, failed: 1))
    let lines = report.text.split(separator: "\n").map { line in
      line.split(separator: " ").joined(separator: " ")
    }
    #expect(
      lines == [
        "group passed failed skipped share", "read 999 1 0 99.9 %", "call 0 0 1 -",
        "clauses/match/Match2 0 1 0 0.0 %", "999 passed, 1 failed, 1 skipped",
      ])
  }
}
