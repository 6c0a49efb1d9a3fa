import PropertyGraph

/// `duration(…)` and the ways to tell how far two points in time are apart.
enum DurationFunctions {
  static let all: [FunctionDefinition] = [
    FunctionDefinition(
      "duration", [.init("input", [.string, .map, .duration])], .duration, .temporal,
      "A duration of a text such as P1Y2M, or of a map such as {days: 3, hours: 1.5}."
    ) { arguments, _ in
      switch arguments[0] {
      case .string(let text):
        return .temporal(
          .duration(
            try CypherValue.temporal { () throws(TemporalError) in
              try CalendarDuration(parsing: text.text)
            }))
      case .map(let map):
        guard let fields = try arguments.durationFields(map) else { return .null }
        return .temporal(
          .duration(
            try CypherValue.temporal { () throws(TemporalError) in
              try CalendarDuration(fields: fields)
            }))
      case .temporal(.duration): return arguments[0]
      default: throw arguments.wrongKind(0, "STRING | MAP")
      }
    },
    difference(
      "between", "How far two points in time are apart, in months, days, seconds and nanoseconds."
    ) { (a, b) throws(TemporalError) in try .between(a, b) },
    difference("inMonths", "How many whole months two points in time are apart.") {
      (a, b) throws(TemporalError) in try .inMonths(a, b)
    },
    difference("inDays", "How many whole days two points in time are apart.") {
      (a, b) throws(TemporalError) in try .inDays(a, b)
    },
    difference("inSeconds", "How many seconds two points in time are apart.") {
      (a, b) throws(TemporalError) in try .inSeconds(a, b)
    },
  ]

  private static func difference(
    _ name: String, _ summary: String,
    _ measure:
      @escaping @Sendable (
        TemporalValue, TemporalValue
      ) throws(TemporalError) -> CalendarDuration
  ) -> FunctionDefinition {
    FunctionDefinition(
      "duration.\(name)",
      [.init("from", TemporalKind.inputTypes), .init("to", TemporalKind.inputTypes)], .duration,
      .temporal, summary
    ) { arguments, _ in
      let (from, to) = (try arguments.temporal(0), try arguments.temporal(1))
      return .temporal(
        .duration(
          try CypherValue.temporal { () throws(TemporalError) in try measure(from, to) }))
    }
  }
}
