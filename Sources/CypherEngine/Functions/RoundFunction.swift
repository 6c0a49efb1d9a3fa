/// `round(number [, precision [, mode]])`.
///
/// Without a precision ties go up, towards positive infinity; with one they go away from zero
/// unless a mode says otherwise. Rounds the decimal digits that the number prints as, so that 2.675
/// to two places is 2.68 as one sees it, although the nearest double lies below.
enum RoundFunction {
  enum Mode: String, CaseIterable {
    case up = "UP"
    case down = "DOWN"
    case ceiling = "CEILING"
    case floor = "FLOOR"
    case halfUp = "HALF_UP"
    case halfDown = "HALF_DOWN"
    case halfEven = "HALF_EVEN"
  }

  static let definition = FunctionDefinition(
    "round",
    [
      .init("number", [.number]), .init("precision", [.number], isOptional: true),
      .init("mode", [.string], isOptional: true),
    ], .float, .mathematical,
    "The number rounded to a number of decimal places, ties away from zero unless a mode says "
      + "otherwise; without places to the nearest whole number, ties up."
  ) { arguments, _ in
    let number = try arguments.double(0)
    guard arguments.count > 1 else { return .float(nearest(number)) }
    let places = try arguments.double(1)
    guard let places = Int(exactly: places), places >= 0 else {
      throw arguments.wrongValue("the precision must be a whole number of at least 0")
    }
    var mode = Mode.halfUp
    if arguments.count > 2 {
      guard let found = Mode(rawValue: try arguments.text(2).uppercased()) else {
        throw arguments.wrongValue(
          "there is no such mode",
          hint: Mode.allCases.map(\.rawValue).joined(separator: ", "))
      }
      mode = found
    }
    return .float(round(number, places: places, mode))
  }

  /// The nearest whole number, ties towards positive infinity.
  private static func nearest(_ number: Double) -> Double {
    let down = number.rounded(.down)
    return number - down >= 0.5 ? down + 1 : down
  }

  static func round(_ number: Double, places: Int, _ mode: Mode) -> Double {
    guard number.isFinite else { return number }
    var decimal = DecimalDigits(number)
    // Negative where all digits stand behind the last place that is kept.
    let (kept, overflow) = decimal.exponent.addingReportingOverflow(places)
    if overflow || kept >= decimal.digits.count { return number }
    let rest = kept < 0 ? [0] + decimal.digits : Array(decimal.digits[kept...])
    decimal.digits = kept <= 0 ? [] : Array(decimal.digits[..<kept])
    let isOdd = (decimal.digits.last ?? 0) % 2 == 1
    if growsAway(rest, isOdd: isOdd, isNegative: decimal.isNegative, mode) {
      increment(&decimal, lastPlace: -places)
    }
    return decimal.double
  }

  /// Whether the last kept digit grows, given what is cut off.
  private static func growsAway(
    _ rest: [UInt8], isOdd: Bool, isNegative: Bool, _ mode: Mode
  ) -> Bool {
    let isZero = rest.allSatisfy { $0 == 0 }
    let half = rest[0] == 5 && rest.dropFirst().allSatisfy { $0 == 0 }
    let isAboveHalf = rest[0] >= 5 && !half
    return switch mode {
    case .up: !isZero
    case .down: false
    case .ceiling: !isZero && !isNegative
    case .floor: !isZero && isNegative
    case .halfUp: isAboveHalf || half
    case .halfDown: isAboveHalf
    case .halfEven: isAboveHalf || half && isOdd
    }
  }

  /// Adds one to the last kept place, which stands for ten to the power of `lastPlace`.
  private static func increment(_ decimal: inout DecimalDigits, lastPlace: Int) {
    var at = decimal.digits.count - 1
    while at >= 0, decimal.digits[at] == 9 {
      decimal.digits[at] = 0
      at -= 1
    }
    if at >= 0 {
      decimal.digits[at] += 1
      return
    }
    decimal.exponent = decimal.digits.isEmpty ? lastPlace + 1 : decimal.exponent + 1
    decimal.digits = [1] + decimal.digits
  }
}
