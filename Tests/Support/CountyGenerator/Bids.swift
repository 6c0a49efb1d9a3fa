/// The bids, tender by tender.
struct Bids {
  struct Bid {
    let tender: Int32
    let company: Int32
    let price: Int
    let won: Bool
    let address: Int32
    let account: Int
  }

  private(set) var all: [Bid] = []

  mutating func add(_ bid: Bid) { all.append(bid) }
}

/// Where a bid came from and who vouched for it; distinct for distinct numbers.
///
/// ```text
/// 10.0.county.1     the trading centre's public terminal
/// 10.64 … 10.127    one for each company
/// 10.128 … 10.255   a traveller's connection, one for each bid sent so
/// ```
enum BidTrace {
  static func centre(county: Int) -> Int32 { Int32(county) << 8 | 1 }
  static func own(company: Int32) -> Int32 {
    0x40_0000 | Int32((Int(company) * 2_654_435_761 + 97) & 0x3F_FFFF)
  }
  static func travelling(bid: Int) -> Int32 {
    0x80_0000 | Int32((bid * 2_654_435_761 + 11) & 0x7F_FFFF)
  }

  static func text(_ address: Int32) -> String {
    "10.\(address >> 16 & 255).\(address >> 8 & 255).\(address & 255)"
  }

  /// A guarantor that vouches for many, by county, or a company's own account.
  static func guarantor(county: Int) -> Int { county }
  static func account(company: Int32) -> Int { 1000 + Int(company) }

  static func text(account: Int) -> [UInt8] {
    var text = Array("6299".utf8)
    text.appendDigits((account * 15_485_863 + 4_321_987) % 999_999_999_989, 12)
    return text
  }
}
