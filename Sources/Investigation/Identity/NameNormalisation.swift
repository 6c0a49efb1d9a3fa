import Foundation

/// The form in which two names are compared: compatibility width, one case, no blanks at the ends,
/// single blanks inside.
///
/// `ＡＢＣ 公司` and `abc  公司` agree. Only looking up goes by this form; it never joins two records.
func normalisedName(_ name: String) -> String {
  let folded = name.precomposedStringWithCompatibilityMapping.lowercased()
  return folded.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}
