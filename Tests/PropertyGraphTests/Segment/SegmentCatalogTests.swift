import ReferenceGraph
import Testing

@testable import PropertyGraph

/// A catalogue that lies, under sums that fit, gives an error or a readable graph, and never ends
/// the process.
@Suite struct SegmentCatalogTests {
  /// Says whether the graph could be read.
  @discardableResult
  private func exerciseIfItOpens(_ path: String) -> Bool {
    do {
      exercise(try GraphSnapshot(segments: [path], scope: .all))
      exercise(
        try GraphSnapshot(segments: [path], scope: ReadScope(hiddenLabels: ["Person", "Tender"])))
      return true
    } catch {
      if error.file != path { Issue.record("\(error) names no file") }
      return false
    }
  }

  @Test func encodingComesBack() throws {
    let file = try DamagedFile(GraphGenerator.script(seed: 90, nodes: 80, relationships: 120))
    #expect(try file.decodedCatalog().encoded() == Array(file.original[file.catalog]))
  }

  /// Small generated graphs have every coding, width and kind of adjacency, so that the tests here
  /// mean something.
  @Test func generatedGraphsHoldEverything() throws {
    var codings: Set<String> = []
    var adjacencies: Set<String> = []
    for seed in 0..<60 {
      let script = GraphGenerator.script(seed: UInt64(seed), nodes: 40, relationships: 90)
      let catalog = try DamagedFile(script).decodedCatalog()
      let columns = catalog.ranges.flatMap(\.columns) + catalog.tables.flatMap(\.columns)
      for column in columns.map(\.column) {
        let name =
          switch column.coding {
          case .numbers(let place): "numbers \(place.width)"
          case .doubles: "doubles"
          case .scaled: "scaled"
          case .heap: "heap \(column.kind)"
          case .fixed: "fixed"
          case .decimal: "decimal"
          case .dictionary: "dictionary"
          }
        codings.insert(name)
        codings.insert(column.presence == .none ? "full" : "with gaps")
      }
      for place in catalog.tables.flatMap({ [$0.out, $0.in] }) {
        adjacencies.insert(
          place == .empty ? "empty" : place.words == .none ? "dense" : "sparse")
      }
    }
    #expect(
      codings == [
        "numbers 0", "numbers 1", "numbers 2", "numbers 4", "numbers 8", "doubles", "scaled",
        "heap string", "heap mixed", "fixed", "decimal", "dictionary", "full", "with gaps",
      ])
    #expect(adjacencies == ["empty", "dense", "sparse"])
  }

  static let oddNumbers: [UInt64] = [
    0, 1, 2, 3, 6, 7, 8, 64, 255, 4096, 65_535, 65_536, 0x8000_0000, 0xFFFF_FFFF, 1 << 62,
    1 << 63, .max, .max - 63,
  ]

  /// Numbers of every width, laid over a random place.
  @Test(arguments: 100..<112) func randomNumbers(seed: Int) throws {
    let file = try DamagedFile(
      GraphGenerator.script(seed: UInt64(seed), nodes: 24, relationships: 40))
    let original = Array(file.original[file.catalog])
    var random = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<100 {
      var bytes = original
      for _ in 0..<random.pick([1, 1, 1, 2, 4]) {
        let number = random.chance(0.1) ? random.next() : random.pick(Self.oddNumbers)
        let width = random.pick([1, 1, 2, 4, 8])
        let at = random.below(bytes.count - width)
        for byte in 0..<width { bytes[at + byte] = UInt8(truncatingIfNeeded: number >> (8 * byte)) }
      }
      file.with(catalog: bytes) { exerciseIfItOpens(file.path) }
    }
  }

  /// Small steps away from what was written, where lengths and counts nearly fit.
  @Test(arguments: 200..<208) func nearMisses(seed: Int) throws {
    let file = try DamagedFile(
      GraphGenerator.script(seed: UInt64(seed), nodes: 24, relationships: 40))
    let original = Array(file.original[file.catalog])
    var random = SeededGenerator(seed: UInt64(seed))
    var opened = 0
    for _ in 0..<100 {
      var bytes = original
      let at = random.below(bytes.count)
      bytes[at] = bytes[at] &+ random.pick([1, 255, 2, 254, 64, 192] as [UInt8])
      file.with(catalog: bytes) { opened += exerciseIfItOpens(file.path) ? 1 : 0 }
    }
    // Neither all nor none, or the test would test little.
    #expect((5...95).contains(opened))
  }

  /// Data that lies under sums that fit: offsets, neighbours, ranks, codes, slots of key indexes.
  @Test(arguments: 400..<406) func hostileData(seed: Int) throws {
    let file = try DamagedFile(
      GraphGenerator.script(seed: UInt64(seed), nodes: 24, relationships: 40))
    let original = Array(file.original[file.data])
    // Padding is most of a small file; what is not zero is worth changing.
    let places = original.indices.filter { original[$0] != 0 }
    var random = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<100 {
      var bytes = original
      for _ in 0..<random.pick([1, 1, 3]) {
        let at = random.pick(places) & ~random.pick([0, 3])
        bytes[at] = random.pick([0, 1, 0x7F, 0x80, 0xFF, UInt8(random.below(256))] as [UInt8])
        if random.chance(0.3), at + 3 < bytes.count { bytes[at + 3] = 0xFF }
      }
      file.with(data: bytes) { exerciseIfItOpens(file.path) }
    }
  }

  @Test func cutShortAtEveryByte() throws {
    let file = try DamagedFile(GraphGenerator.script(seed: 91, nodes: 12, relationships: 12))
    let bytes = Array(file.original[file.catalog])
    for count in bytes.indices {
      #expect(throws: GraphError.self) {
        try bytes[..<count].withUnsafeBytes { _ = try SegmentCatalog.decode($0) }
      }
    }
    #expect(throws: GraphError.self) {
      try (bytes + [0]).withUnsafeBytes { _ = try SegmentCatalog.decode($0) }
    }
  }

  /// Parts exchanged for others of the same shape.
  @Test(arguments: 300..<310) func exchangedSections(seed: Int) throws {
    let file = try DamagedFile(
      GraphGenerator.script(seed: UInt64(seed), nodes: 24, relationships: 60))
    var random = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<30 {
      var catalog = try file.decodedCatalog()
      exchange(in: &catalog, &random)
      exerciseIfItOpens(try file.rewritten(catalog: catalog))
    }
  }

  private func exchange(in catalog: inout SegmentCatalog, _ random: inout SeededGenerator) {
    let (a, b) = (random.below(catalog.tables.count), random.below(catalog.tables.count))
    let space = random.below(catalog.keyIndexes.count)
    let range = random.below(catalog.ranges.count)
    switch random.below(8) {
    case 0:
      (catalog.tables[a].in, catalog.tables[b].in) = (catalog.tables[b].in, catalog.tables[a].in)
    case 1: catalog.tables[a].in = catalog.tables[a].out
    case 2:
      catalog.tables[a].in = catalog.tables[b].in
      catalog.tables[a].out = catalog.tables[b].out
      catalog.tables[a].count = catalog.tables[b].count
    case 3: catalog.keyIndexes[space].dense = catalog.tables[a].out.targets
    case 4: catalog.keyIndexes[space].slots = catalog.tables[a].in.targets
    case 5: catalog.ranges[range].spaces = catalog.ranges[range].citationRows
    case 6: catalog.ranges[range].sequences = catalog.ranges[range].citationRows
    default: catalog.furtherNodeCitations = catalog.tables[a].out.targets
    }
  }

  /// Faults that once would have ended the process, each in a catalogue that is sound otherwise.
  static let faults: [(id: String, change: @Sendable (inout SegmentCatalog) -> Void)] = [
    (
      "ranges that wrap around 32 bits",
      { catalog in
        let count = UInt32.max - catalog.nodeCount + 1
        var extra = catalog.ranges[0]
        (extra.start, extra.count, extra.columns) = (catalog.nodeCount, count, [])
        (extra.keys, extra.sequences) = (nil, nil)
        let zero = constant(0, count)
        (extra.spaces, extra.citationSources, extra.citationRows) = (zero, zero, zero)
        catalog.ranges.append(extra)
        extra.start = 0
        extra.count = catalog.nodeCount
        catalog.ranges.append(extra)
      }
    ),
    (
      "more nodes than the data could hold",
      { catalog in
        var extra = catalog.ranges[0]
        (extra.start, extra.count, extra.columns) = (catalog.nodeCount, 4_000_000_000, [])
        (extra.keys, extra.sequences) = (nil, nil)
        let zero = constant(0, extra.count)
        (extra.spaces, extra.citationSources, extra.citationRows) = (zero, zero, zero)
        catalog.ranges.append(extra)
        catalog.nodeCount += extra.count
      }
    ),
    (
      "a key space beyond the names", { $0.ranges[0].spaces = constant(70_000, $0.ranges[0].count) }
    ),
    ("a source below zero", { $0.ranges[0].citationSources = constant(-1, $0.ranges[0].count) }),
    ("a row of 40 bits", { $0.tables[0].citationRows = constant(1 << 40, $0.tables[0].count) }),
    (
      "texts below zero",
      { catalog in
        let place = PackedIntegers.Place(base: -5, width: 0, section: .none)
        catalog.ranges[0].columns[0].column = ColumnPlace(
          kind: .string, count: catalog.ranges[0].count, presence: .none, coding: .decimal(place))
      }
    ),
    (
      "numbers coded as texts",
      { catalog in
        catalog.ranges[0].columns[0].column.kind = .integer
        catalog.ranges[0].columns[0].column.coding = .fixed(width: 1, bytes: .none)
      }
    ),
    (
      "a width that overflows",
      { catalog in
        catalog.ranges[0].columns[0].column = ColumnPlace(
          kind: .string, count: catalog.ranges[0].count, presence: .none,
          coding: .fixed(width: .max, bytes: SectionPlace(offset: 4096, length: 64)))
      }
    ),
    ("an unaligned section", { $0.tables[0].out.targets.offset += 1 }),
    ("keys of another length", { $0.ranges[0].keys?.count += 1 }),
  ]

  private static func constant(_ number: Int64, _ count: UInt32) -> ColumnPlace {
    ColumnPlace(
      kind: .integer, count: count, presence: .none,
      coding: .numbers(PackedIntegers.Place(base: number, width: 0, section: .none)))
  }

  @Test(arguments: Self.faults.indices) func regressionHostileCatalogues(number: Int) throws {
    let file = try DamagedFile(Self.simple)
    var catalog = try file.decodedCatalog()
    Self.faults[number].change(&catalog)
    let path = try file.rewritten(catalog: catalog)
    exerciseIfItOpens(path)
    // More nodes than data is no lie when every column is constant.
    guard number != 1 else { return }
    #expect(throws: GraphError.self, "\(Self.faults[number].id)") {
      try GraphSnapshot(segments: [path], scope: .all).verify()
    }
  }

  @Test func regressionTheSameNameTwice() throws {
    let file = try DamagedFile(Self.simple)
    var bytes = Array(file.original[file.catalog])
    let at = try #require(bytes.indices.first { bytes[$0...].starts(with: "KNOWS".utf8) })
    bytes.replaceSubrange(at..<at + 5, with: "OWNED".utf8)
    file.with(catalog: bytes) {
      #expect(throws: GraphError.self) { try GraphSnapshot(segments: [file.path], scope: .all) }
    }
  }

  /// Two keyed persons with a text each, and a tie each way.
  private static var simple: GraphScript {
    var script = GraphScript()
    script.steps = [
      .node(space: "person", key: "1"), .node(space: "person", key: "2"),
      .set(nodes: [0, 1], .init("name", [.text("甲"), .text("乙乙")])),
    ]
    for type in ["OWNED", "KNOWS"] {
      var batch = GraphScript.Batch(type: type, source: 1)
      (batch.from, batch.to, batch.rows) = ([0, 1], [1, 0], [1, 2])
      script.steps.append(.relationships(batch))
    }
    return script
  }
}
