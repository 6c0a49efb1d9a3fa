/// The rows of a path query by brute force: projection, DISTINCT and grouping.
extension PathEnumerator {
  /// The columns and rows of a whole query, rows in no particular order.
  public func answer(to query: PathQuery) -> ScenarioResult {
    let bindings = bindings(of: query.matches)
    var rows: [[PathValue]]
    if query.items.contains(where: { $0.isAggregate }) {
      rows = grouped(query.items, bindings)
    } else {
      rows = bindings.map { row in query.items.map { evaluator.value(of: $0.expression, row) } }
    }
    if query.isDistinct {
      var seen: Set<[PathValue]> = []
      rows = rows.filter { seen.insert($0).inserted }
    }
    return ScenarioResult(
      columns: query.items.map(\.name),
      rows: rows.map { row in row.map { $0.scenarioValue(in: graph) } })
  }

  private func grouped(_ items: [PathQuery.Item], _ bindings: [Bindings]) -> [[PathValue]] {
    let keys = items.filter { !$0.isAggregate }
    var groups: [[PathValue]: [Bindings]] = [:]
    if keys.isEmpty { groups[[]] = [] }
    for row in bindings {
      groups[keys.map { evaluator.value(of: $0.expression, row) }, default: []].append(row)
    }
    return groups.values.map { rows in
      items.map { item in
        guard case .aggregate(let name, let argument, let isDistinct) = item.expression else {
          return evaluator.value(of: item.expression, rows[0])
        }
        guard let argument else { return .integer(rows.count) }
        var values = rows.map { evaluator.value(of: argument, $0) }.filter { $0 != .null }
        if isDistinct {
          var seen: Set<PathValue> = []
          values = values.filter { seen.insert($0).inserted }
        }
        return aggregate(name, values)
      }
    }
  }

  private func aggregate(_ name: String, _ values: [PathValue]) -> PathValue {
    let sum = { values.reduce(0) { if case .integer(let value) = $1 { $0 + value } else { $0 } } }
    let numbers = values.compactMap { if case .integer(let value) = $0 { value } else { nil } }
    switch name {
    case "count": return .integer(values.count)
    case "collect": return .list(values)
    case "sum": return .integer(sum())
    case "min": return numbers.min().map { .integer($0) } ?? .null
    case "max": return numbers.max().map { .integer($0) } ?? .null
    default: return .null
    }
  }
}

extension PathQuery.Item {
  var isAggregate: Bool { if case .aggregate = expression { true } else { false } }
}
