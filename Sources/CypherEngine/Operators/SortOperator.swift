/// Puts rows in order; rows of equal rank stay as they came. With a limit only the first rows are
/// ever held.
final class SortOperator: Operator {
  struct Key {
    var value: CompiledExpression
    var isDescending: Bool
  }

  private let input: Operator
  private let keys: [Key]
  /// SKIP and LIMIT together, where the plan goes on with them.
  private let limits: [CompiledExpression]
  private let frame: Frame
  private let monitor: StatementMonitor
  private var sorted: Batch?
  private var order: [Int32] = []
  private var at = 0
  private var charged = 0

  init(
    _ input: Operator, _ keys: [Key], limits: [CompiledExpression], _ frame: Frame,
    _ monitor: StatementMonitor
  ) {
    self.input = input
    self.keys = keys
    self.limits = limits
    self.frame = frame
    self.monitor = monitor
  }

  override func open() throws {
    sorted = nil
    order = []
    at = 0
    try monitor.charge(-charged)
    charged = 0
    try input.open()
  }

  override func produce() throws -> Batch? {
    if sorted == nil { try sort() }
    guard at < order.count else { return nil }
    let count = min(order.count - at, batchRowsMax)
    defer { at += count }
    return sorted!.gathered(Array(order[at..<at + count]))
  }

  private func sort() throws {
    var rowsMax = Int.max
    if !limits.isEmpty {
      frame.batch = .unit(slotCount: frame.batch.columns.count)
      frame.row = 0
      rowsMax = 0
      for limit in limits {
        let count = try LimitOperator.count(limit, frame, "LIMIT") ?? 0
        rowsMax = rowsMax.addingReportingOverflow(count).overflow ? Int.max : rowsMax + count
      }
    }
    var rows = RowStore(slotCount: frame.batch.columns.count)
    var keyColumns = keys.map { _ in [CypherValue]() }
    var (heldKeys, keyBytes) = (HeldBytes(), 0)
    func compare(_ a: Int32, _ b: Int32) -> Bool {
      for at in keys.indices {
        let order = keyColumns[at][Int(a)].order(keyColumns[at][Int(b)])
        if order != 0 { return keys[at].isDescending ? order > 0 : order < 0 }
      }
      return a < b
    }
    /// Forgets all but the first rows.
    func shrink() {
      let kept = Array((0..<Int32(rows.count)).sorted(by: compare).prefix(rowsMax))
      // What stays keeps its order of arrival, since that settles ties.
      let places = kept.sorted()
      rows = rows.gathered(places)
      keyColumns = keyColumns.map { column in places.map { column[Int($0)] } }
      heldKeys = HeldBytes()
      keyBytes = keyColumns.reduce(0) { $0 + heldKeys.count(.values($1), rows: $1.count) }
    }
    while let batch = try input.next() {
      try monitor.check()
      frame.batch = batch
      for at in keys.indices {
        let column = try keys[at].value.column(frame)
        keyBytes += heldKeys.count(column, rows: batch.count)
        for row in 0..<batch.count { keyColumns[at].append(column.value(row)) }
      }
      rows.append(batch)
      if rowsMax < 1 << 20, rows.count > max(rowsMax * 2, 4096) { shrink() }
      let bytes = rows.byteCount + keyBytes
      try monitor.charge(bytes - charged)
      charged = bytes
    }
    order = Array((0..<Int32(rows.count)).sorted(by: compare).prefix(rowsMax))
    sorted = rows.batch
  }
}

extension PlanNode {
  /// - Parameter limits: SKIP and LIMIT, where they follow at once.
  static func sort(
    _ input: PlanNode, _ order: [BoundProjection.Order], limits: [BoundExpression],
    details: String
  ) -> PlanNode {
    return PlanNode(
      limits.isEmpty ? "Sort" : "Top", details, children: [input],
      estimatedRows: input.estimatedRows, isRowLocal: false
    ) { builder, node in
      SortOperator(
        try node.children[0].build(builder),
        try order.map {
          .init(value: try builder.compile($0.value), isDescending: $0.isDescending)
        }, limits: try builder.compile(limits), builder.frame(), builder.execution.monitor)
    }
  }
}
