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
      }
    ]
  }
}
