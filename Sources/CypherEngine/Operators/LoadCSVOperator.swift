import PropertyGraph

/// For each row, one row for each record of a kept source.
final class LoadCSVOperator: Operator {
  private let input: Operator
  private let load: BoundLoadCSV
  private let source: CompiledExpression
  private let frame: Frame
  private let execution: Execution
  private var hasBatch = false
  private var row = 0
  private var records: CSVRows?

  init(_ input: Operator, _ load: BoundLoadCSV, _ builder: OperatorBuilder) throws {
    self.input = input
    self.load = load
    source = try builder.compile(load.source)
    frame = builder.frame()
    execution = builder.execution
  }

  override func open() throws {
    hasBatch = false
    records = nil
    try input.open()
  }

  override func produce() throws -> Batch? {
    while true {
      if let records {
        var values: [CypherValue] = []
        while values.count < batchRowsMax, let record = try records.next() {
          values.append(record)
        }
        if !values.isEmpty {
          try execution.monitor.check()
          var batch = frame.batch.gathered(Array(repeating: Int32(row), count: values.count))
          batch[load.slot] = .values(values)
          return batch
        }
        self.records = nil
        row += 1
      }
      if !hasBatch || row == frame.batch.count {
        guard let batch = try input.next() else { return nil }
        frame.batch = batch
        hasBatch = true
        row = 0
      }
      frame.row = row
      records = try CSVRows(
        try source.value(frame), hasHeaders: load.hasHeaders,
        fieldTerminator: load.fieldTerminator, from: execution.sources)
    }
  }
}

extension PlanNode {
  static func loadCSV(_ input: PlanNode, _ load: BoundLoadCSV, details: String) -> PlanNode {
    PlanNode(
      "LoadCSV", details, children: [input], estimatedRows: input.estimatedRows * 1000,
      isRowLocal: false
    ) { builder, node in
      try LoadCSVOperator(try node.children[0].build(builder), load, builder)
    }
  }
}
