/// Tells texts that look like personal data, where nobody knows which property they come from.
enum PersonalText {
  /// A resident id with a true check digit and a day of birth in it.
  ///
  /// A credit code of digits alone may have the check digit of a resident id by chance, but no day.
  static func isResidentID(_ text: String) -> Bool {
    guard ResidentID.hasRightCheck(text) else { return false }
    let digits = text.utf8.map { Int($0) - 48 }
    func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
    return (1850...2150).contains(number(6..<10)) && (1...12).contains(number(10..<12))
      && (1...31).contains(number(12..<14))
  }

  /// Whether a resident id stands somewhere in a text.
  static func holdsResidentID(_ text: String) -> Bool {
    var run: [UInt8] = []
    func isID() -> Bool {
      // A longer run may hold one too: what stands before or behind it proves nothing.
      guard run.count >= 18 else { return false }
      return (0...(run.count - 18)).contains { at in
        isResidentID(String(decoding: run[at..<(at + 18)], as: UTF8.self))
      }
    }
    for byte in text.utf8 {
      let isDigit = byte >= 48 && byte <= 57
      if isDigit || byte == 88 || byte == 120 {
        run.append(byte)
      } else {
        if isID() { return true }
        run = []
      }
    }
    return isID()
  }

  static func holdsDigit(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0.properties.numericType == .decimal }
  }

  /// Nothing but five digits or more, and what stands between them in a phone number.
  static func isLikePhone(_ text: String) -> Bool {
    var digits = 0
    for scalar in text.unicodeScalars {
      if scalar.properties.numericType == .decimal {
        digits += 1
      } else if !"+-()/ .－（）".unicodeScalars.contains(scalar) {
        return false
      }
    }
    return digits >= 5
  }

  /// A place within a town: a street, a house or a room.
  static func isLikeAddress(_ text: String) -> Bool {
    let isFirm = ["公司", "厂", "店", "社", "局", "院", "委", "部", "所", "中心", "银行", "学校"]
      .contains { text.hasSuffix($0) }
    if !isFirm, text.contains(where: { "路街巷弄".contains($0) }) { return true }
    guard holdsDigit(text) else { return false }
    return text.contains { "号室栋幢楼层,，".contains($0) }
  }
}
