import GraphRendering

extension GalleryScene {
  /// Everything that has ever broken a drawing: escapes, tags, quotes, controls, overlong text.
  static let hostileText = GalleryScene(
    name: "hostile-text", theme: "light",
    scene: EvidenceScene(
      title: #"Quotes " and ' & <b>tags</b> -> "]; \N \G \l \\ --> <!-- end"#,
      subtitle:
        "NUL \u{0} bell \u{7} escape \u{1B}[31m bidi \u{202E}desrever\u{202C} tab\tnewline\nend",
      queryID: "X\"]; } digraph { a -> b", datasets: ["</TABLE>", "a\\", "数据 & 集"],
      datasetHash: "sha256:<&>\"\\", asOf: "2024-06-30", language: .en,
      notices: ["&lt; stays as written, so does &#0; and &unknown;", "\\"], isMasked: false,
      nodes: [
        .init(
          id: "a\"\\\u{0}", labels: ["Person"], caption: #"\N of \G, \T\E\H and \"quoted\" \"#,
          details: [#"ends in a backslash \"#, "&amp; &#x41; <BR/> ]]>"], role: "<I>role</I>",
          isSubject: true),
        .init(
          id: "<b>", labels: ["Unheard Of <Label>"],
          caption: String(repeating: "Averylongnamewithoutanyblank", count: 12)),
        .init(
          id: "\u{1F600}", labels: [],
          caption: "很长的中文名称没有任何空格" + String(repeating: "甲乙丙丁戊己庚辛壬癸", count: 20),
          details: (1...9).map { "detail \($0)" }),
        .init(
          id: "e\u{301}", labels: ["Company"],
          caption: "z" + String(repeating: "\u{301}\u{302}\u{303}", count: 40) + "algo"),
        .init(id: "\u{E9}", labels: ["Address"], caption: " \n\t\u{3000} "),
        .init(
          id: "rtl", labels: ["Org"], caption: "שלום עולם · مرحبا · \u{2066}isolate\u{2069}"),
      ],
      ties: [
        .init(
          from: "a\"\\\u{0}", to: "<b>", type: "TYPE \"<X>\"", caption: #"\E label \L "q" <u>"#,
          dates: "\u{FFFE}2020–", footnotes: [1, 2]),
        .init(from: "<b>", to: "\u{1F600}", type: "", caption: "", footnotes: [3]),
        .init(
          from: "\u{1F600}", to: "\u{1F600}", type: "OWNS", caption: "owns itself",
          isInferred: true),
        .init(from: "e\u{301}", to: "\u{E9}", type: "HAS_ADDRESS", caption: "one"),
        .init(from: "e\u{301}", to: "\u{E9}", type: "HAS_ADDRESS", caption: "two"),
        .init(from: "rtl", to: "e\u{301}", type: "BUYER", caption: "buys", footnotes: [-3]),
      ],
      footnotes: [
        .init(number: 1, file: "a<b>&\"c\".csv", row: 1, text: #"\N row & "text" \"#),
        .init(number: 2, file: "..\\..\\b.csv", row: .max),
        .init(
          number: 3, file: String(repeating: "folder/", count: 60) + "c.csv", row: 0,
          text: String(repeating: "word ", count: 300)),
        .init(number: -3, file: "", row: -1, text: "\u{0}"),
      ]))

  /// Sixty nodes on a dark page: two officials, their families, companies and tenders.
  static let sixtyNodes = GalleryScene(
    name: "sixty-nodes-dark", theme: "dark",
    scene: {
      var nodes: [EvidenceScene.Node] = []
      var ties: [EvidenceScene.Tie] = []
      var footnotes: [EvidenceScene.Footnote] = []
      func tie(_ from: String, _ to: String, _ type: String, _ caption: String, inferred: Bool) {
        footnotes.append(
          .init(
            number: footnotes.count + 1, file: type.lowercased() + ".csv",
            row: 17 * footnotes.count + 3))
        ties.append(
          .init(
            from: from, to: to, type: type, caption: caption, footnotes: [footnotes.count],
            isInferred: inferred))
      }
      for index in 0..<6 {
        nodes.append(
          .init(
            id: "official:\(index)", labels: ["Person", "Official"],
            caption: "Official \(index + 1)",
            role: index < 2 ? "subject" : nil, isSubject: index < 2))
      }
      for index in 0..<18 {
        nodes.append(
          .init(id: "person:\(index)", labels: ["Person"], caption: "Relative \(index + 1)"))
        tie(
          "official:\(index % 6)", "person:\(index)", index % 3 == 0 ? "SPOUSE_OF" : "SIBLING_OF",
          "",
          inferred: index % 7 == 0)
      }
      for index in 0..<20 {
        nodes.append(
          .init(
            id: "company:\(index)", labels: ["Company"], caption: "Company \(index + 1) Ltd",
            details: ["reg. 20\(10 + index % 14)"]))
        tie(
          "person:\(index * 5 % 18)", "company:\(index)", "OWNS", "owns \(20 + index * 3) %",
          inferred: false)
      }
      for index in 0..<14 {
        nodes.append(
          .init(id: "tender:\(index)", labels: ["Tender"], caption: "Tender \(index + 1)"))
        tie("company:\(index * 3 % 20)", "tender:\(index)", "BID_FOR", "bid", inferred: false)
      }
      for index in 0..<2 {
        nodes.append(.init(id: "org:\(index)", labels: ["Org"], caption: "Bureau \(index + 1)"))
        for tender in stride(from: index, to: 14, by: 4) {
          tie("tender:\(tender)", "org:\(index)", "BUYER", "", inferred: false)
        }
      }
      return EvidenceScene(
        title: "A community of sixty nodes", subtitle: "drawn to see how far one sheet goes",
        queryID: "communities", datasets: ["invented-county"], datasetHash: "sha256:0f61c2",
        asOf: "2024-06-30", language: .en, nodes: nodes, ties: ties, footnotes: footnotes)
    }())
}
