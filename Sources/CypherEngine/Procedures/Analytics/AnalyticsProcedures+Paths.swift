import GraphAnalytics
import PropertyGraph

extension AnalyticsProcedures {
  /// How far nodes are from each other, and on which ways.
  static func paths(_ environment: ProcedureEnvironment) -> [ProcedureDefinition] {
    [distances(environment), shortest(environment), between(environment)]
  }

  private static func one(
    _ name: String, _ options: inout CallOptions
  ) throws(CypherError) -> NodeIndex {
    let nodes = try options.nodes(name)
    guard nodes.count == 1 else {
      throw CypherError.runtime(
        .argument, "InvalidArgumentValue", "`\(name)` of `\(options.procedure)` must be a node")
    }
    return nodes[0]
  }

  private static func distances(_ environment: ProcedureEnvironment) -> ProcedureDefinition {
    let projections = environment.projections
    let name = "guanxi.distances"
    return ProcedureDefinition(
      name, parameters: [.init("options", .map)], requiredCount: 1,
      outputs: [.init("node", .node), .init("distance", .float)],
      summary: "how far each node is from one, by ties or by weight; options from, maxDistance"
    ) { arguments, context in
      var call = try KernelCall(name, arguments, context, projections)
      let from = try one("from", &call.options)
      let limit = try call.options.number("maxDistance", .infinity, in: 0 ... .infinity)
      let (projection, distance): (Projection, (Int) -> Double?) = try call.run {
        projection, run in
        let source = try vertices([from], projection)[0]
        if projection.isWeighted {
          var options = WeightedPathOptions(source: source)
          options.maxDistance = limit
          let tree = try projection.lightestPaths(options, run: run)
          return (
            projection,
            { tree.distances.base[$0] < .infinity ? tree.distances.base[$0] : nil }
          )
        }
        var options = BreadthFirstOptions(source: source)
        options.maxHops = Int(min(limit, 1e9))
        let tree = try projection.breadthFirst(options, run: run)
        return (
          projection, { tree.distances.base[$0] >= 0 ? Double(tree.distances.base[$0]) : nil }
        )
      }
      var vertex = 0
      return ProcedureRows {
        while vertex < projection.vertexCount {
          defer { vertex += 1 }
          guard let found = distance(vertex) else { continue }
          return [.node(NodeIndex(projection.node(of: vertex))), .float(found)]
        }
        return nil
      }
    }
  }

  private static func shortest(_ environment: ProcedureEnvironment) -> ProcedureDefinition {
    let projections = environment.projections
    let name = "guanxi.shortestPaths"
    return ProcedureDefinition(
      name, parameters: [.init("options", .map)], requiredCount: 1,
      outputs: [
        .init("index", .integer), .init("weight", .float), .init("nodes", .list(.node)),
      ],
      summary: "the k shortest paths without loops, by ties or by weight; options from, to, k"
    ) { arguments, context in
      var call = try KernelCall(name, arguments, context, projections)
      let (from, to) = (try one("from", &call.options), try one("to", &call.options))
      let count = try call.options.integer("k", 1, in: 1...10_000)
      let limit = try call.options.number("maxWeight", .infinity, in: 0 ... .infinity)
      let rows = try call.run { projection, run in
        let ends = try vertices([from, to], projection)
        var options = KShortestPathOptions(source: ends[0], target: ends[1], count: count)
        options.maxWeight = limit
        return try projection.kShortestPaths(options, run: run).enumerated().map { at, path in
          let nodes = path.vertices.map { NodeIndex(projection.node(of: Int($0))) }
          return [
            CypherValue.integer(Int64(at + 1)), .float(path.weight),
            .list(nodes.map { .node($0) }),
          ]
        }
      }
      return ProcedureRows(rows)
    }
  }

  private static func between(_ environment: ProcedureEnvironment) -> ProcedureDefinition {
    let projections = environment.projections
    let name = "guanxi.between"
    return ProcedureDefinition(
      name, parameters: [.init("options", .map)], requiredCount: 1,
      outputs: [.init("source", .node), .init("target", .node), .init("hops", .integer)],
      summary: "which of some nodes reach which of others; options from, to, maxHops, nearest"
    ) { arguments, context in
      var call = try KernelCall(name, arguments, context, projections)
      let (from, to) = (try call.options.nodes("from"), try call.options.nodes("to"))
      let hops = try call.options.integer("maxHops", 4, in: 0...1000)
      let onlyNearest = try call.options.boolean("nearest", false)
      let rows = try call.run { projection, run in
        let sources = try vertices(from, projection).map { UInt32($0) }
        let targets = try vertices(to, projection).map { UInt32($0) }
        var options = ConstrainedSearchOptions(
          sources: sources, targets: targets, maxHops: hops)
        options.onlyNearest = onlyNearest
        return try projection.constrainedSearch(options, run: run).map { pair in
          [
            CypherValue.node(NodeIndex(projection.node(of: Int(pair.source)))),
            .node(NodeIndex(projection.node(of: Int(pair.target)))), .integer(Int64(pair.hops)),
          ]
        }
      }
      return ProcedureRows(rows)
    }
  }
}
