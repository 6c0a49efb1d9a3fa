import CypherEngine
import Foundation
import PropertyGraph

/// q2, q3 and q4: searches from given parties, as Cypher, one call at a time.
///
/// Each statement is prepared once; every call plans and runs it with its parameters.
struct PathBench {
  let graph: GraphSnapshot
  let data: String
  let threads: Int
  let scale: Int
  let answers: String?

  static let queries = ["q2", "q3", "q4"]

  /// A query of the benchmark: its text, the file of its workload with the columns that become
  /// parameters, and what its answers are called.
  private struct Workload {
    var text: String
    var file: String
    var parameters: [(name: String, column: String)]
    var header: String
  }

  /// The ends are sought first, so that the search runs from both.
  private static let workloads: [String: Workload] = [
    "q2": Workload(
      text: """
        MATCH (a:Person {id: $from}), (b:Person {id: $to})
        WITH a, b
        MATCH path = ANY SHORTEST (a)-[]-{0,6}(b)
        RETURN length(path) AS distance
        """, file: "q2_pairs.csv", parameters: [("from", "src_person"), ("to", "dst_person")],
      header: "src,dst,distance"),
    // Parallel ties are one in G, so lists of nodes are counted, not paths.
    "q3": Workload(
      text: """
        MATCH (a:Person {id: $from}), (b:Company {id: $to})
        WITH a, b
        MATCH path = ACYCLIC (a)-[]-{1,4}(b)
        WITH DISTINCT nodes(path) AS way
        WITH size(way) AS stops, count(*) AS ways ORDER BY stops
        RETURN coalesce(sum(ways), 0) AS simple, coalesce(head(collect(ways)), 0) AS shortest
        """, file: "q3_pairs.csv", parameters: [("from", "official_person"), ("to", "company")],
      header: "official,company,simple_paths_4,shortest_paths_4"),
    "q4": Workload(
      text: """
        MATCH (a:Person {id: $person})-[]-{1,3}(b)
        WHERE b <> a
        RETURN count(DISTINCT b) AS within
        """, file: "q4_seeds.csv", parameters: [("person", "person")], header: "person,within_3"),
  ]

  func run(_ query: String) throws {
    let workload = Self.workloads[query]!
    let table = try WorkloadFile("\(data)/\(workload.file)")
    let statement = try CypherEngine().prepare(workload.text)
    var options = QueryOptions()
    options.threadCount = threads
    options.limits = QueryLimits()
    var times: [Double] = []
    var sums: [Int64] = []
    var text = workload.header + "\n"
    let before = Measurement.processorSeconds
    for row in table.rows {
      var cells: [String] = []
      for parameter in workload.parameters {
        let cell = try table.cell(row, parameter.column)
        cells.append(cell)
        options.parameters[ByteString(parameter.name)] = .text(cell)
      }
      let (seconds, rows) = try Measurement.timed {
        try CypherEngine().run(statement, on: .snapshot(graph), options: options).all()
      }
      times.append(seconds * 1000)
      let numbers = Self.numbers(rows, columns: statement.columns.count)
      if sums.isEmpty { sums = numbers } else { for at in sums.indices { sums[at] += numbers[at] } }
      text += (cells + numbers.map(String.init)).joined(separator: ",") + "\n"
    }
    let processor = (Measurement.processorSeconds - before) * 1000 / Double(max(times.count, 1))
    times.sort()
    report(query, "median_ms", Measurement.median(times))
    report(
      query, "p99_ms", times.isEmpty ? .nan : times[min(times.count * 99 / 100, times.count - 1)])
    report(query, "processor_ms", processor)
    for (sum, name) in zip(sums, ["answer_sum", "answer_sum_shortest"]) {
      report(query, name, Double(sum))
    }
    if let answers { try AnswerFile.write(text, to: answers, query) }
  }

  /// The whole numbers of the only row; -1 where there is none, as for a distance.
  private static func numbers(_ rows: [[CypherValue]], columns: Int) -> [Int64] {
    guard let row = rows.first else { return Array(repeating: -1, count: columns) }
    return row.map { if case .integer(let number) = $0 { number } else { -1 } }
  }

  private func report(_ query: String, _ metric: String, _ value: Double) {
    Measurement.report(query, scale: scale, metric, value, path: "cypher")
  }
}

/// The rows of a workload, whose cells hold neither quotes nor commas.
struct WorkloadFile {
  private let path: String
  private let columns: [String]
  let rows: [[String]]

  init(_ path: String) throws {
    self.path = path
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
    }
    columns = lines.first ?? []
    rows = Array(lines.dropFirst())
  }

  func cell(_ row: [String], _ column: String) throws -> String {
    guard let at = columns.firstIndex(of: column), at < row.count else {
      throw UnreadableWorkload(description: "\(path): a row without ‘\(column)’")
    }
    return row[at]
  }
}

struct UnreadableWorkload: Error, CustomStringConvertible {
  let description: String
}
