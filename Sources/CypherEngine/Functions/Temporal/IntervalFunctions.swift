import PropertyGraph

/// Functions on the time that something holds.
///
/// An interval is what a relationship's `valid_from` and `valid_to` say, a map `{from, to}`, a list
/// `[from, to]`, or a date, which is that one day. It is half-open, `[from, to)`, an absent end is
/// open, days may be written as text. What has no dates at all, or ends on the day it begins or
/// before, leaves every question open: null.
///
/// ```text
///   MATCH (p)-[post:HOLDS_POST]->(), (p)-[own:OWNS]->(c)
///   WHERE guanxi.overlaps(post, own)            held office while holding the share
///   MATCH (p)-[post:HOLDS_POST]->(), (p)-[job:DIRECTOR]->(c)
///   WHERE 0 <= guanxi.gap(post, job) < 3 * 365  joined within three years of leaving
/// ```
enum IntervalFunctions {
  static let all: [FunctionDefinition] = [
    pair(
      "guanxi.overlaps", .boolean, "Whether a day lies in both intervals; null where undated."
    ) { .boolean($0.isOverlap) },
    pair(
      "guanxi.during", .boolean,
      "Whether every day of the first interval lies in the second; null where undated."
    ) { .boolean($0.isInside) },
    pair(
      "guanxi.allen", .string,
      "How the first interval lies to the second: one of Allen's thirteen relations, such as "
        + "'before', 'meets', 'during'; null where undated."
    ) { .text($0.rawValue) },
    FunctionDefinition(
      "guanxi.gap", [interval("a"), interval("b")], .integer, .temporal,
      "The days from the end of the first interval to the beginning of the second, 0 where they "
        + "meet, negative where the second came first; null where they share a day.",
      isPure: false
    ) { arguments, context in
      let (a, b) = (try arguments.interval(0, context), try arguments.interval(1, context))
      return a.gap(to: b).map { .integer(Int64($0)) } ?? .null
    },
    FunctionDefinition(
      "guanxi.interval", [interval("tie")], .map, .temporal,
      "When something holds, as {from, to}: from the first of these days on, up to the other and "
        + "not with it; null where undated.", isPure: false
    ) { arguments, context in
      let interval = try arguments.interval(0, context)
      guard interval.isDated else { return .null }
      func day(_ day: CalendarDate?) -> CypherValue { day.map { .date(LocalDate($0)) } ?? .null }
      return .map(
        CypherMap([
          (ByteString("from"), day(interval.from)), (ByteString("to"), day(interval.to)),
        ]))
    },
    FunctionDefinition(
      "guanxi.holds", [interval("tie"), .init("day", [.date, .string])], .boolean, .temporal,
      "Whether something holds on a day; null where undated.", isPure: false
    ) { arguments, context in
      let interval = try arguments.interval(0, context)
      let day = try arguments.day(arguments[1], at: 1)
      return interval.isDated ? .boolean(interval.holds(on: day)) : .null
    },
  ]

  private static func interval(_ name: String) -> FunctionDefinition.Parameter {
    .init(name, [.relationship, .map, .list(.any), .date])
  }

  private static func pair(
    _ name: String, _ result: StaticType, _ summary: String,
    _ body: @escaping @Sendable (AllenRelation) -> CypherValue
  ) -> FunctionDefinition {
    FunctionDefinition(
      name, [interval("a"), interval("b")], result, .temporal, summary, isPure: false
    ) { arguments, context in
      let (a, b) = (try arguments.interval(0, context), try arguments.interval(1, context))
      return a.relation(to: b).map(body) ?? .null
    }
  }
}

extension FunctionArguments {
  /// The interval that an argument stands for; without dates where it says none.
  fileprivate func interval(_ at: Int, _ context: EvaluationContext) throws -> ValidityInterval {
    switch self[at] {
    case .relationship(let found):
      try context.requireThere(found)
      return try context.graph.interval(of: found.index)
    case .map(let map):
      for key in map.keys where key != "from" && key != "to" {
        throw wrongValue("an interval has no `\(key.text)`", hint: "it is {from, to}")
      }
      return ValidityInterval(
        from: try end(map["from"], at: at), to: try end(map["to"], at: at))
    case .list(let ends):
      guard ends.count == 2 else {
        throw wrongValue("an interval is a list of 2 days, found \(ends.count)")
      }
      return ValidityInterval(from: try end(ends[0], at: at), to: try end(ends[1], at: at))
    case .date:
      let day = try day(self[at], at: at)
      guard day.days < .max else { throw tooFar }
      return ValidityInterval(from: day, to: CalendarDate(days: day.days + 1))
    default: throw wrongKind(at, "RELATIONSHIP | MAP | LIST<DATE> | DATE")
    }
  }

  private func end(_ value: CypherValue?, at: Int) throws -> CalendarDate? {
    guard let value, !value.isNull else { return nil }
    return try day(value, at: at)
  }

  /// A day that a value is or writes down.
  fileprivate func day(_ value: CypherValue, at: Int) throws -> CalendarDate {
    switch value {
    case .date(let date):
      guard let day = date.calendarDate else { throw tooFar }
      return day
    case .string(let text):
      guard let day = CalendarDate(text.text) else {
        throw wrongValue("a text is no day", hint: "write days as '2020-10-01'")
      }
      return day
    default:
      throw CypherError.runtime(
        .type, "InvalidArgumentValue",
        "\(function)() expects days in argument \(at + 1), found \(value.kind.name)")
    }
  }

  private var tooFar: CypherError { wrongValue("a day lies too far away to be counted") }
}
