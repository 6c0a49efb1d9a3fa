import Declarations

/// What the beginning, the course and the end of a tie are called, seen from one of its ends.
///
/// A type that is not here is told by its caption in the ontology.
struct TimelineWords: Sendable {
  var begin: BilingualText
  var holds: BilingualText
  var end: BilingualText

  /// The words for a tie of a type, read along its arrow or against it.
  init(_ type: String, forward: Bool, _ ontology: Ontology) {
    if let known = Self.known[type] {
      self = forward ? known.along : known.against
      return
    }
    let declared = ontology.tie(type)
    let caption = BilingualText(
      en: declared?.caption(forward: forward, in: .en) ?? type,
      zh: declared?.caption(forward: forward, in: .zh) ?? type)
    begin = BilingualText(en: "\(caption.en), begins", zh: "\(caption.zh)（开始）")
    holds = caption
    end = BilingualText(en: "\(caption.en), ends", zh: "\(caption.zh)（结束）")
  }

  private init(_ en: (String, String, String), _ zh: (String, String, String)) {
    begin = BilingualText(en: en.0, zh: zh.0)
    holds = BilingualText(en: en.1, zh: zh.1)
    end = BilingualText(en: en.2, zh: zh.2)
  }

  /// A bid that won.
  static let wins = BilingualText(en: "wins", zh: "中标")
  static let won = BilingualText(en: "won by", zh: "中标人")

  private typealias Ends = (along: TimelineWords, against: TimelineWords)

  private static func same(_ words: TimelineWords) -> Ends { (words, words) }

  /// A role in a company, seen from the person and from the company.
  private static func role(_ en: String, _ zh: String) -> Ends {
    (
      TimelineWords(
        ("becomes \(en)", en, "no longer \(en)"), ("任\(zh)", zh, "卸任\(zh)")),
      TimelineWords(
        ("\(en) comes", en, "\(en) goes"), ("\(zh)到任", zh, "\(zh)离任"))
    )
  }

  private static let known: [String: Ends] = [
    "HOLDS_POST": (
      TimelineWords(("takes office", "in office", "leaves office"), ("任职", "在任", "离任")),
      TimelineWords(
        ("office holder comes", "office holder", "office holder goes"), ("人员到任", "在任人员", "人员离任"))
    ),
    "EMPLOYED_BY": (
      TimelineWords(("starts work", "works for", "leaves work"), ("入职", "在职", "离职")),
      TimelineWords(("employee comes", "employs", "employee goes"), ("员工入职", "员工", "员工离职"))
    ),
    "MEMBER_OF": (
      TimelineWords(("joins", "member of", "leaves"), ("加入", "成员", "退出")),
      TimelineWords(("member joins", "has member", "member leaves"), ("成员加入", "成员", "成员退出"))
    ),
    "SPOUSE_OF": same(
      TimelineWords(("marries", "married to", "marriage ends"), ("结婚", "配偶", "婚姻终止"))),
    "GUARDIAN_OF": (
      TimelineWords(
        ("becomes guardian of", "guardian of", "no longer guardian of"), ("开始监护", "监护", "终止监护")),
      TimelineWords(
        ("becomes ward of", "ward of", "no longer ward of"), ("开始被监护", "被监护", "终止被监护"))
    ),
    "OWNS": (
      TimelineWords(("takes a holding", "holds", "gives up a holding"), ("入股", "持股", "退股")),
      TimelineWords(("owner comes", "owned by", "owner goes"), ("股东加入", "股东", "股东退出"))
    ),
    "LEGAL_REP": role("legal representative", "法定代表人"),
    "DIRECTOR": role("director", "董事"),
    "SUPERVISOR": role("supervisor", "监事"),
    "MANAGER": role("manager", "高管"),
    "HAS_ADDRESS": (
      TimelineWords(("moves in", "has address", "moves out"), ("启用地址", "登记地址", "停用地址")),
      TimelineWords(("moved in", "address of", "moved out"), ("迁入", "地址属于", "迁出"))
    ),
    "HAS_PHONE": (
      TimelineWords(("takes a phone", "has phone", "gives up a phone"), ("启用电话", "联系电话", "停用电话")),
      TimelineWords(("taken by", "phone of", "given up by"), ("被启用", "电话属于", "被停用"))
    ),
    "CONTRACT_WITH": same(
      TimelineWords(
        ("contract begins with", "contract with", "contract ends with"), ("合同开始", "合同", "合同结束"))),
    "BID_FOR": (
      TimelineWords(("bids", "bids", "bid ends"), ("投标", "投标", "投标结束")),
      TimelineWords(("bid by", "bid by", "bid ends"), ("投标人", "投标人", "投标结束"))
    ),
    "BUYER": (
      TimelineWords(("bought by", "bought by", "buying ends"), ("采购人", "采购人", "采购结束")),
      TimelineWords(("buys", "buys", "buying ends"), ("采购", "采购", "采购结束"))
    ),
    "APPROVED_BY": (
      TimelineWords(("approved by", "approved by", "approval ends"), ("审批人", "审批人", "审批结束")),
      TimelineWords(("approves", "approves", "approval ends"), ("审批", "审批", "审批结束"))
    ),
    "IN_CASE": (
      TimelineWords(("in a case", "in a case", "case ends"), ("涉案", "涉案", "案件结束")),
      TimelineWords(("involves", "involves", "involvement ends"), ("涉案人员", "涉案人员", "涉案结束"))
    ),
  ]

  /// What a date of a node or a tie is called: by the ontology, else by its name.
  static func date(_ property: String, _ declared: PropertyDeclaration?) -> BilingualText {
    if let known = dates[property] { return known }
    return declared?.title ?? BilingualText(en: property, zh: property)
  }

  private static let dates: [String: BilingualText] = [
    "birth_date": BilingualText(en: "born", zh: "出生"),
    "death_date": BilingualText(en: "dies", zh: "死亡"),
    "reg_date": BilingualText(en: "registered", zh: "成立"),
  ]
  static let tender = BilingualText(en: "tender", zh: "招标")
  static let `case` = BilingualText(en: "case", zh: "案发")
  static let bornTo = BilingualText(en: "born to", zh: "出生，父母")
  static let childBorn = BilingualText(en: "child born", zh: "子女出生")
}
