import PropertyGraph

/// Runs the rules of a file over the records of one chunk. Reads the builder, never changes it, so that many chunks can be
/// read side by side.
struct ChunkReader {
  enum Pass { case nodes, ties }

  let text: UnsafeBufferPointer<UInt8>
  let delimiter: UInt8
  let comment: UInt8?
  let checksUTF8: Bool
  let plan: FilePlan
  let builder: GraphBuilder
  /// Ends of ties are looked for among this many nodes, those that rows declare; nodes made for ends declared nowhere come
  /// behind them, and whether they are there already must not matter.
  let declaredCount: UInt32

  /// Reads a chunk.
  ///
  /// - Parameter skipping: rows of this chunk that were rejected before, ascending.
  func read(_ range: Range<Int>, pass: Pass, skipping: [UInt32]) -> ChunkOutput {
    let output = ChunkOutput(pass, plan)
    let stage = RecordStage(plan)
    var record = scanner(range)
    var skipped = 0
    var dataCount = 0
    while record.next() {
      dataCount += 1
      if skipped < skipping.count, skipping[skipped] == record.row {
        skipped += 1
        continue
      }
      var reason = ""
      if let fault = fault(of: record) {
        output.rejects.append((record.row, fault))
      } else if pass == .nodes {
        if readNodes(record, stage, &reason) {
          commitNodes(record, stage, output)
        } else {
          output.rejects.append((record.row, reason))
        }
      } else {
        switch readTies(record, stage, &reason, find: find) {
        case .read: commitTies(record.row, stage, output)
        case .deferred: output.deferred.append((record.recordStart, record.row))
        case .rejected: output.rejects.append((record.row, reason))
        }
      }
    }
    output.dataCount = dataCount
    output.recordCount = record.row
    output.isOpenAtEnd = record.isOpenAtEnd
    return output
  }

  /// A scanner over a part of the text.
  func scanner(_ range: Range<Int>) -> CSVScanner {
    CSVScanner(
      text, from: range.lowerBound, to: range.upperBound, delimiter: delimiter, comment: comment,
      checksUTF8: checksUTF8)
  }

  private func fault(of record: borrowing CSVScanner) -> String? {
    if let fault = record.fault { return fault.rawValue }
    if let width = plan.width, record.cellCount != width {
      // Cells beyond the header are harmless while they are empty.
      var isRagged = record.cellCount < width
      var at = width
      while !isRagged, at < record.cellCount {
        isRagged = record.cell(at).count > 0
        at += 1
      }
      if isRagged { return "\(record.cellCount) cells, the header has \(width)" }
    }
    return nil
  }

  // MARK: - Nodes

  private func readNodes(
    _ record: borrowing CSVScanner, _ stage: RecordStage, _ reason: inout String
  ) -> Bool {
    for at in 0..<plan.nodes.count {
      let rule = plan.nodes[at]
      let staged = stage.nodes.baseAddress! + at
      staged.pointee.isThere = false
      if let cell = rule.key, let space = rule.space {
        guard let key = cell.text(record) else {
          if rule.isOptional { continue }
          reason = "the key ‘\(cell.name)’ is empty"
          return false
        }
        staged.pointee.key = key
        staged.pointee.space = space.choose(record)
        switch staged.pointee.space {
        case .unknown, .name(nil):
          reason = "‘\(space.column)’ names no key space of the mapping"
          return false
        default: break
        }
      }
      staged.pointee.labels = rule.labels.choose(record)
      if case .unknown = staged.pointee.labels {
        reason = "‘\(rule.labels.column)’ names no label of the mapping"
        return false
      }
      guard
        read(rule.properties, record, staged.pointee.values, staged.pointee.scratch, &reason)
      else { return false }
      staged.pointee.isThere = true
    }
    return true
  }

  @inline(__always)
  private func read(
    _ properties: UnsafeBufferPointer<PropertyPlan>, _ record: borrowing CSVScanner,
    _ values: UnsafeMutablePointer<StagedValue>, _ scratch: UnsafeMutableRawPointer,
    _ reason: inout String
  ) -> Bool {
    for place in 0..<properties.count {
      let scratch = scratch + place * PropertyPlan.derivedBytesMax
      guard let value = properties[place].read(record, scratch: scratch, reason: &reason) else {
        return false
      }
      values[place] = value
    }
    return true
  }

