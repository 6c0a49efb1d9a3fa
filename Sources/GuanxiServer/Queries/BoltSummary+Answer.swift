import BoltProtocol
import CypherEngine
import Investigation

extension BoltSummary {
  /// What the end of an answer says about its statement.
  init(_ answer: QueryAnswer, database: String) {
    let type: StatementType =
      switch answer.access {
      case .read: .read
      case .write: answer.columns.isEmpty ? .write : .readWrite
      case .schema: .schema
      }
    self.init(type: type, database: database)
    counters = BoltCounters(answer.counters)
    plan = answer.plan.map { BoltPlan($0) }
    notifications = answer.warnings.map {
      BoltNotification(
        code: "Neo.ClientNotification.Statement.Remark", title: "a remark on the statement",
        text: $0, severity: .warning, category: "GENERIC")
    }
  }
}

extension BoltCounters {
  init(_ counters: UpdateCounters) {
    self.init()
    nodesCreated = counters.nodesCreated
    nodesDeleted = counters.nodesDeleted
    relationshipsCreated = counters.relationshipsCreated
    relationshipsDeleted = counters.relationshipsDeleted
    propertiesSet = counters.propertiesSet
    labelsAdded = counters.labelsAdded
    labelsRemoved = counters.labelsRemoved
    indexesAdded = counters.indexesAdded
    indexesRemoved = counters.indexesRemoved
    constraintsAdded = counters.constraintsAdded
    constraintsRemoved = counters.constraintsRemoved
  }
}

extension BoltPlan {
  /// A step of a plan. Nothing counts how often the graph was touched, so `dbHits` is 0.
  init(_ step: PlanDescription) {
    var arguments: BoltMap = [
      "Details": .string(step.details), "EstimatedRows": .float(step.estimatedRows),
    ]
    var figures: Figures?
    if let rows = step.rows {
      let time = (step.time ?? .zero).components
      let (nanoseconds, isOverflow) = time.seconds.multipliedReportingOverflow(by: 1_000_000_000)
      figures = Figures(
        rows: Int64(rows), dbHits: 0,
        nanoseconds: isOverflow ? .max : nanoseconds &+ time.attoseconds / 1_000_000_000)
      arguments["Rows"] = .integer(Int64(rows))
      arguments["DbHits"] = 0
    }
    self.init(
      operatorType: step.name, arguments: arguments, figures: figures,
      children: step.children.map { BoltPlan($0) })
  }
}
