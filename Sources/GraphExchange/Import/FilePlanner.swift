import Declarations
import PropertyGraph

/// Numbers names of a mapping in a builder and finds its columns.
struct FilePlanner {
  let mapping: Mapping
  let builder: GraphBuilder
  let prefix: String?
  let indexes: [PropertyIndex]
  let columns: ColumnNames
  let arena = PlanArena()

  func plan(_ file: Mapping.File, width: Int?) throws(ExchangeError) -> FilePlan {
    var nodes: [FilePlan.NodeRule] = []
    var extras: [FilePlan.NodeExtras] = []
    for rule in file.nodes {
      let plan = try node(rule)
      nodes.append(plan)
      extras.append(self.extras(rule, plan))
    }
    var ties: [FilePlan.TieRule] = []
    for rule in file.ties { ties.append(try tie(rule)) }
    return FilePlan(
      arena: arena, nodes: arena.keep(nodes), ties: arena.keep(ties), nodeExtras: extras,
      tieKeys: ties.map { $0.key == nil ? nil : TieKeys() }, width: width)
  }

  private func space(_ name: String) -> Int {
    builder.keySpace(mapping.space(name, prefix: prefix))
  }

  private func node(_ rule: Mapping.NodeRule) throws(ExchangeError) -> FilePlan.NodeRule {
    var space: CategoryPlan?
    if let source = rule.space {
      space = try CategoryPlan(source, columns, arena, number: self.space)
    }
    return FilePlan.NodeRule(
      labels: try CategoryPlan(labels: rule.labels, columns, arena, number: builder.labelSet),
      space: space, key: try cell(rule.key), isOptional: rule.isOptional,
      properties: arena.keep(try properties(rule.properties)))
  }

  private func extras(_ rule: Mapping.NodeRule, _ plan: FilePlan.NodeRule) -> FilePlan.NodeExtras {
    var extras = FilePlan.NodeExtras(labelSeparator: nil, indexes: [])
    if case .cell(_, let text) = rule.labels { extras.labelSeparator = text }
    for (place, property) in plan.properties.enumerated() {
      for index in indexes where index.property == property.property {
        extras.indexes.append((place, index))
      }
    }
    return extras
  }

  private func tie(_ rule: Mapping.TieRule) throws(ExchangeError) -> FilePlan.TieRule {
    var properties = try self.properties(rule.properties)
    for (name, cell) in [("valid_from", rule.validFrom), ("valid_to", rule.validTo)] {
      guard let cell, !columns.lacks(cell) else { continue }
      let source = Mapping.PropertySource(name: name, origin: .cell(cell), type: .date)
      properties.append(
        try PropertyPlan(source, columns, arena, property: builder.property(name)))
    }
    var key: Mapping.Cell?
    if case .key(let cell) = rule.identity { key = cell }
    return FilePlan.TieRule(
      type: try CategoryPlan(rule.type, columns, arena, number: builder.type),
      from: try endpoint(rule.from), to: try endpoint(rule.to),
      properties: arena.keep(properties), merges: rule.identity == .merge, key: try cell(key))
  }

  private func endpoint(_ endpoint: Mapping.Endpoint) throws(ExchangeError) -> FilePlan.Endpoint {
    let target: FilePlan.Endpoint.Target
    switch endpoint.target {
    case .space(let source):
      target = .space(try CategoryPlan(source, columns, arena, number: space))
    case .lookup(let spaces): target = .lookup(arena.keep(spaces.map(space)))
    case .lookupBy(let name, let property):
      let (space, number) = (space(name), builder.property(property))
      let index = indexes.first { $0.space == space && $0.property == number }!
      target = .lookupBy(Unmanaged.passUnretained(arena.keep(item: index).pointee))
    }
    return FilePlan.Endpoint(
      target: target, cell: try CellPlan(endpoint.cell, in: columns, arena),
      isRequired: endpoint.isRequired)
  }

  private func cell(_ cell: Mapping.Cell?) throws(ExchangeError) -> CellPlan? {
    guard let cell else { return nil }
    return try CellPlan(cell, in: columns, arena)
  }

  private func properties(
    _ sources: [Mapping.PropertySource]
  ) throws(ExchangeError) -> [PropertyPlan] {
    var plans: [PropertyPlan] = []
    for source in sources {
      if let cell = source.cell, columns.lacks(cell) { continue }
      plans.append(
        try PropertyPlan(source, columns, arena, property: builder.property(source.name)))
    }
    return plans
  }
}
