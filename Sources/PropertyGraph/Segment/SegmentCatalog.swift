/// The table of contents of a segment: names, label ranges, relationship tables, key indexes.
///
/// A delta continues the segments before it: its nodes and positions count on from theirs, its
/// names begin with theirs, and its relationships may join their nodes.
struct SegmentCatalog {
  /// Nodes of one label set: a contiguous run of dense indices with columns of their own.
  struct LabelRange {
    var labels: [UInt16]
    var start: UInt32
    var count: UInt32
    /// Key space of each node plus one; 0 where a node has no key.
    var spaces: ColumnPlace
    var keys: ColumnPlace?
    /// Sequence numbers of nodes without a key, ascending; a node with a key repeats the number
    /// before it.
    var sequences: ColumnPlace?
    var citationSources: ColumnPlace
    var citationRows: ColumnPlace
    var columns: [(property: UInt16, column: ColumnPlace)]
  }

  /// Relationships of one type, in forward order.
  struct RelationshipTable {
    /// How many relationships of the type the segments before hold.
    var firstPosition: UInt32
    var count: UInt32
    var out: AdjacencyPlace
    var `in`: AdjacencyPlace
    var citationSources: ColumnPlace
    var citationRows: ColumnPlace
    /// Bit 0: whether an equal relationship may become one with it; the bits above: which of the
    /// relationships of its source row it is.
    var forms: ColumnPlace
    /// Further citations: (position, source, row), ascending; positions of earlier segments too.
    var further: SectionPlace
    var columns: [(property: UInt16, column: ColumnPlace)]
  }

  /// How a key of one space finds its node; see ``KeyIndex``.
  struct KeyIndexPlace {
    var dense: SectionPlace
    var slots: SectionPlace
  }

  /// Of the segment before, the one this continues; 0 for a base.
  var predecessor: UInt64 = 0
  /// How many nodes the segments before hold.
  var firstNode: UInt32 = 0
  /// How many nodes this segment holds.
  var nodeCount: UInt32 = 0
  /// The numbers that the next node and the next relationship without a key or source row get.
  var nextSequences = Sequences()
  var names = GraphNames()
  var ranges: [LabelRange] = []
  var tables: [RelationshipTable] = []
  var keyIndexes: [KeyIndexPlace] = []
  /// Further citations of nodes: (node, source, row), ascending; nodes of earlier segments too.
  var furtherNodeCitations: SectionPlace = .none
  /// Node properties whose texts can be searched, and where their indexes lie.
  var searches: [(property: UInt16, index: TextIndexPlace)] = []
  /// What the segment changes in elements of earlier ones, and what of its own is withdrawn: see
  /// ``GraphChange``.
  var changes: SectionPlace = .none

  /// One past the last node.
  var nodeLimit: UInt32 { firstNode + nodeCount }

  func encoded() -> [UInt8] {
    var writer = ByteWriter()
    writer.put(predecessor)
    writer.put(firstNode)
    writer.put(nodeCount)
    writer.put(nextSequences.node)
    writer.put(nextSequences.relationship)
    for names in names.tables { writer.put(names.names) { $0.put($1) } }
    writer.put(ranges) { writer, range in
      writer.put(range.labels) { $0.put($1) }
      writer.put(range.start)
      writer.put(range.count)
      range.spaces.write(&writer)
      for optional in [range.keys, range.sequences] {
        writer.put([optional].compactMap { $0 }) { $1.write(&$0) }
      }
      range.citationSources.write(&writer)
      range.citationRows.write(&writer)
      Self.write(range.columns, &writer)
    }
    writer.put(tables) { writer, table in
      writer.put(table.firstPosition)
      writer.put(table.count)
      table.out.write(&writer)
      table.in.write(&writer)
      table.citationSources.write(&writer)
      table.citationRows.write(&writer)
      table.forms.write(&writer)
      table.further.write(&writer)
      Self.write(table.columns, &writer)
    }
    writer.put(keyIndexes) { writer, index in
      index.dense.write(&writer)
      index.slots.write(&writer)
    }
    for place in [furtherNodeCitations, changes] { place.write(&writer) }
    writer.put(searches) { writer, search in
      writer.put(search.property)
      search.index.write(&writer)
    }
    return writer.bytes
  }

