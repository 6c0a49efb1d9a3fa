/// A number with eighteen places behind the point, exact, for fractions of months, days and
/// seconds.
///
/// A double is taken for the decimal it prints as: 0.1 s are 100,000,000 ns and not one less.
struct DecimalNumber {
  /// The number times 10¹⁸.
  let scaled: Int128

  static let scale: Int128 = 1_000_000_000_000_000_000
  static let zero = DecimalNumber(scaled: 0)

  init(scaled: Int128) { self.scaled = scaled }

  init(_ number: Int64) { scaled = Int128(number) * Self.scale }

  init(_ number: Double) throws(TemporalError) {
    guard number.isFinite else {
      throw TemporalError("a part of a duration is not a finite number")
    }
    // Such as 12.5, 1e-05, 1.5e+20.
    let text = number.magnitude.description
    let halves = text.split(separator: "e")
    let exponent = halves.count > 1 ? Int(halves[1]) ?? 0 : 0
    let parts = halves[0].split(separator: ".")
    let fraction = parts.count > 1 ? parts[1] : ""
    let digits = String(parts[0] + fraction)
    try self.init(
      digits: digits, point: parts[0].utf8.count + exponent, isNegative: number.sign == .minus)
  }

  /// The number of these digits with the point behind so many of them; digits beyond eighteen
  /// places are cut.
  init(digits: String, point: Int, isNegative: Bool) throws(TemporalError) {
    var scaled: Int128 = 0
    var place = point + 18
    for digit in digits.utf8 where place > 0 {
      let (tenfold, overflow) = scaled.multipliedReportingOverflow(by: 10)
      if overflow { throw .overflow }
      let (sum, carry) = tenfold.addingReportingOverflow(Int128(digit) - 48)
      if carry { throw .overflow }
      scaled = sum
      place -= 1
    }
    while place > 0, scaled != 0 {
      let (tenfold, overflow) = scaled.multipliedReportingOverflow(by: 10)
      if overflow { throw .overflow }
      scaled = tenfold
      place -= 1
    }
    self.scaled = isNegative ? -scaled : scaled
  }

  /// The part before the point and, in 10⁻¹⁸, the part behind it, both of the number's sign.
  func parts() throws(TemporalError) -> (whole: Int64, fraction: Int128) {
    let (whole, fraction) = scaled.quotientAndRemainder(dividingBy: Self.scale)
    return (try Checked.narrow(whole), fraction)
  }

  func adding(_ other: DecimalNumber) throws(TemporalError) -> DecimalNumber {
    let (sum, overflow) = scaled.addingReportingOverflow(other.scaled)
    if overflow { throw .overflow }
    return DecimalNumber(scaled: sum)
  }

  func multiplied(by factor: Int64) throws(TemporalError) -> DecimalNumber {
    let (product, overflow) = scaled.multipliedReportingOverflow(by: Int128(factor))
    if overflow { throw .overflow }
    return DecimalNumber(scaled: product)
  }

  /// A whole number divided by this one, to eighteen places.
  func dividing(_ number: Int64) throws(TemporalError) -> DecimalNumber {
    // The divisor with as few digits as it needs, so that the long division has room.
    var (divisor, factor) = (scaled, Self.scale)
    while divisor % 10 == 0, factor > 1 { (divisor, factor) = (divisor / 10, factor / 10) }
    guard divisor != 0 else { throw TemporalError("a duration cannot be divided by zero") }
    let (whole, rest) = (Int128(number) * factor).quotientAndRemainder(dividingBy: divisor)
    // Where the rest is too large for this, the divisor is beyond 10²⁰ and nothing is left.
    let (wide, overflow) = rest.multipliedReportingOverflow(by: Self.scale)
    let fraction = overflow ? 0 : wide / divisor
    let (scaledWhole, tooLarge) = whole.multipliedReportingOverflow(by: Self.scale)
    if tooLarge { throw .overflow }
    return try DecimalNumber(scaled: scaledWhole).adding(DecimalNumber(scaled: fraction))
  }
}
