import Declarations
import GraphRendering

/// A scene of the gallery: its name, its theme and what it shows. All names in it are invented.
struct GalleryScene: Sendable, CustomStringConvertible {
  var name: String
  var theme: String
  var scene: EvidenceScene

  var description: String { name }

  static let all = [link, closedLoop, bidRing, hostileText, sixtyNodes, timeline]

  var vocabulary: SceneVocabulary { Self.vocabulary(scene.language) }

  static func vocabulary(_ language: Language) -> SceneVocabulary {
    func text(_ en: String, _ zh: String) -> String { BilingualText(en: en, zh: zh)[language] }
    return SceneVocabulary(
      labels: [
        "Person": text("Person", "自然人"), "Official": text("Official", "官员"),
        "Company": text("Company", "企业"), "Org": text("Public body", "机关单位"),
        "Tender": text("Tender", "标段"), "Case": text("Case", "案件"),
        "Address": text("Address", "地址"), "Phone": text("Phone", "电话"),
      ],
      types: [
        "PARENT_OF": .init(name: text("parent of", "父母"), kind: .family),
        "SPOUSE_OF": .init(name: text("spouse of", "配偶"), kind: .family),
        "SIBLING_OF": .init(name: text("sibling of", "兄弟姐妹"), kind: .family),
        "HOLDS_POST": .init(name: text("holds post at", "任职"), kind: .post),
        "PART_OF": .init(name: text("part of", "隶属"), kind: .membership),
        "OWNS": .init(name: text("owns", "持股"), kind: .ownership),
        "LEGAL_REP": .init(name: text("legal representative of", "法定代表人"), kind: .role),
        "DIRECTOR": .init(name: text("director of", "董事"), kind: .role),
        "BID_FOR": .init(name: text("bid for", "投标"), kind: .bid),
        "BUYER": .init(name: text("bought by", "采购单位"), kind: .contract),
        "APPROVED_BY": .init(name: text("approved by", "审批"), kind: .contract),
        "IN_CASE": .init(name: text("in case", "涉案"), kind: .case),
        "HAS_ADDRESS": .init(name: text("registered at", "注册地址"), kind: .contact),
        "HAS_PHONE": .init(name: text("has phone", "电话"), kind: .contact),
        "CALLS": .init(name: text("calls", "通话"), kind: .contact),
      ])
  }
}
