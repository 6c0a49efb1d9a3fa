import Foundation

/// An identifier as it is compared with others: what kind it is and what of it is known.
enum ComparedIdentifier: Sendable, Hashable {
  /// A resident id with a right check character.
  case residentID(String)
  /// One of 15 digits, written with 18 characters; nothing vouches for it.
  case shortResidentID(String)
  /// 18 characters that are none: a slip of a finger, or another's check character.
  case slippedResidentID(String)
  /// 18 places, `*` where nothing is known: masked, cut off, or rounded by a spreadsheet.
  case residentIDPart(String)
  case travelPermit(String)
  /// A credit code with a right check character.
  case creditCode(String)
  /// An organisation code, which stands inside a credit code too.
  case organisationCode(String)
  case other(String)

  /// What a person's or a body's identifier is; nil where it is none or a placeholder.
  ///
  /// Width, case, blanks and the apostrophe of spreadsheets do not count.
  init?(_ text: String, isPerson: Bool) {
    let plain = Self.plain(text)
    if isPerson, let id = ResidentID(plain), !id.isShort {
      // Its date and check character are more than any placeholder has.
      self = .residentID(id.number)
      return
    }
    if plain.isEmpty || PlaceholderText.isPlaceholder(plain) { return nil }
    self = isPerson ? Self.person(plain) : Self.body(plain)
  }

  private static func plain(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { $0 >= 48 && $0 <= 57 || $0 >= 65 && $0 <= 90 }
    if isPlain { return text }
    return String(
      String.UnicodeScalarView(
        text.precomposedStringWithCompatibilityMapping.uppercased().unicodeScalars.filter {
          !$0.properties.isWhitespace && !"-'‘’.".unicodeScalars.contains($0)
        }))
  }

  private static func person(_ text: String) -> ComparedIdentifier {
    switch ResidentID.verdict(on: text) {
    case .valid(let id): return .shortResidentID(id.number)
    case .wrongForm, .impossibleDate, .wrongCheck: break
    }
    if let permit = TravelPermit(text) { return .travelPermit(permit.holder) }
    let places = Array(text.utf8)
    func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }
    let digits = places.prefix { isDigit($0) }.count
    func hidden(_ count: Int) -> String { String(repeating: "*", count: count) }
    switch places.count {
    case 18 where text.hasSuffix("000") && digits == 18:
      return .residentIDPart(text.prefix(15) + hidden(3))
    case 18 where digits >= 17: return .slippedResidentID(text)
    case 18 where places.allSatisfy({ isDigit($0) || isMask($0) || $0 == UInt8(ascii: "X") }):
      return .residentIDPart(
        String(decoding: places.map { isMask($0) ? UInt8(ascii: "*") : $0 }, as: UTF8.self))
    case 14...17 where digits == places.count: return .residentIDPart(text + hidden(18 - digits))
    case 4...6 where digits >= places.count - 1 && (digits == places.count || text.last == "X"):
      return .residentIDPart(hidden(18 - places.count) + text)
    default: return .other(text)
    }
  }

  private static func isMask(_ byte: UInt8) -> Bool {
    [UInt8(ascii: "*"), UInt8(ascii: "#"), UInt8(ascii: "?")].contains(byte)
  }

  private static func body(_ text: String) -> ComparedIdentifier {
    if UnifiedSocialCreditCode(text) != nil { return .creditCode(text) }
    if let code = OrganisationCode(text) { return .organisationCode(code.code) }
    return .other(text)
  }

  /// Whether a check character vouches for all of it.
  var isFull: Bool {
    switch self {
    case .residentID, .creditCode: true
    default: false
    }
  }

  /// Whom a resident id tells of.
  var residentID: ResidentID? {
    switch self {
    case .residentID(let number), .shortResidentID(let number): ResidentID(number)
    default: nil
    }
  }

  // MARK: - Comparing

  /// What two identifiers say of two records.
  enum Agreement: Sendable, Hashable {
    /// Both whole, both vouched for, and the same.
    case full
    /// The same as far as one sees; how many places were compared, 18 where one of a kind without
    /// a check is whole.
    case partial(places: Int)
    /// Two different ones of a kind of which everybody has one.
    case contradicts
    /// They cannot be compared.
    case silent
  }

  func agreement(with other: ComparedIdentifier) -> Agreement {
    switch (self, other) {
    case (.residentID(let a), .residentID(let b)), (.creditCode(let a), .creditCode(let b)):
      return a == b ? .full : .contradicts
    case (.organisationCode(let a), .organisationCode(let b)),
      (.travelPermit(let a), .travelPermit(let b)):
      return a == b ? .partial(places: 18) : .contradicts
    case (.creditCode(let code), .organisationCode(let inner)),
      (.organisationCode(let inner), .creditCode(let code)):
      return code.dropFirst(8).prefix(9) == inner ? .partial(places: 18) : .contradicts
    case (.other(let a), .other(let b)):
      return a == b ? .partial(places: min(a.utf8.count, 12)) : .silent
    default: break
    }
    guard let (a, isSlipA) = places, let (b, isSlipB) = other.places else { return .silent }
    var known = 0
    var differing: [Int] = []
    for at in 0..<18 where a[at] != Self.hidden && b[at] != Self.hidden {
      known += 1
      if a[at] != b[at] { differing.append(at) }
    }
    if known == 0 { return .silent }
    if differing.isEmpty { return .partial(places: known) }
    guard isSlipA || isSlipB else { return .contradicts }
    if differing.count == 1 { return .partial(places: known - 1) }
    let isSwap =
      differing.count == 2 && differing[0] + 1 == differing[1]
      && a[differing[0]] == b[differing[1]] && a[differing[1]] == b[differing[0]]
    return isSwap ? .partial(places: known - 2) : .contradicts
  }

  private static let hidden = UInt8(ascii: "*")

  /// The 18 places of a resident id or of a part of one, and whether it may hold a slip.
  private var places: (text: [UInt8], isSlip: Bool)? {
    switch self {
    case .residentID(let text), .shortResidentID(let text), .residentIDPart(let text):
      (Array(text.utf8), false)
    case .slippedResidentID(let text): (Array(text.utf8), true)
    default: nil
    }
  }
}
