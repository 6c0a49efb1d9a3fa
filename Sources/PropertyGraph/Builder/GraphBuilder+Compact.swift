extension GraphBuilder {
  /// Takes up everything a state says, but for what was deleted.
  ///
  /// Nodes with a key come first, by key space and, where keys are numbers, by number: registers
  /// number what belongs together alike, and neighbours that lie together are walked faster. Those
  /// without a key follow by sequence number, which is the order the segment keeps them in.
  func absorb(_ state: GraphState) throws(GraphError) {
    var numbers = Renumbering(keeping: 0, reserving: Int(state.nodeLimit))
    var keyed: [(order: UInt64, node: UInt32)] = []
    var keyless: [(sequence: UInt64, node: UInt32)] = []
    for node in 0..<state.nodeLimit where state.state(of: node) != .deleted {
      switch try state.identity(of: node) {
      case .sequence(let number): keyless.append((number, node))
      case .key(let space, let key):
        // Texts stay in the order of the state, behind the numbers; so do numbers beyond 47 bits.
        let number = key.withBytes { canonicalDecimal($0) } ?? .max
        keyed.append((UInt64(space) << 47 | UInt64(min(number, 1 << 47 - 1)), node))
      }
    }
    keyed.sort { $0 < $1 }
    keyless.sort { $0 < $1 }
    for (_, node) in keyed { numbers[node] = try take(node, of: state) }
    for (_, node) in keyless { numbers[node] = try take(node, of: state) }
    for property in 0..<names.properties.count { try takeColumn(property, of: state, numbers) }
    for type in 0..<names.types.count {
      try takeRelationships(type, of: state, numbers)
      stages[type].settle()
    }
  }

  private func take(_ node: UInt32, of state: GraphState) throws(GraphError) -> UInt32 {
    let new = newNode(try state.identity(of: node))
    nodeLabelSets[Int(new)] = UInt16(labelSet(state.labels(of: node)))
    for citation in try state.citations(of: node) { cite(citation, for: new) }
    if case .withdrawn(let source) = state.state(of: node) { withdrawnNodes[new] = source }
    return new
  }

  /// Takes the values of a property from the columns of the segments and from the overlay.
  private func takeColumn(
    _ property: Int, of state: GraphState, _ numbers: Renumbering
  ) throws(GraphError) {
    for index in 0..<state.stack.rangeCount {
      let (segment, range) = state.stack.place(ofRange: index)
      guard let column = try segment.column(UInt16(property), range: range) else { continue }
      let first = state.stack.range(index).nodes.lowerBound
      var nodes: [UInt32] = []
      let values = ColumnBuffer(column.kind)
      for row in 0..<column.count where column.isPresent(row) {
        let node = first + UInt32(row)
        guard let new = numbers[node] else { continue }
        if state.stack.touched.contains(node),
          state.overlay.nodes[node]?.properties[UInt16(property)] != nil
        {
          continue
        }
        nodes.append(new)
        values.append(column, row)
      }
      if !nodes.isEmpty { set(property: property, of: nodes, to: values) }
    }
    for node in state.overlay.nodes.keys.sorted() {
      guard let new = numbers[node],
        case .some(.some(let value)) = state.overlay.nodes[node]!.properties[UInt16(property)]
      else { continue }
      set(property: property, of: [new], to: ColumnBuffer(value))
    }
  }

  private func takeRelationships(
    _ type: Int, of state: GraphState, _ numbers: Renumbering
  ) throws(GraphError) {
    for segment in state.stack.segments where type < segment.catalog.tables.count {
      let table = segment.catalog.tables[type]
      guard table.count > 0 else { continue }
      try takeTable(table, type, segment, of: state, numbers)
    }
    guard let edits = state.overlay.edits(ofType: type) else { return }
    for position in edits.edits.keys.sorted()
    where position >= state.overlay.segmentPositionLimit(type) {
      take(edits.edits[position]!, type, numbers)
    }
  }

  /// Takes the relationships that one segment holds, as they are now.
  private func takeTable(
    _ table: SegmentCatalog.RelationshipTable, _ type: Int, _ segment: Segment,
    of state: GraphState, _ numbers: Renumbering
  ) throws(GraphError) {
    let runs = try segment.adjacency(type, isForward: true)
    let (sources, rows) = try segment.citations(type: type)
    let forms = try segment.forms(type: type)
    let edits = state.overlay.edits(ofType: type)
    let start = stages[type].count
    var (from, to): ([UInt32], [UInt32]) = ([], [])
    var citations: [Citation] = []
    var kinds: [RelationshipForm] = []
    // The rows of the segment that are taken up, in order.
    var taken: [Int] = []
    runs.forEachSource { node in
      for place in runs.run(of: node) {
        let edit = edits?.edits[table.firstPosition + UInt32(place)]
        if edit?.state == .deleted { continue }
        if case .withdrawn(let source)? = edit?.state {
          stages[type].withdrawn[UInt32(start + taken.count)] = source
        }
        from.append(numbers[node]!)
        to.append(numbers[runs.targets[place]]!)
        citations.append(
          Citation(
            source: UInt32(sources.integer(place)!), row: UInt32(rows.integer(place)!)))
        kinds.append(RelationshipForm(rawValue: UInt16(forms.integer(place)!)))
        taken.append(place)
      }
    }
    stages[type].append(from: from, to: to, citations: citations, forms: kinds)
    let changing = edits?.changesProperties == true ? edits : nil
    var properties = Set(table.columns.map(\.property))
    for row in changing == nil ? [] : taken {
      let edit = changing!.edits[table.firstPosition + UInt32(row)]
      properties.formUnion((edit?.properties ?? [:]).keys)
    }
    for property in properties.sorted() {
      let column = try segment.column(property, type: type)
      let values = ColumnBuffer(column?.kind ?? .integer)
      for row in taken {
        let edit = changing?.edits[table.firstPosition + UInt32(row)]
        if let changed = edit?.properties[property] {
          if let changed { values.append(changed) } else { values.appendAbsent() }
        } else if let column {
          values.append(column, row)
        } else {
          values.appendAbsent()
        }
      }
      stages[type].append(values, of: Int(property), from: start)
    }
    try takeFurther(type, table, taken, start, of: state)
  }

  /// Takes the further citations of the relationships of one segment, whichever segment has them.
  private func takeFurther(
    _ type: Int, _ table: SegmentCatalog.RelationshipTable, _ taken: [Int], _ start: Int,
    of state: GraphState
  ) throws(GraphError) {
    let isCited = state.stack.segments.contains { segment in
      type < segment.catalog.tables.count && segment.catalog.tables[type].further != .none
    }
    guard isCited else { return }
    for (at, row) in taken.enumerated() {
      let all = try state.citations(type, table.firstPosition + UInt32(row))
      let hasPrimary = stages[type].sources[start + at] != 0
      for citation in all.dropFirst(hasPrimary ? 1 : 0) {
        stages[type].further.append((UInt32(start + at), citation))
      }
    }
  }
}

extension ColumnBuffer {
  /// Appends an entry of a column.
  func append(_ column: PropertyColumn, _ row: Int) {
    guard column.isPresent(row) else { return appendAbsent() }
    guard kind == column.kind else { return append(column.value(row)!) }
    switch kind {
    case .boolean: append(number: column.boolean(row)! ? 1 : 0)
    case .integer: append(number: column.integer(row)!)
    case .date: append(number: Int64(column.date(row)!.days))
    case .double: append(double: column.double(row)!)
    case .string: column.withBytes(row) { append(bytes: $0) }
    case .mixed: append(column.value(row)!)
    }
  }
}
