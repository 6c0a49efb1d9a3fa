import PropertyGraph

/// One updating clause, run row by row: the base class of CREATE, MERGE, SET, REMOVE, DELETE and
/// FOREACH.
///
/// The operator in front of it gathers all rows first, so that nothing upstream still reads while
/// the clause writes; behind it readers find the changes in ``EvaluationContext/graph``.
///
/// ```swift
/// for batch in gathered {
///   frame.batch = batch
///   let after = try executor.apply(to: frame)
///   …
/// }
/// ```
///
/// One for a run of a statement; not shared between threads.
public class UpdateExecutor {
  /// Slots that the clause gives values.
  public let introduced: [Slot]
  let updates: GraphUpdater

  init(introduced: [Slot], _ updates: GraphUpdater) {
    self.introduced = introduced
    self.updates = updates
  }

  /// Applies the clause to the frame's row and calls `emit` once for each row that comes of it,
  /// with the introduced slots set in the frame's batch.
  func apply(_ frame: Frame, _ emit: () throws -> Void) throws {
    preconditionFailure("an updating clause that does nothing")
  }

  /// Applies the clause to every row of the frame's batch, in order.
  ///
  /// - Returns: the rows that come of it: the batch's, with values for the introduced slots. Where
  ///   one row became several or none, columns are gathered anew.
  /// - Throws: ``CypherError`` of the run-time phase; the transaction is then to be given up.
  public func apply(to frame: Frame) throws -> Batch {
    let batch = frame.batch
    frame.context.writing = updates
    defer { frame.context.writing = nil }
    var values = introduced.map { _ in [CypherValue]() }
    var rows: [Int32] = []
    let gathers = !introduced.isEmpty
    for row in 0..<batch.count {
      frame.row = row
      try apply(frame) {
        guard gathers else { return }
        rows.append(Int32(row))
        for (at, slot) in introduced.enumerated() {
          values[at].append(frame.batch[slot].value(row))
        }
      }
    }
    frame.batch = batch
    frame.context.graph = updates.graph
    try updates.checkFault()
    try updates.tellIndexes()
    guard gathers else { return batch }
    let isSame = rows.count == batch.count && zip(rows, 0...).allSatisfy { Int($0) == $1 }
    var after = isSame ? batch : batch.gathered(rows)
    for (at, slot) in introduced.enumerated() { after[slot] = Column(packing: values[at]) }
    return after
  }
}

extension Column {
  /// A column of some values, in the form that fits them.
  init(packing values: [CypherValue]) {
    var nodes: [UInt32] = []
    nodes.reserveCapacity(values.count)
    for value in values {
      switch value {
      case .node(let node): nodes.append(node.rawValue)
      case .null: nodes.append(Self.noNode)
      default:
        self = .values(values)
        return
      }
    }
    self = .nodes(nodes)
  }
}
