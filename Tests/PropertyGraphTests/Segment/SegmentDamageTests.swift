import Glibc
import ReferenceGraph
import Testing

@testable import PropertyGraph

/// Whatever happens to a file, its reader says so and names the place.
@Suite struct SegmentDamageTests {
  private func open(_ path: String) throws -> GraphSnapshot {
    let snapshot = try GraphSnapshot(segments: [path], scope: .all)
    try snapshot.verify()
    return snapshot
  }

  /// Opens what must not open, and returns the error.
  private func fault(_ path: String, _ what: String) -> GraphError? {
    do {
      _ = try open(path)
      Issue.record("\(what) went unnoticed")
    } catch let error as GraphError {
      if error.file != path { Issue.record("\(what): \(error) names no file") }
      return error
    } catch {
      Issue.record("\(what): \(error)")
    }
    return nil
  }

  @Test func everyFlippedByteIsFound() throws {
    let file = try DamagedFile(GraphGenerator.script(seed: 77, nodes: 200, relationships: 400))
    _ = try open(file.path)
    var random = SeededGenerator(seed: 1)
    var places = (0..<200).map { _ in random.below(SegmentFormat.pageSize) }
    places += 0..<96
    places += (SegmentFormat.pageSize - 8)..<SegmentFormat.pageSize
    places += (0..<500).map { _ in random.pick(file.data) }
    places += file.sums
    places += (0..<400).map { _ in random.pick(file.catalog) }
    places.append(file.original.count - 1)
    #expect(places.count > 1200)
    for place in places {
      let flipped = file.original[place] ^ UInt8(1 + random.below(255))
      file.with([flipped], at: place) {
        let error = fault(file.path, "a flip at \(place)")
        #expect(error?.block == (file.data.contains(place) ? 0 : nil))
      }
    }
    _ = try open(file.path)
  }

  @Test func aFlipInALongFileNamesItsBlock() throws {
    var script = GraphGenerator.script(seed: 78, nodes: 50, relationships: 50)
    var random = SeededGenerator(seed: 2)
    let texts = (0..<50).map { _ -> Value? in
      .text(
        String((0..<50_000).map { _ in Character(Unicode.Scalar(UInt8(33 + random.below(90)))) }))
    }
    script.steps.append(.set(nodes: Array(0..<20), .init("long", Array(texts.prefix(20)))))
    script.steps.append(.set(nodes: Array(0..<20), .init("longer", Array(texts.suffix(20)))))
    let file = try DamagedFile(script)
    #expect(file.sums.count >= 2 * 8)
    for _ in 0..<12 {
      let place = random.pick(file.data)
      file.with([file.original[place] ^ 0x10], at: place) {
        let error = fault(file.path, "a flip at \(place)")
        #expect(error?.block == (place - SegmentFormat.pageSize) / SegmentFormat.blockSize)
        #expect(error?.code == .corrupt)
      }
    }
    for block in 0..<file.sums.count / 8 {
      let start = SegmentFormat.pageSize + block << 20
      for place in [start, min(start + 1 << 20, file.data.upperBound) - 1] {
        file.with([file.original[place] ^ 1], at: place) {
          #expect(fault(file.path, "a flip at \(place)")?.block == block)
        }
      }
    }
  }

  @Test func truncationsAndAdditions() throws {
    let file = try DamagedFile(GraphGenerator.script(seed: 79, nodes: 60, relationships: 100))
    var random = SeededGenerator(seed: 3)
    let path = file.folder.file("damaged.gxs")
    var lengths = (0..<50).map { _ in random.below(file.original.count) }
    lengths += [0, 1, 8, 4095, 4096, 4097, file.data.upperBound, file.original.count - 1]
    for length in lengths {
      try overwrite(path, with: Array(file.original[..<length]))
      #expect(fault(path, "\(length) bytes")?.code == (length < 4096 ? .notASegment : .corrupt))
    }
    for more in [1, 7, 4096] {
      try overwrite(path, with: file.original + [UInt8](repeating: 0, count: more))
      #expect(fault(path, "\(more) bytes more")?.code == .corrupt)
    }
  }

  @Test func otherFiles() throws {
    let folder = try TemporaryFolder()
    var random = SeededGenerator(seed: 4)
    let noise = (0..<20_000).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    try overwrite(folder.file("noise"), with: noise)
    #expect(fault(folder.file("noise"), "noise")?.code == .notASegment)
    try overwrite(folder.file("zeros"), with: [UInt8](repeating: 0, count: 9000))
    #expect(fault(folder.file("zeros"), "zeros")?.code == .notASegment)
    #expect(fault(folder.file("missing"), "a missing file")?.code == .system)
    #expect(fault(folder.path, "a folder") != nil)
    #expect(fault("/dev/null", "a device")?.code == .notASegment)
    // What a writer that never finished leaves behind.
    let writer = try SegmentWriter(path: folder.file("unfinished"))
    _ = try writer.section([UInt64](repeating: 7, count: 300_000))
    #expect(fault(folder.file("unfinished"), "an unfinished file")?.code == .notASegment)
  }

  /// Changes one header field and mends the header's sum.
  private func withHeader(
    _ file: DamagedFile, at offset: Int, _ bytes: [UInt8], _ body: () throws -> Void
  ) rethrows {
    var page = Array(file.original[..<SegmentFormat.pageSize])
    page.replaceSubrange(offset..<offset + bytes.count, with: bytes)
    let sum = page[..<(SegmentFormat.pageSize - 8)].withUnsafeBytes(Checksum.of)
    page.replaceSubrange(
      (SegmentFormat.pageSize - 8)..., with: withUnsafeBytes(of: sum.littleEndian, Array.init))
    try file.with(page, at: 0, body)
  }

  @Test func otherVersionsAndByteOrders() throws {
    let file = try DamagedFile(GraphGenerator.script(seed: 80, nodes: 10, relationships: 10))
    for version in [1, SegmentFormat.version + 1] {
      withHeader(file, at: 8, withUnsafeBytes(of: version.littleEndian, Array.init)) {
        let error = fault(file.path, "version \(version)")
        #expect(error?.code == .notASegment)
        #expect(error?.message.contains("version \(version),") == true)
      }
    }
    withHeader(file, at: 12, [1, 2, 3, 4]) {
      let error = fault(file.path, "another byte order")
      #expect(error?.code == .notASegment)
      #expect(error?.message.contains("byte order") == true)
    }
  }

  /// Header fields that lie, with a sum that fits.
  @Test(arguments: 0..<8) func hostileHeaders(field: Int) throws {
    let file = try DamagedFile(GraphGenerator.script(seed: 81, nodes: 10, relationships: 10))
    let offset = 16 + field * 8
    let original = file.original[offset..<offset + 8].withUnsafeBytes {
      $0.loadUnaligned(as: UInt64.self)
    }
    let numbers: [UInt64] = [
      0, 1, 4095, 4096, 1 << 31, 1 << 40, 1 << 62, 1 << 63, .max - 7, .max, original &+ 1,
      original &- 1, original &+ 8, original &+ 1 << 63,
    ]
    for number in numbers where number != original {
      withHeader(file, at: offset, withUnsafeBytes(of: number.littleEndian, Array.init)) {
        _ = fault(file.path, "header field \(field) = \(number)")
      }
    }
  }
}
