import PropertyGraph

/// Runs the rules of a file over the records of its chunks. Reads the builder, never changes it, so
/// that many chunks can be read side by side.
final class ChunkReader: @unchecked Sendable {
  enum Pass { case nodes, ties }

  let text: UnsafeBufferPointer<UInt8>
  let delimiter: UInt8
  let comment: UInt8?
  let checksUTF8: Bool
  let plan: FilePlan
  let builder: GraphBuilder
  /// Ends of ties are looked for among this many nodes, those that rows declare; nodes made for
  /// ends declared nowhere come behind them, and whether they are there already must not matter.
  let declaredCount: UInt32

  init(
    text: UnsafeBufferPointer<UInt8>, file: ImportedFile, builder: GraphBuilder,
    declaredCount: UInt32
  ) {
    self.text = text
    delimiter = file.delimiter
    comment = file.comment
    checksUTF8 = !file.text.isKnownValid
    plan = file.plan
    self.builder = builder
    self.declaredCount = declaredCount
  }

  /// Reads a chunk.
  ///
  /// - Parameter skipping: rows of this chunk that were rejected before, ascending.
  func read(_ range: Range<Int>, pass: Pass, skipping: [UInt32]) -> ChunkOutput {
    let output = ChunkOutput(pass, plan)
    // Ends of ties are looked up for some records at once, so that the waits for memory overlap.
    let stages = (0..<(pass == .ties ? 32 : 1)).map { _ in RecordStage(plan) }
    defer { for stage in stages { stage.deallocate() } }
    var staged = 0
    var record = scanner(range)
    var skipped = 0
    var dataCount = 0
    var reason = ""
    while record.next() {
      dataCount += 1
      if skipped < skipping.count, skipping[skipped] == record.row {
        skipped += 1
        continue
      }
      let stage = stages[staged]
      if let fault = fault(of: record) {
        output.rejects.append((record.row, fault))
      } else if pass == .nodes {
        if readNodes(record, stage, &reason) {
          commitNodes(record, stage, output)
        } else {
          output.rejects.append((record.row, reason))
        }
      } else if readTies(record, stage, &reason) {
        staged += 1
      } else {
        output.rejects.append((record.row, reason))
      }
      if staged == stages.count || staged > 0 && record.usesScratch {
        settle(stages[..<staged], output)
        staged = 0
      }
    }
    settle(stages[..<staged], output)
    output.dataCount = dataCount
    output.recordCount = record.row
    output.isOpenAtEnd = record.isOpenAtEnd
    return output
  }

  /// Finds the ends of staged ties, and keeps the records or puts them off.
  private func settle(_ stages: ArraySlice<RecordStage>, _ output: ChunkOutput) {
    let (rules, builder, declaredCount) = (plan.ties, self.builder, self.declaredCount)
    for stage in stages {
      for at in 0..<rules.count where stage.ties[at].isThere {
        let tie = stage.ties.baseAddress! + at
        tie.pointee.from.found = tie.pointee.from.place?.pointee ?? 0
        tie.pointee.to.found = tie.pointee.to.place?.pointee ?? 0
      }
    }
    for stage in stages {
      for at in 0..<rules.count where stage.ties[at].isThere {
        let (rule, tie) = (rules.baseAddress! + at, stage.ties.baseAddress! + at)
        tie.pointee.from.node = Self.find(
          rule.pointee.from, tie.pointee.from, builder, below: declaredCount)
        tie.pointee.to.node = Self.find(
          rule.pointee.to, tie.pointee.to, builder, below: declaredCount)
      }
    }
    for stage in stages {
      if stage.isResolved {
        commitTies(stage.place.pointee.row, stage, output)
      } else {
        output.deferred.append((stage.place.pointee.start, stage.place.pointee.row))
      }
    }
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
        nodes.pointee.columns.append(staged.values[place], rule.properties[place], at: place)
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

  /// Reads the ties of a record into the stage; their ends are yet to be found.
  ///
  /// - Returns: false with a reason where the record is to be rejected.
  func readTies(
    _ record: borrowing CSVScanner, _ stage: RecordStage, _ reason: inout String
  ) -> Bool {
    stage.place.pointee = RecordStage.Place(row: record.row, start: record.recordStart)
    for at in 0..<plan.ties.count {
      guard readTie(plan.ties[at], record, stage.ties.baseAddress! + at, &reason) else {
        return false
      }
    }
    return true
  }

  private func readTie(
    _ rule: FilePlan.TieRule, _ record: borrowing CSVScanner,
    _ staged: UnsafeMutablePointer<RecordStage.Tie>, _ reason: inout String
  ) -> Bool {
    staged.pointee.isThere = false
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
      read(rule.properties, record, staged.pointee.values, staged.pointee.scratch, &reason),
      readEnd(rule.from, fromKey, record, &staged.pointee.from, &reason),
      readEnd(rule.to, toKey, record, &staged.pointee.to, &reason)
    else { return false }
    staged.pointee.isThere = true
    return true
  }

  @inline(__always)
  private func readEnd(
    _ endpoint: FilePlan.Endpoint, _ key: UnsafeRawBufferPointer, _ record: borrowing CSVScanner,
    _ end: inout RecordStage.End, _ reason: inout String
  ) -> Bool {
    end.key = key
    end.place = nil
    guard case .space(let category) = endpoint.target else { return true }
    end.space = category.choose(record)
    switch end.space {
    case .unknown, .name(nil):
      reason = "‘\(category.column)’ names no key space of the mapping"
      return false
    case .number(let space): end.place = builder.place(space: space, key: key)
    case .name: break
    }
    return true
  }

  @inline(__always)
  private static func find(
    _ endpoint: FilePlan.Endpoint, _ end: RecordStage.End, _ builder: GraphBuilder,
    below limit: UInt32
  ) -> UInt32? {
    if end.found > 0 { return end.found <= limit ? end.found - 1 : nil }
    var found: UInt32?
    switch endpoint.target {
    case .space:
      // A key space out of an open cell is numbered where chunks are taken up.
      guard case .number(let space) = end.space else { return nil }
      found = builder.find(space: space, key: end.key)
    case .lookup(let spaces):
      for space in spaces {
        if let node = builder.find(space: space, key: end.key), node < limit { return node }
      }
    case .lookupBy(let index):
      found = index._withUnsafeGuaranteedRef { $0.table.find(end.key) }
    }
    return found.flatMap { $0 < limit ? $0 : nil }
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
      while slot < groups.pointee.count, groups.pointee.items[slot].type != type { slot += 1 }
      if slot == groups.pointee.count {
        groups.pointee.append(
          ChunkOutput.Ties(type: type, columns: ColumnList(rule.properties)))
      }
      let ties = groups.pointee.items.baseAddress! + slot
      ties.pointee.from.append(staged.from.node!)
      ties.pointee.to.append(staged.to.node!)
      ties.pointee.rows.append(row)
      for place in 0..<rule.properties.count {
        ties.pointee.columns.append(staged.values[place], rule.properties[place], at: place)
      }
      if rule.key != nil { ties.pointee.keys.append(staged.key) }
    }
  }
}

extension RecordStage {
  /// Whether both ends of every tie are found.
  var isResolved: Bool {
    for tie in ties where tie.isThere {
      if tie.from.node == nil || tie.to.node == nil { return false }
    }
    return true
  }
}
