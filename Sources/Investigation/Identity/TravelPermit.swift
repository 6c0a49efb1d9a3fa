/// A mainland travel permit for residents of Hong Kong and Macao (港澳居民来往内地通行证).
///
/// ```text
///   H 12345678 01    place · a number for life · how often renewed, often left out
/// ```
///
/// No check character vouches for it. *Source:* the form announced in 2010 by the Ministry of
/// Public Security: the first nine characters name the holder.
public struct TravelPermit: Sendable, Hashable {
  /// The nine characters that stay a holder's own.
  public let holder: String

  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 9 || bytes.count == 11,
      [UInt8(ascii: "H"), UInt8(ascii: "M")].contains(bytes[0] & 0xDF),
      bytes.dropFirst().allSatisfy({ $0 >= 48 && $0 <= 57 })
    else { return nil }
    holder = String(decoding: [bytes[0] & 0xDF] + bytes[1..<9], as: UTF8.self)
  }
}
