import PropertyGraph

/// Runs the rules of a file over the records of one chunk. Reads the builder, never changes it, so that many chunks can be
/// read side by side.
struct ChunkReader {
  enum Pass { case nodes, ties }

  let text: UnsafeBufferPointer<UInt8>
  let delimiter: UInt8
  let comment: UInt8?
  let plan: FilePlan
  let builder: GraphBuilder

  /// Reads a chunk.
  ///
  /// - Parameter skipping: rows of this chunk that were rejected before.
  func read(_ range: Range<Int>, pass: Pass, skipping: Set<UInt32>) -> ChunkOutput {
    let output = ChunkOutput()
    let record = CSVScanner(
      text, from: range.lowerBound, to: range.upperBound, delimiter: delimiter)
    if pass == .nodes {
      output.nodes = plan.nodes.map { rule in
        ChunkOutput.Nodes(columns: rule.properties.map { ColumnBuffer($0.kind) })
      }
    } else {
      output.ties = plan.ties.map { _ in [] }
    }
    var stage = Stage(plan: plan)
    while record.next() {
      if let comment, text[record.recordStart] == comment { continue }
      output.dataCount += 1
      if !skipping.isEmpty, skipping.contains(record.row) { continue }
      if let reason = fault(of: record) {
        output.rejects.append((record.row, reason))
        continue
      }
      var reason = ""
      let isRead =
        pass == .nodes
        ? readNodes(record, &stage, &reason) : readTies(record, &stage, output, &reason)
      guard isRead else {
        output.rejects.append((record.row, reason))
        continue
      }
      if pass == .nodes {
        commitNodes(record, stage, output)
      } else {
        commitTies(record, stage, output)
      }
    }
    output.recordCount = record.row
    return output
  }

  private func fault(of record: CSVScanner) -> String? {
    if let fault = record.fault { return fault.rawValue }
    if let width = plan.width, record.cellCount != width {
      // Cells beyond the header are harmless while they are empty.
      let spare = min(width, record.cellCount)..<record.cellCount
      if record.cellCount < width || spare.contains(where: { record.cell($0).count > 0 }) {
        return "\(record.cellCount) cells, the header has \(width)"
      }
    }
    return nil
  }

  /// The values of one record, rule by rule, before anything of it is kept.
  struct Stage {
    struct Node {
      var isThere = false
      var space = CategoryPlan.Choice.number(0)
      var labels = CategoryPlan.Choice.number(0)
      var key: UnsafeRawBufferPointer?
      var values: [StagedValue]
    }

    struct Tie {
      var isThere = false
      var isDeferred = false
      var type = CategoryPlan.Choice.number(0)
      var from: UInt32 = 0
      var to: UInt32 = 0
      var key: UnsafeRawBufferPointer?
      var values: [StagedValue]
    }

    var nodes: [Node]
    var ties: [Tie]

    init(plan: FilePlan) {
      nodes = plan.nodes.map {
        Node(values: [StagedValue](repeating: .absent, count: $0.properties.count))
      }
      ties = plan.ties.map {
        Tie(values: [StagedValue](repeating: .absent, count: $0.properties.count))
      }
    }
  }

  // MARK: - Nodes

  private func readNodes(_ record: CSVScanner, _ stage: inout Stage, _ reason: inout String) -> Bool
  {
    for (at, rule) in plan.nodes.enumerated() {
      stage.nodes[at].isThere = false
      if let cell = rule.key {
        guard let key = cell.text(record) else {
          if rule.isOptional { continue }
          reason = "the key ‘\(cell.name)’ is empty"
          return false
        }
        stage.nodes[at].key = key
        stage.nodes[at].space = rule.space!.choose(record)
        if case .unknown(let column) = stage.nodes[at].space {
          reason = "‘\(column)’ names no key space of the mapping"
          return false
        }
      }
      stage.nodes[at].labels = rule.labels.choose(record)
      if case .unknown(let column) = stage.nodes[at].labels {
        reason = "‘\(column)’ names no label of the mapping"
        return false
      }
      for (place, property) in rule.properties.enumerated() {
        guard let value = property.read(record, reason: &reason) else { return false }
        stage.nodes[at].values[place] = value
      }
      stage.nodes[at].isThere = true
    }
    return true
  }

  private func commitNodes(_ record: CSVScanner, _ stage: Stage, _ output: ChunkOutput) {
    for (at, rule) in plan.nodes.enumerated() where stage.nodes[at].isThere {
      let staged = stage.nodes[at]
      output.nodes[at].rows.append(record.row)
      if rule.key != nil {
        output.nodes[at].keys.append(staged.key!)
        if let number = code(staged.space, rule.space!, output) {
          output.nodes[at].spaces.append(number)
        }
      }
      if let number = code(staged.labels, rule.labels, output) {
        output.nodes[at].labels.append(number)
      }
      for (place, value) in staged.values.enumerated() {
        output.nodes[at].columns[place].append(value)
      }
    }
  }

