import PropertyGraph

extension CalendarDuration {
  /// The duration of parts that may have fractions.
  ///
  /// The fraction of a month becomes days of 1/30.436875 average month, that of a day seconds of
  /// 1/86,400 day, that of a second nanoseconds; what is below a nanosecond is cut.
  init(
    months: DecimalNumber, days: DecimalNumber, seconds: DecimalNumber,
    nanoseconds: DecimalNumber = .zero
  ) throws(TemporalError) {
    let (wholeMonths, ofMonth) = try months.parts()
    let (wholeDays, ofDay) = try days.parts()
    let (wholeSeconds, ofSecond) = try seconds.parts()
    let (wholeNanos, ofNano) = try nanoseconds.parts()
    // Fractions in 10⁻²⁴, of a day and of a nanosecond: wide enough to lose nothing.
    let unit: Int128 = DecimalNumber.scale * 1_000_000
    let dayParts = ofDay * 1_000_000 + ofMonth * 30_436_875
    let (moreDays, restOfDay) = dayParts.quotientAndRemainder(dividingBy: unit)
    let nanoParts =
      restOfDay * 86_400_000_000_000 + ofSecond * 1_000_000_000_000_000 + ofNano * 1_000_000
    // A third of a day is 28,800 s although no number of places holds a third: what lies within a
    // hundredth of the next nanosecond is that nanosecond. Eighteen places of a month err by less.
    let tolerance = nanoParts < 0 ? -unit / 100 : unit / 100
    let moreNanos = (nanoParts + tolerance) / unit
    let total = Int128(wholeSeconds) * 1_000_000_000 + Int128(wholeNanos) + moreNanos
    try self.init(
      months: wholeMonths, days: try Checked.narrow(Int128(wholeDays) + moreDays),
      totalNanoseconds: total)
  }

  /// The duration of whole parts, seconds and nanoseconds given together.
  init(months: Int64, days: Int64, totalNanoseconds total: Int128) throws(TemporalError) {
    var (seconds, rest) = total.quotientAndRemainder(dividingBy: 1_000_000_000)
    if rest < 0 { (seconds, rest) = (seconds - 1, rest + 1_000_000_000) }
    self.init(
      months: months, days: days, seconds: try Checked.narrow(seconds),
      nanoseconds: Int32(truncatingIfNeeded: rest))
  }
}
