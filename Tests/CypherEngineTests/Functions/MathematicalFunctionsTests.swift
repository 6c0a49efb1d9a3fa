import CypherEngine
import Testing

@Suite struct MathematicalFunctionsTests {
  static let calls: [FunctionCall] = [
    .init("abs", -1, gives: "1"),
    .init("abs", -1.5, gives: "1.5"),
    .init("abs", .integer(.min), gives: "ArithmeticError: IntegerOverflow"),
    .init("abs", "1", gives: "TypeError: InvalidArgumentValue"),
    .init("ceil", 0.1, gives: "1.0"),
    .init("floor", -0.1, gives: "-1.0"),
    .init("sign", -17, gives: "-1"),
    .init("sign", 0.0, gives: "0"),
    .init("sqrt", 12.96, gives: "3.6"),
    .init("sqrt", -1, gives: "NaN"),
    .init("exp", 0, gives: "1.0"),
    .init("log", 0, gives: "-Infinity"),
    .init("log10", 1000, gives: "3.0"),
    .init("sin", 0, gives: "0.0"),
    .init("cos", 0, gives: "1.0"),
    .init("atan2", 0, 1, gives: "0.0"),
    .init("degrees", 3.141592653589793, gives: "180.0"),
    .init("radians", 180, gives: "3.141592653589793"),
    .init("haversin", 0, gives: "0.0"),
    .init("pi", gives: "3.141592653589793"),
    .init("e", gives: "2.718281828459045"),
    .init("isNaN", .float(.nan), gives: "true"),
    .init("isNaN", 1, gives: "false"),
    .init("round", 1.5, gives: "2.0"),
    .init("round", -1.5, gives: "-1.0"),
    .init("round", 0.49999999999999994, gives: "0.0"),
    .init("round", 3, gives: "3.0"),
    .init("round", .float(.nan), gives: "NaN"),
    .init("round", 3.141592, 3, gives: "3.142"),
    .init("round", 2.675, 2, gives: "2.68"),
    .init("round", -1.55, 1, gives: "-1.6"),
    .init("round", 0.05, 0, gives: "0.0"),
    .init("round", 0.5, 0, gives: "1.0"),
    .init("round", 9.99, 1, gives: "10.0"),
    .init("round", 1234.5, 400, gives: "1234.5"),
    .init("round", 1.5, -1, gives: "ArgumentError: InvalidArgumentValue"),
    .init("round", 1.5, 0, "SIDEWAYS", gives: "ArgumentError: InvalidArgumentValue"),
    .init("round", 1.249, 1, "UP", gives: "1.3"),
    .init("round", -1.251, 1, "UP", gives: "-1.3"),
    .init("round", 1.251, 1, "DOWN", gives: "1.2"),
    .init("round", 1.251, 1, "CEILING", gives: "1.3"),
    .init("round", -1.251, 1, "CEILING", gives: "-1.2"),
    .init("round", -1.251, 1, "floor", gives: "-1.3"),
    .init("round", 1.25, 1, "HALF_UP", gives: "1.3"),
    .init("round", 1.25, 1, "HALF_DOWN", gives: "1.2"),
    .init("round", 1.25, 1, "HALF_EVEN", gives: "1.2"),
    .init("round", 1.35, 1, "HALF_EVEN", gives: "1.4"),
    .init("round", 0.001, 1, "UP", gives: "0.1"),
  ]

  @Test(arguments: Self.calls) func call(_ call: FunctionCall) throws {
    #expect(try call.run(try Evaluations.context()) == call.outcome)
  }

  @Test func randomNumbersLieBetweenZeroAndOneAndRepeatWithTheSeed() throws {
    let rand = FunctionCall("rand", gives: "")
    let (one, other) = (try Evaluations.context(), try Evaluations.context())
    var seen = Set<String>()
    for _ in 0..<100 {
      let text = try rand.run(one)
      #expect(try rand.run(other) == text)
      let number = try #require(Double(text))
      #expect((0..<1).contains(number))
      seen.insert(text)
    }
    #expect(seen.count == 100)
  }
}
