/// One aggregate over all groups of a grouping.
///
/// Counting stands in plain numbers; anything else in one ``AggregateState`` a group.
final class Aggregation {
  private let definition: AggregateDefinition?
  private let arguments: [CompiledExpression]
  private let isDistinct: Bool
  private let isCount: Bool
  private var counts: [Int64] = []
  private var states: [any AggregateState] = []
  /// For DISTINCT: which value each group has met.
  private var seen: EquivalenceTable
  private var seenNodes = NumberTable()
  private let context: EvaluationContext
  /// What the groups hold, estimated.
  private(set) var byteCount = 0

  init(
    _ definition: AggregateDefinition?, _ arguments: [CompiledExpression], isDistinct: Bool,
    _ context: EvaluationContext
  ) {
    self.definition = definition
    self.arguments = arguments
    self.isDistinct = isDistinct
    self.context = context
    isCount = definition.map { $0.name == "count" } ?? true
    seen = EquivalenceTable(width: 2)
  }

  /// Makes room for a new group.
  func addGroup() {
    if isCount {
      counts.append(0)
      byteCount += 8
    } else {
      states.append(definition!.begin(context))
      byteCount += Self.stateBytes
    }
  }

  /// Of one state and its place.
  private static let stateBytes = 64

  /// What telling values apart for DISTINCT takes.
  var seenByteCount: Int { isDistinct ? seen.byteCount + seenNodes.count * 24 : 0 }

  /// Takes up a batch: row `i` belongs to group `groups[i]`.
  func add(_ frame: Frame, _ groups: [Int32]) throws {
    guard let first = arguments.first else {
      for group in groups { counts[Int(group)] += 1 }
      return
    }
    let column = try first.column(frame)
    if isDistinct, isCount, case .nodes(let nodes) = column {
      for row in groups.indices where nodes[row] != Column.noNode {
        let key = UInt64(groups[row]) << 32 | UInt64(nodes[row])
        if seenNodes.number(key).isNew { counts[Int(groups[row])] += 1 }
      }
      return
    }
    var isNew = [Bool](repeating: true, count: groups.count)
    if isDistinct {
      seen.forEachNumber(
        [.values(groups.map { .integer(Int64($0)) }), column], rows: groups.count
      ) { row, _, isFirst in isNew[row] = isFirst }
    }
    if isCount {
      for row in groups.indices where isNew[row] {
        if !column.value(row).isNull { counts[Int(groups[row])] += 1 }
      }
      return
    }
    let others = try arguments.dropFirst().map { try $0.column(frame) }
    for row in groups.indices where isNew[row] {
      let state = states[Int(groups[row])]
      let before = state.heldBytes
      try state.add(column.value(row), others.isEmpty ? [] : others.map { $0.value(row) })
      byteCount += state.heldBytes - before
    }
  }

  func result(_ group: Int) throws -> CypherValue {
    isCount ? .integer(counts[group]) : try states[group].result()
  }

  /// Whether it can take up what another gathered of later rows.
  var isMergeable: Bool { !isDistinct }

  /// Takes up another's groups: its group `i` is group `groups[i]` here.
  func merge(_ later: Aggregation, _ groups: [Int32]) throws {
    for (theirs, ours) in groups.enumerated() {
      if isCount {
        counts[Int(ours)] += later.counts[theirs]
      } else {
        let before = states[Int(ours)].heldBytes
        try states[Int(ours)].merge(later.states[theirs])
        byteCount += states[Int(ours)].heldBytes - before
      }
    }
  }
}
