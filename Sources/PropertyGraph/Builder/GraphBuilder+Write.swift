extension GraphBuilder {
  /// Groups nodes by label set, sorts relationships both ways and writes the segment.
  ///
  /// The parts are prepared on several threads and written in one order. The file appears complete
  /// and synced, or not validly at all. The builder is spent afterwards.
  ///
  /// - Parameter threads: at least 1, as many as the machine has where nil; changes the time and
  ///   nothing else.
  /// *Complexity:* O(n + m + values) time and memory.
  @discardableResult
  public func write(to path: String, threads: Int? = nil) throws(GraphError) -> Report {
    if let fault = fault.withLock({ $0 }) { throw fault }
    let draft = SegmentDraft(try SegmentWriter(path: path))
    draft.catalog.predecessor = base?.stack.segments.last?.file.identity ?? 0
    draft.catalog.firstNode = firstNode
    draft.catalog.nodeCount = UInt32(nodeSpaces.count)
    draft.report.nodes = nodeSpaces.count

    let (groups, position) = grouped()
    for property in nodeColumns.indices {
      try settleBase(property, report: &draft.report)
    }
    let searches = TextIndexWork(nodeColumns.indices.filter(isSearched).map { UInt16($0) }) {
      self.texts(of: Int($0), groups, position)
    }
    for group in groups { draft.add { self.range(group, draft) } }
    for property in nodeColumns.indices {
      draft.add { self.nodeColumn(property, groups, position, draft) }
    }
    for space in keyTables.indices { draft.add { self.keyIndex(space, position, draft) } }
    addTables(position, to: draft)
    try draft.write(threads: threads ?? OrderedWork<Void>.processorCount)
    try withdrawNodes(draft.touched, report: &draft.report)
    draft.catalog.furtherNodeCitations = try further(
      furtherNodeCitations.map { (final($0.node, position), $0.citation) })(draft.writer)
    for (property, index) in searches.indexes() {
      draft.catalog.searches.append((property, try index(draft.writer)))
    }
    draft.catalog.names = names
    draft.catalog.nextSequences = next
    draft.catalog.changes = try draft.writer.section(allChanges(position))
    try draft.writer.finish(catalog: draft.catalog.encoded())
    return draft.report
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

  /// Further citations in ascending order of element, source and row.
  private func further(
    _ citations: [(element: UInt32, citation: Citation)]
  ) -> Prepared<SectionPlace> {
    let sorted = citations.sorted { ($0.element, $0.citation) < ($1.element, $1.citation) }
    var numbers: [UInt32] = []
    numbers.reserveCapacity(sorted.count * 3)
    for (element, citation) in sorted {
      numbers.append(element)
      numbers.append(citation.source)
      numbers.append(citation.row)
    }
    return { [numbers] writer throws(GraphError) in try writer.section(numbers) }
  }

  /// Nodes of one label set, by arrival, and where their run starts.
  private struct Group {
    var labels: [UInt16]
    /// The number of the label set.
    var set: Int
    var start: UInt32
    var nodes: [UInt32]
  }

  /// The label sets in the order of their labels, and the final position of each arrival.
  private func grouped() -> ([Group], [UInt32]) {
    let order = labelSets.indices.sorted { labelSets[$0].lexicographicallyPrecedes(labelSets[$1]) }
    var nodes = [[UInt32]](repeating: [], count: labelSets.count)
    for (node, set) in nodeLabelSets.items.enumerated() { nodes[Int(set)].append(UInt32(node)) }
    var groups: [Group] = []
    var position = [UInt32](repeating: 0, count: nodeSpaces.count)
    var next = firstNode
    for set in order where !nodes[set].isEmpty {
      groups.append(
        Group(labels: labelSets[set], set: set, start: next, nodes: nodes[set]))
      for node in nodes[set] {
        position[Int(node)] = next
        next += 1
      }
    }
    return (groups, position)
  }

  /// Keys, sequence numbers and citations of a label set's nodes.
  private func range(_ group: Group, _ draft: SegmentDraft) -> SegmentDraft.Writing {
    let (keys, sequences) = keys(of: group)
    let (spaces, sources, rows) = group.nodes.withUnsafeBufferPointer { nodes in
      func numbers<T: FixedWidthInteger>(_ items: FlatList<T>) -> Prepared<ColumnPlace> {
        ColumnWriter.prepared(numbers: UnsafeBufferPointer(items.items), gather: nodes)
      }
      return (numbers(nodeSpaces), numbers(nodeSources), numbers(nodeRows))
    }
    return { writer throws(GraphError) in
      draft.catalog.ranges.append(
        SegmentCatalog.LabelRange(
          labels: group.labels, start: group.start, count: UInt32(group.nodes.count),
          spaces: try spaces(writer), keys: try keys?(writer), sequences: try sequences?(writer),
          citationSources: try sources(writer), citationRows: try rows(writer), columns: []))
    }
  }

  /// The keys of a label set's nodes as texts, and the sequence numbers where any has no key.
  private func keys(
    of group: Group
  ) -> (keys: Prepared<ColumnPlace>?, sequences: Prepared<ColumnPlace>?) {
    let areNumbers = group.nodes.allSatisfy {
      nodeSpaces[Int($0)] != 0 && nodeKeys[Int($0)] & Self.textKey == 0
    }
    if areNumbers {
      let numbers = group.nodes.map { Int64(nodeKeys[Int($0)]) }
      return (ColumnWriter.prepared(decimalTexts: numbers), nil)
    }
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
    return (
      all.withUnsafeBufferPointer { ColumnWriter.prepared(keys, gather: $0) },
      sequences.isEmpty ? nil : ColumnWriter.prepared(numbers: sequences)
    )
  }

  /// Which entry of a property's column each node of each label set has; none where none has any.
  private func gathers(
    _ property: Int, _ groups: [Group], _ position: [UInt32]
  ) -> (gathers: [[UInt32]], conflicts: Int) {
    var gathers = [[UInt32]](repeating: [], count: groups.count)
    guard let column = nodeColumns[property].values else { return (gathers, 0) }
    let values = column.entries
    var groupOfSet = [Int](repeating: 0, count: labelSets.count)
    for (at, group) in groups.enumerated() { groupOfSet[group.set] = at }
    var conflicts = 0
    for (entry, node) in nodeColumns[property].nodes.enumerated()
    where node >= firstNode && values.isPresent(entry) {
      let number = Int(node - firstNode)
      let at = groupOfSet[Int(nodeLabelSets[number])]
      let row = Int(position[number] - groups[at].start)
      if gathers[at].isEmpty {
        gathers[at] = Array(repeating: ColumnWriter.absent, count: groups[at].nodes.count)
      }
      let earlier = gathers[at][row]
      if earlier == ColumnWriter.absent {
        gathers[at][row] = UInt32(entry)
      } else if values.value(Int(earlier)) != values.value(entry) {
        conflicts += 1
      }
    }
    return withExtendedLifetime(column) { (gathers, conflicts) }
  }

  /// One node property, cut into a column for each label set where any node has it.
  private func nodeColumn(
    _ property: Int, _ groups: [Group], _ position: [UInt32], _ draft: SegmentDraft
  ) -> SegmentDraft.Writing {
    guard let column = nodeColumns[property].values else { return { _ in } }
    let (gathers, conflicts) = gathers(property, groups, position)
    let columns = gathers.map { gather in
      gather.isEmpty
        ? nil : gather.withUnsafeBufferPointer { ColumnWriter.prepared(column, gather: $0) }
    }
    return { writer throws(GraphError) in
      draft.report.conflicts += conflicts
      for (at, column) in columns.enumerated() {
        guard let place = try column?(writer) else { continue }
        draft.catalog.ranges[at].columns.append((UInt16(property), place))
      }
    }
  }

  private func isSearched(_ property: Int) -> Bool {
    searched.contains(names.properties[UInt16(property)])
  }

  /// The texts of a property, for the search.
  private func texts(
    of property: Int, _ groups: [Group], _ position: [UInt32]
  ) -> TextIndexBuilder {
    let texts = TextIndexBuilder()
    guard let column = nodeColumns[property].values else { return texts }
    let person = names.labels.find(Self.personLabel).map { UInt16($0) }
    let (gathers, _) = gathers(property, groups, position)
    for (at, gather) in gathers.enumerated() where !gather.isEmpty {
      let isPerson = person.map(groups[at].labels.contains) ?? false
      withExtendedLifetime(column) {
        add(column.entries, gather, from: groups[at].start, isPerson: isPerson, to: texts)
      }
    }
    return texts
  }

  /// Gives the search the texts of one label set.
  private func add(
    _ values: ColumnEntries, _ gather: [UInt32], from start: UInt32, isPerson: Bool,
    to texts: TextIndexBuilder
  ) {
    for (row, entry) in gather.enumerated() where entry != ColumnWriter.absent {
      let node = start + UInt32(row)
      if values.kind == .string {
        texts.add(node: node, text: values.text(Int(entry)), isPerson: isPerson)
      } else if case .string(let text)? = values.value(Int(entry)) {
        text.withBytes { texts.add(node: node, text: $0, isPerson: isPerson) }
      }
    }
  }

  /// Gives nodes of the base the values they lack; where they have one already it stands.
  private func settleBase(
    _ property: Int, report: inout Report
  ) throws(GraphError) {
    guard let base, firstNode > 0, let values = nodeColumns[property].values?.entries else {
      return
    }
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
    _ space: Int, _ position: [UInt32], _ draft: SegmentDraft
  ) -> SegmentDraft.Writing {
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
    return { [dense, slots] writer throws(GraphError) in
      draft.catalog.keyIndexes.append(
        SegmentCatalog.KeyIndexPlace(
          dense: try writer.section(dense), slots: try writer.section(slots)))
    }
  }

  /// The tables, each in two steps: its order, then its parts. The order of the next table is made
  /// beside the parts of this one.
  private func addTables(_ position: [UInt32], to draft: SegmentDraft) {
    let tables = stages.enumerated().map { type, stage in
      RelationshipTableWork(
        type: type, stage: stage, firstPosition: base?.overlay.segmentPositionLimit(type) ?? 0,
        isDelta: firstNode > 0)
    }
    stages = []
    func addOrder(_ table: RelationshipTableWork) {
      draft.add { () throws(GraphError) in try self.order(table, position, draft) }
    }
    if let first = tables.first { addOrder(first) }
    for (at, table) in tables.enumerated() {
      if at + 1 < tables.count { addOrder(tables[at + 1]) }
      for part in table.parts(draft) { draft.add { part() } }
      draft.add { self.lastPart(table, draft) }
    }
  }

  /// Puts the relationships of a type in order and sorts out which of them stand already.
  private func order(
    _ table: RelationshipTableWork, _ position: [UInt32], _ draft: SegmentDraft
  ) throws(GraphError) -> SegmentDraft.Writing {
    defer { table.setOrdered() }
    let stage = table.stage!
    stage.padColumns()
    if let base, stage.merges || withdrawal != nil {
      table.standing = try stage.standing(in: base, table.type, withdrawal?.sources ?? [])
    }
    position.withUnsafeBufferPointer { stage.renumber(from: firstNode, $0) }
    table.sort()
    return { [self] _ throws(GraphError) in
      try withdrawRelationships(
        table.type, except: Set(table.standing.values), report: &draft.report)
      draft.report.merged += stage.count - table.order.count
      draft.report.relationships += table.order.count
      if withdrawal != nil {
        for node in table.order.sources where node < firstNode { draft.touched.insert(node) }
        for node in table.order.targets where node < firstNode { draft.touched.insert(node) }
      }
      for (arrival, source) in stage.withdrawn.sorted(by: { $0.key < $1.key }) {
        changes.append(
          .setRelationshipState(
            UInt16(table.type), table.place(of: arrival), from: stage.from[Int(arrival)],
            to: stage.to[Int(arrival)], .withdrawn(by: source)))
      }
    }
  }

  /// Forms and further citations, with which the table is complete.
  private func lastPart(
    _ table: RelationshipTableWork, _ draft: SegmentDraft
  ) -> SegmentDraft.Writing {
    table.waitForOrder()
    // Nobody writes what rests on an order that failed.
    guard table.isSorted else { return { _ in } }
    let stage = table.stage!
    let forms = table.forms()
    let further = further(stage.further.map { (table.place(of: $0.arrival), $0.citation) })
    return { writer throws(GraphError) in
      table.place.forms = try forms(writer)
      table.place.further = try further(writer)
      draft.catalog.tables.append(table.place)
      table.free()
    }
  }
}
