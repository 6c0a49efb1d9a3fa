import CypherSyntax
import PropertyGraph
import Testing

@testable import CypherEngine

@Suite struct ArithmeticTests {
  static let cases:
    [(a: CypherValue, operation: ArithmeticOperator, b: CypherValue, outcome: String)] = [
      (1, .add, 2, "3"),
      (1, .add, 2.5, "3.5"),
      (1, .add, .null, "null"),
      (.integer(.max), .add, 1, "ArithmeticError: IntegerOverflow"),
      ("a", .add, "b", "'ab'"),
      ("a", .add, 1, "'a1'"),
      (1.0, .add, "a", "'1.0a'"),
      ("a", .add, true, "'atrue'"),
      ("on ", .add, .day(2020, 1, 2), "'on 2020-01-02'"),
      ([1], .add, [2], "[1, 2]"),
      ([1], .add, 2, "[1, 2]"),
      (1, .add, [2], "[1, 2]"),
      ([1], .add, .null, "null"),
      ("a", .add, ["b"], "['a', 'b']"),
      (true, .add, 1, "TypeError: InvalidArgumentType"),
      ("a", .add, .node(NodeIndex(0)), "TypeError: InvalidArgumentType"),
      (.entries([:]), .add, 1, "TypeError: InvalidArgumentType"),
      (.day(1984, 10, 31), .add, .duration(months: 4), "1985-02-28"),
      (.duration(days: 1), .add, .day(1984, 10, 31), "1984-11-01"),
      (.duration(days: 1), .add, .duration(months: 1), "P1M1D"),
      (.day(1984, 10, 31), .add, .day(1984, 10, 31), "TypeError: InvalidArgumentType"),
      (.day(999_999_999, 12, 31), .add, .duration(days: 1), "ArgumentError: InvalidArgumentValue"),
      (1, .subtract, 2.5, "-1.5"),
      (.integer(.min), .subtract, 1, "ArithmeticError: IntegerOverflow"),
      (.day(1984, 11, 1), .subtract, .duration(days: 1), "1984-10-31"),
      (.duration(days: 1), .subtract, .day(1984, 10, 31), "TypeError: InvalidArgumentType"),
      ("a", .subtract, "a", "TypeError: InvalidArgumentType"),
      (3, .multiply, 4, "12"),
      (.integer(.max), .multiply, 2, "ArithmeticError: IntegerOverflow"),
      (.integer(.min), .multiply, -1, "ArithmeticError: IntegerOverflow"),
      (.duration(days: 3), .multiply, 2, "P6D"),
      (2, .multiply, .duration(days: 3), "P6D"),
      (.duration(days: 3), .multiply, "2", "TypeError: InvalidArgumentType"),
      (7, .divide, 2, "3"),
      (-7, .divide, 2, "-3"),
      (7, .divide, 2.0, "3.5"),
      (1, .divide, 0, "ArithmeticError: DivisionByZero"),
      (1, .divide, 0.0, "Infinity"),
      (0.0, .divide, 0.0, "NaN"),
      (.integer(.min), .divide, -1, "ArithmeticError: IntegerOverflow"),
      (.duration(days: 3), .divide, 2, "P1DT12H"),
      (2, .divide, .duration(days: 3), "TypeError: InvalidArgumentType"),
      (7, .modulo, -3, "1"),
      (-7, .modulo, 3, "-1"),
      (7.5, .modulo, 2, "1.5"),
      (1, .modulo, 0, "ArithmeticError: DivisionByZero"),
      (.integer(.min), .modulo, -1, "0"),
      (2, .power, 3, "8.0"),
      (2, .power, .null, "null"),
      ("2", .power, 3, "TypeError: InvalidArgumentType"),
      ("a", .concatenate, "b", "'ab'"),
      ([1], .concatenate, [2], "[1, 2]"),
      ("a", .concatenate, 1, "TypeError: InvalidArgumentType"),
      ("a", .concatenate, .null, "null"),
    ]

  @Test(arguments: Self.cases.indices) func computes(number: Int) throws {
    let (a, operation, b, outcome) = Self.cases[number]
    #expect(
      try Evaluations.outcome { try .arithmetic(operation, a, b) } == outcome,
      "\(Evaluations.text(a)) \(operation.rawValue) \(Evaluations.text(b))")
  }

  static let negations: [(value: CypherValue, outcome: String)] = [
    (1, "-1"), (1.5, "-1.5"), (.null, "null"),
    (.integer(.min), "ArithmeticError: IntegerOverflow"),
    ("1", "TypeError: InvalidArgumentType"), (.duration(days: 2), "P-2D"),
  ]

  @Test(arguments: Self.negations.indices) func negates(number: Int) throws {
    let (value, outcome) = Self.negations[number]
    #expect(try Evaluations.outcome { try value.negated() } == outcome)
  }
}
