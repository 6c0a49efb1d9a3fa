/// How the rows of an inner plan meet the rows of outside for which it was run.
enum ApplyKind: Hashable, Sendable {
  /// Each row of outside with each row that the inner plan gives for it.
  case inner
  /// The same, and rows for which it gives none once, with nulls in the inner plan's slots.
  case optional
  /// Rows for which it gives some, themselves alone.
  case semi
  /// Rows for which it gives none, themselves alone.
  case anti
  /// Every row once, whatever the inner plan gives: it is run for what it does.
  case unit
}

/// Runs an inner plan for the rows of its input.
///
/// An inner plan whose rows depend on one row of outside each is given a whole batch at a time, and
/// a slot with row numbers tells its rows apart; any other is run row by row.
final class ApplyOperator: Operator {
  private let input: Operator
  private let inner: Operator
  private let kind: ApplyKind
  private let box: ArgumentBox
  /// Carries row numbers through the inner plan; nil where it is run row by row.
  private let ordinal: Slot?
  private let introduced: [Slot]
  private let monitor: StatementMonitor
  private var outer: Batch?
  private var row = 0
  private var isInnerOpen = false
  private var hasMatched: [Bool] = []

  init(
    _ input: Operator, _ inner: Operator, _ kind: ApplyKind, _ box: ArgumentBox, ordinal: Slot?,
    introduced: [Slot], _ monitor: StatementMonitor
  ) {
    self.input = input
    self.inner = inner
    self.kind = kind
    self.box = box
    self.ordinal = ordinal
    self.introduced = introduced
    self.monitor = monitor
  }

  override func open() throws {
    outer = nil
    row = 0
    isInnerOpen = false
    try input.open()
  }

  override func produce() throws -> Batch? {
    switch kind {
    case .inner, .optional: try ordinal == nil ? joinedByRow() : joinedByBatch()
    case .semi, .anti: try tested()
    case .unit: try done()
    }
  }

  /// Begins the inner plan for all rows of a batch.
  private func begin(_ batch: Batch, _ ordinal: Slot) throws {
    try monitor.check()
    box.batch = batch
    box.batch[ordinal] = .nodes((0..<UInt32(batch.count)).map { $0 })
    try inner.open()
  }

  /// Begins the inner plan for one row.
  private func begin(_ batch: Batch, row: Int) throws {
    try monitor.check()
    box.batch = batch.count == 1 ? batch : batch.gathered([Int32(row)])
    try inner.open()
  }

  // MARK: - Joining

  private func joinedByBatch() throws -> Batch? {
    let ordinal = ordinal!
    while true {
      if let outer, isInnerOpen {
        if var batch = try inner.next() {
          if kind == .optional, case .nodes(let rows) = batch[ordinal] {
            for row in rows { hasMatched[Int(row)] = true }
          }
          batch[ordinal] = .absent
          return batch
        }
        isInnerOpen = false
        if kind == .optional, let missed = missed(outer) { return missed }
      }
      outer = try input.next()
      guard let outer else { return nil }
      hasMatched = Array(repeating: false, count: outer.count)
      try begin(outer, ordinal)
      isInnerOpen = true
    }
  }

  private func joinedByRow() throws -> Batch? {
    while true {
      if let outer, isInnerOpen {
        if let batch = try inner.next() {
          hasMatched[row] = true
          return batch
        }
        isInnerOpen = false
        let isMissed = kind == .optional && !hasMatched[row]
        row += 1
        if isMissed { return missing(outer, [Int32(row - 1)]) }
      }
      if outer == nil || row == outer!.count {
        outer = try input.next()
        guard let outer else { return nil }
        row = 0
        hasMatched = Array(repeating: false, count: outer.count)
      }
      try begin(outer!, row: row)
      isInnerOpen = true
    }
  }

  /// The rows for which nothing came, with nulls.
  private func missed(_ outer: Batch) -> Batch? {
    let rows = hasMatched.indices.filter { !hasMatched[$0] }.map { Int32($0) }
    return rows.isEmpty ? nil : missing(outer, rows)
  }

  private func missing(_ outer: Batch, _ rows: [Int32]) -> Batch {
    var batch = outer.gathered(rows)
    for slot in introduced { batch[slot] = .constant(.null) }
    return batch
  }

  // MARK: - Testing

  private func tested() throws -> Batch? {
    while let outer = try input.next() {
      var has = [Bool](repeating: false, count: outer.count)
      if let ordinal {
        var left = outer.count
        try begin(outer, ordinal)
        while left > 0, let batch = try inner.next() {
          guard case .nodes(let rows) = batch[ordinal] else { break }
          for row in rows where !has[Int(row)] {
            has[Int(row)] = true
            left -= 1
          }
        }
      } else {
        for row in 0..<outer.count {
          try begin(outer, row: row)
          has[row] = try inner.next() != nil
        }
      }
      let kept = has.indices.filter { has[$0] == (kind == .semi) }.map { Int32($0) }
      if kept.count == outer.count { return outer }
      if !kept.isEmpty { return outer.gathered(kept) }
    }
    return nil
  }

  private func done() throws -> Batch? {
    guard let outer = try input.next() else { return nil }
    for row in 0..<outer.count {
      try begin(outer, row: row)
      while try inner.next() != nil {}
    }
    return outer
  }
}

extension PlanNode {
  /// - Parameters:
  ///   - argument: the number by which the inner plan's argument is known.
  ///   - ordinal: a slot that nothing else uses.
  ///   - introduced: slots that the inner plan gives values.
  static func apply(
    _ input: PlanNode, _ inner: PlanNode, _ kind: ApplyKind, argument: Int, ordinal: Slot,
    introduced: [Slot] = []
  ) -> PlanNode {
    let name: String
    let rows: Double
    switch kind {
    case .inner: (name, rows) = ("Apply", input.estimatedRows * inner.estimatedRows)
    case .optional:
      (name, rows) = ("OptionalApply", input.estimatedRows * max(inner.estimatedRows, 1))
    case .semi: (name, rows) = ("SemiApply", input.estimatedRows * min(inner.estimatedRows, 1))
    case .anti:
      (name, rows) = ("AntiSemiApply", input.estimatedRows * (1 - min(inner.estimatedRows, 0.9)))
    case .unit: (name, rows) = ("UnitApply", input.estimatedRows)
    }
    let isBatched = inner.isRowLocal && kind != .unit
    return PlanNode(
      name, children: [input, inner], estimatedRows: rows,
      isRowLocal: input.isRowLocal && kind != .unit,
      source: input.source
    ) { builder, node in
      let outer = try node.children[0].build(builder)
      let box = builder.argument(argument)
      return ApplyOperator(
        outer, try node.children[1].build(builder), kind, box,
        ordinal: isBatched ? ordinal : nil, introduced: introduced, builder.execution.monitor)
    }
  }
}
