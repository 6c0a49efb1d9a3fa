/// A base segment and the deltas written on top of it, opened together.
///
/// ```text
///   nodes       0 ……… base ………│… delta 1 …│… delta 2 …│ then the overlay's
///   positions   the same, type by type
/// ```
final class SegmentStack: Sendable {
  let segments: [Segment]
  /// Where the label ranges of all segments start, ascending.
  private let starts: [UInt32]
  private let places: [(segment: Int, range: Int)]
  /// One past the last node of the segments.
  let nodeLimit: UInt32
  /// Nodes whose labels or properties do not all stand in the base.
  let touched: TouchedNodes
  /// Nodes whose neighbours do not.
  let walks: TouchedRelationships
  /// What the deltas change in earlier segments.
  let changes: Overlay

  /// Opens segments, the base first; none are the empty graph.
  ///
  /// *Complexity:* O(size of the catalogues + what deltas change).
  init(paths: [String]) throws(GraphError) {
    var segments: [Segment] = []
    for path in paths {
      let segment = try Segment(path: path)
      let catalog = segment.catalog
      guard catalog.predecessor == segments.last?.file.identity ?? 0,
        catalog.firstNode == segments.last?.catalog.nodeLimit ?? 0,
        Self.continues(catalog, segments)
      else {
        throw GraphError(.corrupt, "the segment does not continue the one before", file: path)
      }
      segments.append(segment)
    }
    self.segments = segments
    var starts: [UInt32] = []
    var places: [(segment: Int, range: Int)] = []
    for (number, segment) in segments.enumerated() {
      for (at, range) in segment.catalog.ranges.enumerated() {
        starts.append(range.start)
        places.append((number, at))
      }
    }
    self.starts = starts
    self.places = places
    let last = segments.last?.catalog ?? SegmentCatalog()
    nodeLimit = last.nodeLimit
    touched = TouchedNodes(limit: segments.first?.catalog.nodeLimit ?? 0)
    walks = TouchedRelationships(limit: segments.first?.catalog.nodeLimit ?? 0)
    var overlay = Overlay(
      names: last.names, next: last.nextSequences, segmentNodes: nodeLimit,
      segmentPositions: last.tables.map { $0.firstPosition + $0.count }, touched: touched,
      walks: walks,
      lineage: segments.last?.file.identity ?? 0)
    for segment in segments {
      for change in try segment.changes() {
        do throws(GraphError) {
          try overlay.apply(change)
        } catch {
          throw GraphError(error.code, error.message, file: segment.file.path)
        }
      }
    }
    changes = overlay
  }

  /// Whether a catalogue's positions and names count on from those of the segments before.
  private static func continues(_ catalog: SegmentCatalog, _ before: [Segment]) -> Bool {
    guard let last = before.last?.catalog else {
      return catalog.tables.allSatisfy { $0.firstPosition == 0 }
    }
    for (type, table) in catalog.tables.enumerated() {
      let next =
        type < last.tables.count ? last.tables[type].firstPosition + last.tables[type].count : 0
      guard table.firstPosition == next else { return false }
    }
    return zip(last.names.tables, catalog.names.tables).allSatisfy {
      $1.names.starts(with: $0.names)
    }
  }

  /// Whether any delta holds relationships of a type.
  func hasDelta(ofType type: Int) -> Bool {
    segments.dropFirst().contains {
      type < $0.catalog.tables.count && $0.catalog.tables[type].count > 0
    }
  }

  /// The nodes whose neighbours over a type in one direction do not all stand in the base.
  func touched(_ type: Int, isForward: Bool) throws(GraphError) -> TouchedNodes {
    try walks.bitmap(type, isForward: isForward) { bitmap throws(GraphError) in
      for segment in segments.dropFirst() {
        try segment.adjacency(type, isForward: isForward).forEachSource { bitmap.mark($0) }
      }
    }
  }

  /// How many label ranges there are.
  var rangeCount: Int { places.count }

  /// A label range: its nodes and labels.
  func range(_ index: Int) -> (nodes: Range<UInt32>, labels: [UInt16]) {
    let range = segments[places[index].segment].catalog.ranges[places[index].range]
    return (range.start..<range.start + range.count, range.labels)
  }

  /// The segment and label range of a range of all.
  func place(ofRange index: Int) -> (segment: Segment, range: Int) {
    (segments[places[index].segment], places[index].range)
  }

  /// The label range a node lies in, among all. The node must be one of the segments'.
  func rangeIndex(of node: UInt32) -> Int {
    precondition(node < nodeLimit, "no such node in this snapshot")
    var (low, high) = (0, starts.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if starts[middle] <= node { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// Where a node lies. The node must be one of the segments'.
  func place(of node: UInt32) -> (segment: Segment, range: Int, row: Int) {
    let index = rangeIndex(of: node)
    return (segments[places[index].segment], places[index].range, Int(node - starts[index]))
  }

  /// The segment that holds a relationship, and its place there. The position must be one of the
  /// segments'.
  func place(_ type: Int, _ position: UInt32) -> (segment: Segment, row: Int) {
    for segment in segments.reversed() where type < segment.catalog.tables.count {
      let table = segment.catalog.tables[type]
      if position >= table.firstPosition {
        precondition(
          position - table.firstPosition < table.count, "no such relationship in this snapshot")
        return (segment, Int(position - table.firstPosition))
      }
    }
    preconditionFailure("no such relationship in this snapshot")
  }

  /// Touches everything and throws at the first fault, naming file and block.
  func verify() throws(GraphError) { for segment in segments { try segment.verify() } }
}
