/// One immutable segment: the mapped file, its catalogue, and views opened on first touch.
final class Segment: Sendable {
  let file: SegmentFile
  let catalog: SegmentCatalog
  private let nodeColumns: OnceTable<PropertyColumn>
  private let nodeColumnStarts: [Int]
  private let tableColumns: OnceTable<PropertyColumn>
  private let tableColumnStarts: [Int]
  private let adjacencies: OnceTable<AdjacencyRuns>
  private let keyIndexes: OnceTable<KeyIndex>
  private let searches: OnceTable<TextIndex>

  /// Columns every label range has besides its properties.
  enum System: Int, CaseIterable { case spaces, keys, sequences, citationSources, citationRows }

  /// How many columns every relationship table has besides its properties.
  private static let tableSystem = 3

  init(path: String) throws(GraphError) {
    file = try SegmentFile(path: path)
    do throws(GraphError) {
      catalog = try SegmentCatalog.decode(file.catalog)
    } catch {
      throw GraphError(error.code, error.message, file: path)
    }
    let system = System.allCases.count
    var starts = [0]
    for range in catalog.ranges { starts.append(starts.last! + system + range.columns.count) }
    nodeColumnStarts = starts
    nodeColumns = OnceTable(count: starts.last!)
    starts = [0]
    for table in catalog.tables {
      starts.append(starts.last! + Self.tableSystem + table.columns.count)
    }
    tableColumnStarts = starts
    tableColumns = OnceTable(count: starts.last!)
    adjacencies = OnceTable(count: catalog.tables.count * 2)
    keyIndexes = OnceTable(count: catalog.keyIndexes.count)
    searches = OnceTable(count: catalog.searches.count)
  }

  // MARK: - Nodes

  /// The label range a node lies in. The node must exist.
  func rangeIndex(of node: UInt32) -> Int {
    var (low, high) = (0, catalog.ranges.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if catalog.ranges[middle].start <= node { low = middle } else { high = middle - 1 }
    }
    precondition(
      node >= catalog.firstNode && node < catalog.nodeLimit, "no such node in this segment")
    return low
  }

  /// A property's column over one label range, if any node there has it.
  func column(_ property: UInt16, range: Int) throws(GraphError) -> PropertyColumn? {
    guard let at = catalog.ranges[range].columns.firstIndex(where: { $0.property == property })
    else { return nil }
    return try nodeColumns.get(nodeColumnStarts[range] + System.allCases.count + at) {
      () throws(GraphError) in
      try PropertyColumn(catalog.ranges[range].columns[at].column, in: file)
    }
  }

  func system(_ column: System, range: Int) throws(GraphError) -> PropertyColumn? {
    let entry = catalog.ranges[range]
    let place: ColumnPlace? =
      switch column {
      case .spaces: entry.spaces
      case .keys: entry.keys
      case .sequences: entry.sequences
      case .citationSources: entry.citationSources
      case .citationRows: entry.citationRows
      }
    guard let place else { return nil }
    return try nodeColumns.get(nodeColumnStarts[range] + column.rawValue) {
      () throws(GraphError) in
      switch column {
      case .keys: try PropertyColumn(place, in: file)
      case .spaces: try numbers(place, upTo: Int64(catalog.names.spaces.count))
      case .sequences: try numbers(place, from: -1, upTo: .max)
      case .citationSources, .citationRows: try numbers(place, upTo: Int64(UInt32.max))
      }
    }
  }

  /// Opens a column of whole numbers that must lie between bounds.
  private func numbers(
    _ place: ColumnPlace, from low: Int64 = 0, upTo high: Int64
  ) throws(GraphError) -> PropertyColumn {
    let column = try PropertyColumn(place, in: file)
    guard column.isWithin(low...high) else {
      throw GraphError(.corrupt, "a number out of range", file: file.path)
    }
    return column
  }

  func keyIndex(_ space: Int) throws(GraphError) -> KeyIndex {
    try keyIndexes.get(space) { () throws(GraphError) in
      try KeyIndex(catalog.keyIndexes[space], in: file)
    }
  }

  /// The index over the texts of a node property, if there is one.
  func search(_ property: UInt16) throws(GraphError) -> TextIndex? {
    guard let at = catalog.searches.firstIndex(where: { $0.property == property }) else {
      return nil
    }
    return try searches.get(at) { () throws(GraphError) in
      try TextIndex(catalog.searches[at].index, nodeLimit: catalog.nodeLimit, in: file)
    }
  }

