/// How many bytes one kind of array takes in the segments of a graph.
public struct ArraySize: Hashable, Sendable {
  /// Such as `CALLS out targets` or `Person name`.
  public var name: String
  /// Entries: nodes, relationships, runs or distinct texts.
  public var count: Int
  /// Without padding between arrays.
  public var byteCount: Int
}

extension GraphSnapshot {
  /// The bytes of every array of every segment, equal names together, largest first.
  ///
  /// What is left of a segment file are padding (below 0.1 %), the sums of its blocks (8 bytes a
  /// MiB) and its catalogue. Edits since the last segment are not counted.
  public var arraySizes: [ArraySize] {
    var sizes: [String: ArraySize] = [:]
    func add(_ name: String, _ count: Int, _ places: [SectionPlace]) {
      let bytes = places.reduce(0) { $0 + Int(truncatingIfNeeded: $1.length) }
      guard bytes > 0 else { return }
      sizes[name, default: ArraySize(name: name, count: 0, byteCount: 0)].count += count
      sizes[name]!.byteCount += bytes
    }
    func add(_ name: String, _ column: ColumnPlace) {
      add(name, Int(column.count), column.sections)
    }
    let names = state.names
    for segment in state.stack.segments {
      let catalog = segment.catalog
      for range in catalog.ranges {
        let label = range.labels.map { names.labels.names[Int($0)] }.joined(separator: ":")
        add("\(label) key space", range.spaces)
        if let keys = range.keys { add("\(label) key", keys) }
        if let sequences = range.sequences { add("\(label) sequence", sequences) }
        add("\(label) citation source", range.citationSources)
        add("\(label) citation row", range.citationRows)
        for (property, column) in range.columns {
          add("\(label) \(names.properties.names[Int(property)])", column)
        }
      }
      for (type, table) in zip(names.types.names, catalog.tables) {
        for (way, place) in [("out", table.out), ("in", table.in)] {
          let nodes = Int(place.limit - place.first)
          add("\(type) \(way) offsets", nodes, [place.words, place.sources, place.offsets])
          add("\(type) \(way) targets", Int(table.count), [place.targets])
        }
        add("\(type) citation source", table.citationSources)
        add("\(type) citation row", table.citationRows)
        add("\(type) form", table.forms)
        add("\(type) further citations", Int(table.further.length) / 12, [table.further])
        for (property, column) in table.columns {
          add("\(type) \(names.properties.names[Int(property)])", column)
        }
      }
      for (space, index) in zip(names.spaces.names, catalog.keyIndexes) {
        add("\(space): key index", Int(catalog.nodeCount), [index.dense, index.slots])
      }
      for search in catalog.searches {
        let name = "search of \(names.properties.names[Int(search.property)])"
        sizes[name, default: ArraySize(name: name, count: 0, byteCount: 0)].count +=
          Int(catalog.nodeCount)
        sizes[name]!.byteCount += search.index.byteCount
      }
    }
    return sizes.values.sorted { ($1.byteCount, $0.name) < ($0.byteCount, $1.name) }
  }
}

extension ColumnPlace {
  /// Everything the column lies in.
  fileprivate var sections: [SectionPlace] {
    switch coding {
    case .numbers(let place), .scaled(let place, _), .decimal(let place):
      [presence, place.section]
    case .doubles(let place), .fixed(_, let place): [presence, place]
    case .heap(let heap): [presence, heap.offsets, heap.bytes]
    case .dictionary(let codes, _, let heap): [presence, codes.section, heap.offsets, heap.bytes]
    }
  }
}
