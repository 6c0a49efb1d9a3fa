extension GraphBuilder {
  /// Groups nodes by label set, sorts relationships both ways and writes the segment.
  ///
  /// The file appears complete and synced, or not validly at all. The builder is spent afterwards.
  ///
  /// *Complexity:* O(n + m + values) time and memory.
  @discardableResult
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
    for group in groups { catalog.ranges.append(try range(group, to: writer)) }
    for property in nodeColumns.indices {
      try nodeColumn(property, position, into: &catalog.ranges, to: writer, report: &report)
    }
    for space in keyTables.indices {
      catalog.keyIndexes.append(try keyIndex(space, position, to: writer))
    }
    for type in stages.indices {
      let table = try self.table(type, position, to: writer, report: &report)
      report.relationships += Int(table.count)
      catalog.tables.append(table)
    }
    catalog.furtherNodeCitations = try further(
      furtherNodeCitations.map { (position[Int($0.node)], $0.citation) }, to: writer)
    catalog.properties = properties.names
    try writer.finish(catalog: catalog.encoded())
    return report
  }

  /// Writes further citations in ascending order of element, source and row.
  private func further(
    _ citations: [(element: UInt32, citation: Citation)], to writer: SegmentWriter
  ) throws(GraphError) -> SectionPlace {
    let sorted = citations.sorted { ($0.element, $0.citation) < ($1.element, $1.citation) }
    var numbers: [UInt32] = []
    numbers.reserveCapacity(sorted.count * 3)
    for (element, citation) in sorted {
      numbers.append(element)
      numbers.append(citation.source)
      numbers.append(citation.row)
    }
    return try writer.section(numbers)
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

  /// Keys, sequence numbers and citations of a label set's nodes.
  private func range(
    _ group: Group, to writer: SegmentWriter
  ) throws(GraphError) -> SegmentCatalog.LabelRange {
    let keys = ColumnBuffer(.string)
    var sequences: [Int64] = []
    for node in group.nodes {
      let (space, key) = (nodeSpaces[Int(node)], nodeKeys[Int(node)])
      if space == 0 {
        // Nodes with a key that come before the first without stand one below it.
        if sequences.isEmpty { sequences = Array(repeating: Int64(key) - 1, count: keys.count) }
        keys.appendAbsent()
        sequences.append(Int64(key))
      } else {
        withKey(space: Int(space) - 1, key) { keys.append(bytes: $0) }
        if let last = sequences.last { sequences.append(last) }
      }
    }
    let all = Array(0..<UInt32(group.nodes.count))
    func numbers<T: BinaryInteger>(_ items: [T]) throws(GraphError) -> ColumnPlace {
      try ColumnWriter.write(numbers: group.nodes.map { Int64(items[Int($0)]) }, to: writer)
    }
    return SegmentCatalog.LabelRange(
      labels: group.labels, start: group.start, count: UInt32(group.nodes.count),
      spaces: try numbers(nodeSpaces),
      keys: try ColumnWriter.write(keys, gather: all, to: writer),
      sequences: sequences.isEmpty
        ? nil : try ColumnWriter.write(numbers: sequences, to: writer),
      citationSources: try numbers(nodeSources), citationRows: try numbers(nodeRows), columns: [])
  }

  /// One node property, cut into a column for each label range where any node has it.
  private func nodeColumn(
    _ property: Int, _ position: [UInt32], into ranges: inout [SegmentCatalog.LabelRange],
    to writer: SegmentWriter, report: inout Report
  ) throws(GraphError) {
    guard let column = nodeColumns[property].values else { return }
    let values = column.entries
    var rangeOfSet = [Int](repeating: 0, count: labelSets.count)
    for (at, range) in ranges.enumerated() { rangeOfSet[labelSetNumbers[range.labels]!] = at }
    var gathers = [[UInt32]](repeating: [], count: ranges.count)
    for (entry, node) in nodeColumns[property].nodes.enumerated() where values.isPresent(entry) {
      let at = rangeOfSet[Int(nodeLabelSets[Int(node)])]
      let row = Int(position[Int(node)] - ranges[at].start)
      if gathers[at].isEmpty {
        gathers[at] = Array(repeating: ColumnWriter.absent, count: Int(ranges[at].count))
      }
      let earlier = gathers[at][row]
      if earlier == ColumnWriter.absent {
        gathers[at][row] = UInt32(entry)
      } else if values.value(Int(earlier)) != values.value(entry) {
        report.conflicts += 1
      }
    }
    for (at, gather) in gathers.enumerated() where !gather.isEmpty {
      if let place = try ColumnWriter.write(column, gather: gather, to: writer) {
        ranges[at].columns.append((UInt16(property), place))
      }
    }
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
    let limit = table.denseLimit
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
    precondition(
      [stage.from, stage.to].allSatisfy { $0.allSatisfy { $0 < nodeCount } },
      "a relationship of an unknown node")
    let from = AdjacencyWriter.gather(position, stage.from)
    let to = AdjacencyWriter.gather(position, stage.to)
    var order = AdjacencyWriter.forwardOrder(from: from, to: to, nodeCount: nodeCount)
    var sources = AdjacencyWriter.gather(from, order)
    var targets = AdjacencyWriter.gather(to, order)
    let arrived = order.count
    order = stage.merge(order, from: sources, to: targets)
    if order.count < arrived {
      report.merged += arrived - order.count
      sources = AdjacencyWriter.gather(from, order)
      targets = AdjacencyWriter.gather(to, order)
    }
    let (out, backward) = try AdjacencyWriter.write(
      from: sources, to: targets, nodeCount: nodeCount, to: writer)
    var columns: [(property: UInt16, column: ColumnPlace)] = []
    for (property, values) in stage.columns {
      if let column = try ColumnWriter.write(values, gather: order, to: writer) {
        columns.append((UInt16(property), column))
      }
    }
    var place: [UInt32] = []
    if !stage.further.isEmpty {
      place = [UInt32](repeating: 0, count: arrived)
      for (at, arrival) in order.enumerated() { place[Int(arrival)] = UInt32(at) }
    }
    func numbers(_ items: [UInt32]) throws(GraphError) -> ColumnPlace {
      try ColumnWriter.write(
        numbers: AdjacencyWriter.gather(items, order).map(Int64.init), to: writer)
    }
    return SegmentCatalog.RelationshipTable(
      count: UInt32(order.count), out: out, in: backward,
      citationSources: try numbers(stage.sources), citationRows: try numbers(stage.rows),
      further: try further(
        stage.further.map { (place[Int($0.arrival)], $0.citation) }, to: writer),
      columns: columns)
  }
}