  /// The number of a category, names counted downwards from -1; nil where the category is constant.
  private func code(
    _ choice: CategoryPlan.Choice, _ plan: CategoryPlan, _ output: ChunkOutput
  ) -> Int? {
    if case .constant = plan { return nil }
    switch choice {
    case .number(let number): return number
    case .name(let text):
      return -1 - output.names.insert(text ?? UnsafeRawBufferPointer(start: nil, count: 0)).number
    case .unknown: return nil
    }
  }

  // MARK: - Ties

  private func readTies(
    _ record: CSVScanner, _ stage: inout Stage, _ output: ChunkOutput, _ reason: inout String
  ) -> Bool {
    for at in plan.ties.indices {
      guard
        readTie(plan.ties[at], record, &stage.ties[at], find: find, reason: &reason)
      else { return false }
    }
    return true
  }

  /// Reads one tie of a record into the stage.
  ///
  /// - Parameter find: the node of an endpoint's key, or nil where it is declared nowhere; the tie is then deferred.
  /// - Returns: false with a reason where the record is to be rejected.
  func readTie(
    _ rule: FilePlan.TieRule, _ record: CSVScanner, _ staged: inout Stage.Tie,
    find: (FilePlan.Endpoint, CSVScanner, UnsafeRawBufferPointer) -> Found,
    reason: inout String
  ) -> Bool {
    staged.isThere = false
    staged.isDeferred = false
    guard let fromKey = rule.from.cell.text(record) else {
      reason = "the end ‘\(rule.from.cell.name)’ is empty"
      return !rule.from.isRequired
    }
    guard let toKey = rule.to.cell.text(record) else {
      reason = "the end ‘\(rule.to.cell.name)’ is empty"
      return !rule.to.isRequired
    }
    staged.type = rule.type.choose(record)
    if case .unknown(let column) = staged.type {
      reason = "‘\(column)’ names no type of the mapping"
      return false
    }
    staged.key = rule.key?.text(record)
    for (place, property) in rule.properties.enumerated() {
      guard let value = property.read(record, reason: &reason) else { return false }
      staged.values[place] = value
    }
    switch (find(rule.from, record, fromKey), find(rule.to, record, toKey)) {
    case (.node(let from), .node(let to)):
      staged.from = from
      staged.to = to
      staged.isThere = true
    case (.unknownSpace(let column), _), (_, .unknownSpace(let column)):
      reason = "‘\(column)’ names no key space of the mapping"
      return false
    default:
      staged.isDeferred = true
    }
    return true
  }

  /// What became of an endpoint's key.
  enum Found {
    case node(UInt32)
    case nowhere
    case unknownSpace(column: String)
  }

  private func find(
    _ endpoint: FilePlan.Endpoint, _ record: CSVScanner, _ key: UnsafeRawBufferPointer
  ) -> Found {
    switch endpoint.target {
    case .space(let category):
      switch category.choose(record) {
      case .number(let space):
        return builder.find(space: space, key: key).map(Found.node) ?? .nowhere
      case .name: return .nowhere
      case .unknown(let column): return .unknownSpace(column: column)
      }
    case .lookup(let spaces):
      for space in spaces {
        if let node = builder.find(space: space, key: key) { return .node(node) }
      }
      return .nowhere
    case .lookupBy(let index): return index.table.find(key).map(Found.node) ?? .nowhere
    }
  }

  private func commitTies(_ record: CSVScanner, _ stage: Stage, _ output: ChunkOutput) {
    for (at, rule) in plan.ties.enumerated() {
      let staged = stage.ties[at]
      if staged.isDeferred {
        output.deferred.append((at, record.recordStart, record.row))
      } else if staged.isThere {
        append(staged, rule, at, record.row, output)
      }
    }
  }

  /// Keeps a staged tie in the output.
  func append(
    _ staged: Stage.Tie, _ rule: FilePlan.TieRule, _ at: Int, _ row: UInt32, _ output: ChunkOutput
  ) {
    let type: Int
    switch staged.type {
    case .number(let number): type = number
    case .name(let text):
      type = -1 - output.names.insert(text ?? UnsafeRawBufferPointer(start: nil, count: 0)).number
    case .unknown: return
    }
    var place = output.ties[at].firstIndex { $0.type == type }
    if place == nil {
      place = output.ties[at].count
      output.ties[at].append(
        ChunkOutput.Ties(type: type, columns: rule.properties.map { ColumnBuffer($0.kind) }))
    }
    let slot = place!
    output.ties[at][slot].from.append(staged.from)
    output.ties[at][slot].to.append(staged.to)
    output.ties[at][slot].rows.append(row)
    for (column, value) in staged.values.enumerated() {
      output.ties[at][slot].columns[column].append(value)
    }
    if rule.key != nil {
      output.ties[at][slot].keys.append(
        staged.key ?? UnsafeRawBufferPointer(start: nil, count: 0))
    }
  }
}
