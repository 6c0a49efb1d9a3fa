import PropertyGraph

/// `date(…)`, `datetime(…)` and their kin, and the clocks `date.statement(…)` and so on.
///
/// All clocks show the instant at which the statement began: a statement that is run again on the
/// same graph at the same time gives the same answer.
enum TemporalConstructors {
  static let all: [FunctionDefinition] =
    TemporalKind.allCases.flatMap { kind in
      [constructor(kind)]
        + ["transaction", "statement", "realtime"].map { clock(kind, $0) }
    } + epochs

  /// Not pure: without an argument, or with a time zone alone, it asks the clock.
  private static func constructor(_ kind: TemporalKind) -> FunctionDefinition {
    FunctionDefinition(
      kind.name,
      [
        .init("input", [.string, .map] + TemporalKind.inputTypes, isOptional: true)
      ], kind.type, .temporal,
      "\(kind.type.name) of a text, of a map, or of another temporal value; without any, now.",
      isPure: false
    ) { arguments, context in
      guard let argument = try arguments.temporalArgument(0) else { return .null }
      return CypherValue(
        try CypherValue.temporal { () throws(TemporalError) in
          try kind.make(argument, now: context.now)
        })
    }
  }

  private static func clock(_ kind: TemporalKind, _ name: String) -> FunctionDefinition {
    FunctionDefinition(
      "\(kind.name).\(name)", [.init("timezone", [.string], isOptional: true)], kind.type,
      .temporal, "\(kind.type.name) now, in UTC or in a time zone.", isPure: false
    ) { arguments, context in
      let zone = arguments.count > 0 ? try arguments.text(0) : nil
      return CypherValue(
        try CypherValue.temporal { () throws(TemporalError) in
          try kind.make(.none, now: try TemporalFunctions.now(context.now, in: zone))
        })
    }
  }

  private static let epochs: [FunctionDefinition] = [
    FunctionDefinition(
      "datetime.fromepoch", [.init("seconds", [.number]), .init("nanoseconds", [.number])],
      .dateTime, .temporal, "The instant some seconds and nanoseconds after 1970-01-01T00:00Z."
    ) { arguments, _ in
      let (seconds, nanoseconds) = (try arguments.integer(0), try arguments.integer(1))
      return .temporal(
        .dateTime(
          try CypherValue.temporal { () throws(TemporalError) in
            try TemporalFunctions.dateTime(fromEpoch: seconds, nanoseconds: nanoseconds)
          }))
    },
    FunctionDefinition(
      "datetime.fromepochmillis", [.init("milliseconds", [.number])], .dateTime, .temporal,
      "The instant some milliseconds after 1970-01-01T00:00Z."
    ) { arguments, _ in
      let milliseconds = try arguments.integer(0)
      return .temporal(
        .dateTime(
          try CypherValue.temporal { () throws(TemporalError) in
            try TemporalFunctions.dateTime(fromEpochMillis: milliseconds)
          }))
    },
  ]
}
