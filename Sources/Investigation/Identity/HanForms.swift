import Foundation

/// One form for each Han character, whichever a record was written with: simplified for
/// traditional, the common one for a variant.
///
/// For comparing names alone: 乾 and 干, 後 and 后 become one, so what agrees here may still be two
/// names. *Source:* the Unicode transform Hant-Hans of CLDR, and a few variants of names that it
/// leaves (``variants``).
enum HanForms {
  /// Characters that stand for the one before them.
  static let variants =
    "庞龎厐 峰峯 群羣 彝彜 恒恆 真眞 清淸 青靑 为爲 温溫 吕呂 黄黃 吴呉 户戸戶 强彊 没沒 "
    + "彦彥 即卽 既旣 册冊 宝寳 鉴鑑鑒 昂昻 晋晉 叙敘敍 邻隣 秘祕 概槪 研硏 朗朖 敏勄 裴裵 里裏裡 仙僊 映暎 凉涼 净淨 冲沖衝 "
    + "决決 况況 沈瀋 兖兗 启啓啟 唇脣 卫衞 卧臥 奥奧 岳嶽 昆崑 略畧 碍礙 稿稾 粮糧 绣繡 胜勝 脉脈 艳艷豔 苏蘇甦 "
    + "草艸 药藥 衔銜 衮袞 谥諡 踪蹤 郎郞 采採 铲剷 锤錘 闲閒 雁鴈 韵韻 飘飄 麸麩"

  private static let first: UInt32 = 0x4E00
  private static let limit: UInt32 = 0xA000

  private static let table: [UInt32] = {
    // One call for the whole block: characters between line breaks do not touch each other.
    var block = ""
    for value in first..<limit { block.unicodeScalars.append(contentsOf: scalars(value)) }
    let simplified = block.applyingTransform(
      StringTransform("Hant-Hans"), reverse: false)
    var table = Array(first..<limit)
    for (at, part) in (simplified ?? block).unicodeScalars.split(separator: "\n").enumerated()
    where part.count == 1 && at < table.count {
      table[at] = part.first!.value
    }
    for group in variants.split(separator: " ") {
      let common = group.unicodeScalars.first!.value
      for other in group.unicodeScalars.dropFirst() where (first..<limit).contains(other.value) {
        table[Int(other.value - first)] = common
      }
    }
    // A variant's common form may itself be traditional.
    for at in table.indices where (first..<limit).contains(table[at]) {
      table[at] = table[Int(table[at] - first)]
    }
    return table
  }()

  private static func scalars(_ value: UInt32) -> [Unicode.Scalar] {
    [Unicode.Scalar(value)!, "\n"]
  }

  /// The one form of a character; anything but a common Han character is its own.
  static func common(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard (first..<limit).contains(scalar.value) else { return scalar }
    return Unicode.Scalar(table[Int(scalar.value - first)]) ?? scalar
  }

  static func isHan(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x4E00..<0xA000, 0x3400..<0x4DC0, 0x20000..<0x32000, 0x3007: true
    default: false
    }
  }
}
