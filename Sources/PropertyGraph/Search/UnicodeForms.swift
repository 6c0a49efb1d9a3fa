import Foundation

/// What the search asks of Foundation, and nothing else does: compatibility forms and general
/// readings of Han characters.
enum UnicodeForms {
  /// The text in compatibility composition (NFKC).
  ///
  /// More than 30 combining marks in a row are no text of any language, and sorting them takes
  /// quadratic time: behind each 30 a joiner is put in, which keeps them apart.
  ///
  /// *Source:* the stream-safe text process of Unicode Standard Annex 15, section 13.
  static func compatibility(_ text: String) -> String {
    let isMark = { (scalar: Unicode.Scalar) in
      scalar.value >= 0x300 && scalar.properties.canonicalCombiningClass != .notReordered
    }
    var run = 0
    var safe = ""
    for scalar in text.unicodeScalars {
      run = isMark(scalar) ? run + 1 : 0
      if run > marksMax {
        safe.unicodeScalars.append("\u{34F}")
        run = 1
      }
      safe.unicodeScalars.append(scalar)
    }
    return safe.precomposedStringWithCompatibilityMapping
  }

  private static let marksMax = 30

  /// The general Mandarin reading of a Han character, with its tone mark; nil where there is none.
  ///
  /// *Source:* the Unicode transform Han-Latin of CLDR, made from Unihan's kMandarin.
  /// *Complexity:* some fifty microseconds: ask once a character.
  static func mandarin(_ scalar: UInt32) -> String? {
    guard let scalar = Unicode.Scalar(scalar) else { return nil }
    let text = String(scalar)
    guard let reading = text.applyingTransform(.mandarinToLatin, reverse: false), reading != text
    else { return nil }
    return reading
  }
}
