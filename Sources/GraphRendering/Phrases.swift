import Declarations

/// The fixed words of a picture, in both languages.
enum Phrases {
  static let notAFinding = BilingualText(
    en: "A lead for a person to check, not a finding of wrongdoing.",
    zh: "本图仅为供人工核查的线索，不是结论。")
  static let masked = BilingualText(
    en: "Names of third parties are masked.", zh: "第三方姓名已遮蔽。")
  static let overview = BilingualText(
    en: "Overview: at this size ties show only the numbers of their sources.",
    zh: "概览图：规模较大，连线仅标注来源编号。")
  static let legend = BilingualText(en: "Legend", zh: "图例")
  static let sources = BilingualText(en: "Sources", zh: "来源")
  static let sourced = BilingualText(en: "solid: sourced", zh: "实线：有来源")
  static let inferred = BilingualText(en: "dashed: inferred", zh: "虚线：推断")
  static let necessary = BilingualText(
    en: "thick: without it no link", zh: "加粗：如不实，关联即不成立")
  static let subject = BilingualText(en: "thick border: subject", zh: "粗框：核查对象")
  static let query = BilingualText(en: "Query", zh: "模型或查询")
  static let data = BilingualText(en: "Data", zh: "数据")
  static let hash = BilingualText(en: "Data hash", zh: "数据指纹")
  static let asOf = BilingualText(en: "As of", zh: "截至")
  static let untitled = BilingualText(en: "Untitled", zh: "无标题")
  static let unnamed = BilingualText(en: "(no name)", zh: "（无名称）")
  static let unlabelled = BilingualText(en: "No label", zh: "无标签")
  static let span = BilingualText(en: "over a time", zh: "期间")
  static let day = BilingualText(en: "on one day", zh: "当日")
  static let open = BilingualText(en: "no beginning or end recorded", zh: "起止未记录")
  static let comma = BilingualText(en: ", ", zh: "、")

  static func row(_ row: Int) -> BilingualText {
    BilingualText(en: ", row \(row)", zh: " 第 \(row) 行")
  }

  static func moreSources(_ count: Int) -> BilingualText {
    BilingualText(en: "and \(count) more, not listed here", zh: "另有 \(count) 条，此处未列")
  }

  static func more(_ count: Int) -> BilingualText {
    BilingualText(en: "and \(count) more", zh: "另有 \(count) 项")
  }

  static func kind(_ kind: Theme.TieKind) -> BilingualText {
    switch kind {
    case .family: BilingualText(en: "family", zh: "亲属")
    case .post: BilingualText(en: "post", zh: "任职")
    case .ownership: BilingualText(en: "ownership", zh: "股权")
    case .role: BilingualText(en: "company role", zh: "企业职务")
    case .bid: BilingualText(en: "bid", zh: "投标")
    case .contract: BilingualText(en: "tender and contract", zh: "招标与合同")
    case .case: BilingualText(en: "case", zh: "案件")
    case .contact: BilingualText(en: "contact", zh: "联络")
    case .financial: BilingualText(en: "money", zh: "资金")
    case .membership: BilingualText(en: "membership", zh: "隶属")
    case .meeting: BilingualText(en: "meeting", zh: "会面")
    case .donation: BilingualText(en: "donation", zh: "捐赠")
    case .other: BilingualText(en: "other tie", zh: "其他关系")
    }
  }
}
