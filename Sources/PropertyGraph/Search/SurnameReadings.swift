/// Readings that characters have as surnames, where they differ from the general reading or where
/// two are in use.
///
/// They win at the start of a person's name. Several readings mean that families differ, and a name
/// is found under each: 乐 is *Yue* in the north and *Le* in the south. 单 and 查 keep *dan* and *cha*
/// as well, since Tibetan and Mongolian names begin with them (单增, 查干). Tones do not matter here.
/// Some entries agree with today's general readings and stand here so that they stay as they are
/// whatever the toolchain's data say.
///
/// *Sources:* the transform Han-Latin/Names of Unicode CLDR, with which a test compares the table
/// (its 尉 *yu* for the single surname, 刀 *diao* and 长 *chang* are not followed); the surname lists
/// of the projects pinyin-pro and overtrue/pinyin, compared by hand. The works of reference behind
/// such lists are 现代汉语词典 (7th edition, 2016) under 姓, 汉语大字典 (2nd edition, 2010) for second
/// readings and 袁义达、邱家儒, 中国姓氏大辞典 (2010) for surnames of two characters; they were not checked
/// entry by entry.
enum SurnameReadings {
  /// The readings of a surname of one character, the commoner first; nil where the general one
  /// holds.
  static func single(_ scalar: UInt32) -> [[UInt8]]? { singles[scalar] }

  /// The reading of a surname of two characters, syllable by syllable.
  static func double(_ first: UInt32, _ second: UInt32) -> [[UInt8]]? {
    doubles[UInt64(first) << 32 | UInt64(second)]
  }

  /// Whether any surname of two characters begins with a character.
  static func startsDouble(_ scalar: UInt32) -> Bool { doubleStarts.contains(scalar) }

  static let singleTable = """
    单 shan dan, 仇 qiu, 曾 zeng, 解 xie, 朴 piao, 区 ou, 查 zha cha, 任 ren, 华 hua, 盖 ge gai, 乐 yue le,
    覃 qin tan, 翟 zhai di, 冼 xian, 缪 miao, 燕 yan, 折 she zhe, 黑 he hei, 洗 xian, 种 chong,
    逄 pang, 员 yun, 贠 yun, 召 shao zhao, 秘 bi, 佴 nai, 哈 ha, 逯 lu, 能 nai, 繁 po, 祭 zhai,
    相 xiang, 都 du, 隗 wei kui, 宓 mi fu, 郇 xun huan, 晟 cheng sheng, 柏 bai, 车 che, 葛 ge, 那 na,
    宁 ning, 尉 wei, 卜 bu, 乜 nie, 句 gou, 么 yao, 幺 yao, 重 chong, 过 guo, 薄 bo, 谌 chen shen,
    郄 qie xi, 郗 xi chi, 莘 shen xin, 藏 zang, 粘 nian, 牟 mou mu, 肖 xiao, 贲 ben, 钭 tou dou,
    於 yu, 宿 su, 眭 sui, 占 zhan, 镡 tan chan, 沈 shen, 石 shi, 殷 yin, 盛 sheng, 强 qiang, 褚 chu,
    干 gan, 纪 ji, 贾 jia, 行 xing, 曲 qu, 仉 zhang, 阚 kan, 呙 guo
    """

  static let doubleTable = """
    尉迟 yu chi, 万俟 mo qi, 长孙 zhang sun, 令狐 ling hu, 澹台 tan tai, 夏侯 xia hou, 宇文 yu wen,
    单于 chan yu, 鲜于 xian yu, 子车 zi ju, 皇甫 huang fu, 宰父 zai fu, 乐正 yue zheng, 呼延 hu yan,
    拓跋 tuo ba, 濮阳 pu yang, 亓官 qi guan, 诸葛 zhu ge, 欧阳 ou yang, 上官 shang guan, 司徒 si tu,
    公孙 gong sun, 慕容 mu rong, 钟离 zhong li
    """

  private static let singles: [UInt32: [[UInt8]]] = {
    var table: [UInt32: [[UInt8]]] = [:]
    for (name, readings) in entries(singleTable) {
      table[name.unicodeScalars.first!.value] = readings
    }
    return table
  }()

  private static let doubles: [UInt64: [[UInt8]]] = {
    var table: [UInt64: [[UInt8]]] = [:]
    for (name, readings) in entries(doubleTable) {
      let scalars = name.unicodeScalars.map { UInt64($0.value) }
      table[scalars[0] << 32 | scalars[1]] = readings
    }
    return table
  }()

  private static let doubleStarts = Set(doubles.keys.map { UInt32($0 >> 32) })

  private static func entries(_ table: String) -> [(name: Substring, readings: [[UInt8]])] {
    table.split(separator: ",").map { entry in
      let words = entry.split(whereSeparator: \.isWhitespace)
      return (words[0], words.dropFirst().map { Array($0.utf8) })
    }
  }
}
