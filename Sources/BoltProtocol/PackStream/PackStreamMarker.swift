/// The first byte of every PackStream value.
///
/// Short strings, lists, maps and structures carry their size in the low four bits of the marker;
/// small integers are their own marker.
enum PackStreamMarker {
  static let null: UInt8 = 0xC0
  static let float: UInt8 = 0xC1
  static let no: UInt8 = 0xC2
  static let yes: UInt8 = 0xC3
  static let integer8: UInt8 = 0xC8
  static let integer16: UInt8 = 0xC9
  static let integer32: UInt8 = 0xCA
  static let integer64: UInt8 = 0xCB

  /// The markers of one sized kind: for a size of four bits if it has one, and of 8, 16, 32 bits.
  struct Sized {
    var tiny: UInt8?
    var size8: UInt8
    var size16: UInt8
    var size32: UInt8
  }

  static let bytes = Sized(tiny: nil, size8: 0xCC, size16: 0xCD, size32: 0xCE)
  static let string = Sized(tiny: 0x80, size8: 0xD0, size16: 0xD1, size32: 0xD2)
  static let list = Sized(tiny: 0x90, size8: 0xD4, size16: 0xD5, size32: 0xD6)
  static let map = Sized(tiny: 0xA0, size8: 0xD8, size16: 0xD9, size32: 0xDA)
  static let structure: UInt8 = 0xB0
}
