import Foundation
import GraphAnalytics
import PropertyGraph

/// q2, q3, q4, q7, q8a, q8b and q9: kernels over G, the undirected simple graph of everything, and
/// over the co-bidding projection. Both are built once, as indexes are.
struct GraphBench {
  let graph: GraphSnapshot
  let data: String
  let threads: Int
  let runs: Int
  let scale: Int
  let answers: String?

  static let searches = ["q2", "q3", "q4"]
  static let kernels = ["q7", "q8a", "q8b", "q9"]

  private var run: KernelRun { KernelRun(threadCount: threads) }

  func run(_ queries: [String]) throws {
    let (seconds, whole) = try Measurement.timed {
      try Projection.of(graph, ProjectionRequest(), run: run)
    }
    report("q1", "projection_s", seconds)
    report("q1", "projection_bytes_per_edge", Double(whole.byteCount) / Double(whole.edgeCount))
    var numbers: [(String, [(String, Double)])] = []
    for query in queries {
      switch query {
      case "q2", "q3", "q4": try search(query, whole)
      case "q7":
        let found = try measured(query) { try whole.weakComponents(run: run) }
        report(query, "answer", Double(found.count))
        numbers.append(
          (
            "q7",
            [("components", Double(found.count)), ("largest", Double(found.largest()?.size ?? 0))]
          )
        )
      case "q8a":
        let request = ProjectionRequest(
          labels: ["Company"], types: ["BID_FOR"], weight: .count,
          fold: .init(through: ["Tender"], degreeMax: 1_000_000))
        let (seconds, folded) = try Measurement.timed {
          try Projection.of(graph, request, run: run)
        }
        report(query, "projection_s", seconds)
        try communities(query, folded)
      case "q8b": try communities(query, whole)
      default:
        var options = PageRankOptions()
        options.iterationMax = 20
        options.tolerance = 0
        let found = try measured(query) { try whole.pageRank(options, run: run) }
        let norm = found.scores.buffer.reduce(0) { $0 + $1 * $1 }.squareRoot()
        report(query, "answer", norm)
        numbers.append(("q9", [("sum", found.scores.buffer.reduce(0, +)), ("l2", norm)]))
      }
    }
    if let answers, !numbers.isEmpty { try write(numbers, to: answers) }
  }

  private func communities(_ query: String, _ projection: Projection) throws {
    let found = try measured(query) { try projection.leiden(CommunityOptions(), run: run) }
    var touched: Set<UInt32> = []
    projection.withRows { rows, _ in
      for vertex in 0..<projection.vertexCount where rows.degree(vertex) > 0 {
        touched.insert(found.membership.base[vertex])
      }
    }
    report(query, "modularity", found.modularity)
    report(query, "communities", Double(touched.count))
  }

  private func measured<Answer>(_ query: String, _ body: () throws -> Answer) throws -> Answer {
    var times: [Double] = []
    let before = Measurement.processorSeconds
    var answer: Answer?
    for _ in 0..<max(1, runs) {
      let (seconds, found) = try Measurement.timed(body)
      times.append(seconds)
      answer = found
    }
    report(query, "wall_s", Measurement.median(times))
    report(
      query, "processor_s", (Measurement.processorSeconds - before) / Double(max(1, runs)))
    return answer!
  }

  // MARK: - Searches

  /// One call at a time; each begins with the look-up of its ends.
  private func search(_ query: String, _ whole: Projection) throws {
    let searcher = PathSearcher(whole, run: KernelRun(threadCount: 1))
    let names = ["q2": "q2_pairs", "q3": "q3_pairs", "q4": "q4_seeds"]
    let table = try WorkloadFile("\(data)/\(names[query]!).csv")
    var times: [Double] = []
    var sums = [0, 0]
    var text = [
      "q2": "src,dst,distance\n", "q3": "official,company,simple_paths_4,shortest_paths_4\n",
      "q4": "person,within_3\n",
    ][query]!
    let before = Measurement.processorSeconds
    for row in table.rows {
      let (seconds, found) = try Measurement.timed { () -> (cells: [String], numbers: [Int]) in
        switch query {
        case "q2":
          let (a, b) = (try table.cell(row, "src_person"), try table.cell(row, "dst_person"))
          let hops = try searcher.distance(
            from: try vertex("person", a, whole), to: try vertex("person", b, whole), maxHops: 6)
          return ([a, b], [hops ?? -1])
        case "q3":
          let (a, b) = (try table.cell(row, "official_person"), try table.cell(row, "company"))
          let ends = (try vertex("person", a, whole), try vertex("company", b, whole))
          let simple = try searcher.simplePathCount(
            from: ends.0, to: ends.1, SimplePathOptions(maxHops: 4))
          let shortest = try searcher.shortestPathCount(from: ends.0, to: ends.1, maxHops: 4)
          return ([a, b], [simple, shortest?.count ?? 0])
        default:
          let a = try table.cell(row, "person")
          return ([a], [try searcher.neighbourCount(of: try vertex("person", a, whole), within: 3)])
        }
      }
      times.append(seconds * 1000)
      for (at, number) in found.numbers.enumerated() { sums[at] += number }
      text += (found.cells + found.numbers.map(String.init)).joined(separator: ",") + "\n"
    }
    let processor = (Measurement.processorSeconds - before) * 1000 / Double(max(times.count, 1))
    times.sort()
    report(query, "median_ms", Measurement.median(times))
    report(
      query, "p99_ms", times.isEmpty ? .nan : times[min(times.count * 99 / 100, times.count - 1)])
    report(query, "processor_ms", processor)
    report(query, "answer_sum", Double(sums[0]))
    if query == "q3" { report(query, "answer_sum_shortest", Double(sums[1])) }
    if let answers { try AnswerFile.write(text, to: answers, query) }
  }

  private func vertex(_ space: String, _ key: String, _ whole: Projection) throws -> Int {
    guard let number = graph.keySpace(space), let node = try graph.node(space: number, key: key),
      let vertex = whole.vertex(of: node.rawValue)
    else { throw UnreadableWorkload(description: "nobody has the key \(space):\(key)") }
    return vertex
  }

  // MARK: - Answers

  private func write(_ numbers: [(String, [(String, Double)])], to folder: String) throws {
    let entries = numbers.map { query, fields in
      let fields = fields.map { name, value in
        "\"\(name)\": " + (value == value.rounded() && value > 1 ? "\(Int(value))" : "\(value)")
      }
      return "\"\(query)\": {\(fields.joined(separator: ", "))}"
    }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try "{\(entries.joined(separator: ", "))}\n".write(
      toFile: "\(folder)/answers.json", atomically: true, encoding: .utf8)
  }

  private func report(_ query: String, _ metric: String, _ value: Double) {
    Measurement.report(query, scale: scale, metric, value, path: "native")
  }
}