  private func commitNodes(
    _ record: borrowing CSVScanner, _ stage: RecordStage, _ output: ChunkOutput
  ) {
    for at in 0..<plan.nodes.count where stage.nodes[at].isThere {
      let rule = plan.nodes[at]
      let staged = stage.nodes[at]
      let nodes = output.nodes.baseAddress! + at
      nodes.pointee.rows.append(record.row)
      if rule.key != nil {
        nodes.pointee.keys.append(staged.key)
        if let number = code(staged.space, rule.space!, output) {
          nodes.pointee.spaces.append(number)
        }
      }
      if let number = code(staged.labels, rule.labels, output) {
        nodes.pointee.labels.append(number)
      }
      for place in 0..<rule.properties.count {
        nodes.pointee.columns[place].append(staged.values[place], rule.properties[place])
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
    case .name(let text): return name(text, output)
    case .unknown: return nil
    }
  }

  private func name(_ text: UnsafeRawBufferPointer?, _ output: ChunkOutput) -> Int {
    -1 - output.names.insert(text ?? UnsafeRawBufferPointer(start: nil, count: 0)).number
  }

  // MARK: - Ties

  /// What became of the ties of a record.
  enum TiesRead { case read, deferred, rejected }

  /// What became of an endpoint's key.
  enum Found {
    case node(UInt32)
    case nowhere
    case unknownSpace
  }

  /// Reads the ties of a record into the stage.
  ///
  /// - Parameter find: the node of an endpoint's key, or nil where it is declared nowhere; the record is then deferred.
  @inline(__always)
  func readTies(
    _ record: borrowing CSVScanner, _ stage: RecordStage, _ reason: inout String,
    find: (borrowing FilePlan.Endpoint, borrowing CSVScanner, UnsafeRawBufferPointer) -> Found
  ) -> TiesRead {
    var result = TiesRead.read
    for at in 0..<plan.ties.count {
      let staged = stage.ties.baseAddress! + at
      guard readTie(plan.ties[at], record, staged, find: find, reason: &reason) else {
        return .rejected
      }
      if staged.pointee.isDeferred { result = .deferred }
    }
    return result
  }

  @inline(__always)
  private func readTie(
    _ rule: FilePlan.TieRule, _ record: borrowing CSVScanner,
    _ staged: UnsafeMutablePointer<RecordStage.Tie>,
    find: (borrowing FilePlan.Endpoint, borrowing CSVScanner, UnsafeRawBufferPointer) -> Found,
    reason: inout String
  ) -> Bool {
    staged.pointee.isThere = false
    staged.pointee.isDeferred = false
    guard let fromKey = rule.from.cell.text(record) else {
      if rule.from.isRequired { reason = "the end ‘\(rule.from.cell.name)’ is empty" }
      return !rule.from.isRequired
    }
    guard let toKey = rule.to.cell.text(record) else {
      if rule.to.isRequired { reason = "the end ‘\(rule.to.cell.name)’ is empty" }
      return !rule.to.isRequired
    }
    staged.pointee.type = rule.type.choose(record)
    switch staged.pointee.type {
    case .unknown, .name(nil):
      reason = "‘\(rule.type.column)’ names no type of the mapping"
      return false
    default: break
    }
    staged.pointee.key = rule.key?.text(record) ?? UnsafeRawBufferPointer(start: nil, count: 0)
    guard
      read(rule.properties, record, staged.pointee.values, staged.pointee.scratch, &reason)
    else { return false }
    switch (find(rule.from, record, fromKey), find(rule.to, record, toKey)) {
    case (.node(let from), .node(let to)):
      staged.pointee.from = from
      staged.pointee.to = to
      staged.pointee.isThere = true
    case (.unknownSpace, _):
      reason = "‘\(rule.from.spaceColumn)’ names no key space of the mapping"
      return false
    case (_, .unknownSpace):
      reason = "‘\(rule.to.spaceColumn)’ names no key space of the mapping"
      return false
    default: staged.pointee.isDeferred = true
    }
    return true
  }

  @inline(__always)
  private func find(
    _ endpoint: borrowing FilePlan.Endpoint, _ record: borrowing CSVScanner,
    _ key: UnsafeRawBufferPointer
  ) -> Found {
    switch endpoint.target {
    case .space(let category):
      switch category.choose(record) {
      case .number(let space): return declared(builder.find(space: space, key: key)) ?? .nowhere
      case .name(nil), .unknown: return .unknownSpace
      case .name: return .nowhere
      }
    case .lookup(let spaces):
      for space in spaces {
        if let node = declared(builder.find(space: space, key: key)) { return node }
      }
      return .nowhere
    case .lookupBy(let index):
      return declared(index._withUnsafeGuaranteedRef { $0.table.find(key) }) ?? .nowhere
    }
  }

  @inline(__always)
  private func declared(_ node: UInt32?) -> Found? {
    guard let node, node < declaredCount else { return nil }
    return .node(node)
  }

  /// Keeps the staged ties of a record in the output.
  func commitTies(_ row: UInt32, _ stage: RecordStage, _ output: ChunkOutput) {
    for at in 0..<plan.ties.count where stage.ties[at].isThere {
      let rule = plan.ties[at]
      let staged = stage.ties[at]
      let type: Int
      switch staged.type {
      case .number(let number): type = number
      case .name(let text): type = name(text, output)
      case .unknown: continue
      }
      let groups = output.ties.baseAddress! + at
      var slot = 0
      while slot < groups.pointee.count, groups.pointee[slot].type != type { slot += 1 }
      if slot == groups.pointee.count {
        groups.pointee.append(
          ChunkOutput.Ties(type: type, columns: rule.properties.map { ColumnBuffer($0.kind) }))
      }
      groups.pointee.withUnsafeMutableBufferPointer { groups in
        let ties = groups.baseAddress! + slot
        ties.pointee.from.append(staged.from)
        ties.pointee.to.append(staged.to)
        ties.pointee.rows.append(row)
        for place in 0..<rule.properties.count {
          ties.pointee.columns[place].append(staged.values[place], rule.properties[place])
        }
        if rule.key != nil { ties.pointee.keys.append(staged.key) }
      }
    }
  }
}

extension FilePlan.Endpoint {
  /// The column that names the key space, for complaints.
  var spaceColumn: String {
    if case .space(let category) = target { category.column } else { "" }
  }
}
