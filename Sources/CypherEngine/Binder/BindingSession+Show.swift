import CypherSyntax

/// SHOW: a call of a procedure that only SHOW reaches, with YIELD and RETURN as projections.
extension BindingSession {
  /// What the procedures behind SHOW begin with.
  static let showPrefix = "show."

  func bindShow(_ command: ShowCommand) throws(CypherError) -> QueryResult {
    let name = Self.showPrefix + command.subject.procedure
    guard let procedure = procedures.procedure(name) else {
      throw BinderDiagnostics.unknownShow(command.subject, command.span)
    }
    var scope = Scope()
    var items = command.yield?.items ?? []
    if command.yield?.includesAll ?? true {
      items = Self.allOutputs(of: procedure, command.span)
    }
    var (yields, columns) = try bindYield(items, procedure, &scope)
    let filter = qualify(command, procedure, columns, &yields)
    var call = BoundProcedureCall(
      procedure: procedure, arguments: [], yields: yields, isOptional: false, predicate: nil)
    var conditions = filter
    for predicate in [command.predicate, command.yield?.predicate].compactMap({ $0 }) {
      conditions.append(try bindPredicate(predicate, ExpressionContext(scope)))
    }
    if let first = conditions.first {
      call.predicate =
        conditions.count == 1
        ? first : BoundExpression(.and(conditions), .boolean, command.span)
    }
    var clauses: [BoundClause] = [.call(call)]
    if var tail = command.yieldTail {
      tail.includesAll = tail.items.isEmpty
      clauses.append(.project(try bindProjection(tail, .with, &scope).0))
    }
    if let projection = command.return {
      let (bound, names) = try bindProjection(projection, .result(.statement), &scope)
      clauses.append(.project(bound))
      columns = names
    }
    let outputs = columns.map(\.slot)
    return QueryResult(
      query: BoundQuery(
        branches: [.init(clauses: clauses, outputs: outputs)], isDistinct: false,
        outputs: outputs), columns: columns)
  }

  /// Words such as `FULLTEXT` or `BUILT IN` as conditions on outputs, where the procedure has them.
  private func qualify(
    _ command: ShowCommand, _ procedure: ProcedureDefinition, _ columns: [ResultColumn],
    _ yields: inout [BoundProcedureCall.Yield]
  ) -> [BoundExpression] {
    let words = command.qualifiers.joined(separator: " ").uppercased()
    guard let (column, value) = command.subject.condition(words),
      let output = procedure.outputs.firstIndex(where: { $0.name == column })
    else { return [] }
    let slot: Slot
    if let known = yields.first(where: { $0.output == output })?.slot {
      slot = known
    } else {
      slot = declareAnonymousSlot(column, procedure.outputs[output].type)
      yields.append(.init(output: output, slot: slot))
    }
    let literal = BoundExpression(.literal(value), .any, command.span)
    return [
      BoundExpression(
        .comparison(.equal, variable(slot, command.span), literal), .boolean, command.span)
    ]
  }
}

extension ShowCommand.Subject {
  /// The procedure's name behind `show.`.
  fileprivate var procedure: String {
    switch self {
    case .databases, .defaultDatabase, .homeDatabase: "databases"
    case .indexes, .constraints, .procedures, .functions, .transactions, .users, .settings: rawValue
    }
  }

  /// Which output must have which value for the words before the subject.
  fileprivate func condition(_ words: String) -> (column: String, value: CypherValue)? {
    switch (self, words) {
    case (.defaultDatabase, _): ("default", .boolean(true))
    case (.homeDatabase, _): ("home", .boolean(true))
    case (.functions, "BUILT IN"): ("isBuiltIn", .boolean(true))
    case (.functions, "USER DEFINED"): ("isBuiltIn", .boolean(false))
    case (.indexes, "FULLTEXT"), (.indexes, "LOOKUP"), (.indexes, "POINT"), (.indexes, "RANGE"),
      (.indexes, "TEXT"), (.indexes, "VECTOR"):
      ("type", .text(words))
    default: nil
    }
  }
}
