import PropertyGraph

extension CalendarDuration {
  /// `self + other`, part by part.
  public func adding(_ other: CalendarDuration) throws(TemporalError) -> CalendarDuration {
    try CalendarDuration(
      months: try Checked.add(months, other.months), days: try Checked.add(days, other.days),
      totalNanoseconds: totalNanoseconds + other.totalNanoseconds)
  }

  /// `self - other`, part by part.
  public func subtracting(_ other: CalendarDuration) throws(TemporalError) -> CalendarDuration {
    try adding(try other.negated())
  }

  /// The duration with every part's sign turned.
  public func negated() throws(TemporalError) -> CalendarDuration {
    try CalendarDuration(
      months: try Checked.negate(months), days: try Checked.negate(days),
      totalNanoseconds: -totalNanoseconds)
  }

  /// `self * factor`.
  public func multiplied(by factor: Int64) throws(TemporalError) -> CalendarDuration {
    let (total, overflow) = totalNanoseconds.multipliedReportingOverflow(by: Int128(factor))
    if overflow { throw .overflow }
    return try CalendarDuration(
      months: try Checked.multiply(months, factor), days: try Checked.multiply(days, factor),
      totalNanoseconds: total)
  }

  /// `self * factor`; fractions of months become days, fractions of days seconds.
  public func multiplied(by factor: Double) throws(TemporalError) -> CalendarDuration {
    let factor = try DecimalNumber(factor)
    return try CalendarDuration(
      months: try factor.multiplied(by: months), days: try factor.multiplied(by: days),
      seconds: try factor.multiplied(by: seconds),
      nanoseconds: try factor.multiplied(by: Int64(nanoseconds)))
  }

  /// `self / divisor`; fractions of months become days, fractions of days seconds.
  public func divided(by divisor: Int64) throws(TemporalError) -> CalendarDuration {
    try divided(by: DecimalNumber(divisor))
  }

  /// `self / divisor`; fractions of months become days, fractions of days seconds.
  public func divided(by divisor: Double) throws(TemporalError) -> CalendarDuration {
    // Beyond the decimals with eighteen places, where hardly anything is left of the duration.
    if divisor.isFinite, abs(divisor) > 1e20 { return try multiplied(by: 1 / divisor) }
    return try divided(by: try DecimalNumber(divisor))
  }

  private func divided(by divisor: DecimalNumber) throws(TemporalError) -> CalendarDuration {
    try CalendarDuration(
      months: try divisor.dividing(months), days: try divisor.dividing(days),
      seconds: try divisor.dividing(seconds),
      nanoseconds: try divisor.dividing(Int64(nanoseconds)))
  }

  /// Seconds and nanoseconds together.
  private var totalNanoseconds: Int128 { Int128(seconds) * 1_000_000_000 + Int128(nanoseconds) }
}
