import PropertyGraph
import Testing

@testable import CypherEngine

@Suite struct IntervalFunctionsTests {
  private static func interval(_ from: CypherValue, _ to: CypherValue) -> CypherValue {
    .entries(["from": from, "to": to])
  }

  private static let year = interval(.day(2020, 1, 1), .day(2021, 1, 1))
  private static let spring: CypherValue = ["2020-03-01", "2020-06-01"]
  private static let open = interval("2020-06-01", .null)
  private static let nothing = interval(.null, .null)
  private static let wrong = "ArgumentError: InvalidArgumentValue"
  private static let wrongType = "TypeError: InvalidArgumentValue"

  static let calls: [FunctionCall] = [
    .init("guanxi.overlaps", year, spring, gives: "true"),
    .init("guanxi.overlaps", spring, open, gives: "false"),
    .init("guanxi.overlaps", year, open, gives: "true"),
    .init("guanxi.overlaps", year, nothing, gives: "null"),
    .init("guanxi.overlaps", year, .null, gives: "null"),
    .init("guanxi.overlaps", .null, year, gives: "null"),
    .init("guanxi.overlaps", year, .entries([:]), gives: "null"),
    .init("guanxi.overlaps", year, ["2020-06-01", "2020-06-01"], gives: "null"),
    .init("guanxi.during", spring, year, gives: "true"),
    .init("guanxi.during", year, spring, gives: "false"),
    .init("guanxi.during", year, year, gives: "true"),
    .init("guanxi.during", .day(2020, 12, 31), year, gives: "true"),
    .init("guanxi.during", .day(2021, 1, 1), year, gives: "false"),
    .init("guanxi.during", open, year, gives: "false"),
    .init("guanxi.allen", spring, year, gives: "'during'"),
    .init("guanxi.allen", spring, open, gives: "'meets'"),
    .init("guanxi.allen", open, spring, gives: "'met-by'"),
    .init("guanxi.allen", .entries(["to": "2020-01-01"]), year, gives: "'meets'"),
    .init("guanxi.allen", nothing, year, gives: "null"),
    .init("guanxi.gap", spring, open, gives: "0"),
    .init("guanxi.gap", spring, .entries(["from": "2020-06-11"]), gives: "10"),
    .init("guanxi.gap", .entries(["from": "2020-06-11"]), spring, gives: "-10"),
    .init("guanxi.gap", year, spring, gives: "null"),
    .init("guanxi.gap", nothing, spring, gives: "null"),
    .init("guanxi.interval", spring, gives: "{from: 2020-03-01, to: 2020-06-01}"),
    .init("guanxi.interval", open, gives: "{from: 2020-06-01, to: null}"),
    .init(
      "guanxi.interval", .day(2020, 2, 29),
      gives: "{from: 2020-02-29, to: 2020-03-01}"),
    .init("guanxi.interval", nothing, gives: "null"),
    .init("guanxi.holds", spring, "2020-03-01", gives: "true"),
    .init("guanxi.holds", spring, .day(2020, 6, 1), gives: "false"),
    .init("guanxi.holds", open, "2999-01-01", gives: "true"),
    .init("guanxi.holds", nothing, "2020-03-01", gives: "null"),
    .init("guanxi.holds", spring, .null, gives: "null"),
    .init("guanxi.overlaps", 1, year, gives: wrongType),
    .init("guanxi.overlaps", "2020-01-01", year, gives: wrongType),
    .init("guanxi.overlaps", year, .node(NodeIndex(0)), gives: wrongType),
    .init("guanxi.overlaps", year, [1, 2], gives: wrongType),
    .init("guanxi.overlaps", year, ["2020-03-01"], gives: wrong),
    .init("guanxi.overlaps", year, .entries(["since": "2020-03-01"]), gives: wrong),
    .init("guanxi.gap", year, .entries(["from": "March"]), gives: wrong),
    .init("guanxi.holds", year, 2020, gives: wrongType),
    .init("guanxi.holds", year, "2020", gives: wrong),
    .init("guanxi.interval", .date(LocalDate(days: 1 << 40)), gives: wrong),
    .init("guanxi.interval", .date(LocalDate(days: Int64(Int32.max))), gives: wrong),
  ]

  @Test(arguments: calls) func onValues(_ call: FunctionCall) throws {
    #expect(try call.run(Evaluations.context()) == call.outcome)
  }

  @Test func onRelationships() throws {
    let (transaction, nodes, owns) = try Evaluations.firm()
    let post = try transaction.createRelationship(
      "POST", from: nodes[1], to: nodes[2],
      properties: [
        "valid_from": .date(CalendarDate("2015-01-01")!),
        "valid_to": .date(CalendarDate("2019-01-01")!),
      ])
    let held = CypherValue.relationship(
      RelationshipValue(Relationship(index: post, from: nodes[1], to: nodes[2])))
    let undated = CypherValue.relationship(RelationshipValue(owns))
    let context = try Evaluations.context(try transaction.snapshot())
    for call in [
      FunctionCall(
        "guanxi.interval", held,
        gives: "{from: 2015-01-01, to: 2019-01-01}"),
      FunctionCall("guanxi.interval", undated, gives: "null"),
      FunctionCall("guanxi.holds", held, "2018-12-31", gives: "true"),
      FunctionCall("guanxi.holds", undated, "2018-12-31", gives: "null"),
      FunctionCall("guanxi.gap", held, .entries(["from": "2022-01-01"]), gives: "1096"),
      FunctionCall("guanxi.allen", held, undated, gives: "null"),
      FunctionCall("guanxi.during", .day(2016, 2, 29), held, gives: "true"),
    ] { #expect(try call.run(context) == call.outcome, "\(call.testDescription)") }
    try transaction.delete(post)
    context.graph = try transaction.snapshot()
    context.mayMeetDeleted = true
    #expect(
      try FunctionCall("guanxi.interval", held, gives: "").run(context)
        == "EntityNotFound: DeletedEntityAccess")
  }
}
