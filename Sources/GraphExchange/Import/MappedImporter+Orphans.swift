import PropertyGraph

/// Ends of ties that no row declares.
extension MappedImporter {
  /// Reads records again whose ties have such an end, now making nodes for them where the mapping says so.
  func resolve(
    _ records: [(start: Int, row: UInt32)], _ file: ImportedFile, _ reader: ChunkReader
  ) {
    let stage = RecordStage(file.plan)
    var scanner = CSVScanner(
      reader.text, delimiter: reader.delimiter, comment: reader.comment, checksUTF8: false)
    // In portions, so that memory stays bounded where every record has such an end.
    for portion in stride(from: 0, to: records.count, by: 65_536) {
      let output = ChunkOutput(.ties, file.plan)
      for (start, row) in records[portion..<min(portion + 65_536, records.count)] {
        scanner.seek(to: start)
        guard scanner.next() else { continue }
        var (reason, missing) = ("", "")
        let read = reader.readTies(scanner, stage, &reason) { endpoint, record, key in
          if let node = self.findOrMake(endpoint, record, key) { return .node(node) }
          missing = endpoint.cell.name
          return .nowhere
        }
        switch read {
        case .read: reader.commitTies(row, stage, output)
        case .deferred: reject(row, "the end ‘\(missing)’ is declared nowhere", of: file)
        case .rejected: reject(row, reason, of: file)
        }
      }
      takeTies(output, file, 0)
    }
  }

  private func findOrMake(
    _ endpoint: borrowing FilePlan.Endpoint, _ record: borrowing CSVScanner,
    _ key: UnsafeRawBufferPointer
  ) -> UInt32? {
    switch endpoint.target {
    case .space(let category):
      var space = 0
      switch category.choose(record) {
      case .number(let number): space = number
      case .name(let text?):
        let name = String(decoding: text, as: UTF8.self)
        guard admit(name) else { return nil }
        space = builder.keySpace(mapping.space(name, prefix: prefix))
      case .name(nil), .unknown: return nil
      }
      if let node = builder.find(space: space, key: key) { return node }
    case .lookup(let spaces):
      for space in spaces { if let node = builder.find(space: space, key: key) { return node } }
    case .lookupBy(let index):
      if let node = index.takeUnretainedValue().table.find(key) { return node }
    }
    return orphan(key)
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
