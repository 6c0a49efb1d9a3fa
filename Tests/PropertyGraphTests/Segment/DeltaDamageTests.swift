import ReferenceGraph
import Testing

@testable import PropertyGraph

/// Deltas in the wrong place and deltas that are not what was written.
@Suite struct DeltaDamageTests {
  private let folder: TemporaryFolder
  /// A base, and two deltas one on the other with all that a delta may hold.
  private let paths: [String]

  init() throws {
    folder = try TemporaryFolder()
    let graph = try GraphFixture()
    for source in [1, 2, 3] as [UInt32] {
      try graph.importing { builder in
        let (a, b) = (builder.person("\(source)"), builder.person("1", ["L\(source)"]))
        builder.set("p\(source)", of: b, to: .integer(Int64(source)))
        for node in [a, b] { builder.cite(Citation(source: source, row: 2), for: node) }
        builder.relationship("KNOWS", from: a, to: b, citation: Citation(source: source, row: 2))
        builder.relationship(
          "KNOWS", from: a, to: a, citation: Citation(source: source, row: 3), merges: true)
      }
      try graph.edit { transaction in
        let node = try graph.node("person:1")
        try transaction.set("name", of: node, to: .integer(Int64(source)))
        try transaction.set("since", of: graph.tie("r:\(source).2"), to: .integer(1))
        try transaction.delete(graph.tie("r:\(source).3"))
        _ = try transaction.createNode(labels: ["New"])
      }
    }
    var copies: [String] = []
    for (number, path) in graph.paths.enumerated() {
      copies.append(folder.file("\(number).gxs"))
      try overwrite(copies[number], with: contents(path))
    }
    paths = copies
    let whole = try GraphSnapshot(segments: paths, scope: .all)
    try whole.verify()
    #expect(whole.segmentCount == 3 && whole.nodeCount == 5)
  }

  private func expectFault(
    _ paths: [String], at place: Int, _ what: String, isExercised: Bool = false
  ) -> GraphError? {
    do throws(GraphError) {
      let snapshot = try GraphSnapshot(segments: paths, scope: .all)
      if isExercised { exercise(snapshot) }
      try snapshot.verify()
      Issue.record("\(what) went unnoticed")
      return nil
    } catch {
      #expect(error.code == .corrupt && error.file == paths[place], "\(what): \(error)")
      return error
    }
  }

  /// Which segments are opened, and which of them is the first that does not fit.
  @Test(arguments: [
    ([1], 0), ([2], 0), ([0, 2], 1), ([0, 2, 1], 1), ([1, 0], 0), ([0, 0], 1), ([0, 1, 1], 2),
    ([0, 1, 2, 2], 3), ([0, 1, 0], 2), ([1, 2], 0), ([2, 1, 0], 0),
  ])
  func segmentsOutOfOrder(order: [Int], place: Int) {
    _ = expectFault(order.map { paths[$0] }, at: place, "\(order)")
  }

  @Test func earlierStatesStillOpen() throws {
    for count in 0...3 {
      let snapshot = try GraphSnapshot(segments: Array(paths.prefix(count)), scope: .all)
      try snapshot.verify()
      #expect(snapshot.nodeCount == [0, 1, 3, 5][count])
    }
  }

  /// A base that looks the same and is another.
  @Test func anotherBase() throws {
    let other = GraphBuilder()
    _ = other.person("7")
    try other.write(to: folder.file("other"))
    #expect(
      try GraphSnapshot(segments: [folder.file("other")], scope: .all).nodeIndexLimit
        == GraphSnapshot(segments: [paths[0]], scope: .all).nodeIndexLimit)
    _ = expectFault([folder.file("other"), paths[1]], at: 1, "another base")
  }

  /// Every byte of the sections that are read when a delta is opened.
  @Test(arguments: [1, 2]) func flippedBytesInChanges(delta: Int) throws {
    let original = try contents(paths[delta])
    let catalog = try Segment(path: paths[delta]).catalog
    #expect(catalog.changes != .none)
    var damaged = paths
    damaged[delta] = folder.file("damaged")
    let section = catalog.changes
    for at in Int(section.offset)..<Int(section.offset + section.length) {
      var bytes = original
      bytes[at] ^= 0x41
      try overwrite(damaged[delta], with: bytes)
      let error = expectFault(damaged, at: delta, "a flip at \(at)")
      #expect(error?.block == 0)
    }
  }

  /// The same under sums that fit: an error that names the file, or a readable graph.
  @Test(arguments: 0..<6) func hostileDeltas(seed: Int) throws {
    let original = try contents(paths[1])
    let header = try original.withUnsafeBytes {
      try SegmentFormat.Header.read($0, size: $0.count, file: "original")
    }
    let catalog = try Segment(path: paths[1]).catalog
    let data = SegmentFormat.pageSize..<Int(header.dataEnd)
    let sections = [catalog.changes, catalog.furtherNodeCitations]
      .map { Int($0.offset)..<Int($0.offset + $0.length) }
    let whole = data.filter { original[$0] != 0 }
    var random = SeededGenerator(seed: UInt64(seed))
    let path = folder.file("hostile")
    var opened = 0
    for _ in 0..<120 {
      var bytes = original
      for _ in 0..<random.pick([1, 1, 3]) {
        let at =
          random.chance(0.7)
          ? random.pick(random.pick(sections.filter { !$0.isEmpty })) : random.pick(whole)
        bytes[at] = random.pick([0, 1, 2, 0x7F, 0xFF, UInt8(random.below(256))])
        if random.chance(0.2) {
          for more in at..<min(at + 8, data.upperBound) { bytes[more] = 0xFF }
        }
      }
      var header = header
      var sums = ByteWriter()
      sums.put(bytes[data].withUnsafeBytes(Checksum.of))
      header.sumsChecksum = sums.bytes.withUnsafeBytes(Checksum.of)
      bytes.replaceSubrange(Int(header.sumsOffset)..<Int(header.catalogOffset), with: sums.bytes)
      bytes.replaceSubrange(0..<SegmentFormat.headerSize, with: header.page())
      try overwrite(path, with: bytes)
      do throws(GraphError) {
        exercise(try GraphSnapshot(segments: [paths[0], path], scope: .all))
        exercise(
          try GraphSnapshot(
            segments: [paths[0], path], scope: ReadScope(hiddenLabels: ["Person"])))
        opened += 1
      } catch { #expect(error.file == path, "\(error)") }
    }
    #expect((5...115).contains(opened))
  }
}
