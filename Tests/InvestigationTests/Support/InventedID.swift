/// Identifiers of nobody: regions that begin with 99, check characters by the words of the
/// standards.
enum InventedID {
  /// Powers of two modulo 11.
  static func resident(_ body: String) -> String {
    var sum = 0
    for (place, digit) in body.enumerated() {
      sum += digit.wholeNumberValue! * ((1 << (17 - place)) % 11)
    }
    let check = (12 - sum % 11) % 11
    return body + (check == 10 ? "X" : "\(check)")
  }

  /// - Parameters:
  ///   - born: `19800101`.
  ///   - sequence: three digits, the last odd for men.
  static func resident(born: String, _ sequence: String = "123") -> String {
    resident("990101" + born + sequence)
  }

  /// The form of before 1999.
  static func short(_ id: String) -> String {
    String(id.prefix(6) + id.dropFirst(8).prefix(9))
  }

  /// Powers of three modulo 31.
  static func uscc(_ body: String) -> String {
    let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
    var (sum, power) = (0, 1)
    for character in body {
      sum += alphabet.firstIndex(of: character)! * power
      power = power * 3 % 31
    }
    return body + String(alphabet[(31 - sum % 31) % 31])
  }
}
