/// Invented names: a common surname and a given name of the fashion of one's youth.
///
/// Pools are small and lean to the popular, so that many strangers share a name, as they do.
enum PersonNames {
  /// Common surnames, the most frequent first, and four double ones.
  static let surnames =
    """
    王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 马 朱 胡 郭 何 林 高 罗 郑 梁 谢 宋 唐 许 韩 冯 邓 曹 彭 曾 肖 田
    董 袁 潘 于 蒋 蔡 余 杜 叶 程 苏 魏 吕 丁 任 沈 姚 卢 姜 崔 钟 谭 陆 汪 范 金 石 廖 贾 夏 韦 付 方 白
    邹 孟 熊 秦 邱 江 尹 薛 闫 段 雷 侯 龙 史 陶 黎 贺 顾 毛 郝 龚 邵 万 钱 严 覃 武 戴 莫 孔 向 汤 欧阳
    上官 司马 诸葛
    """.split(whereSeparator: \.isWhitespace).map(String.init)

  /// How often each surname is drawn: the first about eight times as often as the last.
  static let surnameWeights = surnames.indices.map { 10_000 / ($0 + 14) }

  /// A given name: the pool of an age and a sex, a first character or none, a last character.
  private struct Pool {
    let first: [String]
    let last: [String]

    init(_ first: String, _ last: String) {
      self.first = first.map(String.init)
      self.last = last.map(String.init)
    }
  }

  private static let size = 20

  private static let pools = [
    Pool("建国志文永德长福贵金振明大玉春世忠光家学", "国军民华明强平生林山海荣富成发祥根才武义"),
    Pool("志海晓俊建文立少小永红国宏向庆新云卫东伟", "强伟勇涛军波鹏飞斌辉刚杰锋龙峰磊亮超宁松"),
    Pool("子浩宇梓俊一泽思博皓奕晨嘉天铭家煜承景明", "轩然宇涵豪睿泽辰阳博航哲霖洋恒瑞远文杰凯"),
    Pool("秀桂玉淑凤兰春金素月美爱翠惠彩红雪菊腊云", "英兰珍芳华梅莲香芬琴珠云娥霞仙凤花玲清贞"),
    Pool("晓丽海小雪春红艳文秋慧婷燕美玉静亚彩雅冬", "丽燕霞敏娟静艳红萍玲莉娜梅琴芳蓉洁云慧英"),
    Pool("子欣梓雨思诗佳可语梦若一嘉依雅紫静怡晨馨", "涵怡萱彤琪妍悦桐瑶宁珊雯蕊妤曦菲然诺玥琳"),
  ]

  /// Every given name in the form it is written, by its code.
  private static let texts: [String] = pools.flatMap { pool in
    (0...size).flatMap { first in
      pool.last.map { first == size ? $0 : pool.first[first] + $0 }
    }
  }

  /// Draws the code of a given name for someone born on a day.
  static func given(isMale: Bool, born: Day, _ random: inout SplitMix64) -> UInt16 {
    let age = born < Day(1975, 1, 1) ? 0 : born < Day(1995, 1, 1) ? 1 : 2
    let pool = (isMale ? 0 : 3) + age
    let first = random.chance(25) ? size : random.leaning(size)
    return UInt16((pool * (size + 1) + first) * size + random.leaning(size))
  }

  static func text(surname: UInt8, given: UInt16) -> String {
    surnames[Int(surname)] + texts[Int(given)]
  }
}
