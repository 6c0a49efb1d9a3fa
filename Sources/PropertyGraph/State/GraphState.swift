/// Everything the records say at one moment: segments and the overlay above them, every record by
/// itself, nothing hidden. Scopes and parties stand above, in ``GraphSnapshot``.
struct GraphState: Sendable {
  let stack: SegmentStack
  var overlay: Overlay

  init(_ stack: SegmentStack) {
    self.stack = stack
    overlay = stack.changes
  }

  var names: GraphNames { overlay.names }
  var nodeLimit: UInt32 { overlay.nodeLimit }

  /// Whether anything stands outside the base segment.
  var hasDelta: Bool { stack.segments.count > 1 || !overlay.isEmpty }

  // MARK: - Nodes

  private func edit(_ node: UInt32) -> NodeEdit? {
    stack.touched.contains(node) ? overlay.nodes[node] : nil
  }

  func state(of node: UInt32) -> ElementState { edit(node)?.state ?? .live }

  func isLive(_ node: UInt32) -> Bool {
    overlay.removedNodes == 0 ? node < nodeLimit : node < nodeLimit && state(of: node).isLive
  }

  /// The labels of a node, ascending.
  func labels(of node: UInt32) -> [UInt16] {
    if let labels = edit(node)?.labels { return labels }
    guard node < stack.nodeLimit else { return [] }
    return stack.range(stack.rangeIndex(of: node)).labels
  }

  /// How a node is known outside.
  func identity(of node: UInt32) throws(GraphError) -> NodeIdentity {
    if node >= stack.nodeLimit { return edit(node)!.identity! }
    let (segment, range, row) = stack.place(of: node)
    if let space = try segment.system(.spaces, range: range)?.integer(row), space > 0,
      let key = try segment.system(.keys, range: range)?.text(row)
    {
      return .key(space: UInt16(space - 1), ByteString(key))
    }
    return .sequence(UInt64(try segment.system(.sequences, range: range)?.integer(row) ?? 0))
  }

  func value(_ property: UInt16, of node: UInt32) throws(GraphError) -> Value? {
    if let changed = edit(node)?.properties[property] { return changed }
    guard node < stack.nodeLimit else { return nil }
    let (segment, range, row) = stack.place(of: node)
    return try segment.column(property, range: range)?.value(row)
  }

  /// All properties of a node, by number.
  func properties(of node: UInt32) throws(GraphError) -> [(property: UInt16, value: Value)] {
    var found: [UInt16: Value] = [:]
    if node < stack.nodeLimit {
      let (segment, range, row) = stack.place(of: node)
      for entry in segment.catalog.ranges[range].columns {
        found[entry.property] = try segment.column(entry.property, range: range)?.value(row)
      }
    }
    for (property, value) in edit(node)?.properties ?? [:] { found[property] = value }
    return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The source rows of a node: the primary one first, the others ascending.
  func citations(of node: UInt32) throws(GraphError) -> [Citation] {
    var found: [Citation] = []
    if let primary = edit(node)?.primary { found.append(primary) }
    guard node < stack.nodeLimit else { return found }
    let (segment, range, row) = stack.place(of: node)
    if let source = try segment.system(.citationSources, range: range)?.integer(row), source != 0,
      let line = try segment.system(.citationRows, range: range)?.integer(row)
    {
      found.append(Citation(source: UInt32(source), row: UInt32(line)))
    }
    return found + (try further(of: node) { $0.furtherNodeCitations })
  }

  private func further(
    of element: UInt32, _ place: (SegmentCatalog) -> SectionPlace?
  ) throws(GraphError) -> [Citation] {
    var found: [Citation] = []
    var sources = 0
    for segment in stack.segments {
      guard let place = place(segment.catalog) else { continue }
      let more = try segment.further(place, of: element)
      if !more.isEmpty { sources += 1 }
      found += more
    }
    return sources > 1 ? found.sorted() : found
  }

  // MARK: - Finding nodes

  /// The node with a key that counts, or, where none does, one that was withdrawn.
  ///
  /// *Complexity:* O(segments) expected.
  func node(space: UInt16, key: UnsafeRawBufferPointer) throws(GraphError) -> UInt32? {
    var withdrawn: UInt32?
    for segment in stack.segments where Int(space) < segment.catalog.keyIndexes.count {
      let found = try segment.keyIndex(Int(space)).find(key) { node throws(GraphError) in
        try carries(node, in: segment, space: space, key: key)
      }
      guard let found else { continue }
      switch state(of: found) {
      case .live: return found
      case .withdrawn: withdrawn = found
      case .deleted: continue
      }
    }
    if nodeLimit > stack.nodeLimit {
      let identity = NodeIdentity.key(space: space, ByteString(bytes: key))
      if let found = overlay.node(identity) { return found }
    }
    return withdrawn
  }

  /// Whether a node the key index names really has that key.
  private func carries(
    _ node: UInt32, in segment: Segment, space: UInt16, key: UnsafeRawBufferPointer
  ) throws(GraphError) -> Bool {
    guard node >= segment.catalog.firstNode, node < segment.catalog.nodeLimit else { return false }
    let range = segment.rangeIndex(of: node)
    let row = Int(node - segment.catalog.ranges[range].start)
    guard try segment.system(.spaces, range: range)?.integer(row) == Int64(space) + 1,
      let keys = try segment.system(.keys, range: range), keys.isPresent(row)
    else { return false }
    return keys.withBytes(row) { equalBytes($0, key) }
  }

  /// The node without a key that has a sequence number.
  ///
  /// *Complexity:* O(label ranges × log nodes).
  func node(sequence: UInt64) throws(GraphError) -> UInt32? {
    if let found = overlay.node(.sequence(sequence)) { return found }
    guard let sequence = Int64(exactly: sequence) else { return nil }
    for index in 0..<stack.rangeCount {
      let (segment, range) = stack.place(ofRange: index)
      guard let numbers = try segment.system(.sequences, range: range) else { continue }
      var (low, high) = (0, numbers.count)
      while low < high {
        let middle = (low + high) / 2
        if numbers.integer(middle)! < sequence { low = middle + 1 } else { high = middle }
      }
      // A node with a key repeats the number before it: the first of them is the one without.
      guard low < numbers.count, numbers.integer(low) == sequence else { continue }
      let node = segment.catalog.ranges[range].start + UInt32(low)
      if try segment.system(.spaces, range: range)?.integer(low) == 0 { return node }
    }
    return nil
  }
}
