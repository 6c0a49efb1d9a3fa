import CypherSyntax

extension Planner {
  /// WITH or RETURN.
  func add(
    _ projection: BoundProjection, to progress: inout Progress, _ outside: Set<Slot>
  ) throws {
    let writes = hasWritten
    if let grouping = projection.grouping {
      let shape = AggregateOperator.Shape(
        keys: try grouping.keys.map { try prepared($0, progress.available) },
        aggregates: try grouping.aggregates.map { aggregate in
          var copy = aggregate
          copy.arguments = try aggregate.arguments.map { try prepared($0, progress.available) }
          return copy
        })
      progress.plan = .aggregate(
        progress.plan, shape, argument: frame.argument, ordinal: frame.ordinal,
        details: words(shape))
      progress.plan = shareable(progress.plan)
      progress.available = outside.union(grouping.keys.map(\.slot))
        .union(grouping.aggregates.map(\.slot))
    }
    let items = try projection.items.map { try prepared($0, progress.available) }
    progress.plan = .project(
      progress.plan, items, details: words(items.map(\.value), ", "))
    progress.available.formUnion(items.map(\.slot))
    let outputs = items.map(\.slot)
    if projection.isDistinct {
      let input = writes ? progress.plan : PlanNode.gather(progress.plan)
      progress.plan = .distinct(
        input, outputs, ordinal: frame.ordinal, names: outputs.map(name))
      progress.plan = shareable(progress.plan)
      progress.available = outside.union(outputs)
    }
    let skip = try projection.skip.map { try prepared($0, []) }
    let limit = try projection.limit.map { try prepared($0, []) }
    if !projection.order.isEmpty {
      let order = try projection.order.map {
        BoundProjection.Order(
          value: try prepared($0.value, progress.available), isDescending: $0.isDescending)
      }
      let input = writes ? progress.plan : PlanNode.gather(progress.plan)
      progress.plan = .sort(
        input, order, limits: limit.map { [$0] + [skip].compactMap { $0 } } ?? [],
        details: order.map { words($0.value) + ($0.isDescending ? " DESC" : "") }
          .joined(separator: ", "))
    }
    progress.plan = .limit(
      progress.plan, skip: skip, limit: limit, exhausts: writes,
      details: [("SKIP", skip), ("LIMIT", limit)].compactMap { word, value in
        value.map { "\(word) \(words($0))" }
      }.joined(separator: " "))
    if let predicate = projection.predicate {
      progress.plan = try filter(progress.plan, predicate.conjuncts, progress.available)
    }
  }

  /// Lets workers share out the rows that a grouping or DISTINCT gives, outside of inner plans and
  /// as long as nothing was written.
  private func shareable(_ plan: PlanNode) -> PlanNode {
    frame.ordinal == nil && !hasWritten ? .rows(of: plan, id: newScan()) : plan
  }

  private func prepared(
    _ item: BoundProjection.Item, _ available: Set<Slot>
  ) throws -> BoundProjection.Item {
    .init(slot: item.slot, value: try prepared(item.value, available))
  }

  private func words(_ shape: AggregateOperator.Shape) -> String {
    let aggregates = shape.aggregates.map { aggregate in
      let arguments = words(aggregate.arguments, ", ")
      let distinct = aggregate.isDistinct ? "DISTINCT " : ""
      return "\(aggregate.definition?.name ?? "count")(\(distinct)"
        + "\(aggregate.definition == nil ? "*" : arguments))"
    }
    let keys = words(shape.keys.map(\.value), ", ")
    return [keys, aggregates.joined(separator: ", ")].filter { !$0.isEmpty }
      .joined(separator: ": ")
  }
}
