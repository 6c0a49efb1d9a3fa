/// The aggregates of the language. All of them skip null.
enum Aggregates {
  static let all: [AggregateDefinition] = [
    AggregateDefinition(
      "count", [.init("value", [.any])], result: .integer, summary: "How many values there are."
    ) { _ in CountState() },
    AggregateDefinition(
      "sum", [.init("value", [.number, .duration])], result: .any,
      summary: "The sum of numbers or durations; 0 of none."
    ) { _ in SumState() },
    AggregateDefinition(
      "avg", [.init("value", [.number, .duration])], result: .any,
      summary: "The mean of numbers or durations; null of none."
    ) { _ in AverageState() },
    AggregateDefinition(
      "min", [.init("value", [.any])], result: .any, summary: "The first value in order."
    ) { _ in ExtremeState(sign: 1) },
    AggregateDefinition(
      "max", [.init("value", [.any])], result: .any, summary: "The last value in order."
    ) { _ in ExtremeState(sign: -1) },
    AggregateDefinition(
      "collect", [.init("value", [.any])], result: .list(.any),
      summary: "A list of the values, in the order of rows."
    ) { _ in CollectState() },
    AggregateDefinition(
      "percentileDisc", percentile, result: .number,
      summary: "The value at a percentile from 0.0 to 1.0, one of those given."
    ) { _ in PercentileState("percentileDisc", isContinuous: false) },
    AggregateDefinition(
      "percentileCont", percentile, result: .float,
      summary: "The value at a percentile from 0.0 to 1.0, between two neighbours if need be."
    ) { _ in PercentileState("percentileCont", isContinuous: true) },
    AggregateDefinition(
      "stDev", [.init("value", [.number])], result: .float,
      summary: "The standard deviation of a sample."
    ) { _ in DeviationState("stDev", isSample: true) },
    AggregateDefinition(
      "stDevP", [.init("value", [.number])], result: .float,
      summary: "The standard deviation of a whole population."
    ) { _ in DeviationState("stDevP", isSample: false) },
  ]

  private static let percentile: [FunctionDefinition.Parameter] = [
    .init("value", [.number]), .init("percentile", [.number]),
  ]

  static func wrongKind(_ name: String, _ expected: String, _ value: CypherValue) -> CypherError {
    .runtime(
      .type, "InvalidArgumentValue", "\(name)() expects \(expected), found \(value.kind.name)")
  }
}
