import Glibc
import ReferenceGraph
import Testing

@testable import PropertyGraph

/// Whatever happens to an index, its reader says so or answers; nothing ends the process.
@Suite struct TextIndexDamageTests {
  private static let corpus: TextCorpus = {
    var random = SeededGenerator(seed: 7)
    var corpus = TextIndexLawTests.corpus(&random)
    for name in ["张伟", "吕布", "北京科技有限公司", "单雄信", "Serco Ltd"] {
      corpus.add(Array(name.utf8), isPerson: name.utf8.count < 12)
    }
    return corpus
  }()

  private func exercise(_ index: TextIndex) -> [[PlainHit]] {
    let texts = ["张", "张伟", "科技", "有限公司", "zw", "z", "lu", "zhangwei", "a", "\u{0}", "se", "京科技有"]
    return TextQuery.Mode.allCases.flatMap { mode in
      texts.map { index.find(TextQuery(mode, $0), limit: 7).map(PlainHit.init) }
    }
  }

  /// Every byte of a small file behind its first page, one after the other. Bytes between sections
  /// are summed too, so that no flip is harmless.
  @Test func everyFlippedByteIsFound() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("index")
    let corpus = TextCorpus(persons: ["张伟", "吕布", "单雄信"], others: ["北京科技有限公司", "Serco Ltd"])
    try corpus.write(to: path)
    let original = try contents(path)
    #expect(exercise(try corpus.open(path)).contains { !$0.isEmpty })
    let descriptor = open(path, O_RDWR)
    defer { close(descriptor) }
    for place in SegmentFormat.pageSize..<original.count {
      var byte = original[place] ^ 0x41
      #expect(pwrite(descriptor, &byte, 1, off_t(place)) == 1)
      do {
        _ = try corpus.open(path)
        Issue.record("a flip at \(place) went unnoticed")
      } catch let error as GraphError {
        #expect(error.code == .corrupt && error.file == path)
      }
      byte = original[place]
      #expect(pwrite(descriptor, &byte, 1, off_t(place)) == 1)
    }
    _ = try corpus.open(path)
  }

  /// Data that lies under sums that fit: an error or an answer.
  @Test func hostileData() throws {
    let folder = try TemporaryFolder()
    let place = try Self.corpus.write(to: folder.file("index"))
    let original = try contents(folder.file("index"))
    let file = try SegmentFile(path: folder.file("index"))
    let dataEnd = original.count - file.catalog.count - 8
    var (errors, random) = (0, SeededGenerator(seed: 3))
    let words = (0..<1500).map { _ in
      SegmentFormat.pageSize + random.below((dataEnd - SegmentFormat.pageSize) / 4) * 4
    }
    for (turn, word) in words.enumerated() {
      var data = Array(original[SegmentFormat.pageSize..<dataEnd])
      let number = random.pick([0, 1, 2, .max, .max - 1, 1 << 31, UInt32(random.below(300))])
      withUnsafeBytes(of: number) {
        data.replaceSubrange(
          (word - SegmentFormat.pageSize)...,
          with: Array($0) + data[(word - SegmentFormat.pageSize + 4)...])
      }
      let path = folder.file("hostile\(turn % 2)")
      unlink(path)
      let writer = try SegmentWriter(path: path)
      _ = try writer.section(data)
      try writer.finish(catalog: Array(file.catalog))
      do {
        _ = exercise(try Self.corpus.open(path))
      } catch let error as GraphError {
        #expect(error.code == .corrupt && error.file == path)
        errors += 1
      }
    }
    #expect(errors > 100)
    #expect(place.byteCount > 0)
  }

  /// Places that lie: an error or an answer.
  @Test func hostilePlaces() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("index")
    try Self.corpus.write(to: path)
    let file = try SegmentFile(path: path)
    var random = SeededGenerator(seed: 4)
    var errors = 0
    for _ in 0..<4000 {
      var bytes = Array(file.catalog)
      let field = random.below(bytes.count / 8) * 8
      let other = random.below(bytes.count / 8) * 8
      let choices: [UInt64] = [0, 1, 4, 8, 64, 4096, .max, 1 << 40]
      let number = random.pick(choices)
      let copied = Array(bytes[other..<other + 8])
      bytes.replaceSubrange(
        field..<field + 8,
        with: random.chance(0.5) ? copied : withUnsafeBytes(of: number, Array.init))
      do {
        let place = try bytes.withUnsafeBytes { bytes in
          var reader = ByteReader(bytes)
          return try TextIndexPlace.read(&reader)
        }
        let limit = Self.corpus.nodeLimit
        _ = exercise(try TextIndex(place, nodeLimit: limit, in: file))
      } catch let error as GraphError {
        #expect(error.code == .corrupt)
        errors += 1
      }
    }
    #expect(errors > 1000)
  }

  @Test func nodesBeyondTheLimit() throws {
    let folder = try TemporaryFolder()
    let place = try Self.corpus.write(to: folder.file("index"))
    let file = try SegmentFile(path: folder.file("index"))
    let last = Self.corpus.entries.map(\.node).max()!
    _ = try TextIndex(place, nodeLimit: last + 1, in: file)
    #expect(throws: GraphError.self) { _ = try TextIndex(place, nodeLimit: last, in: file) }
  }
}
