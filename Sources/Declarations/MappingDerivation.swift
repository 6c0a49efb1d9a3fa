extension Mapping {
  /// What can be read out of an identifier.
  public enum Derivation: String, Sendable, Hashable, CaseIterable {
    case sexFromResidentID = "sex-from-resident-id"
    case birthDateFromResidentID = "birth-date-from-resident-id"

    /// The derived text, or nil where the identifier does not have the form of one.
    ///
    /// Resident ids have 18 characters (GB 11643-1999), or 15 digits before 1999: then the year has
    /// two digits and the sequence number ends the id. Its last digit is odd for men (`M`), even
    /// for women (`F`). The checksum is not verified here: a slip in it does not change the sex.
    public func apply(to text: String) -> String? {
      let digits = Array(text.utf8)
      guard digits.count == 18 || digits.count == 15,
        digits.prefix(17).allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
      else { return nil }
      let isLong = digits.count == 18
      switch self {
      case .sexFromResidentID:
        return digits[isLong ? 16 : 14] % 2 == 1 ? "M" : "F"
      case .birthDateFromResidentID:
        let date = isLong ? Array(digits[6..<14]) : Array("19".utf8) + digits[6..<12]
        let text = String(decoding: date, as: UTF8.self)
        return "\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))"
      }
    }
  }
}
