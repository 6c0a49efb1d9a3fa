import GraphAnalytics
import PropertyGraph

/// Kernels as procedures. Each takes one map: which graph it runs on (see
/// ``ProjectionRequest/init(_:day:)``) and its own options; each row has a node and what the kernel
/// found for it, nodes in order of their indices.
///
/// ```text
///   CALL guanxi.leiden({labels: 'Company', through: 'Tender', weight: '*', seed: 1})
///   YIELD node, community
/// ```
enum AnalyticsProcedures {
  static func all(_ environment: ProcedureEnvironment) -> [ProcedureDefinition] {
    communities(environment) + structure(environment) + centrality(environment)
      + paths(environment) + [groups(environment), projection(environment)]
  }

  /// One procedure that yields something for every node.
  static func perNode(
    _ name: String, _ outputs: [ProcedureDefinition.Field], _ environment: ProcedureEnvironment,
    summary: String,
    _ body: @escaping @Sendable (inout KernelCall) throws -> (Projection, (Int) -> [CypherValue])
  ) -> ProcedureDefinition {
    let projections = environment.projections
    return ProcedureDefinition(
      name, parameters: [.init("options", .map)], requiredCount: 0,
      outputs: [.init("node", .node)] + outputs, summary: summary
    ) { arguments, context in
      var call = try KernelCall(name, arguments, context, projections)
      let (projection, values) = try body(&call)
      var vertex = 0
      return ProcedureRows {
        guard vertex < projection.vertexCount else { return nil }
        defer { vertex += 1 }
        return [.node(NodeIndex(projection.node(of: vertex)))] + values(vertex)
      }
    }
  }

  /// What a projection would hold and take, before it is built.
  private static func projection(_ environment: ProcedureEnvironment) -> ProcedureDefinition {
    let projections = environment.projections
    return ProcedureDefinition(
      "guanxi.projection", parameters: [.init("options", .map)], requiredCount: 0,
      outputs: [
        .init("vertices", .integer), .init("edges", .integer), .init("bytes", .integer),
        .init("bytesToBuild", .integer),
      ], summary: "the size of the graph that other procedures run on with these options"
    ) { arguments, context in
      var call = try KernelCall("guanxi.projection", arguments, context, projections)
      let (projection, request) = try call.runWithRequest { projection, request, _ in
        (projection, request)
      }
      let estimate = try Projection.byteEstimate(request, of: context.graph)
      return ProcedureRows([
        [
          .integer(Int64(projection.vertexCount)), .integer(Int64(projection.edgeCount)),
          .integer(Int64(projection.byteCount)), .integer(Int64(estimate)),
        ]
      ])
    }
  }
}
