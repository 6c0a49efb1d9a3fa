/// CREATE statements, as path scenarios set up their graphs.
extension PathTextReader {
  /// Adds to a graph what a text of CREATE clauses makes.
  public static func create(_ text: String, in graph: inout PathGraph) throws(Failure) {
    var reader = PathTextReader(text)
    var known: [String: Int] = [:]
    guard reader.peek("CREATE") else { throw reader.failure("CREATE") }
    while reader.keyword("CREATE") {
      repeat { try reader.create(in: &graph, &known) } while reader.take(",")
    }
    guard reader.isAtEnd else { throw reader.failure("CREATE or the end") }
  }

  private mutating func create(
    in graph: inout PathGraph, _ known: inout [String: Int]
  ) throws(Failure) {
    let elements = try elements()
    var last: Int?
    var pending: (constraint: PathConstraint, direction: PathDirection)?
    for element in elements {
      switch element {
      case .node(let constraint):
        let node = try node(constraint, in: &graph, &known)
        if let (tie, direction) = pending, let last {
          let isForward = direction == .forward
          graph.relationships.append(
            PathGraph.Relationship(
              source: isForward ? last : node, target: isForward ? node : last,
              type: try names(tie.labels)[0], properties: try properties(tie)))
        }
        pending = nil
        last = node
      case .relationship(let constraint, let direction, nil): pending = (constraint, direction)
      default: throw failure("a plain pattern")
      }
    }
  }

  private func node(
    _ constraint: PathConstraint, in graph: inout PathGraph, _ known: inout [String: Int]
  ) throws(Failure) -> Int {
    if let variable = constraint.variable, let node = known[variable] { return node }
    graph.nodes.append(
      PathGraph.Node(
        labels: constraint.labels == nil ? [] : try names(constraint.labels),
        properties: try properties(constraint)))
    if let variable = constraint.variable { known[variable] = graph.nodes.count - 1 }
    return graph.nodes.count - 1
  }

  private func names(_ labels: LabelExpression?) throws(Failure) -> [String] {
    switch labels {
    case .name(let name): return [name]
    case .and(let left, let right): return try names(left) + names(right)
    default: throw failure("plain labels")
    }
  }

  private func properties(_ constraint: PathConstraint) throws(Failure) -> [String: PathValue] {
    let evaluator = PathEvaluator(graph: PathGraph())
    return constraint.properties.mapValues { evaluator.value(of: $0, [:]) }
  }
}
