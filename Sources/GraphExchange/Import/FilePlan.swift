import Declarations
import PropertyGraph

/// The rules of one file with every column found and every name numbered.
struct FilePlan {
  struct NodeRule {
    var labels: CategoryPlan
    /// What cuts the text of an open label cell.
    var labelSeparator: String?
    var space: CategoryPlan?
    var key: CellPlan?
    var isOptional: Bool
    var properties: [PropertyPlan]
    /// Indexes that later lookups by property need: (place among the properties, index).
    var indexes: [(place: Int, index: PropertyIndex)]
  }

  struct TieRule {
    var type: CategoryPlan
    var from: Endpoint
    var to: Endpoint
    var properties: [PropertyPlan]
    var merges: Bool
    var key: CellPlan?
    /// Keys of ties seen, shared by all chunks; only touched where chunks are taken up, in order.
    var keys: TieKeys?
  }

  struct Endpoint {
    enum Target {
      case space(CategoryPlan)
      case lookup([Int])
      case lookupBy(PropertyIndex)
    }

    var target: Target
    var cell: CellPlan
    var isRequired: Bool
  }

  var nodes: [NodeRule] = []
  var ties: [TieRule] = []
  /// How many cells a record has where a header says so.
  var width: Int?
}

/// Nodes by the text of one of their properties.
final class PropertyIndex {
  let space: Int
  let property: Int
  let table = KeyTable()
  /// Texts that more than one node has; the first one stands.
  var ambiguous = 0

  init(space: Int, property: Int) {
    self.space = space
    self.property = property
  }
}

/// Keys of ties of one rule, with the type and arrival number each belongs to.
final class TieKeys {
  var table = KeyTable()
  var arrivals: [(type: Int, arrival: UInt32)] = []
}

/// Numbers names of a mapping in a builder and finds its columns.
struct FilePlanner {
  let mapping: Mapping
  let builder: GraphBuilder
  let prefix: String?
  let indexes: [PropertyIndex]

  func space(_ name: String) -> Int { builder.keySpace(mapping.space(name, prefix: prefix)) }

  func plan(_ file: Mapping.File, columns: ColumnNames, width: Int?) throws(ExchangeError)
    -> FilePlan
  {
    var plan = FilePlan(width: width)
    for rule in file.nodes { plan.nodes.append(try node(rule, columns)) }
    for rule in file.ties { plan.ties.append(try tie(rule, columns)) }
    return plan
  }

  private func node(
    _ rule: Mapping.NodeRule, _ columns: ColumnNames
  ) throws(ExchangeError) -> FilePlan.NodeRule {
    var separator: String?
    if case .cell(_, let text) = rule.labels { separator = text }
    var space: CategoryPlan?
    if let source = rule.space {
      space = try CategoryPlan(source, columns, number: self.space)
    }
    var key: CellPlan?
    if let cell = rule.key { key = try CellPlan(cell, in: columns) }
    let properties = try self.properties(rule.properties, columns)
    var found: [(place: Int, index: PropertyIndex)] = []
    for (place, plan) in properties.enumerated() {
      for index in indexes where index.property == plan.property { found.append((place, index)) }
    }
    return FilePlan.NodeRule(
      labels: try CategoryPlan(labels: rule.labels, columns, number: builder.labelSet),
      labelSeparator: separator, space: space, key: key, isOptional: rule.isOptional,
      properties: properties, indexes: found)
  }

  private func tie(
    _ rule: Mapping.TieRule, _ columns: ColumnNames
  ) throws(ExchangeError) -> FilePlan.TieRule {
    var properties = try self.properties(rule.properties, columns)
    for (name, cell) in [("valid_from", rule.validFrom), ("valid_to", rule.validTo)] {
      guard let cell else { continue }
      let source = Mapping.PropertySource(name: name, origin: .cell(cell), type: .date)
      properties.append(
        try PropertyPlan(source, columns, property: builder.property(name)))
    }
    var key: CellPlan?
    if case .key(let cell) = rule.identity { key = try CellPlan(cell, in: columns) }
    return FilePlan.TieRule(
      type: try CategoryPlan(rule.type, columns, number: builder.type),
      from: try endpoint(rule.from, columns), to: try endpoint(rule.to, columns),
      properties: properties, merges: rule.identity == .merge, key: key,
      keys: key == nil ? nil : TieKeys())
  }

  private func endpoint(
    _ endpoint: Mapping.Endpoint, _ columns: ColumnNames
  ) throws(ExchangeError) -> FilePlan.Endpoint {
    let target: FilePlan.Endpoint.Target
    switch endpoint.target {
    case .space(let source):
      target = .space(try CategoryPlan(source, columns, number: space))
    case .lookup(let spaces): target = .lookup(spaces.map(space))
    case .lookupBy(let name, let property):
      let (space, number) = (space(name), builder.property(property))
      target = .lookupBy(indexes.first { $0.space == space && $0.property == number }!)
    }
    return FilePlan.Endpoint(
      target: target, cell: try CellPlan(endpoint.cell, in: columns),
      isRequired: endpoint.isRequired)
  }

  private func properties(
    _ sources: [Mapping.PropertySource], _ columns: ColumnNames
  ) throws(ExchangeError) -> [PropertyPlan] {
    var plans: [PropertyPlan] = []
    for source in sources {
      plans.append(
        try PropertyPlan(source, columns, property: builder.property(source.name)))
    }
    return plans
  }
}
