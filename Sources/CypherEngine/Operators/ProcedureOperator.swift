/// For each row, one row for each that a procedure yields.
final class ProcedureOperator: Operator {
  private let input: Operator
  private let call: BoundProcedureCall
  private let arguments: [CompiledExpression]
  private let frame: Frame
  private let monitor: StatementMonitor
  private var hasBatch = false
  private var row = 0
  private var rows: ProcedureRows?
  private var hasYielded = false

  init(
    _ input: Operator, _ call: BoundProcedureCall, _ arguments: [CompiledExpression],
    _ frame: Frame, _ monitor: StatementMonitor
  ) {
    self.input = input
    self.call = call
    self.arguments = arguments
    self.frame = frame
    self.monitor = monitor
  }

  override func open() throws {
    hasBatch = false
    rows = nil
    try input.open()
  }

  override func produce() throws -> Batch? {
    // A procedure without outputs is called for what it does.
    if call.procedure.outputs.isEmpty { return try called() }
    while true {
      if let rows {
        if let batch = try taken(rows) { return batch }
        self.rows = nil
        row += 1
        if call.isOptional, !hasYielded {
          var batch = frame.batch.gathered([Int32(row - 1)])
          for yield in call.yields { batch[yield.slot] = .constant(.null) }
          return batch
        }
      }
      if !hasBatch || row == frame.batch.count {
        guard let batch = try input.next() else { return nil }
        frame.batch = batch
        hasBatch = true
        row = 0
      }
      try begin()
    }
  }

  private func begin() throws {
    try monitor.check()
    frame.row = row
    hasYielded = false
    let values = try zip(arguments, call.procedure.parameters).map { argument, parameter in
      try Self.value(try argument.value(frame), for: parameter, of: call.procedure)
    }
    rows = try call.procedure.call(values, frame.context)
  }

  /// The argument as the procedure declares it: an integer does for a float, null for anything.
  private static func value(
    _ given: CypherValue, for parameter: ProcedureDefinition.Field,
    of procedure: ProcedureDefinition
  ) throws -> CypherValue {
    if case .integer(let number) = given, parameter.type == .float { return .float(Double(number)) }
    guard given.kind.mayBe(parameter.type) else {
      throw CypherError.runtime(
        .type, "InvalidArgumentType",
        "`\(parameter.name)` of `\(procedure.name)` must be \(parameter.type.name), "
          + "found \(given.kind.name)")
    }
    return given
  }

  private func taken(_ rows: ProcedureRows) throws -> Batch? {
    var values = call.yields.map { _ in [CypherValue]() }
    var count = 0
    while count < batchRowsMax, let found = try rows.next() {
      for (at, yield) in call.yields.enumerated() { values[at].append(found[yield.output]) }
      count += 1
    }
    guard count > 0 else { return nil }
    try monitor.check()
    hasYielded = true
    var batch = frame.batch.gathered(Array(repeating: Int32(row), count: count))
    for (at, yield) in call.yields.enumerated() { batch[yield.slot] = .values(values[at]) }
    return batch
  }

  private func called() throws -> Batch? {
    guard let batch = try input.next() else { return nil }
    frame.batch = batch
    for row in 0..<batch.count {
      self.row = row
      try begin()
      while try rows!.next() != nil {}
      rows = nil
    }
    return batch
  }
}

extension PlanNode {
  static func procedure(_ input: PlanNode, _ call: BoundProcedureCall) -> PlanNode {
    PlanNode(
      "ProcedureCall", call.procedure.name, children: [input],
      estimatedRows: input.estimatedRows * 10, isRowLocal: false
    ) { builder, node in
      ProcedureOperator(
        try node.children[0].build(builder), call, try builder.compile(call.arguments),
        builder.frame(), builder.execution.monitor)
    }
  }
}
