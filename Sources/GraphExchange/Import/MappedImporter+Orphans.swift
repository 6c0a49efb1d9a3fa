import PropertyGraph

/// Ends of ties that no row declares.
extension MappedImporter {
  /// Reads records again whose ties have such an end, now making nodes for them where the mapping
  /// says so.
  func resolve(
    _ records: [(start: Int, row: UInt32)], _ file: ImportedFile, _ reader: ChunkReader
  ) {
    guard !records.isEmpty else { return }
    let stage = RecordStage(file.plan)
    defer { stage.deallocate() }
    var scanner = CSVScanner(
      reader.text, delimiter: reader.delimiter, comment: reader.comment, checksUTF8: false)
    // In portions, so that memory stays bounded where every record has such an end.
    for portion in stride(from: 0, to: records.count, by: 65_536) {
      let output = ChunkOutput(.ties, file.plan)
      for (start, row) in records[portion..<min(portion + 65_536, records.count)] {
        scanner.seek(to: start)
        guard scanner.next() else { continue }
        var reason = ""
        guard reader.readTies(scanner, stage, &reason) else {
          reject(row, reason, of: file)
          continue
        }
        if let missing = findOrMakeEnds(stage, file.plan) {
          reject(row, "the end ‘\(missing)’ is declared nowhere", of: file)
        } else {
          reader.commitTies(row, stage, output)
        }
      }
      takeTies(output, file, 0)
    }
  }

  /// Finds or makes the ends of staged ties.
  ///
  /// - Returns: the column of an end that is nowhere and is not to be made.
  private func findOrMakeEnds(_ stage: RecordStage, _ plan: FilePlan) -> String? {
    for at in 0..<plan.ties.count where stage.ties[at].isThere {
      let (rule, tie) = (plan.ties[at], stage.ties.baseAddress! + at)
      tie.pointee.from.node = findOrMake(rule.from, tie.pointee.from)
      if tie.pointee.from.node == nil { return rule.from.cell.name }
      tie.pointee.to.node = findOrMake(rule.to, tie.pointee.to)
      if tie.pointee.to.node == nil { return rule.to.cell.name }
    }
    return nil
  }

  private func findOrMake(_ endpoint: FilePlan.Endpoint, _ end: RecordStage.End) -> UInt32? {
    switch endpoint.target {
    case .space:
      var space = 0
      switch end.space {
      case .number(let number): space = number
      case .name(let text?):
        let name = String(decoding: text, as: UTF8.self)
        guard admit(name) else { return nil }
        space = builder.keySpace(mapping.space(name, prefix: prefix))
      case .name(nil), .unknown: return nil
      }
      if let node = builder.find(space: space, key: end.key) { return node }
    case .lookup(let spaces):
      for space in spaces {
        if let node = builder.find(space: space, key: end.key) { return node }
      }
    case .lookupBy(let index):
      if let node = index.takeUnretainedValue().table.find(end.key) { return node }
    }
    return orphan(end.key)
  }

  private func orphan(_ key: UnsafeRawBufferPointer) -> UInt32? {
    guard let orphans = mapping.orphans else { return nil }
    let home = builder.keySpace(mapping.space(orphans.space, prefix: prefix))
    let (node, isNew) = builder.node(space: home, key: key)
    if isNew {
      orphanCount += 1
      builder.add(labels: builder.labelSet(orphans.labels), to: node)
      let name = ColumnBuffer(.string)
      name.append(bytes: key)
      builder.set(property: builder.property("name"), of: [node], to: name)
    }
    return node
  }
}
