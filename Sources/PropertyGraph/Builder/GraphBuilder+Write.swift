extension GraphBuilder {
  /// Groups nodes by label set, sorts relationships both ways and writes the segment.
  ///
  /// The file appears complete and synced, or not validly at all. The builder is spent afterwards.
  ///
  /// *Complexity:* O(n + m + values) time and memory.
  @discardableResult
  public func write(to path: String) throws(GraphError) -> Report {
    if let fault = fault.withLock({ $0 }) { throw fault }
    let writer = try SegmentWriter(path: path)
    var report = Report()
    var catalog = SegmentCatalog()
    catalog.predecessor = base?.stack.segments.last?.file.identity ?? 0
    catalog.firstNode = firstNode
    catalog.nodeCount = UInt32(nodeSpaces.count)
    report.nodes = nodeSpaces.count

    let (groups, position) = grouped()
    for group in groups { catalog.ranges.append(try range(group, to: writer)) }
    var texts: [(property: UInt16, builder: TextIndexBuilder)] = []
    for property in nodeColumns.indices {
      var found = TextIndexBuilder()
      try nodeColumn(
        property, position, into: &catalog.ranges, &found, to: writer, report: &report)
      if searched.contains(names.properties[UInt16(property)]) {
        texts.append((UInt16(property), found))
      }
    }
    let searches = TextIndexWork(texts)
    texts = []
    for space in keyTables.indices {
      catalog.keyIndexes.append(try keyIndex(space, position, to: writer))
    }
    var touched: Set<UInt32> = []
    for type in stages.indices {
      let table = try self.table(type, position, &touched, to: writer, report: &report)
      report.relationships += Int(table.count)
      catalog.tables.append(table)
    }
    try withdrawNodes(touched, report: &report)
    catalog.furtherNodeCitations = try further(
      furtherNodeCitations.map { (final($0.node, position), $0.citation) }, to: writer)
    for (property, index) in searches.indexes() {
      catalog.searches.append((property, try index.write(to: writer)))
    }
    catalog.names = names
    catalog.nextSequences = next
    catalog.changes = try writer.section(allChanges(position))
    try writer.finish(catalog: catalog.encoded())
    return report
  }

  /// The number of a node in the written graph.
  private func final(_ node: UInt32, _ position: [UInt32]) -> UInt32 {
    node < firstNode ? node : position[Int(node - firstNode)]
  }

  /// What the segment changes in the elements of others, and which of its own nodes are withdrawn.
  private func allChanges(_ position: [UInt32]) -> [UInt8] {
    // First what stood in the overlay, since labels and source rows were added to that.
    var all = changes
    for node in addedLabels.nodes {
      all.append(.setLabels(node, labelSets[addedLabels[node]!]))
    }
    for node in addedPrimaries.nodes { all.append(.setPrimary(node, addedPrimaries[node]!)) }
    for (node, source) in withdrawnNodes.sorted(by: { $0.key < $1.key }) {
      all.append(.setState(final(node, position), .withdrawn(by: source)))
    }
    return all.isEmpty ? [] : GraphChange.encode(all)
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
    var position = [UInt32](repeating: 0, count: nodeSpaces.count)
    var next = firstNode
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
    _ texts: inout TextIndexBuilder, to writer: SegmentWriter, report: inout Report
  ) throws(GraphError) {
    guard let column = nodeColumns[property].values else { return }
    let values = column.entries
    try settleBase(property, values, report: &report)
    var rangeOfSet = [Int](repeating: 0, count: labelSets.count)
    for (at, range) in ranges.enumerated() { rangeOfSet[labelSetNumbers[range.labels]!] = at }
    var gathers = [[UInt32]](repeating: [], count: ranges.count)
    for (entry, node) in nodeColumns[property].nodes.enumerated()
    where node >= firstNode && values.isPresent(entry) {
      let number = Int(node - firstNode)
      let at = rangeOfSet[Int(nodeLabelSets[number])]
      let row = Int(position[number] - ranges[at].start)
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
    let isSearched = searched.contains(names.properties[UInt16(property)])
    let person = names.labels.find(Self.personLabel).map { UInt16($0) }
    for (at, gather) in gathers.enumerated() where !gather.isEmpty {
      if isSearched {
        let isPerson = person.map(ranges[at].labels.contains) ?? false
        add(values, gather, from: ranges[at].start, isPerson: isPerson, to: &texts)
      }
      if let place = try ColumnWriter.write(column, gather: gather, to: writer) {
        ranges[at].columns.append((UInt16(property), place))
      }
    }
  }

  /// Gives the search the texts of one label range.
  private func add(
    _ values: ColumnEntries, _ gather: [UInt32], from start: UInt32, isPerson: Bool,
    to texts: inout TextIndexBuilder
  ) {
    for (row, entry) in gather.enumerated() where entry != ColumnWriter.absent {
      let node = start + UInt32(row)
      if values.kind == .string {
        values.withText(Int(entry)) { texts.add(node: node, text: $0, isPerson: isPerson) }
      } else if case .string(let text)? = values.value(Int(entry)) {
        text.withBytes { texts.add(node: node, text: $0, isPerson: isPerson) }
      }
    }
  }

  /// Gives nodes of the base the values they lack; where they have one already it stands.
  private func settleBase(
    _ property: Int, _ values: ColumnEntries, report: inout Report
  ) throws(GraphError) {
    guard let base, firstNode > 0 else { return }
    var given: [UInt32: Value] = [:]
    for (entry, node) in nodeColumns[property].nodes.enumerated()
    where node < firstNode && values.isPresent(entry) {
      let value = values.value(entry)!
      let standing = try base.value(UInt16(property), of: node)
      var isReplaced = false
      if let withdrawal, given[node] == nil, standing != value {
        isReplaced = withdrawal.covers(try base.citations(of: node))
      }
      if !isReplaced, let there = given[node] ?? standing {
        if there != value { report.conflicts += 1 }
      } else {
        given[node] = value
        changes.append(.setProperty(node, UInt16(property), value))
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
    let isDense = limit <= table.denseCount * 8 + (base == nil ? 1024 : 0)
    var dense: [UInt32] = []
    var hashed: [(hash: UInt64, node: UInt32)] = []
    for number in 0..<limit {
      // Nodes of the base stand in the index of their own segment.
      let node = table.dense[number] > firstNode ? table.dense[number] : 0
      if isDense {
        dense.append(node == 0 ? 0 : position[Int(node - firstNode) - 1] + 1)
      } else if node != 0 {
        let hash = withDecimalDigits(Int64(number)) { Checksum.of($0) }
        hashed.append((hash, position[Int(node - firstNode) - 1] + 1))
      }
    }
    for (text, node) in table.textNodes.enumerated() where node >= firstNode {
      hashed.append((table.texts.hash(text), position[Int(node - firstNode)] + 1))
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
    _ type: Int, _ position: [UInt32], _ touched: inout Set<UInt32>, to writer: SegmentWriter,
    report: inout Report
  ) throws(GraphError) -> SegmentCatalog.RelationshipTable {
    var stage = stages[type]
    stages[type] = RelationshipStage()
    stage.padColumns()
    precondition(
      [stage.from, stage.to].allSatisfy { $0.allSatisfy { $0 < nodeCount } },
      "a relationship of an unknown node")
    let firstPosition = base?.overlay.segmentPositionLimit(type) ?? 0
    var standing: [UInt32: UInt32] = [:]
    if let base, stage.merges || withdrawal != nil {
      standing = try stage.standing(in: base, type, withdrawal?.sources ?? [])
    }
    try withdrawRelationships(type, except: Set(standing.values), report: &report)
    let from = stage.from.map { final($0, position) }
    let to = stage.to.map { final($0, position) }
    var order = AdjacencyWriter.forwardOrder(from: from, to: to, nodeCount: nodeCount)
    if !standing.isEmpty { order.removeAll { standing[$0] != nil } }
    var sources = AdjacencyWriter.gather(from, order)
    var targets = AdjacencyWriter.gather(to, order)
    let arrived = stage.count
    order = stage.merge(order, from: sources, to: targets)
    report.merged += arrived - order.count
    if order.count < sources.count {
      sources = AdjacencyWriter.gather(from, order)
      targets = AdjacencyWriter.gather(to, order)
    }
    let (out, backward) = try AdjacencyWriter.write(
      from: sources, to: targets, nodeCount: nodeCount, isDelta: firstNode > 0, to: writer)
    if withdrawal != nil {
      for node in sources where node < firstNode { touched.insert(node) }
      for node in targets where node < firstNode { touched.insert(node) }
    }
    var columns: [(property: UInt16, column: ColumnPlace)] = []
    for (property, values) in stage.columns {
      if let column = try ColumnWriter.write(values, gather: order, to: writer) {
        columns.append((UInt16(property), column))
      }
    }
    var place: [UInt32] = []
    if !stage.further.isEmpty || !stage.withdrawn.isEmpty {
      place = [UInt32](repeating: 0, count: arrived)
      for (at, arrival) in order.enumerated() { place[Int(arrival)] = firstPosition + UInt32(at) }
      for (arrival, there) in standing { place[Int(arrival)] = there }
    }
    for (arrival, source) in stage.withdrawn.sorted(by: { $0.key < $1.key }) {
      changes.append(
        .setRelationshipState(
          UInt16(type), place[Int(arrival)], from: from[Int(arrival)], to: to[Int(arrival)],
          .withdrawn(by: source)))
    }
    func numbers(_ items: [UInt32]) throws(GraphError) -> ColumnPlace {
      try ColumnWriter.write(
        numbers: AdjacencyWriter.gather(items, order).map(Int64.init), to: writer)
    }
    return SegmentCatalog.RelationshipTable(
      firstPosition: firstPosition, count: UInt32(order.count), out: out, in: backward,
      citationSources: try numbers(stage.sources), citationRows: try numbers(stage.rows),
      forms: try forms(stage, order, to: writer),
      further: try further(
        stage.further.map { (place[Int($0.arrival)], $0.citation) }, to: writer),
      columns: columns)
  }

  /// The forms in forward order; one number where they are all alike.
  private func forms(
    _ stage: RelationshipStage, _ order: [UInt32], to writer: SegmentWriter
  ) throws(GraphError) -> ColumnPlace {
    if stage.forms.count <= 1 {
      let form = Int64(stage.forms.first?.form.rawValue ?? 0)
      return ColumnPlace(
        kind: .integer, count: UInt32(order.count), presence: .none,
        coding: .numbers(PackedIntegers.Place(base: form, width: 0, section: .none)))
    }
    let all = stage.allForms()
    return try ColumnWriter.write(
      numbers: order.map { Int64(all[Int($0)].rawValue) }, to: writer)
  }
}
