import CypherSyntax

extension Planner {
  /// The plan of a query for the rows of an argument.
  ///
  /// - Parameters:
  ///   - outside: slots that the argument's rows have.
  ///   - ignoresDuplicates: whether it is all the same to who asks how often a row comes.
  func plan(
    _ query: BoundQuery, argument: Int, outside: Set<Slot>, ignoresDuplicates: Bool
  ) throws -> PlanNode {
    let ignoresDuplicates = ignoresDuplicates || query.isDistinct && query.branches.count > 1
    let branches = try query.branches.map {
      try plan(
        $0, argument: argument, outside: outside, ignoresDuplicates: ignoresDuplicates)
    }
    if branches.count == 1 { return branches[0] }
    let united = PlanNode.union(branches, query.branches.map(\.outputs), query.outputs)
    guard query.isDistinct else { return united }
    return .distinct(
      united, query.outputs, ordinal: frame.ordinal, names: query.outputs.map(name))
  }

  /// The plan of clauses one after the other.
  private func plan(
    _ branch: BoundQuery.Branch, argument: Int, outside: Set<Slot>, ignoresDuplicates: Bool
  ) throws -> PlanNode {
    var progress = Progress(plan: .argument(argument), available: outside)
    var clauses = branch.clauses
    // What anybody still asks for behind each clause.
    var needed = Array(repeating: Set(branch.outputs), count: clauses.count)
    for at in clauses.indices.dropLast().reversed() {
      needed[at] = needed[at + 1].union(clauses[at + 1].reads)
    }
    // Whether doubled rows change nothing behind each clause.
    var ignores = Array(repeating: ignoresDuplicates, count: clauses.count)
    for at in clauses.indices.dropLast().reversed() {
      ignores[at] = clauses[at + 1].ignoresDuplicates(behind: ignores[at + 1])
    }
    var at = 0
    while at < clauses.count {
      let first = at
      var matches: [BoundMatch] = []
      while at < clauses.count, case .match(let match) = clauses[at], !match.isOptional {
        matches.append(match)
        at += 1
      }
      if matches.isEmpty {
        at += 1
        try add(clauses[first], to: &progress, outside, needed[first], ignores[first])
      } else {
        var depths: [Slot: Slot] = [:]
        var asked = needed[at - 1]
        if at < clauses.count, ignores[at - 1], case .project(let projection) = clauses[at],
          let asking = askingForDepths(matches, projection, needed: needed[at])
        {
          depths = asking.depths
          clauses[at] = .project(asking.projection)
          asked.subtract(depths.keys)
          needed[at - 1] = asked.union(depths.values)
        }
        var later = clauses[at...]
        let lengths = askingForLengths(&matches, &later, outputs: branch.outputs)
        clauses.replaceSubrange(at..., with: later)
        asked.subtract(lengths.keys)
        depths.merge(lengths) { first, _ in first }
        needed[at - 1] = asked.union(depths.values)
        for next in at..<clauses.count where !lengths.isEmpty {
          needed[next].formUnion(
            clauses[(next + 1)...].reduce(into: Set<Slot>()) { $0.formUnion($1.reads) })
        }
        try add(matches, to: &progress, needed[at - 1], ignores[at - 1], depths)
      }
      drop(&progress, outside, needed[at - 1])
    }
    return progress.plan
  }

  /// How far the plan of a branch has come.
  struct Progress {
    var plan: PlanNode
    /// Slots that have a value.
    var available: Set<Slot>
  }

  /// Forgets what nobody asks for any more.
  private func drop(_ progress: inout Progress, _ outside: Set<Slot>, _ needed: Set<Slot>) {
    let dead = progress.available.subtracting(needed).subtracting(outside).sorted()
    progress.available.subtract(dead)
    progress.plan = .drop(
      progress.plan, dead, details: dead.map(name).joined(separator: ", "))
  }

  private func add(
    _ clause: BoundClause, to progress: inout Progress, _ outside: Set<Slot>,
    _ needed: Set<Slot>, _ ignoresDuplicates: Bool
  ) throws {
    switch clause {
    case .match(let match):
      try addOptional(match, to: &progress, needed)
    case .unwind(let list, let slot):
      let list = try prepared(list, progress.available)
      progress.plan = .unwind(
        progress.plan, list, into: slot, details: "\(words(list)) AS \(name(slot))")
    case .project(let projection): try add(projection, to: &progress, outside)
    case .discard:
      progress.plan = .limit(
        progress.plan, skip: nil,
        limit: BoundExpression(.literal(.integer(0)), .integer, SourceSpan(0, 0)),
        exhausts: true, details: "0")
    case .create, .merge, .set, .remove, .delete, .foreach:
      try addUpdate(clause, to: &progress)
    case .call(let call): try add(call, to: &progress)
    case .subquery(let call): try add(call, to: &progress)
    case .loadCSV(let load):
      progress.plan = .loadCSV(progress.plan, load, details: words(load.source))
    }
    progress.available.formUnion(clause.introduces)
  }

  private func addOptional(
    _ match: BoundMatch, to progress: inout Progress, _ needed: Set<Slot>
  ) throws {
    var required = match
    required.isOptional = false
    progress.plan = try inner { argument, ordinal in
      var inner = Progress(plan: .argument(argument), available: progress.available)
      try add([required], to: &inner, needed, false)
      return .apply(
        progress.plan, inner.plan, .optional, argument: argument, ordinal: ordinal,
        introduced: match.introduced)
    }
  }

  private func add(_ call: BoundProcedureCall, to progress: inout Progress) throws {
    var prepared = call
    prepared.arguments = try call.arguments.map { try self.prepared($0, progress.available) }
    if call.procedure.access > .read {
      progress.plan = .eager(progress.plan)
      hasWritten = true
    }
    progress.plan = .procedure(progress.plan, prepared)
    guard let predicate = call.predicate else { return }
    progress.available.formUnion(call.yields.map(\.slot))
    progress.plan = try filter(progress.plan, [predicate], progress.available)
  }

  private func add(_ call: BoundSubqueryCall, to progress: inout Progress) throws {
    let writes = call.query.writes
    if writes {
      progress.plan = .eager(progress.plan)
      hasWritten = true
    }
    let kind: ApplyKind =
      call.query.outputs.isEmpty ? .unit : call.isOptional ? .optional : .inner
    progress.plan = try inner { argument, ordinal in
      .apply(
        progress.plan,
        try plan(
          call.query, argument: argument, outside: progress.available, ignoresDuplicates: false),
        kind, argument: argument, ordinal: ordinal, introduced: call.query.outputs)
    }
    // Others must not read on while later rows still write.
    if writes { progress.plan = .eager(progress.plan) }
  }
}

extension BoundClause {
  /// Whether doubled rows before the clause change nothing, where they change nothing behind it.
  fileprivate func ignoresDuplicates(behind: Bool) -> Bool {
    switch self {
    case .match: behind
    case .unwind: behind
    case .project(let projection): projection.ignoresDuplicates(behind: behind)
    case .call, .subquery, .loadCSV, .create, .merge, .set, .remove, .delete, .foreach, .discard:
      false
    }
  }
}

extension BoundProjection {
  fileprivate func ignoresDuplicates(behind: Bool) -> Bool {
    if let grouping {
      return grouping.aggregates.allSatisfy {
        $0.isDistinct || ["min", "max"].contains($0.definition?.name ?? "count")
      }
    }
    if isDistinct { return true }
    return behind && skip == nil && limit == nil
  }
}
