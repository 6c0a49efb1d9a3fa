/// Every expression of a clause, for whoever looks through them or changes them.
extension BoundClause {
  /// The clause with each of its expressions changed; those inside subqueries stay.
  func mapExpressions(
    _ change: (BoundExpression) throws -> BoundExpression
  ) rethrows -> BoundClause {
    switch self {
    case .match(let match): return .match(try match.mapExpressions(change))
    case .unwind(let list, let slot): return .unwind(list: try change(list), into: slot)
    case .project(let projection): return .project(try projection.mapExpressions(change))
    case .create(let create): return .create(try create.mapExpressions(change))
    case .merge(let merge):
      return .merge(
        BoundMerge(
          match: try merge.match.mapExpressions(change),
          create: try merge.create.mapExpressions(change),
          onCreate: try merge.onCreate.map { try $0.mapExpressions(change) },
          onMatch: try merge.onMatch.map { try $0.mapExpressions(change) }))
    case .set(let items): return .set(try items.map { try $0.mapExpressions(change) })
    case .remove(let items): return .remove(try items.map { try $0.mapExpressions(change) })
    case .delete(let targets, let isDetaching):
      return .delete(targets: try targets.map(change), isDetaching: isDetaching)
    case .foreach(let list, let slot, let updates):
      return .foreach(
        list: try change(list), into: slot,
        updates: try updates.map { try $0.mapExpressions(change) })
    case .call(var call):
      call.arguments = try call.arguments.map(change)
      call.predicate = try call.predicate.map(change)
      return .call(call)
    case .loadCSV(var load):
      load.source = try change(load.source)
      return .loadCSV(load)
    case .discard, .subquery: return self
    }
  }

  /// The expressions of the clause.
  var expressions: [BoundExpression] {
    var found: [BoundExpression] = []
    _ = mapExpressions {
      found.append($0)
      return $0
    }
    return found
  }
}

extension BoundMatch {
  func mapExpressions(
    _ change: (BoundExpression) throws -> BoundExpression
  ) rethrows -> BoundMatch {
    var copy = self
    copy.predicates = try predicates.map(change)
    copy.paths = try paths.map { try $0.mapConditions(change) }
    return copy
  }
}

extension BoundProjection {
  fileprivate func mapExpressions(
    _ change: (BoundExpression) throws -> BoundExpression
  ) rethrows -> BoundProjection {
    var copy = self
    copy.items = try items.map { Item(slot: $0.slot, value: try change($0.value)) }
    copy.order = try order.map {
      Order(value: try change($0.value), isDescending: $0.isDescending)
    }
    copy.skip = try skip.map(change)
    copy.limit = try limit.map(change)
    copy.predicate = try predicate.map(change)
    copy.grouping = try grouping.map { grouping in
      Grouping(
        keys: try grouping.keys.map { Item(slot: $0.slot, value: try change($0.value)) },
        aggregates: try grouping.aggregates.map { aggregate in
          var aggregate = aggregate
          aggregate.arguments = try aggregate.arguments.map(change)
          return aggregate
        })
    }
    return copy
  }
}

extension BoundCreate {
  func mapExpressions(
    _ change: (BoundExpression) throws -> BoundExpression
  ) rethrows -> BoundCreate {
    BoundCreate(
      elements: try elements.map { element in
        switch element {
        case .node(let slot, let labels, let properties):
          .node(slot: slot, labels: labels, properties: try properties.map(change))
        case .relationship(let slot, let type, let from, let to, let properties):
          .relationship(
            slot: slot, type: type, from: from, to: to, properties: try properties.map(change))
        case .path: element
        }
      })
  }
}

extension BoundSetItem {
  func mapExpressions(
    _ change: (BoundExpression) throws -> BoundExpression
  ) rethrows -> BoundSetItem {
    switch self {
    case .property(let target, let key, let value):
      .property(target: try change(target), key: key, value: try change(value))
    case .dynamicProperty(let target, let key, let value):
      .dynamicProperty(target: try change(target), key: try change(key), value: try change(value))
    case .replace(let target, let value):
      .replace(target: try change(target), value: try change(value))
    case .merge(let target, let value):
      .merge(target: try change(target), value: try change(value))
    case .labels(let target, let labels): .labels(target: try change(target), labels)
    }
  }
}

extension BoundRemoveItem {
  func mapExpressions(
    _ change: (BoundExpression) throws -> BoundExpression
  ) rethrows -> BoundRemoveItem {
    switch self {
    case .property(let target, let key): .property(target: try change(target), key: key)
    case .dynamicProperty(let target, let key):
      .dynamicProperty(target: try change(target), key: try change(key))
    case .labels(let target, let labels): .labels(target: try change(target), labels)
    }
  }
}