  static func decode(_ bytes: UnsafeRawBufferPointer) throws(GraphError) -> SegmentCatalog {
    var reader = ByteReader(bytes)
    var catalog = SegmentCatalog()
    func names(_ reader: inout ByteReader) throws(GraphError) -> NameTable {
      let names = try reader.array { reader throws(GraphError) in try reader.string() }
      guard names.count <= NameTable.countMax, let table = NameTable(names) else {
        throw GraphError(.corrupt, "names that are too many or not distinct")
      }
      return table
    }
    catalog.predecessor = try reader.integer(UInt64.self)
    catalog.firstNode = try reader.integer(UInt32.self)
    catalog.nodeCount = try reader.integer(UInt32.self)
    catalog.nextSequences.node = try reader.integer(UInt64.self)
    catalog.nextSequences.relationship = try reader.integer(UInt32.self)
    catalog.names.labels = try names(&reader)
    catalog.names.types = try names(&reader)
    catalog.names.properties = try names(&reader)
    catalog.names.spaces = try names(&reader)
    catalog.ranges = try reader.array { reader throws(GraphError) in try range(&reader) }
    catalog.tables = try reader.array { reader throws(GraphError) in try table(&reader) }
    catalog.keyIndexes = try reader.array { reader throws(GraphError) in
      KeyIndexPlace(
        dense: try SectionPlace.read(&reader), slots: try SectionPlace.read(&reader))
    }
    catalog.furtherNodeCitations = try SectionPlace.read(&reader)
    catalog.changes = try SectionPlace.read(&reader)
    catalog.searches = try reader.array { reader throws(GraphError) in
      (try reader.integer(UInt16.self), try TextIndexPlace.read(&reader))
    }
    guard reader.isAtEnd else { throw GraphError(.corrupt, "the catalogue is too long") }
    try catalog.check()
    return catalog
  }

  private static func range(_ reader: inout ByteReader) throws(GraphError) -> LabelRange {
    let labels = try reader.array { reader throws(GraphError) in
      try reader.integer(UInt16.self)
    }
    let start = try reader.integer(UInt32.self)
    let count = try reader.integer(UInt32.self)
    let spaces = try ColumnPlace.read(&reader)
    let keys = try optional(&reader)
    let sequences = try optional(&reader)
    return LabelRange(
      labels: labels, start: start, count: count, spaces: spaces, keys: keys,
      sequences: sequences, citationSources: try ColumnPlace.read(&reader),
      citationRows: try ColumnPlace.read(&reader), columns: try columns(&reader))
  }

  private static func table(_ reader: inout ByteReader) throws(GraphError) -> RelationshipTable {
    RelationshipTable(
      firstPosition: try reader.integer(UInt32.self), count: try reader.integer(UInt32.self),
      out: try AdjacencyPlace.read(&reader), in: try AdjacencyPlace.read(&reader),
      citationSources: try ColumnPlace.read(&reader), citationRows: try ColumnPlace.read(&reader),
      forms: try ColumnPlace.read(&reader), further: try SectionPlace.read(&reader),
      columns: try columns(&reader))
  }

  private static func optional(_ reader: inout ByteReader) throws(GraphError) -> ColumnPlace? {
    let found = try reader.array { reader throws(GraphError) in try ColumnPlace.read(&reader) }
    guard found.count <= 1 else { throw GraphError(.corrupt, "a column given twice") }
    return found.first
  }

  private static func write(
    _ columns: [(property: UInt16, column: ColumnPlace)], _ writer: inout ByteWriter
  ) {
    writer.put(columns) { writer, entry in
      writer.put(entry.property)
      entry.column.write(&writer)
    }
  }

  private static func columns(
    _ reader: inout ByteReader
  ) throws(GraphError) -> [(property: UInt16, column: ColumnPlace)] {
    try reader.array { reader throws(GraphError) in
      (try reader.integer(UInt16.self), try ColumnPlace.read(&reader))
    }
  }

  /// What must hold between the parts: ranges tile the nodes, columns are as long as what they
  /// describe, numbers stay inside their tables of names.
  private func check() throws(GraphError) {
    var next = UInt64(firstNode)
    for range in ranges {
      guard UInt64(range.start) == next, fits(range) else {
        throw GraphError(.corrupt, "a label range that does not fit")
      }
      next += UInt64(range.count)
    }
    guard next == UInt64(firstNode) + UInt64(nodeCount), next < UInt64(UInt32.max),
      tables.count == names.types.count, tables.allSatisfy(fits),
      keyIndexes.count == names.spaces.count,
      searches.allSatisfy({ Int($0.property) < names.properties.count })
    else { throw GraphError(.corrupt, "a catalogue that does not fit together") }
  }

  private func fits(_ range: LabelRange) -> Bool {
    let numbers = [range.spaces, range.sequences, range.citationSources, range.citationRows]
    return range.labels.allSatisfy { Int($0) < names.labels.count }
      && numbers.compactMap { $0 }.allSatisfy { Self.isFullNumbers($0, range.count) }
      && (range.keys.map { $0.kind == .string && $0.count == range.count } ?? true)
      && fits(range.columns, range.count)
  }

  private func fits(_ table: RelationshipTable) -> Bool {
    [table.citationSources, table.citationRows, table.forms].allSatisfy {
      Self.isFullNumbers($0, table.count)
    } && fits(table.columns, table.count)
      && UInt64(table.firstPosition) + UInt64(table.count) <= UInt64(UInt32.max)
  }

  private func fits(
    _ columns: [(property: UInt16, column: ColumnPlace)], _ count: UInt32
  ) -> Bool {
    columns.allSatisfy { Int($0.property) < names.properties.count && $0.column.count == count }
  }

  /// Whether a column holds a whole number for each of `count` entries.
  private static func isFullNumbers(_ column: ColumnPlace, _ count: UInt32) -> Bool {
    column.kind == .integer && column.count == count && column.presence == .none
  }
}
