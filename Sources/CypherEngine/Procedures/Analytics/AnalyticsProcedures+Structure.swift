import GraphAnalytics
import PropertyGraph

extension AnalyticsProcedures {
  /// What hangs together, how closely, and where it would break.
  static func structure(_ environment: ProcedureEnvironment) -> [ProcedureDefinition] {
    let component: [ProcedureDefinition.Field] = [.init("component", .integer)]
    return [
      perNode(
        "guanxi.components", component, environment,
        summary: "which nodes hang together, whatever the direction of ties"
      ) { call in
        try call.run { projection, run in
          let found = try projection.weakComponents(run: run)
          return (projection, { [.integer(Int64(found.labels.base[$0]))] })
        }
      },
      perNode(
        "guanxi.strongComponents", component, environment,
        summary: "which nodes reach each other along ties; orientation natural or reverse"
      ) { call in
        try call.run { projection, run in
          let found = try projection.strongComponents(run: run)
          return (projection, { [.integer(Int64(found.labels.base[$0]))] })
        }
      },
      perNode(
        "guanxi.kCore", [.init("core", .integer)], environment,
        summary: "in how dense a core a node is: every member has as many neighbours inside"
      ) { call in
        try call.run { projection, run in
          let found = try projection.kCore(run: run)
          return (projection, { [.integer(Int64(found.coreNumbers.base[$0]))] })
        }
      },
      perNode(
        "guanxi.triangles",
        [.init("triangles", .integer), .init("coefficient", .float)], environment,
        summary: "in how many triangles a node is, of those that its neighbours allow"
      ) { call in
        try call.run { projection, run in
          let found = try projection.triangles(run: run)
          return (
            projection,
            { [.integer(Int64(found.byVertex.base[$0])), .float(found.clustering.base[$0])] }
          )
        }
      },
      breaks(
        "guanxi.bridges", [.init("source", .node), .init("target", .node)], environment,
        summary: "ties without which the graph would fall apart"
      ) { found, node in found.edges.map { [node($0.0), node($0.1)] } },
      breaks(
        "guanxi.articulationPoints", [.init("node", .node)], environment,
        summary: "nodes without which the graph would fall apart"
      ) { found, node in found.vertices.map { [node($0)] } },
    ]
  }

  private static func breaks(
    _ name: String, _ outputs: [ProcedureDefinition.Field], _ environment: ProcedureEnvironment,
    summary: String,
    _ rows: @escaping @Sendable (Bridges, (Int) -> CypherValue) -> [[CypherValue]]
  ) -> ProcedureDefinition {
    let projections = environment.projections
    return ProcedureDefinition(
      name, parameters: [.init("options", .map)], requiredCount: 0, outputs: outputs,
      summary: summary
    ) { arguments, context in
      var call = try KernelCall(name, arguments, context, projections)
      return try call.run { projection, run in
        ProcedureRows(
          rows(try projection.bridges(run: run)) { vertex in
            .node(NodeIndex(projection.node(of: vertex)))
          })
      }
    }
  }
}
