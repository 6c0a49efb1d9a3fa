import PropertyGraph

/// MERGE: for every row what fits the pattern, or else the pattern made new.
///
/// A row sees what earlier rows of the clause made, and never what the statement deleted. Patterns
/// of the common shapes are looked up by ``MergeShortcut``, without running a plan.
public final class MergeExecutor: UpdateExecutor {
  /// Runs the planned pattern for the frame's row on the newest state of the graph: for each match
  /// the values of the slots that it introduces, in their order.
  public typealias Match = (Frame) throws -> [[CypherValue]]

  private let merge: CompiledMerge
  private let match: Match
  private let matched: [Slot]
  private var finder: MergeFinder?
  /// Rows so far: the first few go through the plan, which may use an index, so that a statement of
  /// one row never builds a table of its own.
  private var rowCount = 0
  private static let plannedRowCount = 4

  public init(_ merge: CompiledMerge, _ updates: GraphUpdater, match: @escaping Match) {
    self.merge = merge
    self.match = match
    matched = merge.introduced
    let made = merge.create.elements.map(\.slot)
    super.init(
      introduced: merge.introduced + made.filter { !merge.introduced.contains($0) }, updates)
  }

  override func apply(_ frame: Frame, _ emit: () throws -> Void) throws {
    try refuseNull(frame)
    let found = try matches(frame)
    guard found.isEmpty else {
      for values in found {
        for (slot, value) in zip(matched, values) { frame.batch[slot] = .constant(value) }
        try updates.set(merge.onMatch, frame)
        try emit()
      }
      return
    }
    try updates.create(merge.create, frame)
    try updates.set(merge.onCreate, frame)
    try emit()
  }

  /// A property that is null can neither be found nor made.
  private func refuseNull(_ frame: Frame) throws {
    for element in merge.create.elements {
      let properties: CompiledProperties?
      switch element {
      case .node(_, _, let found), .relationship(_, _, _, _, let found): properties = found
      case .path: continue
      }
      guard case .entries(let entries)? = properties else { continue }
      for (key, value) in entries where try value.value(frame).isNull {
        throw CypherError.runtime(
          .semantic, "MergeReadOwnWrites", "cannot merge with null for the property ‘\(key)’",
          hint: "leave such rows out with WHERE, or set the property in ON CREATE")
      }
    }
  }

  private func planned(_ frame: Frame) throws -> [[CypherValue]] {
    try updates.tellIndexes()
    // A plan may read many elements: it does so from a state of its own.
    let context = frame.context
    context.writing = nil
    context.graph = updates.graph
    defer { context.writing = updates }
    return try match(frame)
  }

  private func matches(_ frame: Frame) throws -> [[CypherValue]] {
    rowCount += 1
    guard let shortcut = merge.shortcut, frame.context.day == nil else { return try planned(frame) }
    if finder == nil {
      if shortcut.scansNodes, rowCount <= Self.plannedRowCount { return try planned(frame) }
      finder = try MergeFinder(shortcut, updates)
    }
    guard let found = try finder!.find(frame) else { return try planned(frame) }
    return found.map { element in matched.map { shortcut.value(of: $0, element, frame) } }
  }
}
