import CypherSyntax

/// CALL of procedures and of subqueries.
extension BindingSession {
  /// A statement that is one CALL and nothing else: its outputs are the result.
  func bindStandaloneCall(_ call: ProcedureCall) throws(CypherError) -> QueryResult {
    let procedure = try findProcedure(call)
    var scope = Scope()
    let arguments = try bindArguments(call, procedure, scope, isStandalone: true)
    var items = call.yield?.items ?? []
    if call.yield?.includesAll ?? true { items = Self.allOutputs(of: procedure, call.span) }
    let (yields, columns) = try bindYield(items, procedure, &scope)
    var bound = BoundProcedureCall(
      procedure: procedure, arguments: arguments, yields: yields, isOptional: call.isOptional,
      predicate: nil)
    if let predicate = call.yield?.predicate {
      bound.predicate = try bindPredicate(predicate, ExpressionContext(scope))
    }
    return QueryResult(
      query: BoundQuery(
        branches: [.init(clauses: [.call(bound)], outputs: columns.map(\.slot))],
        isDistinct: false, outputs: columns.map(\.slot)), columns: columns)
  }

  /// A CALL among other clauses.
  func bindCall(
    _ call: ProcedureCall, _ scope: inout Scope
  ) throws(CypherError) -> BoundProcedureCall {
    let procedure = try findProcedure(call)
    let arguments = try bindArguments(call, procedure, scope, isStandalone: false)
    let (yields, _) = try bindYield(call.yield?.items ?? [], procedure, &scope)
    var predicate: BoundExpression?
    if let written = call.yield?.predicate {
      predicate = try bindPredicate(written, ExpressionContext(scope))
    }
    return BoundProcedureCall(
      procedure: procedure, arguments: arguments, yields: yields, isOptional: call.isOptional,
      predicate: predicate)
  }

  // MARK: - Parts of a call

  private func findProcedure(
    _ call: ProcedureCall
  ) throws(CypherError) -> ProcedureDefinition {
    guard let procedure = procedures.procedure(call.fullName),
      !procedure.name.hasPrefix(Self.showPrefix)
    else { throw BinderDiagnostics.unknownProcedure(call, procedures) }
    return procedure
  }

  private func bindArguments(
    _ call: ProcedureCall, _ procedure: ProcedureDefinition, _ scope: Scope, isStandalone: Bool
  ) throws(CypherError) -> [BoundExpression] {
    guard let written = call.arguments else {
      if !isStandalone, procedure.requiredCount > 0 {
        throw BinderDiagnostics.implicitArguments(procedure.name, call.span)
      }
      // Without parentheses the arguments are the parameters of the same names.
      return procedure.parameters.prefix(procedure.requiredCount).map { field in
        require(parameter: Name(field.name, call.span))
        return BoundExpression(.parameter(field.name), .any, call.span)
      }
    }
    guard written.count >= procedure.requiredCount, written.count <= procedure.parameters.count
    else {
      throw BinderDiagnostics.argumentCount(
        procedure.name, found: written.count, least: procedure.requiredCount,
        most: procedure.parameters.count, call.span)
    }
    var arguments: [BoundExpression] = []
    for (argument, field) in zip(written, procedure.parameters) {
      let bound = try bind(argument, ExpressionContext(scope))
      // An integer does for a float.
      guard bound.type.mayBe(field.type) || field.type == .float && bound.type == .integer else {
        throw BinderDiagnostics.argumentType(
          procedure.name, field.name, found: bound.type, expected: [field.type], bound.span)
      }
      arguments.append(bound)
    }
    return arguments
  }

  static func allOutputs(
    of procedure: ProcedureDefinition, _ span: SourceSpan
  ) -> [YieldClause.Item] {
    procedure.outputs.map { YieldClause.Item(column: Name($0.name, span), alias: nil) }
  }

