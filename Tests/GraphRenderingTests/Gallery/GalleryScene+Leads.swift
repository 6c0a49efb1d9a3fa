import GraphRendering

extension GalleryScene {
  /// An English link of three hops.
  static let link = GalleryScene(
    name: "link-three-hops", theme: "light",
    scene: EvidenceScene(
      title: "How Aldo Merrin is linked to Fernbank Works Ltd",
      subtitle: "Best of 3 links within 6 hops, score 0.81", queryID: "link",
      datasets: ["invented-county"],
      datasetHash: "sha256:5d0c7e1b9a44f2083e6c1d7a90b85fe2471c36d09be8fa5523407e1cc9d8a6b4",
      asOf: "2024-06-30", language: .en,
      nodes: [
        .init(
          id: "person:101", labels: ["Person", "Official"], caption: "Aldo Merrin",
          details: ["Head of Works, Larch County", "since 2017-05"], role: "from",
          isSubject: true),
        .init(
          id: "person:102", labels: ["Person"], caption: "Berta Merrin-Oake",
          details: ["born 1979"]),
        .init(
          id: "company:31", labels: ["Company"], caption: "Oakline Holdings Ltd",
          details: ["registered 2018-11-02"]),
        .init(
          id: "company:32", labels: ["Company"], caption: "Fernbank Works Ltd",
          details: ["registered 2019-03-15"], role: "to", isSubject: true),
      ],
      ties: [
        .init(
          from: "person:102", to: "person:101", type: "SPOUSE_OF", caption: "", dates: "undated",
          footnotes: [1]),
        .init(
          from: "person:102", to: "company:31", type: "OWNS", caption: "owns 48.46 %",
          dates: "2019-03-01 –", footnotes: [2, 3]),
        .init(
          from: "company:31", to: "company:32", type: "OWNS", caption: "owns 80 %",
          dates: "2019-03-15 – 2023-12-31", footnotes: [4]),
        .init(
          from: "person:102", to: "company:32", type: "DIRECTOR",
          caption: "director, same name and birth year", dates: "undated", footnotes: [5],
          isInferred: true),
      ],
      footnotes: [
        .init(number: 1, file: "kinship.csv", row: 88),
        .init(number: 2, file: "shareholdings.csv", row: 1204),
        .init(number: 3, file: "shareholdings-2023.csv", row: 977, text: "annual return"),
        .init(number: 4, file: "shareholdings.csv", row: 1377),
        .init(number: 5, file: "positions.csv", row: 412, text: "listed as B. Merrin Oake"),
      ]))

  /// A Chinese closed loop, masked: the official approves what the spouse's company wins.
  static let closedLoop = GalleryScene(
    name: "closed-loop-masked", theme: "light",
    scene: EvidenceScene(
      title: "亲属企业投标闭环：官员—配偶—企业—标段",
      subtitle: "官员审批的标段由其配偶持股企业中标", queryID: "KIN-00", datasets: ["县级样例（虚构）"],
      datasetHash: "sha256:91be40aa7f3c", asOf: "2024-06-30", language: .zh,
      notices: ["数据为虚构，仅供演示。"], isMasked: true,
      nodes: [
        .init(
          id: "person:7", labels: ["Person", "Official"], caption: "闻远川",
          details: ["青岚县水务局 设备科科长", "2016-08 起任"], role: "角色：官员", isSubject: true),
        .init(
          id: "person:8", labels: ["Person"], caption: "配偶A", role: "角色：亲属"),
        .init(
          id: "company:51", labels: ["Company"], caption: "青岚澄湖水务设备有限公司",
          details: ["成立 2017-09-12"], role: "角色：投标人", isSubject: true),
        .init(
          id: "tender:3001", labels: ["Tender"], caption: "北渠泵站设备更新改造项目（二标段）",
          details: ["2022-04-18", "人民币 3,860,000 元"], role: "角色：标段", isSubject: true),
        .init(
          id: "org:12", labels: ["Org"], caption: "青岚县水务局", details: ["县级"]),
      ],
      ties: [
        .init(
          from: "person:7", to: "person:8", type: "SPOUSE_OF", caption: "配偶", dates: "2009-05-01 –",
          footnotes: [1]),
        .init(
          from: "person:8", to: "company:51", type: "OWNS", caption: "持股 62 %",
          dates: "2017-09-12 –", footnotes: [2]),
        .init(
          from: "company:51", to: "tender:3001", type: "BID_FOR", caption: "投标并中标",
          dates: "2022-04-18", footnotes: [3]),
        .init(
          from: "tender:3001", to: "person:7", type: "APPROVED_BY", caption: "审批",
          dates: "2022-04-25", footnotes: [4]),
        .init(
          from: "tender:3001", to: "org:12", type: "BUYER", caption: "采购单位", footnotes: [5]),
        .init(
          from: "person:7", to: "org:12", type: "HOLDS_POST", caption: "任设备科科长",
          dates: "2016-08-01 –", footnotes: [6]),
      ],
      footnotes: [
        .init(number: 1, file: "kinship.csv", row: 15, text: "个人有关事项报告"),
        .init(number: 2, file: "shareholdings.csv", row: 204, text: "认缴出资 310 万元"),
        .init(number: 3, file: "bids.csv", row: 1190, text: "中标价 386 万元"),
        .init(number: 4, file: "tenders.csv", row: 3002),
        .init(number: 5, file: "tenders.csv", row: 3002),
        .init(number: 6, file: "officials.csv", row: 7, text: "任免文件"),
      ]))

