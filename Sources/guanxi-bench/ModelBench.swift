import Foundation
import Investigation
import PropertyGraph

/// q5, q5t, q6 and q10: detection models over the whole graph, native and as Cypher where both
/// exist.
struct ModelBench {
  let caseGraph: CaseGraph
  let runs: Int
  let scale: Int
  let answers: String?

  /// A query of the benchmark: the model that is its definition, and how its answer is written.
  private struct Query {
    var model: String
    var header: String
    /// Values behind the keys of the roles.
    var values: [String]
  }

  static let queries = ["q5", "q5t", "q6", "q10"]

  private static let table: [String: Query] = [
    "q5": Query(
      model: "KIN-00", header: "tender,official,relative,company,hops,won",
      values: ["hops", "won"]),
    "q5t": Query(
      model: "KIN-00T", header: "tender,official,relative,company,hops,won",
      values: ["hops", "won"]),
    "q6": Query(model: "COOF-00", header: "case,official,person,company,tender", values: []),
    "q10": Query(
      model: "BID-00", header: "company_a,company_b,together,shared",
      values: ["together", "shared"]),
  ]

  func run(_ name: String) throws {
    let query = Self.table[name]!
    let native = try DetectionModels.named(query.model)[0]
    try measure(name, query, "native") { try DetectionModels.run(native, on: caseGraph) }
    let model = try DetectionModels.inCypher(query.model)
    try measure(name, query, "cypher") { try model.results(on: caseGraph) }
  }

  private func measure(
    _ name: String, _ query: Query, _ path: String, _ body: () throws -> [ModelResult]
  ) throws {
    var times: [Double] = []
    var results: [ModelResult] = []
    let before = Measurement.processorSeconds
    for _ in 0..<runs {
      let (seconds, found) = try Measurement.timed(body)
      times.append(seconds)
      results = found
    }
    let processor = (Measurement.processorSeconds - before) / Double(max(runs, 1))
    Measurement.report(name, scale: scale, "wall_s", Measurement.median(times), path: path)
    Measurement.report(name, scale: scale, "processor_s", processor, path: path)
    Measurement.report(name, scale: scale, "answer", Double(results.count), path: path)
    // The last form writes: both give the same rows, and tests say so.
    if let answers { try AnswerFile.write(text(results, query), to: answers, name) }
  }

  /// As `reference.py` writes them: numeric order, truth values as 0 or 1.
  private func text(_ results: [ModelResult], _ query: Query) throws -> String {
    var text = query.header + "\n"
    for result in results {
      var cells = try result.roles.map { role in
        try caseGraph.graph.key(of: role.node)?.key
          ?? caseGraph.graph.reference(of: role.node)
      }
      for name in query.values {
        switch result.values.first(where: { $0.0 == name })?.1 {
        case .integer(let number)?: cells.append(String(number))
        case .boolean(let flag)?: cells.append(flag ? "1" : "0")
        default: cells.append("")
        }
      }
      text += cells.joined(separator: ",") + "\n"
    }
    return text
  }
}
