import CypherSyntax

/// `CYPHER at=… identity=…` before a statement.
extension BindingSession {
  struct Settings {
    var day: BoundExpression?
    var isRaw = false
  }

  /// Ours, and those of Neo4j that choose how a statement is run and not what it says: clients send
  /// them along, and here they change nothing.
  static let settingNames: [String] = [
    "at", "connectComponentsPlanner", "debug", "eagerAnalyzer", "expressionEngine", "identity",
    "inferSchemaParts", "interpretedPipesFallback", "labelInference", "operatorEngine",
    "parallelRuntimeSupport", "planVarExpandInto", "planner", "replan", "runtime",
    "statefulShortestPlanningMode", "updateStrategy", "version",
  ]

  func bindSettings(_ settings: [Statement.Setting]) throws(CypherError) -> Settings {
    var result = Settings()
    var seen: Set<String> = []
    for setting in settings {
      let name = setting.name.text.lowercased()
      guard Self.settingNames.contains(where: { $0.lowercased() == name }) else {
        throw BinderDiagnostics.unknownSetting(setting.name)
      }
      if !seen.insert(name).inserted { throw BinderDiagnostics.settingTwice(setting.name) }
      switch name {
      case "at": result.day = try bindDay(setting.value)
      case "identity": result.isRaw = try isRaw(setting.value)
      default: continue
      }
    }
    return result
  }

  private func bindDay(_ value: Expression) throws(CypherError) -> BoundExpression {
    let day = try bind(value, ExpressionContext(.constant))
    switch day.type {
    case .any, .string, .date: return day
    default: throw BinderDiagnostics.dayIsNotDate(day.type, day.span)
    }
  }

  private func isRaw(_ value: Expression) throws(CypherError) -> Bool {
    let word: String? =
      switch value.kind {
      case .variable(let name): name.text
      case .string(let text): text
      default: nil
      }
    switch word?.lowercased() {
    case "raw": return true
    case "party": return false
    default: throw BinderDiagnostics.identityValue(value.span)
    }
  }
}
