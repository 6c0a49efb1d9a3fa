/// The check characters of the national numbers, so that invented numbers pass every validator.
///
/// Sources: GB 11643 (resident numbers), GB 32100 (unified social credit codes), GB 11714
/// (organisation codes, the nine characters inside a credit code).
enum CheckCharacters {
  private static let residentWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  private static let residentChecks = Array("10X98765432".utf8)
  private static let creditAlphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
  private static let creditWeights = [
    1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28,
  ]
  private static let organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2]
  private static let organisationChecks = Array("0123456789X".utf8)
  private static let zero = UInt8(ascii: "0")

  /// The value of each byte in the alphabet of GB 32100.
  private static let creditValues: [Int] = {
    var values = [Int](repeating: 0, count: 256)
    for (value, byte) in creditAlphabet.enumerated() { values[Int(byte)] = value }
    return values
  }()

  /// The eighteenth character for seventeen digits.
  static func resident(_ digits: [UInt8]) -> UInt8 {
    var sum = 0
    for place in 0..<17 { sum += Int(digits[place] - zero) * residentWeights[place] }
    return residentChecks[sum % 11]
  }

  /// The ninth character for eight digits.
  static func organisation(_ digits: ArraySlice<UInt8>) -> UInt8 {
    var sum = 0
    for (digit, weight) in zip(digits, organisationWeights) { sum += Int(digit - zero) * weight }
    return organisationChecks[(11 - sum % 11) % 11]
  }

  /// The eighteenth character for seventeen.
  static func credit(_ body: [UInt8]) -> UInt8 {
    var sum = 0
    for place in 0..<17 { sum += creditValues[Int(body[place])] * creditWeights[place] }
    return creditAlphabet[(31 - sum % 31) % 31]
  }
}
