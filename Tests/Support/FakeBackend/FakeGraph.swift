import BoltProtocol

/// The two nodes and the relationship that the fake can show, and a plan.
enum FakeGraph {
  static let owner = BoltNode(
    identifier: 1, labels: ["BoltCheck", "Person"], properties: ["name": "甲"],
    elementIdentifier: "person:1")
  static let owned = BoltNode(
    identifier: 2, labels: ["BoltCheck"], properties: ["name": "乙"], elementIdentifier: "n:2")
  static let owns = BoltRelationship(
    identifier: 7, start: .init(identifier: 1, elementIdentifier: "person:1"),
    end: .init(identifier: 2, elementIdentifier: "n:2"), type: "OWNS",
    properties: ["share": 0.5], elementIdentifier: "r:7")

  static func plan(profile: Bool) -> BoltPlan {
    let figures = profile ? BoltPlan.Figures(rows: 2, dbHits: 3, nanoseconds: 4_000) : nil
    return BoltPlan(
      operatorType: "ProduceResults", arguments: ["EstimatedRows": 2.0], identifiers: ["n"],
      figures: figures,
      children: [
        BoltPlan(operatorType: "NodeByLabelScan", identifiers: ["n"], figures: figures)
      ])
  }

  static let notification = BoltNotification(
    code: "Neo.ClientNotification.Statement.UnknownLabelWarning", title: "no such label",
    text: "the label BoltCheck is not in the graph", severity: .warning,
    category: "UNRECOGNIZED", position: .init(offset: 9, line: 1, column: 10))
}
