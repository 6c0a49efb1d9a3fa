import Testing

@testable import PropertyGraph

@Suite struct TextIndexTests {
  private static let corpus = TextCorpus(
    persons: [
      "张伟", "张炜", "张伟", "王伟", "张伟民", "李张伟", "吕布", "单雄信", "周文", "郑维", "覃海洋", "仇和", "阿卜杜·热合曼",
      "Zhang Wei", "张　伟", "欧阳震华",
    ],
    others: [
      "北京张伟科技有限公司", "南京科技有限公司", "IBM（中国）有限公司", "张伟", "单县建筑公司", "上海abc公司", "A", "伟",
    ])

  private func names(_ mode: TextQuery.Mode, _ text: String, limit: Int = 20) throws -> [String] {
    try Self.corpus.index().find(TextQuery(mode, text), limit: limit).map {
      "\($0.name) \($0.match)" + ($0.reading == "" ? "" : " \($0.reading)")
    }
  }

  @Test(
    arguments: [
      (.exact, "张伟", ["张伟 exact"]), (.exact, "zhangwei", []),
      (.exact, "zhang  WEI", ["zhang wei exact"]),
      (.exact, "阿卜杜•热合曼", ["阿卜杜·热合曼 exact"]), (.exact, "", []),
      (.exact, "ibm(中国)有限公司", ["ibm(中国)有限公司 exact"]),
      (.prefix, "张", ["张伟 prefix", "张炜 prefix", "张 伟 prefix", "张伟民 prefix"]),
      (.prefix, "张伟", ["张伟 exact", "张伟民 prefix"]), (.prefix, "ibm", ["ibm(中国)有限公司 prefix"]),
      (.contains, "张伟", ["张伟 exact", "张伟民 prefix", "李张伟 inside", "北京张伟科技有限公司 inside"]),
      (
        .contains, "伟",
        [
          "伟 exact", "张伟 inside", "王伟 inside", "张 伟 inside", "张伟民 inside", "李张伟 inside",
          "北京张伟科技有限公司 inside",
        ]
      ),
      (.contains, "京科技", ["南京科技有限公司 inside"]), (.contains, "ABC", ["上海abc公司 inside"]),
      (.contains, "公司科技", []), (.contains, "A", ["a exact", "上海abc公司 inside", "zhang wei inside"]),
      (
        .pinyin, "zhangwei",
        [
          "张伟 reading zhangwei", "张炜 reading zhangwei", "张 伟 reading zhangwei",
          "张伟民 readingPrefix zhangweimin",
        ]
      ),
      (.pinyin, "zhāng wěi m", ["张伟民 readingPrefix zhangweimin"]),
      (
        .pinyin, "zw",
        [
          "周文 initials zw", "张伟 initials zw", "张炜 initials zw", "郑维 initials zw", "张 伟 initials zw",
          "张伟民 initialsPrefix zwm",
        ]
      ),
      (.pinyin, "lu", ["吕布 readingPrefix lubu"]), (.pinyin, "lvbu", ["吕布 reading lvbu"]),
      (.pinyin, "lübu", ["吕布 reading lvbu"]), (.pinyin, "lyubu", ["吕布 reading lyubu"]),
      (.pinyin, "shanxiongxin", ["单雄信 reading shanxiongxin"]),
      (.pinyin, "qiuhe", ["仇和 reading qiuhe"]), (.pinyin, "chouhe", []),
      (.pinyin, "danxian", ["单县建筑公司 readingPrefix danxianjianzhugongsi"]),
      (.pinyin, "tanhaiyang", ["覃海洋 reading tanhaiyang"]),
      (.pinyin, "qinhaiyang", ["覃海洋 reading qinhaiyang"]), (.pinyin, "张伟", []),
      (.pinyin, "123", []),
      (
        .anything, "zhangwei",
        [
          "张伟 reading zhangwei", "张炜 reading zhangwei", "张 伟 reading zhangwei",
          "张伟民 readingPrefix zhangweimin",
        ]
      ),
      (
        .anything, "zhang wei",
        [
          "zhang wei exact", "张伟 reading zhangwei", "张炜 reading zhangwei", "张 伟 reading zhangwei",
          "张伟民 readingPrefix zhangweimin",
        ]
      ),
      (.anything, "oyzh", ["欧阳震华 initials oyzh"]), (.anything, "abc", ["上海abc公司 inside"]),
    ] as [(TextQuery.Mode, String, [String])])
  func answers(mode: TextQuery.Mode, text: String, expected: [String]) throws {
    #expect(try names(mode, text) == expected)
  }

  @Test func nodesAndLimits() throws {
    let index = try Self.corpus.index()
    let hits = index.search("张伟", limit: 2)
    #expect(hits.map { Array($0.nodes) } == [[0, 2, 19], [4]])
    #expect(index.search("张伟", limit: 0).isEmpty && index.search("张伟", limit: -1).isEmpty)
    let visible = index.find(.exact("张伟"), limit: 5) { $0 != 2 }
    #expect(visible.map { Array($0.nodes) } == [[0, 19]])
    #expect(index.find(.exact("张伟"), limit: 5) { $0 == 1 }.isEmpty)
  }

  @Test func nothing() throws {
    for corpus in [TextCorpus(), TextCorpus(persons: ["", " ", "\u{3000}"])] {
      let index = try corpus.index()
      for mode in TextQuery.Mode.allCases {
        for text in ["", "张", "a", "zw", "张伟"] {
          #expect(index.find(TextQuery(mode, text), limit: 9).isEmpty)
          #expect(TextScan().find(TextQuery(mode, text), limit: 9).isEmpty)
        }
      }
    }
  }

  /// Parts are found in the window alone, starts and wholes everywhere.
  @Test func longTexts() throws {
    let long = String(repeating: "长", count: 1023) + "末尾"
    let corpus = TextCorpus(persons: [long])
    let index = try corpus.index()
    for (mode, text, isFound) in [
      (.contains, "长末", true), (.contains, "末", true), (.contains, "末尾", false),
      (.contains, "尾", false),
      (.exact, long, true), (.prefix, long, true), (.contains, long, true),
      (.pinyin, "zhang", false),
      (.contains, long + "x", false), (.contains, String(repeating: "长", count: 1024), false),
    ] as [(TextQuery.Mode, String, Bool)] {
      #expect(index.find(TextQuery(mode, text), limit: 1).isEmpty != isFound)
      #expect(corpus.scan().find(TextQuery(mode, text), limit: 1).isEmpty != isFound)
    }
  }

  /// Texts and queries of a megabyte are answered in bounded time.
  @Test(.timeLimit(.minutes(10))) func hugeTextsAndQueries() throws {
    let plain = String(repeating: "一二三四五", count: 70_000)
    let marks = "a" + String(repeating: "\u{301}\u{316}", count: 40_000)
    let zeros = String(repeating: "\u{0}", count: 1_000_000)
    let letters = String(repeating: "zhang", count: 200_000)
    var corpus = TextCorpus(persons: [plain, marks, zeros, letters])
    corpus.add([UInt8](repeating: 0xE5, count: 200_000), isPerson: true)
    let index = try corpus.index()
    for entry in corpus.entries {
      for mode in [TextQuery.Mode.anything, .pinyin] {
        let query = entry.text.withUnsafeBytes { TextQuery(mode, bytes: $0) }
        let hits = index.find(query, limit: 3)
        #expect(hits.map(\.match) == (mode == .pinyin ? [] : [.exact]))
      }
    }
  }
}
