import CypherSyntax

@testable import CypherEngine

/// Writes bound statements shortly: variables by name and slot, `a.3`, locals as `x%0`.
struct BoundDescription {
  let statement: BoundStatement

  static func of(_ text: String) throws -> String {
    let statement = try bound(text)
    guard case .query(let query) = statement.body else { return "schema" }
    return BoundDescription(statement: statement).describe(query)
  }

  func describe(_ query: BoundQuery) -> String {
    let branches = query.branches.map { branch in
      (branch.clauses.map(describe) + [outputs(branch.outputs)]).filter { !$0.isEmpty }
        .joined(separator: " | ")
    }
    guard branches.count > 1 else { return branches[0] }
    return branches.joined(separator: query.isDistinct ? " UNION " : " UNION ALL ")
      + " | " + outputs(query.outputs)
  }

  private func outputs(_ slots: [Slot]) -> String {
    slots.isEmpty ? "" : "→ " + slots.map(name).joined(separator: " ")
  }

  func name(_ slot: Slot) -> String {
    let written = statement.slots[slot.number].name
    return written.contains("#") ? written : "\(written).\(slot.number)"
  }

  private func name(_ variable: BoundVariable) -> String {
    switch variable {
    case .slot(let slot): name(slot)
    case .local(let local): "%\(local.number)"
    }
  }

  // MARK: - Clauses

  private func describe(_ clause: BoundClause) -> String {
    switch clause {
    case .match(let match): return describe(match)
    case .unwind(let list, let slot): return "unwind \(describe(list)) into \(name(slot))"
    case .project(let projection): return describe(projection)
    case .discard: return "discard"
    case .create(let create): return describe(create)
    case .merge(let merge):
      return "merge {\(describe(merge.match)) | \(describe(merge.create))}"
    case .set(let items): return "set \(items.count)"
    case .remove(let items): return "remove \(items.count)"
    case .delete(let targets, let isDetaching):
      return (isDetaching ? "detach " : "") + "delete " + list(targets)
    case .foreach(let list, let slot, let updates):
      return "foreach \(name(slot)) in \(describe(list)) {"
        + updates.map(describe).joined(separator: " | ") + "}"
    case .call(let call):
      let yields = call.yields.map { "\($0.output)→\(name($0.slot))" }.joined(separator: " ")
      return "call \(call.procedure.name)(\(list(call.arguments))) \(yields)"
        + predicates([call.predicate].compactMap { $0 })
    case .subquery(let call):
      return "subquery[\(call.imports.map(name).joined(separator: " "))] {"
        + describe(call.query) + "}"
    case .loadCSV(let load): return "load \(describe(load.source)) into \(name(load.slot))"
    }
  }

  private func describe(_ match: BoundMatch) -> String {
    (match.isOptional ? "optional " : "") + "match "
      + match.paths.map(describe).joined(separator: ", ") + predicates(match.predicates)
      + (match.hasDifferentRelationships ? "" : " repeatable")
  }

  private func describe(_ path: BoundPath) -> String {
    let selector =
      switch path.selector {
      case .all: ""
      case .any: "any "
      case .shortest(let count): "shortest \(count.map { describe($0) + " " } ?? "")"
      case .shortestGroups: "shortest groups "
      case .legacyShortestPath: "shortestPath "
      case .legacyAllShortestPaths: "allShortestPaths "
      }
    return (path.variable.map { "\(name($0)) = " } ?? "") + selector
      + (path.mode.map { "\($0) " } ?? "") + path.elements.map(describe).joined()
      + predicates(path.predicates)
  }

  private func describe(_ element: BoundElement) -> String {
    switch element {
    case .node(let node):
      return "(\(name(node.variable))\(node.isBound ? "!" : "")"
        + (node.labels == nil ? "" : ":") + predicates(node.predicates) + ")"
    case .relationship(let tie):
      let length =
        switch tie.length {
        case .single: ""
        case .several(let min, let max): "{\(min),\(max.map(String.init) ?? "")}"
        }
      let inside =
        "[\(name(tie.variable))\(tie.isBound ? "!" : "")\(length)\(predicates(tie.predicates))]"
      switch tie.direction {
      case .outgoing: return "-\(inside)->"
      case .incoming: return "<-\(inside)-"
      case .either: return "-\(inside)-"
      }
    case .group(let group):
      let lists = group.lists.map { "%\($0.local.number)→\(name($0.slot))" }
      return "(" + group.elements.map(describe).joined() + predicates(group.predicates)
        + "){\(group.min),\(group.max.map(String.init) ?? "")}[\(lists.joined(separator: " "))]"
    }
  }

  private func predicates(_ predicates: [BoundExpression]) -> String {
    predicates.isEmpty ? "" : " where " + predicates.map(describe).joined(separator: " & ")
  }

