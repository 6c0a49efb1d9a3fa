import Glibc

/// Functions over numbers.
enum MathematicalFunctions {
  static let all: [FunctionDefinition] =
    simple + integers + constants + [atan2, RoundFunction.definition, isNaN, rand]

  private static let number = FunctionDefinition.Parameter("number", [.number])

  private static func function(
    _ name: String, _ summary: String, _ body: @escaping @Sendable (Double) -> Double
  ) -> FunctionDefinition {
    FunctionDefinition(name, [number], .float, .mathematical, summary) { arguments, _ in
      .float(body(try arguments.double(0)))
    }
  }

  private static let simple: [FunctionDefinition] = [
    function("ceil", "The least whole number that is not less.") { $0.rounded(.up) },
    function("floor", "The greatest whole number that is not greater.") { $0.rounded(.down) },
    function("sqrt", "The square root.") { $0.squareRoot() },
    function("exp", "The power of e.") { exp($0) },
    function("log", "The natural logarithm.") { log($0) },
    function("log10", "The decimal logarithm.") { log10($0) },
    function("sin", "The sine of an angle in radians.") { sin($0) },
    function("cos", "The cosine of an angle in radians.") { cos($0) },
    function("tan", "The tangent of an angle in radians.") { tan($0) },
    function("cot", "The cotangent of an angle in radians.") { 1 / tan($0) },
    function("asin", "The angle with a sine, in radians.") { asin($0) },
    function("acos", "The angle with a cosine, in radians.") { acos($0) },
    function("atan", "The angle with a tangent, in radians.") { atan($0) },
    function("sinh", "The hyperbolic sine.") { sinh($0) },
    function("cosh", "The hyperbolic cosine.") { cosh($0) },
    function("tanh", "The hyperbolic tangent.") { tanh($0) },
    function("coth", "The hyperbolic cotangent.") { 1 / tanh($0) },
    function("degrees", "An angle in radians as degrees.") { $0 * 180 / .pi },
    function("radians", "An angle in degrees as radians.") { $0 * .pi / 180 },
    function("haversin", "Half of the versed sine of an angle in radians.") { (1 - cos($0)) / 2 },
  ]

  private static let integers: [FunctionDefinition] = [
    FunctionDefinition("abs", [number], .number, .mathematical, "The number without its sign.") {
      arguments, _ in
      guard case .integer(let number) = arguments[0] else {
        return .float(abs(try arguments.double(0)))
      }
      guard let magnitude = Int64(exactly: number.magnitude) else {
        throw ArithmeticFault.overflow("abs()")
      }
      return .integer(magnitude)
    },
    FunctionDefinition("sign", [number], .integer, .mathematical, "-1, 0 or 1.") { arguments, _ in
      let number = try arguments.double(0)
      return .integer(number < 0 ? -1 : number > 0 ? 1 : 0)
    },
  ]

  private static let constants: [FunctionDefinition] = [
    FunctionDefinition("e", [], .float, .mathematical, "The base of natural logarithms.") { _, _ in
      .float(M_E)
    },
    FunctionDefinition("pi", [], .float, .mathematical, "Half the way round a circle.") { _, _ in
      .float(.pi)
    },
  ]

  private static let atan2 = FunctionDefinition(
    "atan2", [.init("y", [.number]), .init("x", [.number])], .float, .mathematical,
    "The angle of a point as seen from the origin, in radians."
  ) { arguments, _ in
    .float(Glibc.atan2(try arguments.double(0), try arguments.double(1)))
  }

  private static let isNaN = FunctionDefinition(
    "isNaN", [number], .boolean, .mathematical, "Whether the number is NaN."
  ) { arguments, _ in
    .boolean(try arguments.double(0).isNaN)
  }

  private static let rand = FunctionDefinition(
    "rand", [], .float, .mathematical, "A random number from 0 up to, and without, 1.",
    isPure: false
  ) { _, context in
    // 53 bits: as many as a double between 0 and 1 tells apart.
    .float(Double(context.random.next() >> 11) * 0x1p-53)
  }
}
