/// Which slots a clause reads and which it gives values.
extension BoundClause {
  /// Slots that it reads from the rows before it.
  var reads: Set<Slot> {
    switch self {
    case .match(let match): return match.reads
    case .unwind(let list, _): return list.slots
    case .project(let projection): return projection.reads
    case .discard: return []
    case .create(let create): return create.reads
    case .merge(let merge):
      return merge.match.reads.union(merge.create.reads)
        .union(merge.onCreate.reduce(Set<Slot>()) { $0.union($1.reads) })
        .union(merge.onMatch.reduce(Set<Slot>()) { $0.union($1.reads) })
    case .set(let items): return items.reduce([]) { $0.union($1.reads) }
    case .remove(let items): return items.reduce([]) { $0.union($1.reads) }
    case .delete(let targets, _): return targets.reduce([]) { $0.union($1.slots) }
    case .foreach(let list, _, let updates):
      return updates.reduce(list.slots) { $0.union($1.reads) }
    case .call(let call):
      return (call.arguments + [call.predicate].compactMap { $0 })
        .reduce([]) { $0.union($1.slots) }
    case .subquery(let call): return Set(call.imports)
    case .loadCSV(let load): return load.source.slots
    }
  }

  /// Slots that it gives values.
  var introduces: [Slot] {
    switch self {
    case .match(let match): match.introduced
    case .unwind(_, let slot): [slot]
    case .project(let projection): projection.items.map(\.slot)
    case .create(let create): create.elements.map(\.slot)
    case .merge(let merge):
      merge.match.introduced
        + merge.create.elements.map(\.slot).filter { !merge.match.introduced.contains($0) }
    case .call(let call): call.yields.map(\.slot)
    case .subquery(let call): call.query.outputs
    case .loadCSV(let load): [load.slot]
    case .discard, .set, .remove, .delete, .foreach: []
    }
  }
}

extension BoundMatch {
  /// Every slot that the patterns and conditions speak of.
  var reads: Set<Slot> {
    var found = predicates.reduce(into: Set<Slot>()) { $0.formUnion($1.slots) }
    for path in paths { path.collect(into: &found) }
    return found
  }
}

extension BoundPath {
  /// Every slot that the pattern and its conditions speak of.
  var reads: Set<Slot> {
    var found: Set<Slot> = []
    collect(into: &found)
    return found
  }

  fileprivate func collect(into found: inout Set<Slot>) {
    if let variable { found.insert(variable) }
    for predicate in predicates { found.formUnion(predicate.slots) }
    switch selector {
    case .any(let count?), .shortest(let count?), .shortestGroups(let count?):
      found.formUnion(count.slots)
    default: break
    }
    for element in elements { element.collect(into: &found) }
  }
}

extension BoundElement {
  fileprivate func collect(into found: inout Set<Slot>) {
    switch self {
    case .node(let node):
      if case .slot(let slot) = node.variable { found.insert(slot) }
      for predicate in node.predicates { found.formUnion(predicate.slots) }
    case .relationship(let relationship):
      if case .slot(let slot) = relationship.variable { found.insert(slot) }
      for predicate in relationship.predicates { found.formUnion(predicate.slots) }
    case .group(let group):
      found.formUnion(group.lists.map(\.slot))
      for predicate in group.predicates { found.formUnion(predicate.slots) }
      for element in group.elements { element.collect(into: &found) }
    }
  }
}

extension BoundProjection {
  var reads: Set<Slot> {
    var all = items.map(\.value) + order.map(\.value)
    if let grouping {
      all += grouping.keys.map(\.value) + grouping.aggregates.flatMap(\.arguments)
    }
    all += [skip, limit, predicate].compactMap { $0 }
    return all.reduce(into: []) { $0.formUnion($1.slots) }
  }
}

extension BoundCreate {
  var reads: Set<Slot> {
    elements.reduce(into: []) { found, element in
      switch element {
      case .node(_, _, let properties): found.formUnion(properties?.slots ?? [])
      case .relationship(_, _, let from, let to, let properties):
        found.formUnion([from, to])
        found.formUnion(properties?.slots ?? [])
      case .path(_, let parts): found.formUnion(parts)
      }
    }
  }
}

extension BoundCreate.Element {
  var slot: Slot {
    switch self {
    case .node(let slot, _, _), .relationship(let slot, _, _, _, _), .path(let slot, _): slot
    }
  }
}

extension BoundSetItem {
  var reads: Set<Slot> {
    switch self {
    case .property(let target, _, let value), .replace(let target, let value),
      .merge(let target, let value):
      target.slots.union(value.slots)
    case .dynamicProperty(let target, let key, let value):
      target.slots.union(key.slots).union(value.slots)
    case .labels(let target, _): target.slots
    }
  }
}

extension BoundRemoveItem {
  var reads: Set<Slot> {
    switch self {
    case .property(let target, _), .labels(let target, _): target.slots
    case .dynamicProperty(let target, let key): target.slots.union(key.slots)
    }
  }
}
