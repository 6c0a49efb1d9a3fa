/// The form in which texts are compared: compatibility width, one case, single blanks inside and
/// none at the ends, one middle dot.
///
/// `ＡＢＣ  公司` and `abc 公司` agree, and so do `阿不都·热合曼` and `阿不都・热合曼`. Simplified and traditional
/// characters stay apart. Only looking up goes by this form; it never joins two records.
///
/// Two texts that agree after NFKC, lower case and single blanks agree here too, so whoever
/// compares by that rule finds all its candidates by this one. Malformed UTF-8 folds as U+FFFD.
///
/// *Complexity:* O(length); texts of ASCII, common Han characters and full-width forms go through
/// one pass over the bytes, others through String.
public struct FoldedText: Hashable, Sendable {
  /// Valid UTF-8.
  public let bytes: [UInt8]

  public init(_ text: String) {
    var text = text
    bytes = text.withUTF8 { Self(bytes: UnsafeRawBufferPointer($0)).bytes }
  }

  public init(bytes text: UnsafeRawBufferPointer) {
    var folded: [UInt8] = []
    folded.reserveCapacity(text.count)
    Self.fold(text, into: &folded)
    bytes = folded
  }

  /// Puts the folded form of a text into a buffer, in place of what was there.
  static func fold(_ text: UnsafeRawBufferPointer, into folded: inout [UInt8]) {
    if !foldPlain(text, into: &folded) { foldAny(text, into: &folded) }
  }

  /// U+00B7, to which every other middle dot folds.
  static let middleDot: UInt32 = 0xB7

  /// · itself, bullet, hyphenation point, bullet operator, dot operator, katakana middle dot.
  private static func isMiddleDot(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xB7, 0x2022, 0x2027, 0x2219, 0x22C5, 0x30FB: true
    default: false
    }
  }

  /// Folds a text of plain characters; false, with nothing said, where one is not plain.
  ///
  /// Plain are characters that no combining mark among them can change and whose folding is known
  /// here.
  private static func foldPlain(
    _ text: UnsafeRawBufferPointer, into folded: inout [UInt8]
  ) -> Bool {
    folded.removeAll(keepingCapacity: true)
    var at = 0
    var isBlankDue = false
    @inline(__always) func beforeNext() {
      if isBlankDue { folded.append(0x20) }
      isBlankDue = false
    }
    while at < text.count {
      let byte = text[at]
      if byte < 0x80 {
        at += 1
        if isBlank(byte) {
          isBlankDue = !folded.isEmpty
        } else {
          beforeNext()
          folded.append(lowered(byte))
        }
        continue
      }
      if byte == 0xC2, at + 1 < text.count, text[at + 1] == 0xB7 {
        beforeNext()
        folded.append(contentsOf: [0xC2, 0xB7])
        at += 2
        continue
      }
      guard byte >= 0xE2, byte <= 0xEF, at + 2 < text.count, text[at + 1] & 0xC0 == 0x80,
        text[at + 2] & 0xC0 == 0x80
      else { return false }
      let scalar =
        UInt32(byte & 0x0F) << 12 | UInt32(text[at + 1] & 0x3F) << 6 | UInt32(text[at + 2] & 0x3F)
      switch scalar {
      case 0x4E00...0x9FFF, 0x3400...0x4DBF:
        beforeNext()
        for place in 0..<3 { folded.append(text[at + place]) }
      case 0x3000: isBlankDue = !folded.isEmpty
      case 0xFF01...0xFF5E:
        beforeNext()
        folded.append(lowered(UInt8(scalar - 0xFEE0)))
      case _ where isMiddleDot(scalar):
        beforeNext()
        folded.append(contentsOf: [0xC2, 0xB7])
      default: return false
      }
      at += 3
    }
    return true
  }

  @inline(__always)
  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 9 && byte <= 13) }

  @inline(__always)
  private static func lowered(_ byte: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
  }

  private static func foldAny(_ text: UnsafeRawBufferPointer, into folded: inout [UInt8]) {
    let decoded = String(decoding: text, as: UTF8.self)
    let lowered = UnicodeForms.compatibility(decoded).lowercased()
    let words = lowered.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    folded.removeAll(keepingCapacity: true)
    for scalar in words.unicodeScalars {
      let one = isMiddleDot(scalar.value) ? Unicode.Scalar(UInt8(middleDot)) : scalar
      folded.append(contentsOf: UTF8.encode(one)!)
    }
  }
}
