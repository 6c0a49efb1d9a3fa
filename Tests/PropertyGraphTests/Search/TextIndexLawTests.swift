import ReferenceGraph
import Testing

@testable import PropertyGraph

/// An index, a scan and the verifier give the same answers to everything.
@Suite struct TextIndexLawTests {
  /// Texts out of few characters, so that much matches; some are hostile.
  private static let pieces: [[UInt8]] =
    [
      "张", "王", "伟", "单", "仇", "乐", "覃", "长孙", "尉迟", "吕", "女", "孙", "长", "科技", "有限公司",
      "·", "・", "a", "B", "wei", "zhang", " ", "\u{3000}", "1", "é", "e\u{301}", "Ａ", "ﬁ", "𠀀", "㐂",
      "😀", "👩‍👩‍👧", "\u{0}", "\u{E000}", "\u{10FFFF}", "ü", "ß", "İ", "（", "-", "u:", "'",
    ].map { Array($0.utf8) } + [[0xFF], [0xE5, 0xBC], [0x80], [0xF4, 0x90, 0x80, 0x80]]

  private static let typed: [[UInt8]] =
    [
      "zhang", "wei", "shan", "chou", "qiu", "z", "w", "zw", "lv", "lu", "lyu", "lü", "nǚ", "yu",
      "le",
      "zhāng", "wěi", "3", "1", "'", " ", "yue", "tan", "qin", "sun", "yuchi", "n", "k", "u:",
    ].map { Array($0.utf8) }

  static func corpus(_ random: inout SeededGenerator) -> TextCorpus {
    var corpus = TextCorpus()
    let count = random.below(60)
    for _ in 0..<count {
      var text = (0..<random.below(5)).flatMap { _ in random.pick(pieces) }
      if random.chance(0.03) { text = (0..<random.below(80)).flatMap { _ in random.pick(pieces) } }
      if random.chance(0.01) {
        text = (0..<(1000 + random.below(60))).flatMap { _ in random.pick(pieces[..<4]) }
      }
      let node = UInt32(random.below(40))
      corpus.entries.append(.init(node: node, text: text, isPerson: random.chance(0.6)))
    }
    return corpus
  }

  static func query(_ corpus: TextCorpus, _ random: inout SeededGenerator) -> [UInt8] {
    if random.chance(0.3) { return (0..<random.below(4)).flatMap { _ in random.pick(typed) } }
    if random.chance(0.3) || corpus.entries.isEmpty {
      return (0..<random.below(4)).flatMap { _ in random.pick(pieces) }
    }
    let text = random.pick(corpus.entries).text
    let start = random.below(text.count + 1)
    return Array(text[start...].prefix(random.below(text.count + 1)))
  }

  @Test(arguments: 0..<60) func allAgree(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let corpus = Self.corpus(&random)
    let (index, scan, verifier) = (try corpus.index(), corpus.scan(), TextVerifier(corpus))
    for _ in 0..<60 {
      let text = Self.query(corpus, &random)
      let limit = random.pick([1, 2, 5, 20, 1000])
      let isFiltered = random.chance(0.3)
      let isVisible = { (node: UInt32) in !isFiltered || node % 3 != 0 }
      for mode in TextQuery.Mode.allCases {
        let query = text.withUnsafeBytes { TextQuery(mode, bytes: $0) }
        let expected = verifier.find(mode, text, limit: limit, where: isVisible)
        let filter = isFiltered ? isVisible : nil
        let found = index.find(query, limit: limit, where: filter).map(PlainHit.init)
        let scanned = scan.find(query, limit: limit, where: filter).map(PlainHit.init)
        let what = "\(mode) \(String(decoding: text, as: UTF8.self)) \(limit)"
        #expect(found == expected, "index: \(what)")
        #expect(scanned == expected, "scan: \(what)")
      }
    }
  }

  /// The order of texts does not show in the file.
  @Test(arguments: 100..<110) func sameTextsSameBytes(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    var corpus = Self.corpus(&random)
    let folder = try TemporaryFolder()
    try corpus.write(to: folder.file("a"))
    corpus.entries.shuffle(using: &random)
    corpus.entries += corpus.entries.prefix(5)
    try corpus.write(to: folder.file("b"))
    #expect(try contents(folder.file("a")) == contents(folder.file("b")))
  }

  /// Several indexes and a scan, merged, answer as one index over everything.
  @Test(arguments: 200..<230) func partsMakeTheWhole(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    var corpus = Self.corpus(&random)
    // A name that is a person's in one part alone is found there alone by its surname's reading.
    for at in corpus.entries.indices { corpus.entries[at].isPerson = true }
    var parts = [TextCorpus](repeating: TextCorpus(), count: 3)
    for entry in corpus.entries { parts[random.below(3)].entries.append(entry) }
    let whole = try corpus.index()
    let indexes = [try parts[0].index(), try parts[1].index()]
    let scan = parts[2].scan()
    for _ in 0..<40 {
      let text = Self.query(corpus, &random)
      let limit = random.pick([1, 2, 5, 1000])
      let query = text.withUnsafeBytes { TextQuery(.anything, bytes: $0) }
      let answers = indexes.map { $0.find(query, limit: limit) } + [scan.find(query, limit: limit)]
      let merged = TextHit.merged(answers, limit: limit).map(PlainHit.init)
      #expect(merged == whole.find(query, limit: limit).map(PlainHit.init))
    }
  }
}
