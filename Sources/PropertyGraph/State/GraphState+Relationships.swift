extension GraphState {
  /// One past the last position of a type.
  func positionLimit(_ type: Int) -> UInt32 { overlay.positionLimit(type) }

  func state(_ type: Int, _ position: UInt32) -> ElementState {
    guard let edits = overlay.edits(ofType: type), edits.removedCount > 0 else { return .live }
    return edits.edits[position]?.state ?? .live
  }

  /// How many relationships of a type count.
  func relationshipCount(_ type: Int) -> Int {
    Int(positionLimit(type)) - (overlay.edits(ofType: type)?.removedCount ?? 0)
  }

  /// The ends of a relationship.
  ///
  /// *Complexity:* O(log nodes).
  func ends(_ type: Int, _ position: UInt32) throws(GraphError) -> (from: UInt32, to: UInt32) {
    if let ends = overlay.edit(type, position)?.ends { return ends }
    let (segment, row) = stack.place(type, position)
    let runs = try segment.adjacency(type, isForward: true)
    return (runs.source(of: row), runs.targets[row])
  }

  func value(
    _ property: UInt16, of type: Int, _ position: UInt32
  ) throws(GraphError) -> Value? {
    if let changed = overlay.edit(type, position)?.properties[property] { return changed }
    guard position < overlay.segmentPositionLimit(type) else { return nil }
    let (segment, row) = stack.place(type, position)
    return try segment.column(property, type: type)?.value(row)
  }

  /// All properties of a relationship, by number.
  func properties(
    of type: Int, _ position: UInt32
  ) throws(GraphError) -> [(property: UInt16, value: Value)] {
    var found: [UInt16: Value] = [:]
    if position < overlay.segmentPositionLimit(type) {
      let (segment, row) = stack.place(type, position)
      for entry in segment.catalog.tables[type].columns {
        found[entry.property] = try segment.column(entry.property, type: type)?.value(row)
      }
    }
    for (property, value) in overlay.edit(type, position)?.properties ?? [:] {
      found[property] = value
    }
    return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The first source row of a relationship; source 0 and its sequence number where it has none.
  func primary(_ type: Int, _ position: UInt32) throws(GraphError) -> Citation {
    guard position < overlay.segmentPositionLimit(type) else {
      return Citation(source: 0, row: overlay.edit(type, position)!.sequence!)
    }
    let (segment, row) = stack.place(type, position)
    let (sources, rows) = try segment.citations(type: type)
    return Citation(source: UInt32(sources.integer(row)!), row: UInt32(rows.integer(row)!))
  }

  /// Whether equal relationships may become one with it, and which of its row's it is.
  func form(_ type: Int, _ position: UInt32) throws(GraphError) -> RelationshipForm {
    guard position < overlay.segmentPositionLimit(type) else { return RelationshipForm() }
    let (segment, row) = stack.place(type, position)
    return RelationshipForm(
      rawValue: UInt16(try segment.forms(type: type).integer(row) ?? 0))
  }

  /// The source rows of a relationship, each once: the primary one first, the others ascending.
  func citations(_ type: Int, _ position: UInt32) throws(GraphError) -> [Citation] {
    guard position < overlay.segmentPositionLimit(type) else { return [] }
    let first = try primary(type, position)
    var further: [Citation] = []
    for segment in stack.segments where type < segment.catalog.tables.count {
      further += try segment.further(segment.catalog.tables[type].further, of: position)
    }
    return Citation.list(first.source == 0 ? nil : first, further)
  }

  /// The neighbours of a node over a type in one direction, and the positions of the relationships:
  /// those that count, or all. Ascending inside each segment, then the overlay's.
  func neighbours(
    of node: UInt32, _ type: Int, isForward: Bool, includesRemoved: Bool = false
  ) throws(GraphError) -> [(neighbour: UInt32, position: UInt32)] {
    var found: [(neighbour: UInt32, position: UInt32)] = []
    for segment in stack.segments where type < segment.catalog.tables.count {
      let layer = try AdjacencyLayer(segment, type, isForward: isForward)
      layer.forEach(node) { found.append(($0, $1)) }
    }
    let edits = overlay.edits(ofType: type)
    if let edits, edits.madeCount > 0 {
      for position in (isForward ? edits.outgoing : edits.incoming)[node] ?? [] {
        let ends = edits.edits[position]!.ends!
        found.append((isForward ? ends.to : ends.from, position))
      }
    }
    if let edits, edits.removedCount > 0, !includesRemoved {
      found.removeAll { edits.edits[$0.position]?.state.isLive == false }
    }
    return found
  }
}

extension GraphState {
  /// The positions of the relationships of a type from one node to another that count, ascending.
  func positions(_ type: Int, from: UInt32, to: UInt32) throws(GraphError) -> [UInt32] {
    var found: [UInt32] = []
    for segment in stack.segments where type < segment.catalog.tables.count {
      let runs = try segment.adjacency(type, isForward: true)
      let first = segment.catalog.tables[type].firstPosition
      var ordinal = 0
      while let place = runs.find(to, from: from, ordinal: ordinal) {
        found.append(first + UInt32(place))
        ordinal += 1
      }
    }
    guard let edits = overlay.edits(ofType: type) else { return found }
    if edits.madeCount > 0, let outgoing = edits.outgoing[from], let incoming = edits.incoming[to] {
      // A hub has many on one side; the other end has few.
      let fewer = outgoing.count <= incoming.count ? outgoing : incoming
      for position in fewer {
        let ends = edits.edits[position]!.ends!
        if ends == (from, to) { found.append(position) }
      }
    }
    if edits.removedCount > 0 { found.removeAll { edits.edits[$0]?.state.isLive == false } }
    return found
  }
}

/// The neighbours that one segment of a stack holds over one type in one direction.
struct AdjacencyLayer: Sendable {
  /// The position of the segment's first relationship of the type.
  let first: UInt32
  let runs: AdjacencyRuns
  /// The other direction, where `runs` goes backward.
  private let forward: AdjacencyRuns?

  init(_ segment: Segment, _ type: Int, isForward: Bool) throws(GraphError) {
    first = segment.catalog.tables[type].firstPosition
    runs = try segment.adjacency(type, isForward: isForward)
    forward = isForward ? nil : try segment.adjacency(type, isForward: true)
  }

  /// Calls `body` with each neighbour and the position of the relationship.
  ///
  /// The two directions were compared when the backward one was opened, so each relationship is
  /// there.
  @inline(__always)
  func forEach(_ node: UInt32, _ body: (UInt32, UInt32) throws -> Void) rethrows {
    let run = runs.run(of: node)
    guard let forward else {
      for place in run { try body(runs.targets[place], first + UInt32(place)) }
      return
    }
    var (previous, ordinal) = (UInt32.max, 0)
    for place in run {
      let source = runs.targets[place]
      ordinal = source == previous ? ordinal + 1 : 0
      previous = source
      try body(source, first + UInt32(forward.find(node, from: source, ordinal: ordinal)!))
    }
  }
}

/// What a relationship is besides its ends, properties and source rows, in sixteen bits.
struct RelationshipForm: Hashable, Sendable {
  var rawValue: UInt16 = 0

  init(rawValue: UInt16 = 0) { self.rawValue = rawValue }

  /// - Parameters:
  ///   - merges: whether equal relationships become one with it.
  ///   - ordinal: which of the relationships that its source row makes it is, below 32,768.
  init(merges: Bool, ordinal: Int) {
    precondition((0..<1 << 15).contains(ordinal), "more relationships than a row may make")
    rawValue = UInt16(ordinal << 1 | (merges ? 1 : 0))
  }

  var merges: Bool { rawValue & 1 == 1 }
  var ordinal: Int { Int(rawValue >> 1) }
}
