import CypherSyntax

extension Planner {
  /// An updating clause.
  func addUpdate(_ clause: BoundClause, to progress: inout Progress) throws {
    hasWritten = true
    let planned = try plannedUpdate(clause, progress.available)
    let details = clause.introduces.map(name).joined(separator: ", ")
    progress.plan = .update(
      progress.plan, planned.name, details: details, inner: planned.inner
    ) { builder, _ in try planned.executor(builder) }
  }

  /// What an updating clause does, ready to be made for a worker.
  private struct PlannedUpdate: Sendable {
    var name: String
    /// Plans that it runs by row, for EXPLAIN.
    var inner: [PlanNode] = []
    var executor: @Sendable (OperatorBuilder) throws -> UpdateExecutor
  }

  private func plannedUpdate(
    _ clause: BoundClause, _ available: Set<Slot>
  ) throws -> PlannedUpdate {
    switch clause {
    case .create(let create):
      let known = available.union(create.elements.map(\.slot))
      let create = try create.mapExpressions { try self.prepared($0, known) }
      return PlannedUpdate(name: "Create") { builder in
        CreateExecutor(
          try CompiledCreate(create, compile: builder.compile), try builder.updates())
      }
    case .set(let items):
      let items = try items.map { try $0.mapExpressions { try self.prepared($0, available) } }
      return PlannedUpdate(name: "Set") { builder in
        SetExecutor(
          try items.map { try CompiledSetItem($0, compile: builder.compile) },
          try builder.updates())
      }
    case .remove(let items):
      let items = try items.map { try $0.mapExpressions { try self.prepared($0, available) } }
      return PlannedUpdate(name: "Remove") { builder in
        RemoveExecutor(
          try items.map { try CompiledRemoveItem($0, compile: builder.compile) },
          try builder.updates())
      }
    case .delete(let targets, let isDetaching):
      let targets = try targets.map { try self.prepared($0, available) }
      return PlannedUpdate(name: isDetaching ? "DetachDelete" : "Delete") { builder in
        builder.context.mayMeetDeleted = true
        return DeleteExecutor(
          try builder.compile(targets), isDetaching: isDetaching, try builder.updates())
      }
    case .merge(let merge): return try plannedMerge(merge, available)
    case .foreach(let list, let slot, let updates):
      let list = try prepared(list, available)
      var known = available.union([slot])
      var inner: [PlannedUpdate] = []
      for update in updates {
        inner.append(try plannedUpdate(update, known))
        known.formUnion(update.introduces)
      }
      let planned = inner
      return PlannedUpdate(name: "Foreach", inner: planned.flatMap(\.inner)) { builder in
        ForeachExecutor(
          list: try builder.compile(list), into: slot,
          try planned.map { try $0.executor(builder) }, try builder.updates())
      }
    default: preconditionFailure("a clause that changes nothing")
    }
  }

  private func plannedMerge(
    _ merge: BoundMerge, _ available: Set<Slot>
  ) throws -> PlannedUpdate {
    let argument = newArgument()
    let introduced = merge.match.introduced
    var inner = Progress(plan: .argument(argument), available: available)
    try add([merge.match], to: &inner, Set(introduced), false)
    let known = available.union(introduced).union(merge.create.elements.map(\.slot))
    var prepared = merge
    prepared.create = try merge.create.mapExpressions { try self.prepared($0, known) }
    prepared.onCreate = try merge.onCreate.map {
      try $0.mapExpressions { try self.prepared($0, known) }
    }
    prepared.onMatch = try merge.onMatch.map {
      try $0.mapExpressions { try self.prepared($0, known) }
    }
    let (plan, bound) = (inner.plan, prepared)
    return PlannedUpdate(name: "Merge", inner: [plan]) { builder in
      let matcher = RowMatcher(plan, argument, introduced, builder)
      return MergeExecutor(
        try CompiledMerge(bound, compile: builder.compile), try builder.updates(),
        match: matcher.matches)
    }
  }
}

extension OperatorBuilder {
  /// What the statement changes the graph through.
  ///
  /// - Throws: where the statement may only read.
  func updates() throws -> GraphUpdater {
    guard let updater = execution.updater else {
      throw CypherError.runtime(
        .access, "", "the statement writes, and only reading is allowed here",
        hint: "allow writing, or take the updating clauses out")
    }
    return updater
  }
}