  // MARK: - Relationships

  func adjacency(_ type: Int, isForward: Bool) throws(GraphError) -> AdjacencyRuns {
    guard type < catalog.tables.count, catalog.tables[type].count > 0 else { return .empty }
    let table = catalog.tables[type]
    let forward = isForward ? nil : try adjacency(type, isForward: true)
    return try adjacencies.get(type * 2 + (isForward ? 0 : 1)) { () throws(GraphError) in
      let runs = try AdjacencyRuns(
        isForward ? table.out : table.in, nodeLimit: catalog.nodeLimit, count: Int(table.count),
        in: file)
      // Whoever walks backward finds every position again.
      if let forward,
        forward.fingerprint(isForward: true) != runs.fingerprint(isForward: false)
      {
        throw GraphError(
          .corrupt, "a relationship is missing in one direction", file: file.path)
      }
      return runs
    }
  }

  func column(_ property: UInt16, type: Int) throws(GraphError) -> PropertyColumn? {
    guard type < catalog.tables.count,
      let at = catalog.tables[type].columns.firstIndex(where: { $0.property == property })
    else { return nil }
    return try tableColumns.get(tableColumnStarts[type] + Self.tableSystem + at) {
      () throws(GraphError) in
      try PropertyColumn(catalog.tables[type].columns[at].column, in: file)
    }
  }

  func citations(type: Int) throws(GraphError) -> (sources: PropertyColumn, rows: PropertyColumn) {
    let table = catalog.tables[type]
    let sources = try tableColumns.get(tableColumnStarts[type]) { () throws(GraphError) in
      try numbers(table.citationSources, upTo: Int64(UInt32.max))
    }
    let rows = try tableColumns.get(tableColumnStarts[type] + 1) { () throws(GraphError) in
      try numbers(table.citationRows, upTo: Int64(UInt32.max))
    }
    return (sources, rows)
  }

  /// What form the relationships of a type have; see ``SegmentCatalog/RelationshipTable/forms``.
  func forms(type: Int) throws(GraphError) -> PropertyColumn {
    try tableColumns.get(tableColumnStarts[type] + 2) { () throws(GraphError) in
      try numbers(catalog.tables[type].forms, upTo: Int64(UInt16.max))
    }
  }

  /// What the segment changes in others.
  func changes() throws(GraphError) -> [GraphChange] {
    do throws(GraphError) {
      return try GraphChange.decode(try file.bytes(catalog.changes))
    } catch {
      throw GraphError(error.code, error.message, file: file.path, block: error.block)
    }
  }

  /// The further citations of an element out of an ascending list of (element, source, row).
  func further(_ place: SectionPlace, of element: UInt32) throws(GraphError) -> [Citation] {
    let numbers = try further(place)
    var (low, high) = (0, numbers.count / 3)
    while low < high {
      let middle = (low + high) / 2
      if numbers[middle * 3] < element { low = middle + 1 } else { high = middle }
    }
    var found: [Citation] = []
    while low < numbers.count / 3, numbers[low * 3] == element {
      found.append(Citation(source: numbers[low * 3 + 1], row: numbers[low * 3 + 2]))
      low += 1
    }
    return found
  }

  private func further(_ place: SectionPlace) throws(GraphError) -> UnsafeBufferPointer<UInt32> {
    let numbers = try file.items(place, as: UInt32.self)
    guard numbers.count % 3 == 0 else {
      throw GraphError(.corrupt, "a list of citations of odd length", file: file.path)
    }
    return numbers
  }

  // MARK: - Checking

  /// Touches every block and opens every view, so that any damage shows.
  func verify() throws(GraphError) {
    try file.checkAll()
    for (range, entry) in catalog.ranges.enumerated() {
      for column in System.allCases { _ = try system(column, range: range) }
      for column in entry.columns { _ = try self.column(column.property, range: range) }
    }
    for type in catalog.tables.indices {
      for isForward in [true, false] { _ = try adjacency(type, isForward: isForward) }
      _ = try citations(type: type)
      _ = try forms(type: type)
      _ = try further(catalog.tables[type].further)
      for column in catalog.tables[type].columns {
        _ = try self.column(column.property, type: type)
      }
    }
    for space in catalog.keyIndexes.indices { _ = try keyIndex(space) }
    for entry in catalog.searches { _ = try search(entry.property) }
    _ = try further(catalog.furtherNodeCitations)
    _ = try changes()
  }
}
