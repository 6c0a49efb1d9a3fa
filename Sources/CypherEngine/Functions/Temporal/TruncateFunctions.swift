import PropertyGraph

/// `date.truncate(unit, value, fields)` and its kin.
enum TruncateFunctions {
  static let all: [FunctionDefinition] = TemporalKind.allCases.map(truncate)

  /// Not pure: a value that is left out is now.
  private static func truncate(_ kind: TemporalKind) -> FunctionDefinition {
    FunctionDefinition(
      "\(kind.name).truncate",
      [
        .init("unit", [.string]), .init("value", TemporalKind.inputTypes, isOptional: true),
        .init("fields", [.map], isOptional: true),
      ], kind.type, .temporal,
      "A temporal value cut off to a unit such as month, and fields set in what is left.",
      isPure: false
    ) { arguments, context in
      let name = try arguments.text(0)
      let value = arguments.count > 1 ? try arguments.temporal(1) : .dateTime(context.now)
      var fields = TemporalFields()
      if arguments.count > 2 {
        guard let given = try FunctionArguments.fields(try arguments.map(2)) else { return .null }
        fields = given
      }
      return CypherValue(
        try CypherValue.temporal { () throws(TemporalError) in
          try kind.truncate(
            value, to: try TemporalUnit(parsing: name), fields, now: context.now)
        })
    }
  }
}
