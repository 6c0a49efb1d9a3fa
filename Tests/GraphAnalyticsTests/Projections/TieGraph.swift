import PropertyGraph
import ReferenceGraph

/// A small random property graph: people, firms and tenders, ties of three types with days and
/// amounts, some of them parallel, some loops; the last tie and node are deleted again.
struct TieGraph {
  struct Tie {
    let type: String
    let from: UInt32
    let to: UInt32
    let days: ValidityInterval
    let amount: Int?
  }

  let snapshot: GraphSnapshot
  let ties: [Tie]
  let labels: [String]

  init(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let transaction = try GraphTransaction(on: GraphSnapshot(segments: [], scope: .all))
    let kinds = ["Person", "Company", "Tender"]
    let n = Int.random(in: 1...24, using: &random)
    var nodes: [NodeIndex] = []
    var labels: [String] = []
    for _ in 0..<n {
      labels.append(kinds.randomElement(using: &random)!)
      nodes.append(try transaction.createNode(labels: [labels.last!], properties: [:]))
    }
    var ties: [Tie] = []
    for _ in 0..<Int.random(in: 0...60, using: &random) {
      let (from, to) = (nodes.randomElement(using: &random)!, nodes.randomElement(using: &random)!)
      let start =
        Bool.random(using: &random)
        ? CalendarDate("2020-0\(Int.random(in: 1...9, using: &random))-01") : nil
      let end =
        Bool.random(using: &random)
        ? CalendarDate("2021-0\(Int.random(in: 1...9, using: &random))-01") : nil
      let tie = Tie(
        type: ["BID_FOR", "OWNS", "KNOWS"].randomElement(using: &random)!, from: from.rawValue,
        to: to.rawValue, days: ValidityInterval(from: start, to: end),
        amount: Bool.random(using: &random) ? Int.random(in: 1...9, using: &random) : nil)
      var properties: [String: Value] = [:]
      if let start { properties["valid_from"] = .date(start) }
      if let end { properties["valid_to"] = .date(end) }
      if let amount = tie.amount { properties["amount"] = .integer(Int64(amount)) }
      _ = try transaction.createRelationship(tie.type, from: from, to: to, properties: properties)
      ties.append(tie)
    }
    snapshot = try transaction.commit(to: ForgetfulLog())
    self.ties = ties
    self.labels = labels
  }
}

/// Keeps nothing.
final class ForgetfulLog: CommitLog {
  func append(_ commit: Commit) {}
}
