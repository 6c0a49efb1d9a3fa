import GraphRendering
import PropertyGraph

/// The axis of a time chart: a window, or from one tick to another around all days that matter, in
/// years or months, as many as there is room for.
struct TimeAxis {
  let days: Range<Int>
  let ticks: [TimeChart.Line]

  /// How many ticks have room, months being wider.
  private static func ticksMax(_ step: Int) -> Int { step < 12 ? 8 : 13 }
  /// How many months apart ticks may be.
  private static let steps = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200]

  /// - Parameters:
  ///   - days: all that have to be shown.
  ///   - start: where the axis begins, whatever the ticks.
  ///   - end: the same of its end.
  init(
    _ days: ClosedRange<CalendarDate>, from start: CalendarDate? = nil, to end: CalendarDate? = nil
  ) {
    let first = Self.month(days.lowerBound)
    let last = Self.month(days.upperBound) + 1
    let step =
      Self.steps.first { (last - first) / $0 < Self.ticksMax($0) } ?? Self.steps.last!
    let begin = first - (first % step + step) % step
    var ticks: [TimeChart.Line] = []
    var month = begin
    while true {
      guard let day = Self.day(month) else { break }
      ticks.append(
        TimeChart.Line(
          day: Int(day.days),
          caption: step < 12
            ? String(day.description.prefix(7)) : String(day.description.prefix(4))))
      if month >= last { break }
      month += step
    }
    let lower = start.map { Int($0.days) } ?? ticks.first?.day ?? Int(days.lowerBound.days)
    let upper = end.map { Int($0.days) } ?? max(ticks.last?.day ?? 0, Int(days.upperBound.days))
    self.days = lower..<max(upper, lower + 1)
    self.ticks = ticks.filter { lower <= $0.day && $0.day <= upper }
  }

  /// Months since the year 0.
  private static func month(_ day: CalendarDate) -> Int {
    let (year, month, _) = day.components
    return year * 12 + month - 1
  }

  private static func day(_ month: Int) -> CalendarDate? {
    CalendarDate(year: month / 12, month: month % 12 + 1, day: 1)
  }
}
