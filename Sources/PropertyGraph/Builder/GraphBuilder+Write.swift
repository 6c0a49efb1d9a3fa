extension GraphBuilder {
  /// Groups nodes by label set, sorts relationships both ways and writes the segment.
  ///
  /// The file appears complete and synced, or not validly at all. The builder is spent afterwards.
  ///
  /// *Complexity:* O(n + m) time and memory.
  public func write(to path: String) throws(GraphError) -> Report {
    let writer = try SegmentWriter(path: path)
    var report = Report()
    var catalog = SegmentCatalog()
    catalog.labels = labels.names
    catalog.types = types.names
    catalog.spaces = spaces.names
    catalog.nodeCount = UInt32(nodeCount)
    report.nodes = nodeCount

    let (groups, position) = grouped()
    for group in groups {
      catalog.ranges.append(try range(group, to: writer, report: &report))
    }
    for space in keyTables.indices {
      catalog.keyIndexes.append(try keyIndex(space, position, to: writer))
    }
    for type in stages.indices {
      let table = try self.table(type, position, to: writer, report: &report)
      report.relationships += Int(table.count)
      catalog.tables.append(table)
    }
    let further = furtherNodeCitations.map {
      [position[Int($0.node)], $0.citation.source, $0.citation.row]
    }
    catalog.furtherNodeCitations = try writer.section(
      further.sorted { $0.lexicographicallyPrecedes($1) }.flatMap { $0 })
    catalog.properties = properties.names
    try writer.finish(catalog: catalog.encoded())
    return report
  }

  /// Nodes of one label set, by arrival, and where their run starts.
  private struct Group {
    var labels: [UInt16]
    var start: UInt32
    var nodes: [UInt32]
  }

  /// The label sets in the order of their labels, and the final position of each arrival.
  private func grouped() -> ([Group], [UInt32]) {
    let order = labelSets.indices.sorted { labelSets[$0].lexicographicallyPrecedes(labelSets[$1]) }
    var nodes = [[UInt32]](repeating: [], count: labelSets.count)
    for (node, set) in nodeLabelSets.enumerated() { nodes[Int(set)].append(UInt32(node)) }
    var groups: [Group] = []
    var position = [UInt32](repeating: 0, count: nodeCount)
    var next: UInt32 = 0
    for set in order where !nodes[set].isEmpty {
      groups.append(Group(labels: labelSets[set], start: next, nodes: nodes[set]))
      for node in nodes[set] {
        position[Int(node)] = next
        next += 1
      }
    }
    return (groups, position)
  }

  private func range(
    _ group: Group, to writer: SegmentWriter, report: inout Report
  ) throws(GraphError) -> SegmentCatalog.LabelRange {
    let keys = ColumnBuffer(.string)
    let sequences = ColumnBuffer(.integer)
    for node in group.nodes {
      let (space, key) = (nodeSpaces[Int(node)], nodeKeys[Int(node)])
      if space == 0 {
        keys.appendAbsent()
        sequences.append(number: Int64(key))
      } else {
        sequences.appendAbsent()
        withKey(space: Int(space) - 1, key) { keys.append(bytes: $0) }
      }
    }
    let all = Array(0..<UInt32(group.nodes.count))
    func numbers<T: BinaryInteger>(_ items: [T]) throws(GraphError) -> ColumnPlace {
      try ColumnWriter.write(numbers: group.nodes.map { Int64(items[Int($0)]) }, to: writer)
    }
    var range = SegmentCatalog.LabelRange(
      labels: group.labels, start: group.start, count: UInt32(group.nodes.count),
      spaces: try numbers(nodeSpaces),
      keys: try ColumnWriter.write(keys, gather: all, to: writer),
      sequences: try ColumnWriter.write(sequences, gather: all, to: writer),
      citationSources: try numbers(nodeSources), citationRows: try numbers(nodeRows), columns: [])
    var local = [UInt32](repeating: ColumnWriter.absent, count: nodeCount)
    for (row, node) in group.nodes.enumerated() { local[Int(node)] = UInt32(row) }
    for property in nodeColumns.indices {
      guard let values = nodeColumns[property].values else { continue }
      var gather = [UInt32](repeating: ColumnWriter.absent, count: group.nodes.count)
      var isAny = false
      for (entry, node) in nodeColumns[property].nodes.enumerated() {
        let row = local[Int(node)]
        guard row != ColumnWriter.absent, values.isPresent(entry) else { continue }
        let earlier = gather[Int(row)]
        if earlier == ColumnWriter.absent {
          gather[Int(row)] = UInt32(entry)
          isAny = true
        } else if values.value(Int(earlier)) != values.value(entry) {
          report.conflicts += 1
        }
      }
      guard isAny else { continue }
      if let column = try ColumnWriter.write(values, gather: gather, to: writer) {
        range.columns.append((UInt16(property), column))
      }
    }
    return range
  }

  /// Calls `body` with the bytes of a node's key.
  private func withKey(space: Int, _ key: UInt64, _ body: (UnsafeRawBufferPointer) -> Void) {
    if key & Self.textKey == 0 {
      withDecimalDigits(Int64(key), body)
    } else {
      keyTables[space].texts.withText(Int(key & ~Self.textKey), body)
    }
  }

  private func keyIndex(
    _ space: Int, _ position: [UInt32], to writer: SegmentWriter
  ) throws(GraphError) -> SegmentCatalog.KeyIndexPlace {
    let table = keyTables[space]
    let limit = (table.dense.lastIndex { $0 != 0 } ?? -1) + 1
    let isDense = limit <= table.denseCount * 8 + 1024
    var dense: [UInt32] = []
    var hashed: [(hash: UInt64, node: UInt32)] = []
    for number in 0..<limit {
      let node = table.dense[number]
      if isDense {
        dense.append(node == 0 ? 0 : position[Int(node) - 1] + 1)
      } else if node != 0 {
        let hash = withDecimalDigits(Int64(number)) { Checksum.of($0) }
        hashed.append((hash, position[Int(node) - 1] + 1))
      }
    }
    for (text, node) in table.textNodes.enumerated() {
      hashed.append((table.texts.hash(text), position[Int(node)] + 1))
    }
    var slots: [UInt32] = []
    if !hashed.isEmpty {
      var capacity = 16
      while capacity * 2 < hashed.count * 3 { capacity *= 2 }
      slots = [UInt32](repeating: 0, count: capacity)
      for (hash, node) in hashed {
        var slot = Int(truncatingIfNeeded: hash) & (capacity - 1)
        while slots[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
        slots[slot] = node
      }
    }
    return SegmentCatalog.KeyIndexPlace(
      dense: try writer.section(dense), slots: try writer.section(slots))
  }

  private func table(
    _ type: Int, _ position: [UInt32], to writer: SegmentWriter, report: inout Report
  ) throws(GraphError) -> SegmentCatalog.RelationshipTable {
    var stage = stages[type]
    stages[type] = RelationshipStage()
    stage.padColumns()
    let from = AdjacencyWriter.gather(position, stage.from)
    let to = AdjacencyWriter.gather(position, stage.to)
    var order = AdjacencyWriter.forwardOrder(from: from, to: to, nodeCount: nodeCount)
    let arrived = order.count
    order = stage.merge(order) { (from[Int($0)], to[Int($0)]) }
    report.merged += arrived - order.count
    let (out, backward) = try AdjacencyWriter.write(
      from: AdjacencyWriter.gather(from, order), to: AdjacencyWriter.gather(to, order),
      nodeCount: nodeCount, to: writer)
    var columns: [(property: UInt16, column: ColumnPlace)] = []
    for (property, values) in stage.columns {
      if let column = try ColumnWriter.write(values, gather: order, to: writer) {
        columns.append((UInt16(property), column))
      }
    }
    var further: [[UInt32]] = []
    if !stage.further.isEmpty {
      var place = [UInt32](repeating: 0, count: arrived)
      for (at, arrival) in order.enumerated() { place[Int(arrival)] = UInt32(at) }
      further = stage.further.map {
        [place[Int($0.arrival)], $0.citation.source, $0.citation.row]
      }
      further.sort { $0.lexicographicallyPrecedes($1) }
    }
    func numbers(_ items: [UInt32]) throws(GraphError) -> ColumnPlace {
      try ColumnWriter.write(
        numbers: AdjacencyWriter.gather(items, order).map(Int64.init), to: writer)
    }
    return SegmentCatalog.RelationshipTable(
      count: UInt32(order.count), out: out, in: backward,
      citationSources: try numbers(stage.sources), citationRows: try numbers(stage.rows),
      further: try writer.section(further.flatMap { $0 }), columns: columns)
  }
}
