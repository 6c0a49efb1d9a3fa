import GraphAnalytics
import PropertyGraph

extension AnalyticsProcedures {
  /// Groups with more ties inside than chance would put there.
  static func communities(_ environment: ProcedureEnvironment) -> [ProcedureDefinition] {
    let outputs: [ProcedureDefinition.Field] = [
      .init("community", .integer), .init("modularity", .float),
    ]
    @Sendable func found(_ found: Communities) -> (Int) -> [CypherValue] {
      { vertex in
        [.integer(Int64(found.membership.base[vertex])), .float(found.modularity)]
      }
    }
    return [
      modularity(
        "guanxi.leiden", outputs, environment,
        summary: "communities by modularity, each connected (Leiden); options resolution, seed"
      ) { projection, options, run in found(try projection.leiden(options, run: run)) },
      modularity(
        "guanxi.louvain", outputs, environment,
        summary: "communities by modularity (Louvain); options resolution, seed"
      ) { projection, options, run in found(try projection.louvain(options, run: run)) },
      perNode(
        "guanxi.labelPropagation", outputs, environment,
        summary: "communities by the label that most neighbours have; option rounds"
      ) { call in
        let roundMax = try call.options.integer("rounds", 20, in: 1...10_000)
        return try call.run { projection, run in
          (projection, found(try projection.labelPropagation(roundMax: roundMax, run: run)))
        }
      },
    ]
  }

  private static func modularity(
    _ name: String, _ outputs: [ProcedureDefinition.Field], _ environment: ProcedureEnvironment,
    summary: String,
    _ kernel:
      @escaping @Sendable (Projection, CommunityOptions, KernelRun) throws ->
      (Int) -> [CypherValue]
  ) -> ProcedureDefinition {
    perNode(name, outputs, environment, summary: summary) { call in
      let options = try communityOptions(&call.options)
      return try call.run { projection, run in
        (projection, try kernel(projection, options, run))
      }
    }
  }

  private static func communityOptions(
    _ options: inout CallOptions
  ) throws(CypherError) -> CommunityOptions {
    CommunityOptions(
      resolution: try options.number("resolution", 1, in: 1e-6...1e6),
      seed: UInt64(try options.integer("seed", 1, in: 0...Int.max)),
      iterationCount: try options.integer("iterations", 1, in: 1...100))
  }
}
