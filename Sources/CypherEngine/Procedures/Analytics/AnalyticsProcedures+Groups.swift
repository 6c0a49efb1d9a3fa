import GraphAnalytics
import PropertyGraph

extension AnalyticsProcedures {
  /// Groups of firms that bid with each other and with hardly anybody else, beside chance.
  ///
  /// ```text
  ///   CALL guanxi.groups({labels: 'Company', types: 'BID_FOR', through: 'Tender'})
  ///   YIELD members, shared, cohesion, exclusivity, density, cohesionP, exclusivityP
  /// ```
  static func groups(_ environment: ProcedureEnvironment) -> ProcedureDefinition {
    let projections = environment.projections
    return ProcedureDefinition(
      "guanxi.groups", parameters: [.init("options", .map)], requiredCount: 0,
      outputs: [
        .init("members", .list(.node)), .init("shared", .list(.node)),
        .init("cohesion", .float), .init("exclusivity", .float), .init("density", .float),
        .init("cohesionP", .float), .init("exclusivityP", .float),
      ],
      summary: "groups that share things evenly and only with each other, and how often chance "
        + "gives as much; options minSize, samples, seed"
    ) { arguments, context in
      var call = try KernelCall("guanxi.groups", arguments, context, projections)
      let sizeMin = try call.options.integer("minSize", 3, in: 3...1000)
      let options = GroupCohesionOptions(
        sampleCount: try call.options.integer("samples", 200, in: 1...100_000),
        seed: UInt64(try call.options.integer("seed", 1, in: 0...Int.max)))
      return try call.runOnGraph { graph, request, run in
        let records = try BidRecords(graph, request, run: run)
        let groups = try records.table.coBidding().cohesiveGroups(sizeMin: sizeMin, run: run)
        let found = try records.table.groupCohesion(of: groups, options, run: run)
        func nodes(_ numbers: [Int], _ of: NumberArray<UInt32>) -> CypherValue {
          .list(numbers.map { .node(NodeIndex(of.base[$0])) })
        }
        return ProcedureRows(
          found.map { group in
            [
              nodes(group.members, records.firms), nodes(group.sharedLots, records.lots),
              .float(group.cohesion), .float(group.exclusivity), .float(group.density),
              .float(group.cohesionP), .float(group.exclusivityP),
            ]
          })
      }
    }
  }
}
