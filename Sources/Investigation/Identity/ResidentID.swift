import Declarations
import PropertyGraph

/// A citizen's number (公民身份号码), or the number of a residence permit for people of Hong Kong, Macao
/// and Taiwan, which has the same form.
///
/// ```text
///   990101 19800101 123 X    region · day of birth · sequence, odd for men · check character
///   990101   800101 123      before 1999: a year of two digits and no check character
/// ```
///
/// A region that no table knows is accepted: counties are abolished, their numbers stay. Whether a
/// number was ever issued nobody can tell from it.
/// *Source:* GB 11643-1999, ISO 7064 MOD 11-2; 港澳台居民居住证申领发放办法 (国办发〔2018〕81号) art. 3.
public struct ResidentID: Sendable, Hashable {
  /// Whose number it is, by its region.
  public enum Holder: String, Sendable, CaseIterable {
    case resident, hongKong, macao, taiwan
  }

  /// What a text is, as a resident id.
  public enum Verdict: Sendable, Hashable {
    case valid(ResidentID)
    /// Neither 17 digits and a check character, nor 15 digits.
    case wrongForm
    /// The day of birth is none of the calendar, before 1800, or yet to come.
    case impossibleDate
    /// The check character belongs to another number.
    case wrongCheck
  }

  /// 18 characters, a capital X: of an old number those it has today.
  public let number: String
  /// Whether it was written with 15 digits, so that no check character vouches for it.
  public let isShort: Bool
  public let birth: CalendarDate

  /// The number in a text; nil where it is none that stands.
  public init?(_ text: String) {
    guard case .valid(let id) = Self.verdict(on: text) else { return nil }
    self = id
  }

  private init(number: String, isShort: Bool, birth: CalendarDate) {
    self.number = number
    self.isShort = isShort
    self.birth = birth
  }

  /// What a text is; blanks and full-width digits are not taken for what they stand for.
  ///
  /// - Parameter day: nobody is born after it; nil is no bound.
  public static func verdict(on text: String, notAfter day: CalendarDate? = nil) -> Verdict {
    var bytes = Array(text.utf8)
    let isShort = bytes.count == 15
    if isShort { bytes.insert(contentsOf: Array("19".utf8), at: 6) }
    guard bytes.count == (isShort ? 17 : 18), bytes.prefix(17).allSatisfy(isDigit) else {
      return .wrongForm
    }
    let check = checkCharacter(bytes)
    if isShort {
      bytes.append(check)
    } else {
      if bytes[17] == UInt8(ascii: "x") { bytes[17] = UInt8(ascii: "X") }
      guard isDigit(bytes[17]) || bytes[17] == UInt8(ascii: "X") else { return .wrongForm }
    }
    func value(_ range: Range<Int>) -> Int { bytes[range].reduce(0) { $0 * 10 + Int($1 - 48) } }
    guard
      let birth = CalendarDate(year: value(6..<10), month: value(10..<12), day: value(12..<14)),
      value(6..<10) >= 1800, day.map({ birth <= $0 }) ?? true
    else { return .impossibleDate }
    if bytes[17] != check { return .wrongCheck }
    return .valid(
      ResidentID(
        number: String(decoding: bytes, as: UTF8.self), isShort: isShort, birth: birth))
  }

  /// Whether a text of 18 characters has the right check character, whatever its day is.
  static func hasRightCheck(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 18, bytes.prefix(17).allSatisfy(isDigit) else { return false }
    let last = bytes[17] == UInt8(ascii: "x") ? UInt8(ascii: "X") : bytes[17]
    return last == checkCharacter(bytes)
  }

  public var sex: Sex {
    Array(number.utf8)[16] % 2 == 1 ? .male : .female
  }

  /// The six digits of the region where it was first issued.
  public var region: Substring { number.prefix(6) }

  public var holder: Holder {
    switch region {
    case "810000": .hongKong
    case "820000": .macao
    case "830000": .taiwan
    default: .resident
    }
  }

  /// The 17 digits as one number below 10¹⁷: two numbers are the same when these are.
  var packed: UInt64 { number.utf8.prefix(17).reduce(0) { $0 * 10 + UInt64($1 - 48) } }

  private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  private static let checks = Array("10X98765432".utf8)

  /// - Parameter bytes: 17 digits, and perhaps more.
  private static func checkCharacter(_ bytes: [UInt8]) -> UInt8 {
    var sum = 0
    for place in 0..<17 { sum += Int(bytes[place] - 48) * weights[place] }
    return checks[sum % 11]
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }
}
