/// The table of contents of a segment: names, label ranges, relationship tables, key indexes.
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
    var count: UInt32
    var out: AdjacencyPlace
    var `in`: AdjacencyPlace
    var citationSources: ColumnPlace
    var citationRows: ColumnPlace
    /// Further citations: (position, source, row), ascending.
    var further: SectionPlace
    var columns: [(property: UInt16, column: ColumnPlace)]
  }

  /// How a key of one space finds its node; see ``KeyIndex``.
  struct KeyIndexPlace {
    var dense: SectionPlace
    var slots: SectionPlace
  }

  var nodeCount: UInt32 = 0
  var labels: [String] = []
  var types: [String] = []
  var properties: [String] = []
  var spaces: [String] = []
  var ranges: [LabelRange] = []
  var tables: [RelationshipTable] = []
  var keyIndexes: [KeyIndexPlace] = []
  /// Further citations of nodes: (node, source, row), ascending.
  var furtherNodeCitations: SectionPlace = .none

  func encoded() -> [UInt8] {
    var writer = ByteWriter()
    writer.put(nodeCount)
    for names in [labels, types, properties, spaces] { writer.put(names) { $0.put($1) } }
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
      writer.put(table.count)
      table.out.write(&writer)
      table.in.write(&writer)
      table.citationSources.write(&writer)
      table.citationRows.write(&writer)
      table.further.write(&writer)
      Self.write(table.columns, &writer)
    }
    writer.put(keyIndexes) { writer, index in
      index.dense.write(&writer)
      index.slots.write(&writer)
    }
    furtherNodeCitations.write(&writer)
    return writer.bytes
  }

  static func decode(_ bytes: UnsafeRawBufferPointer) throws(GraphError) -> SegmentCatalog {
    var reader = ByteReader(bytes)
    var catalog = SegmentCatalog()
    func names(_ reader: inout ByteReader) throws(GraphError) -> [String] {
      try reader.array { reader throws(GraphError) in try reader.string() }
    }
    catalog.nodeCount = try reader.integer(UInt32.self)
    catalog.labels = try names(&reader)
    catalog.types = try names(&reader)
    catalog.properties = try names(&reader)
    catalog.spaces = try names(&reader)
    catalog.ranges = try reader.array { reader throws(GraphError) in try range(&reader) }
    catalog.tables = try reader.array { reader throws(GraphError) in try table(&reader) }
    catalog.keyIndexes = try reader.array { reader throws(GraphError) in
      KeyIndexPlace(
        dense: try SectionPlace.read(&reader), slots: try SectionPlace.read(&reader))
    }
    catalog.furtherNodeCitations = try SectionPlace.read(&reader)
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
      count: try reader.integer(UInt32.self), out: try AdjacencyPlace.read(&reader),
      in: try AdjacencyPlace.read(&reader), citationSources: try ColumnPlace.read(&reader),
      citationRows: try ColumnPlace.read(&reader), further: try SectionPlace.read(&reader),
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
    for names in [labels, types, properties, spaces] {
      guard names.count <= Int(UInt16.max), Set(names).count == names.count else {
        throw GraphError(.corrupt, "names that are too many or not distinct")
      }
    }
    var next: UInt64 = 0
    for range in ranges {
      guard UInt64(range.start) == next, fits(range) else {
        throw GraphError(.corrupt, "a label range that does not fit")
      }
      next += UInt64(range.count)
    }
    guard next == UInt64(nodeCount), tables.count == types.count, tables.allSatisfy(fits),
      keyIndexes.count == spaces.count
    else { throw GraphError(.corrupt, "a catalogue that does not fit together") }
  }

  private func fits(_ range: LabelRange) -> Bool {
    let numbers = [range.spaces, range.sequences, range.citationSources, range.citationRows]
    return range.labels.allSatisfy { Int($0) < labels.count }
      && numbers.compactMap { $0 }.allSatisfy { Self.isFullNumbers($0, range.count) }
      && (range.keys.map { $0.kind == .string && $0.count == range.count } ?? true)
      && fits(range.columns, range.count)
  }

  private func fits(_ table: RelationshipTable) -> Bool {
    Self.isFullNumbers(table.citationSources, table.count)
      && Self.isFullNumbers(table.citationRows, table.count) && fits(table.columns, table.count)
  }

  private func fits(
    _ columns: [(property: UInt16, column: ColumnPlace)], _ count: UInt32
  ) -> Bool {
    columns.allSatisfy { Int($0.property) < properties.count && $0.column.count == count }
  }

  /// Whether a column holds a whole number for each of `count` entries.
  private static func isFullNumbers(_ column: ColumnPlace, _ count: UInt32) -> Bool {
    column.kind == .integer && column.count == count && column.presence == .none
  }
}
