/// What companies do and public bodies buy, in fields: a company bids in its own field only.
struct TradeField {
  /// How the trade appears in a company's name.
  let trades: [String]
  /// What is bought of it; empty for companies that hold others and bid for nothing.
  let purchases: [String]
  /// How a purchase's title ends.
  let ending: String

  static let all = [
    TradeField(
      trades: ["建筑工程", "市政工程", "路桥建设", "水利建设", "装饰工程"],
      purchases: ["农村道路改造", "河道整治", "安置房建设", "老旧小区改造", "桥梁维修", "污水管网"],
      ending: "工程"),
    TradeField(
      trades: ["园林绿化", "环境工程", "环卫服务", "生态科技"],
      purchases: ["公园绿化养护", "生活垃圾清运", "街道保洁", "行道树补植"], ending: "服务项目"),
    TradeField(
      trades: ["医疗器械", "医药", "生物科技", "医疗科技"],
      purchases: ["医用耗材", "影像设备", "检验试剂", "病床及轮椅"], ending: "采购项目"),
    TradeField(
      trades: ["信息技术", "软件", "网络科技", "智能科技", "数据服务"],
      purchases: ["政务信息系统", "校园监控", "机房运维", "智慧水务平台"], ending: "采购项目"),
    TradeField(
      trades: ["商贸", "贸易", "办公设备", "家具", "文化用品"],
      purchases: ["办公用品", "课桌椅", "档案柜", "防汛物资"], ending: "采购项目"),
    TradeField(
      trades: ["餐饮管理", "食品", "粮油", "农产品"],
      purchases: ["学校食堂食材", "机关食堂", "敬老院供餐"], ending: "服务项目"),
    TradeField(
      trades: ["物业服务", "保安服务", "劳务", "人力资源"],
      purchases: ["办公楼物业", "校园安保", "窗口辅助人员"], ending: "服务项目"),
    TradeField(
      trades: ["工程咨询", "规划设计", "测绘", "造价咨询", "检测技术"],
      purchases: ["村庄规划编制", "工程监理", "土地测绘", "水质检测"], ending: "服务项目"),
    TradeField(
      trades: ["投资", "企业管理", "控股", "资产管理"], purchases: [], ending: ""),
  ]

  /// The fields that bid; the last field only holds.
  static let bidding = all.count - 1
  static let holding = all.count - 1
}