  private func describe(_ projection: BoundProjection) -> String {
    var text = "project"
    if projection.isDistinct { text += " distinct" }
    if let grouping = projection.grouping {
      let aggregates = grouping.aggregates.map { aggregate in
        "\(name(aggregate.slot))=\(aggregate.definition?.name ?? "count*")"
          + "(\(aggregate.isDistinct ? "distinct " : "")\(list(aggregate.arguments)))"
      }
      text += " by [\(items(grouping.keys))] [\(aggregates.joined(separator: ", "))]"
    }
    text += " [\(items(projection.items))]"
    if !projection.order.isEmpty {
      text +=
        " order "
        + projection.order.map { describe($0.value) + ($0.isDescending ? " desc" : "") }
        .joined(separator: ", ")
    }
    if let skip = projection.skip { text += " skip \(describe(skip))" }
    if let limit = projection.limit { text += " limit \(describe(limit))" }
    return text + predicates([projection.predicate].compactMap { $0 })
  }

  private func items(_ items: [BoundProjection.Item]) -> String {
    items.map { "\(name($0.slot))=\(describe($0.value))" }.joined(separator: ", ")
  }

  private func describe(_ create: BoundCreate) -> String {
    "create "
      + create.elements.map { element in
        switch element {
        case .node(let slot, let labels, let properties):
          "(\(name(slot)):\(labels.joined(separator: ":")) \(properties.map(describe) ?? ""))"
        case .relationship(let slot, let type, let from, let to, let properties):
          "(\(name(from)))-[\(name(slot)):\(type) \(properties.map(describe) ?? "")]->(\(name(to)))"
        case .path(let slot, let parts):
          "\(name(slot))=\(parts.map(name).joined(separator: " "))"
        }
      }.joined(separator: ", ")
  }

  // MARK: - Expressions

  private func list(_ expressions: [BoundExpression]) -> String {
    expressions.map(describe).joined(separator: ", ")
  }

  func describe(_ expression: BoundExpression) -> String {
    switch expression.kind {
    case .literal(let value): return describe(value)
    case .parameter(let name): return "$\(name)"
    case .variable(let slot): return name(slot)
    case .local(let local): return "%\(local.number)"
    case .property(let base, let key): return "\(describe(base)).\(key)"
    case .not(let operand): return "not(\(describe(operand)))"
    case .and(let parts): return "and(\(list(parts)))"
    case .or(let parts): return "or(\(list(parts)))"
    case .xor(let a, let b): return "xor(\(list([a, b])))"
    case .comparison(let kind, let a, let b):
      return "\(describe(a)) \(kind.rawValue) \(describe(b))"
    case .arithmetic(let kind, let a, let b):
      return "(\(describe(a)) \(kind.rawValue) \(describe(b)))"
    case .function(let function, let arguments): return "\(function.name)(\(list(arguments)))"
    case .coalesce(let arguments): return "coalesce(\(list(arguments)))"
    case .isNotNull(let operand): return "notNull(\(describe(operand)))"
    case .labels(let operand, _): return "labels?(\(describe(operand)))"
    case .map(let entries):
      return "{\(entries.map { "\($0.key): \(describe($0.value))" }.joined(separator: ", "))}"
    case .case(let branches, let otherwise):
      return "case("
        + branches.map { "\(describe($0.condition)) → \(describe($0.result))" }
        .joined(separator: ", ") + (otherwise.map { ", \(describe($0))" } ?? "") + ")"
    case .listComprehension(let local, let list, let predicate, let projection):
      return "[%\(local.number) in \(describe(list))"
        + predicates([predicate].compactMap { $0 })
        + (projection.map { " | \(describe($0))" } ?? "") + "]"
    case .quantified(let kind, let local, let list, let predicate):
      return "\(kind.rawValue)(%\(local.number) in \(describe(list)) where \(describe(predicate)))"
    case .subscripted(let base, let index): return "\(describe(base))[\(describe(index))]"
    case .subquery(let kind, let subquery):
      let imports =
        subquery.imports.map(name)
        + subquery.localImports.map { "%\($0.local.number)→\(name($0.slot))" }
      return "\(kind)[\(imports.joined(separator: " "))]{\(describe(subquery.query))}"
    default: return "(" + list(expression.parts) + ")"
    }
  }

  private func describe(_ value: CypherValue) -> String {
    switch value {
    case .null: "null"
    case .boolean(let flag): "\(flag)"
    case .integer(let number): "\(number)"
    case .float(let number): "\(number)"
    case .string(let text): "'\(text)'"
    case .list(let items): "[\(items.map(describe).joined(separator: ", "))]"
    default: "…"
    }
  }
}
