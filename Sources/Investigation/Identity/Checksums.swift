/// Whether identifiers carry the check character their standard asks for.
public enum IdentifierChecksum {
  /// A resident id of 18 characters (GB 11643-1999, ISO 7064 MOD 11-2).
  ///
  /// Only form and check character are looked at; whether the number was ever issued nobody can
  /// tell from it.
  public static func isResidentID(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 18 else { return false }
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    var sum = 0
    for (byte, weight) in zip(bytes, weights) {
      guard byte >= 48, byte <= 57 else { return false }
      sum += Int(byte - 48) * weight
    }
    return bytes[17] == Array("10X98765432".utf8)[sum % 11]
      || (bytes[17] == 120 && sum % 11 == 2)
  }

  /// A unified social credit code (GB 32100-2015, MOD 31).
  public static func isUSCC(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 18 else { return false }
    let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
    let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
    var sum = 0
    for (byte, weight) in zip(bytes, weights) {
      guard let value = alphabet.firstIndex(of: byte) else { return false }
      sum += value * weight
    }
    return bytes[17] == alphabet[(31 - sum % 31) % 31]
  }
}
