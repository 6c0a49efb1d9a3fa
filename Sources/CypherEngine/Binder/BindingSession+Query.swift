import CypherSyntax

/// Queries: their branches, the order of their clauses, their columns.
extension BindingSession {
  /// What a query is there for. How it may end and which clauses may follow each other the parser
  /// has seen to.
  enum QueryRole {
    case statement
    /// CALL { … }.
    case call
    /// EXISTS, COUNT, COLLECT.
    case expression(SubqueryKind)
  }

  struct QueryResult {
    var query: BoundQuery
    /// None where nothing is returned.
    var columns: [ResultColumn]
  }

  struct BranchResult {
    var clauses: [BoundClause]
    /// Nil where nothing is returned.
    var columns: [ResultColumn]?
  }

  func bindStatementQuery(_ query: Query) throws(CypherError) -> QueryResult {
    if query.rest.isEmpty, query.first.clauses.count == 1,
      case .call(let call) = query.first.clauses[0]
    {
      return try bindStandaloneCall(call)
    }
    return try bindQuery(query, Scope(), .statement)
  }

  func bindQuery(
    _ query: Query, _ scope: Scope, _ role: QueryRole
  ) throws(CypherError) -> QueryResult {
    try bindBranches(query, role) { (_) throws(CypherError) in scope }
  }

  /// - Parameter scopeOf: what each branch sees to begin with; may take away its first clause.
  func bindBranches(
    _ query: Query, _ role: QueryRole,
    _ scopeOf: (inout SingleQuery) throws(CypherError) -> Scope
  ) throws(CypherError) -> QueryResult {
    var branches: [BranchResult] = []
    for single in [query.first] + query.rest.map(\.query) {
      var single = single
      let scope = try scopeOf(&single)
      branches.append(try bindBranch(single, scope, role))
    }
    guard !query.rest.isEmpty else {
      let columns = branches[0].columns ?? []
      let outputs = columns.map(\.slot)
      return QueryResult(
        query: BoundQuery(
          branches: [.init(clauses: branches[0].clauses, outputs: outputs)], isDistinct: false,
          outputs: outputs), columns: columns)
    }
    return try unite(branches, query.rest)
  }

  // MARK: - UNION

  private func unite(
    _ branches: [BranchResult], _ rest: [UnionBranch]
  ) throws(CypherError) -> QueryResult {
    let names = branches[0].columns?.map(\.name)
    var bound: [BoundQuery.Branch] = []
    var slotsOfColumns: [[Slot]] = (names ?? []).map { _ in [] }
    for (place, branch) in branches.enumerated() {
      guard branch.columns?.count == names?.count else {
        throw BinderDiagnostics.differentColumns(rest[max(0, place - 1)].span)
      }
      var outputs: [Slot] = []
      for (column, name) in (names ?? []).enumerated() {
        guard let own = branch.columns?.first(where: { $0.name == name }) else {
          throw BinderDiagnostics.differentColumns(rest[max(0, place - 1)].span)
        }
        outputs.append(own.slot)
        slotsOfColumns[column].append(own.slot)
      }
      bound.append(.init(clauses: branch.clauses, outputs: outputs))
    }
    var columns: [ResultColumn] = []
    for (name, sources) in zip(names ?? [], slotsOfColumns) {
      var type = type(of: sources[0])
      var flow = PropertyFlow.none
      for source in sources {
        type = type.joined(with: self.type(of: source))
        flow = flow.joined(with: slots[source.number].flow)
      }
      columns.append(ResultColumn(name: name, slot: declareSlot(name.text, type, flow: flow)))
    }
    return QueryResult(
      query: BoundQuery(
        branches: bound, isDistinct: !rest[0].isAll, outputs: columns.map(\.slot)),
      columns: columns)
  }

  // MARK: - Clauses

  private func bindBranch(
    _ query: SingleQuery, _ scope: Scope, _ role: QueryRole
  ) throws(CypherError) -> BranchResult {
    var scope = scope
    var bound: [BoundClause] = []
    var columns: [ResultColumn]?
    for clause in query.clauses {
      if case .return(let projection) = clause {
        let (result, names) = try bindProjection(projection, .result(role), &scope)
        bound.append(.project(result))
        columns = names
      } else {
        bound += try bindClause(clause, &scope)
      }
    }
    return BranchResult(clauses: bound, columns: columns)
  }

  private func bindClause(
    _ clause: Clause, _ scope: inout Scope
  ) throws(CypherError) -> [BoundClause] {
    switch clause {
    case .match(let clause): return [.match(try bindMatch(clause, &scope))]
    case .unwind(let clause): return [try bindUnwind(clause, &scope)]
    case .with(let clause): return [.project(try bindProjection(clause, .with, &scope).0)]
    case .return(let clause):
      return [.project(try bindProjection(clause, .result(.statement), &scope).0)]
    case .finish: return [.discard]
    case .call(let call): return [.call(try bindCall(call, &scope))]
    case .subquery(let call): return [.subquery(try bindSubqueryCall(call, &scope))]
    case .loadCSV(let clause): return [.loadCSV(try bindLoadCSV(clause, &scope))]
    case .create, .merge, .set, .remove, .delete, .foreach: return try bindUpdate(clause, &scope)
    }
  }

  private func bindUnwind(
    _ clause: UnwindClause, _ scope: inout Scope
  ) throws(CypherError) -> BoundClause {
    let list = try bind(clause.list, ExpressionContext(scope))
    let slot = try declareFresh(
      clause.variable, list.type.elementType, flow: flow(of: list), &scope)
    return .unwind(list: list, into: slot)
  }

  private func bindLoadCSV(
    _ clause: LoadCSVClause, _ scope: inout Scope
  ) throws(CypherError) -> BoundLoadCSV {
    let source = try bind(clause.source, ExpressionContext(scope))
    guard source.type.mayBe(.string) else {
      throw BinderDiagnostics.sourceIsNotText(source.type, source.span)
    }
    let slot = try declareFresh(
      clause.variable, clause.hasHeaders ? .map : .list(.string), flow: .unknown, &scope)
    return BoundLoadCSV(
      source: source, slot: slot, hasHeaders: clause.hasHeaders,
      fieldTerminator: clause.fieldTerminator)
  }

  /// Declares a variable that must not be there yet.
  func declareFresh(
    _ name: Name, _ type: StaticType, flow: PropertyFlow = .none, _ scope: inout Scope
  ) throws(CypherError) -> Slot {
    if scope.lookUp(name) != nil { throw BinderDiagnostics.alreadyBound(name) }
    let slot = declareSlot(name.text, type, flow: flow)
    scope.declare(name, .slot(slot))
    return slot
  }
}
