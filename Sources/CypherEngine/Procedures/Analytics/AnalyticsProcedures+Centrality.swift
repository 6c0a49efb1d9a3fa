import GraphAnalytics
import PropertyGraph

extension AnalyticsProcedures {
  /// How much a node counts among the others.
  static func centrality(_ environment: ProcedureEnvironment) -> [ProcedureDefinition] {
    let score: [ProcedureDefinition.Field] = [.init("score", .float)]
    @Sendable func scores(_ found: NumberArray<Double>) -> (Int) -> [CypherValue] {
      { [.float(found.base[$0])] }
    }
    return [
      perNode(
        "guanxi.pageRank", score, environment,
        summary:
          "how often a random walk is at a node; options damping, iterations, tolerance, from"
      ) { call in
        var options = PageRankOptions()
        options.damping = try call.options.number("damping", 0.85, in: 0...0.999999)
        options.iterationMax = try call.options.integer("iterations", 100, in: 1...100_000)
        options.tolerance = try call.options.number("tolerance", 1e-9, in: 0...1)
        let from = try call.options.nodes("from")
        return try call.run { projection, run in
          options.isWeighted = projection.isWeighted
          options.restartVertices = try vertices(from, projection)
          return (projection, scores(try projection.pageRank(options, run: run).scores))
        }
      },
      perNode(
        "guanxi.degree", score, environment,
        summary: "how many ties a node has, or what they weigh; option direction"
      ) { call in
        let side = try call.options.word("direction", DegreeSide.total)
        return try call.run { projection, run in
          let found = try projection.degree(side, isWeighted: projection.isWeighted, run: run)
          return (projection, scores(found))
        }
      },
      perNode(
        "guanxi.betweenness", score, environment,
        summary: "how many shortest paths lead through a node; options samples, seed, normalised"
      ) { call in
        var options = BetweennessOptions()
        options.sources = try sample(&call.options)
        options.isNormalised = try call.options.boolean("normalised", false)
        return try call.run { projection, run in
          (projection, scores(try projection.betweenness(options, run: run)))
        }
      },
      perNode(
        "guanxi.harmonicCloseness", score, environment,
        summary: "how near a node is to those that reach it; options samples, seed, normalised"
      ) { call in
        var options = HarmonicOptions()
        options.sources = try sample(&call.options)
        options.isNormalised = try call.options.boolean("normalised", false)
        return try call.run { projection, run in
          (projection, scores(try projection.harmonicCloseness(options, run: run)))
        }
      },
    ]
  }

  /// `samples` nodes chosen by `seed`; all where left out.
  private static func sample(_ options: inout CallOptions) throws(CypherError) -> VertexSample {
    let count = try options.integer("samples", 0, in: 0...Int(UInt32.max))
    let seed = UInt64(try options.integer("seed", 1, in: 0...Int.max))
    return count == 0 ? .all : .random(count: count, seed: seed)
  }

  /// Nodes as vertices.
  static func vertices(_ nodes: [NodeIndex], _ projection: Projection) throws -> [Int] {
    try nodes.map { node in
      guard let vertex = projection.vertex(of: node.rawValue) else {
        throw CypherError.runtime(
          .argument, "InvalidArgumentValue", "a node that was given is not in the projection",
          hint: "name its label among `labels`")
      }
      return vertex
    }
  }
}
