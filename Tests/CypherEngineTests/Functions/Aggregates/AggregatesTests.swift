import PropertyGraph
import Testing

@testable import CypherEngine

@Suite struct AggregatesTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let rows: [[CypherValue]]
    let outcome: String

    /// - Parameter further: the second argument in every row.
    init(_ name: String, _ values: [CypherValue], _ further: CypherValue? = nil, gives: String) {
      self.name = name
      rows = values.map { [$0] + (further.map { [$0] } ?? []) }
      outcome = gives
    }

    var testDescription: String { "\(name) of \(rows.map { Evaluations.text($0[0]) })" }

    /// What comes of the rows dealt out to some workers in order, and put together.
    func run(parts: Int) throws -> String {
      let aggregate = try #require(FunctionRegistry.standard.aggregate(name))
      let context = try Evaluations.context()
      return try Evaluations.outcome {
        let total = aggregate.begin(context)
        let size = max(1, (rows.count + parts - 1) / parts)
        for from in stride(from: 0, to: rows.count, by: size) {
          let state = parts == 1 ? total : aggregate.begin(context)
          for row in rows[from..<min(from + size, rows.count)] {
            try state.add(row[0], Array(row.dropFirst()))
          }
          if parts > 1 { try total.merge(state) }
        }
        return try total.result()
      }
    }
  }

  private static let wrong = "TypeError: InvalidArgumentValue"
  private static let range = "ArgumentError: NumberOutOfRange"
  private static let prices: [CypherValue] = [30.0, 10.0, .null, 20.0]

  static let cases: [Case] = [
    Case("count", [1, .null, "a"], gives: "2"),
    Case("count", [], gives: "0"),
    Case("sum", [], gives: "0"),
    Case("sum", [1, 2, .null], gives: "3"),
    Case("sum", [1, 2.5], gives: "3.5"),
    Case("sum", [0.1, 0.2, 0.3], gives: "0.6"),
    Case("sum", [1e300, 1, -1e300], gives: "1.0"),
    Case("sum", [.float(.infinity), 1], gives: "Infinity"),
    Case("sum", [.float(.infinity), .float(-.infinity)], gives: "NaN"),
    Case("sum", [.integer(.max), 1], gives: "ArithmeticError: IntegerOverflow"),
    Case("sum", [.integer(.max), 1, -1], gives: "9223372036854775807"),
    Case("sum", [.duration(days: 1), .duration(months: 1)], gives: "P1M1D"),
    Case("sum", ["a"], gives: wrong),
    Case("sum", [1, .duration(days: 1)], gives: wrong),
    Case("avg", [], gives: "null"),
    Case("avg", [1, 2, .null], gives: "1.5"),
    Case("avg", [.integer(.max), .integer(.max)], gives: "9.223372036854776E18"),
    Case("avg", [.duration(days: 1), .duration(days: 2)], gives: "P1DT12H"),
    Case("avg", [true], gives: wrong),
    Case("min", [], gives: "null"),
    Case("min", [3, 1.5, .null, 2], gives: "1.5"),
    Case("max", [3, 1.5, .null, 2], gives: "3"),
    Case("max", [1, "a", .null, [1, 2], 0.2, "b"], gives: "1"),
    Case("min", [1, "a", .null, [1, 2], 0.2, "b"], gives: "[1, 2]"),
    Case("max", [[1], [2], [2, 1]], gives: "[2, 1]"),
    Case("min", [1.0, 1], gives: "1.0"),
    Case("collect", [2, .null, 1], gives: "[2, 1]"),
    Case("collect", [], gives: "[]"),
    Case("percentileDisc", prices, 0.0, gives: "10.0"),
    Case("percentileDisc", prices, 0.5, gives: "20.0"),
    Case("percentileDisc", prices, 1.0, gives: "30.0"),
    Case("percentileDisc", [1, 2], 1, gives: "2"),
    Case("percentileDisc", [], 0.5, gives: "null"),
    Case("percentileDisc", prices, 1.1, gives: range),
    Case("percentileDisc", prices, "x", gives: wrong),
    Case("percentileDisc", ["a"], 0.5, gives: wrong),
    Case("percentileCont", prices, 0.5, gives: "20.0"),
    Case("percentileCont", prices, 0.25, gives: "15.0"),
    Case("percentileCont", prices, -1, gives: range),
    Case("percentileCont", [1, 2], .float(.nan), gives: range),
    Case("stDev", [2, 4, 4, 4, 5, 5, 7, 9], gives: "2.138089935299395"),
    Case("stDevP", [2, 4, 4, 4, 5, 5, 7, 9], gives: "2.0"),
    Case("stDev", [1_000_000_001, 1_000_000_002, 1_000_000_003], gives: "1.0"),
    Case("stDev", [5], gives: "0.0"),
    Case("stDev", ["a"], gives: wrong),
  ]

  @Test(arguments: Self.cases) func aggregate(_ test: Case) throws {
    for parts in 1...4 { #expect(try test.run(parts: parts) == test.outcome, "\(parts) parts") }
  }
}
