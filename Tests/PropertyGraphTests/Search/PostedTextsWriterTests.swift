import ReferenceGraph
import Testing

@testable import PropertyGraph

@Suite struct PostedTextsWriterTests {
  /// Texts with long beginnings in common, characters beyond the basic plane, zero characters and
  /// equal lengths: the runs are those of plain sorting.
  @Test(arguments: 0..<6)
  func runsAgreeWithSorting(_ seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let isLetters = seed % 3 == 0
    let starts =
      isLetters
      ? ["", "zhang", "zhangweizhangwei"] : ["", "张", "某省某市某县某镇", "\u{20000}", "\u{FFFF}x"]
    let ends = isLetters ? ["a", "z", "wei", "m"] : ["一", "a", "\u{0}", "\u{20001}", "县", "号楼"]
    let texts = (0..<3_000).map { _ -> [UInt8] in
      let tail = (0..<random.below(6)).map { _ in random.pick(ends) }.joined()
      return Array((random.pick(starts) + tail).utf8)
    }
    let writer = PostedTextsWriter(isLetters ? .letters : .characters)
    let buckets = texts.map { $0.withUnsafeBytes(TextMatcher.bucket) }
    for (at, text) in texts.enumerated() {
      text.withUnsafeBytes { writer.add($0, bucket: buckets[at], post: UInt32(at)) }
    }
    func precedes(_ a: Int, _ b: Int) -> Bool {
      if buckets[a] != buckets[b] { return buckets[a] < buckets[b] }
      if texts[a] != texts[b] { return texts[a].lexicographicallyPrecedes(texts[b]) }
      return a < b
    }
    let sorted = texts.indices.sorted(by: precedes)
    let runs = writer.runs()
    #expect(runs.numbers == sorted.map { UInt32($0) })
    let starting = sorted.indices.filter { $0 == 0 || texts[sorted[$0]] != texts[sorted[$0 - 1]] }
    #expect(runs.starts == (starting + [sorted.count]).map { UInt32($0) })
  }
}