  func bindYield(
    _ items: [YieldClause.Item], _ procedure: ProcedureDefinition, _ scope: inout Scope
  ) throws(CypherError) -> ([BoundProcedureCall.Yield], [ResultColumn]) {
    var yields: [BoundProcedureCall.Yield] = []
    var columns: [ResultColumn] = []
    for item in items {
      guard
        let output = procedure.outputs.firstIndex(where: {
          Name($0.name, item.column.span) == item.column
        })
      else { throw BinderDiagnostics.unknownOutput(item.column, procedure) }
      let name = item.alias ?? item.column
      let field = procedure.outputs[output]
      let slot = try declareFresh(
        name, field.type, flow: Self.flow(of: field, in: procedure), &scope)
      yields.append(.init(output: output, slot: slot))
      columns.append(ResultColumn(name: name, slot: slot))
    }
    return (yields, columns)
  }

  /// Procedures about the database itself give names and numbers, no property values; what others
  /// put into texts and maps cannot be told.
  private static func flow(
    of field: ProcedureDefinition.Field, in procedure: ProcedureDefinition
  ) -> PropertyFlow {
    let namespaces = ["db.", "dbms.", "apoc.meta.", "apoc.schema.", showPrefix]
    if field.isOwnWords || namespaces.contains(where: { procedure.name.hasPrefix($0) }) {
      return .none
    }
    var type = field.type
    while case .list(let element) = type { type = element }
    switch type {
    case .any, .map, .string, .bytes: return .unknown
    default: return .none
    }
  }

  // MARK: - Subqueries

  func bindSubqueryCall(
    _ call: SubqueryCall, _ scope: inout Scope
  ) throws(CypherError) -> BoundSubqueryCall {
    let outside = scope
    let (result, frame) = try inFrame { () throws(CypherError) -> QueryResult in
      try self.bindBranches(call.query, .call) {
        (query: inout SingleQuery) throws(CypherError) -> Scope in
        try self.scope(of: call, from: outside, &query)
      }
    }
    for column in result.columns {
      if scope.lookUp(column.name) != nil { throw BinderDiagnostics.alreadyBound(column.name) }
      scope.declare(column.name, .slot(column.slot))
    }
    return BoundSubqueryCall(
      query: result.query, imports: frame.imports, isOptional: call.isOptional)
  }

  /// What a branch of a called subquery sees: what is imported, and what is not is named in errors.
  private func scope(
    of call: SubqueryCall, from outside: Scope, _ query: inout SingleQuery
  ) throws(CypherError) -> Scope {
    let names = outside.visibleNames
    switch call.imports {
    case .all: return outside.enclosed()
    case .variables(let chosen):
      for name in chosen where outside.lookUp(name) == nil {
        throw BinderDiagnostics.undefinedVariable(name, name.span, outside)
      }
      var scope = outside.enclosed()
      scope.conceal(names.filter { !chosen.contains($0) }, .notImported)
      return scope
    case .byWith:
      var scope = outside.enclosed()
      scope.conceal(names, .notImported)
      guard case .with(let clause)? = query.clauses.first else { return scope }
      if let imported = importedNames(clause, outside) {
        for name in imported {
          if let referent = outside.lookUp(name) { scope.declare(name, referent) }
        }
        query.clauses.removeFirst()
      } else if clause.items.contains(where: { item in
        names.contains { item.expression.mentions($0) }
      }) {
        throw BinderDiagnostics.importingWith(clause.span)
      }
      return scope
    }
  }

  /// The names of a WITH that only hands on variables of outside; nil where it does more.
  private func importedNames(_ clause: ProjectionClause, _ outside: Scope) -> [Name]? {
    guard !clause.isDistinct, clause.order.isEmpty, clause.skip == nil, clause.limit == nil,
      clause.predicate == nil
    else { return nil }
    if clause.includesAll { return clause.items.isEmpty ? outside.visibleNames : nil }
    var names: [Name] = []
    for item in clause.items {
      guard case .variable(let name) = item.expression.kind, item.alias.map({ $0 == name }) ?? true,
        outside.lookUp(name) != nil
      else { return nil }
      names.append(name)
    }
    return names
  }
}
