import PropertyGraph

/// Taking up what became ties.
extension MappedImporter {
  func takeTies(_ output: ChunkOutput, _ file: ImportedFile, _ base: UInt32) {
    for at in output.ties.indices {
      for group in output.ties[at].items where failure == nil {
        take(group, at, output, file, base)
      }
    }
  }

  private func take(
    _ ties: ChunkOutput.Ties, _ at: Int, _ output: ChunkOutput, _ file: ImportedFile,
    _ base: UInt32
  ) {
    let rule = file.plan.ties[at]
    var type = ties.type
    if type < 0 {
      let name = output.names.withText(-1 - type) { String(decoding: $0, as: UTF8.self) }
      guard admit(name) else { return }
      type = builder.type(name)
    }
    var batch = GraphBuilder.Relationships(type: type, source: file.source.number)
    batch.merges = rule.merges
    batch.ordinal = at
    if let keys = file.plan.tieKeys[at] {
      take(ties, rule, batch, keys, base)
      return
    }
    if base > 0 { for place in ties.rows.indices { ties.rows[place] += base } }
    batch.columns = Self.columns(rule, ties.columns.buffers)
    builder.append(batch, from: ties.from, to: ties.to, rows: ties.rows)
  }

  /// Ties with a key: a row whose key was seen before is a further citation of that tie.
  private func take(
    _ ties: ChunkOutput.Ties, _ rule: FilePlan.TieRule, _ template: GraphBuilder.Relationships,
    _ keys: TieKeys, _ base: UInt32
  ) {
    var batch = template
    for entry in ties.from.indices {
      let key = ties.keys[entry]
      let seen = key.count > 0 ? keys.table.find(key) : nil
      if let seen {
        let (type, arrival) = keys.arrivals[Int(seen)]
        builder.cite(
          Citation(source: batch.source, row: base + ties.rows[entry]),
          forRelationship: arrival, ofType: type)
        continue
      }
      batch.from = [ties.from[entry]]
      batch.to = [ties.to[entry]]
      batch.rows = [base + ties.rows[entry]]
      batch.columns = Self.columns(
        rule,
        ties.columns.buffers.map { column in
          let one = ColumnBuffer(column.kind)
          if let value = column.value(entry) { one.append(value) } else { one.appendAbsent() }
          return one
        })
      let arrival = builder.append(batch)
      guard key.count > 0 else { continue }
      keys.table.insert(key, node: UInt32(keys.arrivals.count))
      keys.arrivals.append((batch.type, arrival))
    }
  }

  /// One column a property; where several columns of a file feed one property the first value of a
  /// row stands.
  private static func columns(
    _ rule: FilePlan.TieRule, _ columns: [ColumnBuffer]
  ) -> [(property: Int, values: ColumnBuffer)] {
    var result: [(property: Int, values: ColumnBuffer)] = []
    for (place, plan) in rule.properties.enumerated() {
      guard let at = result.firstIndex(where: { $0.property == plan.property }) else {
        result.append((plan.property, columns[place]))
        continue
      }
      let (first, second) = (result[at].values, columns[place])
      let both = ColumnBuffer(first.kind)
      for entry in 0..<first.count {
        if let value = first.value(entry) ?? second.value(entry) {
          both.append(value)
        } else {
          both.appendAbsent()
        }
      }
      result[at].values = both
    }
    return result
  }
}