  /// Five companies that meet at four tenders and share a phone.
  static let bidRing = GalleryScene(
    name: "bid-ring", theme: "light",
    scene: {
      let companies = ["Brackwater", "Corran", "Dunmoor", "Ebbing", "Farlow"]
      var nodes = companies.enumerated().map { index, name in
        EvidenceScene.Node(
          id: "company:\(index + 1)", labels: ["Company"], caption: "\(name) Civil Ltd",
          details: ["registered 20\(12 + index)-0\(index + 2)-11"], role: "bidder",
          isSubject: true)
      }
      let titles = [
        "Weir repair, lot 2", "School roof, lot 1", "Ring road lighting", "Market hall drains",
      ]
      for (index, title) in titles.enumerated() {
        nodes.append(
          .init(
            id: "tender:\(index + 1)", labels: ["Tender"], caption: title,
            details: ["202\(index)-05-14", "CNY \(120 + 35 * index),000"]))
      }
      nodes.append(.init(id: "phone:9", labels: ["Phone"], caption: "••••••••41"))
      let bids = [
        (1, 1), (2, 1), (3, 1), (1, 2), (2, 2), (4, 2), (2, 3), (3, 3), (5, 3), (1, 4), (4, 4),
        (5, 4),
      ]
      let winners = [1: 1, 2: 2, 3: 3, 4: 4]
      var ties: [EvidenceScene.Tie] = []
      var footnotes: [EvidenceScene.Footnote] = []
      for (index, (company, tender)) in bids.enumerated() {
        let isWinner = winners[tender] == company
        ties.append(
          .init(
            from: "company:\(company)", to: "tender:\(tender)", type: "BID_FOR",
            caption: isWinner ? "won" : "bid", footnotes: [index + 1]))
        footnotes.append(.init(number: index + 1, file: "bids.csv", row: 40 + 7 * index))
      }
      for company in [1, 4] {
        let number = footnotes.count + 1
        ties.append(
          .init(
            from: "company:\(company)", to: "phone:9", type: "HAS_PHONE", caption: "",
            footnotes: [number], isInferred: company == 4))
        footnotes.append(.init(number: number, file: "companies.csv", row: 300 + company))
      }
      return EvidenceScene(
        title: "Five bidders that meet again and again",
        subtitle: "5 companies, 4 tenders, each won once around the ring", queryID: "BID-04",
        datasets: ["invented-bids", "invented-county"], datasetHash: "sha256:70c2d4ee18b3",
        asOf: "2024-06-30", language: .en,
        notices: ["Group companies may bid openly; check the group registers first."],
        nodes: nodes, ties: ties, footnotes: footnotes)
    }())
}
