import Declarations

/// A unified social credit code (统一社会信用代码).
///
/// ```text
///   9 1 990101 MA5A1234 X Y    authority · kind · region · organisation code, its check · check
/// ```
///
/// Authority and kind may be letters: the collectives of villages begin with N, and a letter in the
/// second place is a kind that nobody has published yet, not an error. The inner check of the
/// organisation code (GB 11714) is told and never held against a code.
/// *Source:* GB 32100-2015 with its amendment of 2016.
public struct UnifiedSocialCreditCode: Sendable, Hashable {
  /// What a text is, as a credit code.
  public enum Verdict: Sendable, Hashable {
    case valid(UnifiedSocialCreditCode)
    /// Not 18 digits and capitals without I, O, S, V, Z, the region in digits.
    case wrongForm
    /// The check character belongs to another code.
    case wrongCheck
  }

  /// 18 characters.
  public let code: String

  /// The code in a text; nil where it is none that stands.
  public init?(_ text: String) {
    guard case .valid(let code) = Self.verdict(on: text) else { return nil }
    self = code
  }

  private init(code: String) { self.code = code }

  /// What a text is; small letters and blanks are not taken for what they stand for.
  public static func verdict(on text: String) -> Verdict {
    let bytes = Array(text.utf8)
    guard bytes.count == 18 else { return .wrongForm }
    var sum = 0
    var weight = 1
    for (place, byte) in bytes.enumerated() {
      guard let value = values[Int(byte)], value < 10 || !(2..<8).contains(place) else {
        return .wrongForm
      }
      if place < 17 { sum += value * weight }
      weight = weight * 3 % 31
    }
    guard bytes[17] == alphabet[(31 - sum % 31) % 31] else { return .wrongCheck }
    return .valid(UnifiedSocialCreditCode(code: text))
  }

  /// Who registered it; nil where the authority is unknown.
  public var authority: BilingualText? { Self.authorities[code.first!] }

  /// What kind of body it is; nil where the kind is unknown.
  public var kind: BilingualText? { Self.kinds[String(code.prefix(2))] }

  /// The six digits of the registrar's region.
  public var region: Substring { code.dropFirst(2).prefix(6) }

  /// Nine characters, the last of them a check of its own.
  public var organisationCode: Substring { code.dropFirst(8).prefix(9) }

  /// Whether the organisation code inside has its right check character; codes given out by way of
  /// exception do not.
  public var isInnerCheckRight: Bool { OrganisationCode(String(organisationCode)) != nil }

  private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
  /// By byte, what a character counts.
  private static let values: [Int?] = (0..<256).map { byte in
    alphabet.firstIndex { Int($0) == byte }
  }

  private static let authorities: [Character: BilingualText] = [
    "1": BilingualText(en: "public establishment", zh: "机构编制"),
    "2": BilingualText(en: "foreign affairs", zh: "外交"),
    "3": BilingualText(en: "justice", zh: "司法行政"),
    "4": BilingualText(en: "culture", zh: "文化"),
    "5": BilingualText(en: "civil affairs", zh: "民政"),
    "6": BilingualText(en: "tourism", zh: "旅游"),
    "7": BilingualText(en: "religious affairs", zh: "宗教"),
    "8": BilingualText(en: "trade unions", zh: "工会"),
    "9": BilingualText(en: "market regulation", zh: "市场监管"),
    "A": BilingualText(en: "military establishment", zh: "中央军委改革和编制办公室"),
    "N": BilingualText(en: "agriculture", zh: "农业"),
    "Y": BilingualText(en: "other", zh: "其他"),
  ]

  private static let kinds: [String: BilingualText] = [
    "11": BilingualText(en: "state organ", zh: "机关"),
    "12": BilingualText(en: "public institution", zh: "事业单位"),
    "13": BilingualText(en: "mass organisation", zh: "群众团体"),
    "19": BilingualText(en: "other", zh: "其他"),
    "31": BilingualText(en: "law firm", zh: "律师执业机构"),
    "32": BilingualText(en: "notary office", zh: "公证处"),
    "33": BilingualText(en: "local legal service", zh: "基层法律服务所"),
    "34": BilingualText(en: "forensic institution", zh: "司法鉴定机构"),
    "35": BilingualText(en: "arbitration commission", zh: "仲裁委员会"),
    "51": BilingualText(en: "social organisation", zh: "社会团体"),
    "52": BilingualText(en: "private non-enterprise unit", zh: "民办非企业单位"),
    "53": BilingualText(en: "foundation", zh: "基金会"),
    "59": BilingualText(en: "other", zh: "其他"),
    "91": BilingualText(en: "enterprise", zh: "企业"),
    "92": BilingualText(en: "individual business", zh: "个体工商户"),
    "93": BilingualText(en: "farmers' cooperative", zh: "农民专业合作社"),
    "A1": BilingualText(en: "military institution", zh: "军队事业单位"),
    "N1": BilingualText(en: "collective of a villagers' group", zh: "组级集体经济组织"),
    "N2": BilingualText(en: "collective of a village", zh: "村级集体经济组织"),
    "N3": BilingualText(en: "collective of a township", zh: "乡镇级集体经济组织"),
    "N9": BilingualText(en: "other", zh: "其他"),
    "Y1": BilingualText(en: "other", zh: "其他"),
  ]
}

/// An organisation code of nine characters (组织机构代码), as bodies bore before the credit code, and
/// bear inside it.
///
/// *Source:* GB 11714-1997: weights 3 7 9 10 5 8 4 2, check 11 - Σ mod 11, written X for 10, 0 for
/// 11.
public struct OrganisationCode: Sendable, Hashable {
  public let code: String

  /// The code in a text, a hyphen before its check allowed; nil where the check is another's.
  public init?(_ text: String) {
    var bytes = Array(text.utf8)
    if bytes.count == 10, bytes[8] == UInt8(ascii: "-") { bytes.remove(at: 8) }
    guard bytes.count == 9 else { return nil }
    var sum = 0
    for (byte, weight) in zip(bytes, [3, 7, 9, 10, 5, 8, 4, 2]) {
      switch byte {
      case 48...57: sum += Int(byte - 48) * weight
      case 65...90: sum += Int(byte - 55) * weight
      default: return nil
      }
    }
    guard bytes[8] == Array("0X987654321".utf8)[sum % 11] else { return nil }
    code = String(decoding: bytes, as: UTF8.self)
  }
}
