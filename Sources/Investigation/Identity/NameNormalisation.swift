import Foundation

/// The form in which two names are compared: compatibility width, one case, no blanks at the ends,
/// single blanks inside.
///
/// `ＡＢＣ 公司` and `abc  公司` agree. Only looking up goes by this form; it never joins two records.
func normalisedName(_ name: String) -> String {
  let folded = name.precomposedStringWithCompatibilityMapping.lowercased()
  return folded.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}

/// Whether a name that normalisation changes in nothing but ASCII case agrees with a normalised
/// one; nil for all other names, which ``normalisedName(_:)`` must see.
///
/// Most names are of this kind, ASCII and common Chinese characters with single blanks, and
/// comparing bytes is cheap.
func isPlainName(_ bytes: UnsafeRawBufferPointer, sameAs wanted: String) -> Bool? {
  let blank = UInt8(ascii: " ")
  var (at, previous) = (0, blank)
  while at < bytes.count {
    switch bytes[at] {
    case blank where previous == blank: return nil
    case 0x20..<0x7F: at += 1
    // U+4E00 to U+9FFF: no other way to write them, no case.
    case 0xE4...0xE9 where at + 2 < bytes.count && (bytes[at] > 0xE4 || bytes[at + 1] >= 0xB8):
      at += 3
    default: return nil
    }
    previous = bytes[at - 1]
  }
  guard previous != blank else { return nil }
  return wanted.utf8.elementsEqual(
    bytes.lazy.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 })
}
