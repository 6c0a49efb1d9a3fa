import Foundation

/// A normal form of Unicode.
enum NormalForm: String {
  case composed = "NFC"
  case decomposed = "NFD"
  case compatibilityComposed = "NFKC"
  case compatibilityDecomposed = "NFKD"

  /// How many combining marks may stand in a row: putting them in order takes quadratic time, and
  /// no writing has as many.
  private static let marksMax = 1000

  /// - Throws: ``CypherError/Code/limit`` for a text with too many combining marks in a row.
  func normalized(_ text: String) throws -> String {
    var run = 0
    for scalar in text.unicodeScalars {
      let isMark =
        scalar.value >= 0x300 && scalar.properties.canonicalCombiningClass != .notReordered
      run = isMark ? run + 1 : 0
      guard run <= Self.marksMax else {
        throw CypherError.runtime(
          .limit, "LimitExceeded", "more than \(Self.marksMax) combining marks in a row")
      }
    }
    return switch self {
    case .composed: text.precomposedStringWithCanonicalMapping
    case .decomposed: text.decomposedStringWithCanonicalMapping
    case .compatibilityComposed: text.precomposedStringWithCompatibilityMapping
    case .compatibilityDecomposed: text.decomposedStringWithCompatibilityMapping
    }
  }
}
