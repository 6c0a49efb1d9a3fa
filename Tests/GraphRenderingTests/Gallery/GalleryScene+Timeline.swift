import GraphRendering

extension GalleryScene {
  /// An official, a post, a spouse's holding, approvals; one row of hostile text.
  static let timeline = GalleryScene(
    name: "timeline", theme: "light",
    scene: EvidenceScene(
      title: "林知远的时间线", subtitle: "2015-01-01 – 2023-01-01", queryID: "timeline",
      datasets: ["gallery"], datasetHash: "0123456789abcdef", language: .zh,
      notices: ["全部人名均为虚构。"], isMasked: true, nodes: [], ties: [],
      footnotes: (1...6).map { .init(number: $0, file: "officials.csv", row: $0 + 1) },
      chart: TimeChart(
        lanes: [
          .init(
            title: "自身", kind: nil,
            rows: [
              .init(caption: "登记", dates: "2016-03-01", extent: .day(16_861), footnotes: [1])
            ]),
          .init(
            title: "任职", kind: .post,
            rows: [
              .init(
                caption: "在任：科长 · 青榆县财政局", dates: "– 2018-01-01",
                extent: .span(from: nil, to: 17_532), footnotes: [2]),
              .init(
                caption: "在任：局长 · 青榆县财政局", dates: "2018-01-01 –",
                extent: .span(from: 17_532, to: nil), footnotes: [2, 3]),
            ]),
          .init(
            title: "股权", kind: .ownership,
            rows: [
              .init(
                caption: "亲属A · 持股：40 % · 青榆县知远市政工程建设有限责任公司第二分公司",
                dates: "2019-02-01 – 2021-02-01", extent: .span(from: 17_928, to: 18_659),
                footnotes: [4])
            ]),
          .init(
            title: "招投标", kind: .bid,
            rows: [
              .init(
                caption: "审批 · 青榆县2020年道路养护项目 · CNY 1,284,000", dates: "2020-05-05",
                extent: .day(18_387), footnotes: [5]),
              .init(
                caption: #"审批 · <B>"\N"&amp; -->"#, dates: "2024-01-01", extent: .day(19_723),
                footnotes: [6]),
            ]),
          .init(
            title: "无日期", kind: nil,
            rows: [.init(caption: "配偶 · 亲属A", dates: "缺日期", extent: .unknown)]),
        ],
        days: 16_436..<19_358,
        ticks: (2015...2023).map {
          .init(day: 16_436 + ($0 - 2015) * 365 + ($0 - 2013) / 4, caption: "\($0)")
        }, marks: [.init(day: 18_387, caption: "2020-05-05")])))
}
