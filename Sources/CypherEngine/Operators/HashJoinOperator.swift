/// Joins the rows of two plans that are equal in some expressions: the right one is held in a
/// table, the left one runs past it.
///
/// Rows come in the order of the left side, and of the right side within. Null equals nothing.
final class HashJoinOperator: Operator {
  private let left: Operator
  private let right: Operator
  private let leftKeys: [CompiledExpression]
  private let rightKeys: [CompiledExpression]
  private let frame: Frame
  private let monitor: StatementMonitor
  private var table = EquivalenceTable(width: 0)
  private var rows = RowStore(slotCount: 0)
  private var held = Batch(count: 0, slotCount: 0)
  /// The rows of the right side with each key, by the key's number.
  private var places: [[Int32]] = []
  private var isBuilt = false
  private var charged = 0
  private var batch: Batch?
  private var row = 0
  /// How many partners of the row were given already.
  private var partner = 0
  private var numbers: [Int32] = []

  init(
    _ left: Operator, _ right: Operator, _ leftKeys: [CompiledExpression],
    _ rightKeys: [CompiledExpression], _ frame: Frame, _ monitor: StatementMonitor
  ) {
    self.left = left
    self.right = right
    self.leftKeys = leftKeys
    self.rightKeys = rightKeys
    self.frame = frame
    self.monitor = monitor
  }

  override func open() throws {
    isBuilt = false
    batch = nil
    row = 0
    partner = 0
    places = []
    try monitor.charge(-charged)
    charged = 0
    try left.open()
  }

  override func produce() throws -> Batch? {
    // Without a row on the left the right one is never looked at.
    if batch == nil { try advance() }
    if batch == nil { return nil }
    if !isBuilt { try build() }
    var leftRows: [Int32] = []
    var rightRows: [Int32] = []
    while let current = batch {
      if row < current.count {
        let number = Int(numbers[row])
        if number >= 0, number < places.count {
          // A row may have any number of partners, a batch not.
          let partners = places[number]
          let count = min(partners.count - partner, batchRowsMax - leftRows.count)
          leftRows += repeatElement(Int32(truncatingIfNeeded: row), count: count)
          rightRows += partners[partner..<partner + count]
          partner += count
          if partner < partners.count { return joined(current, leftRows, rightRows) }
        }
        row += 1
        partner = 0
      }
      let isAtEnd = row == current.count
      if !leftRows.isEmpty, isAtEnd || leftRows.count >= batchRowsMax {
        let given = joined(current, leftRows, rightRows)
        if isAtEnd { try advance() }
        return given
      }
      if isAtEnd { try advance() }
    }
    return nil
  }

  private func joined(_ current: Batch, _ left: [Int32], _ right: [Int32]) -> Batch {
    var given = current.gathered(left)
    let other = held.gathered(right)
    for at in other.columns.indices {
      if case .absent = other.columns[at] { continue }
      if case .absent = given.columns[at] { given.columns[at] = other.columns[at] }
    }
    return given
  }

  private func advance() throws {
    batch = try left.next()
    row = 0
    partner = 0
    guard let batch else { return }
    try monitor.check()
    if !isBuilt { try build() }
    numbers = try Self.numbers(of: batch, leftKeys, frame, &table)
  }

  private func build() throws {
    isBuilt = true
    table = EquivalenceTable(width: rightKeys.count)
    rows = RowStore(slotCount: frame.batch.columns.count)
    try right.open()
    while let batch = try right.next() {
      try monitor.check()
      let numbers = try Self.numbers(of: batch, rightKeys, frame, &table)
      for (row, number) in numbers.enumerated() where number >= 0 {
        while places.count <= Int(number) { places.append([]) }
        places[Int(number)].append(Int32(truncatingIfNeeded: rows.count + row))
      }
      rows.append(batch)
      let bytes = rows.byteCount + table.byteCount + rows.count * 8 + places.count * 16
      try monitor.charge(bytes - charged)
      charged = bytes
    }
    held = rows.batch
  }

  /// The number of each row's key; -1 where a part of it is null.
  private static func numbers(
    of batch: Batch, _ keys: [CompiledExpression], _ frame: Frame, _ table: inout EquivalenceTable
  ) throws -> [Int32] {
    frame.batch = batch
    let columns = try keys.map { try $0.column(frame) }
    var numbers = [Int32](repeating: -1, count: batch.count)
    table.forEachNumber(columns, rows: batch.count) { row, number, _ in
      if !columns.contains(where: { $0.value(row).isNull }) {
        numbers[row] = Int32(truncatingIfNeeded: number)
      }
    }
    return numbers
  }
}

extension PlanNode {
  static func hashJoin(
    _ left: PlanNode, _ right: PlanNode, on keys: [(left: BoundExpression, right: BoundExpression)],
    estimatedRows: Double, details: String
  ) -> PlanNode {
    let (leftKeys, rightKeys) = (keys.map(\.left), keys.map(\.right))
    return PlanNode(
      "HashJoin", details,
      children: [left, right], estimatedRows: estimatedRows, isRowLocal: false
    ) { builder, node in
      HashJoinOperator(
        try node.children[0].build(builder), try node.children[1].build(builder),
        try builder.compile(leftKeys), try builder.compile(rightKeys), builder.frame(),
        builder.execution.monitor)
    }
  }
}
