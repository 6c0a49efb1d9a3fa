import PropertyGraph

/// What an export wrote.
public struct ExportReport: Sendable, Hashable {
  public var nodes = 0
  public var relationships = 0
  /// The files, by name, in the order in which they were written.
  public var files: [String] = []
  /// What the format could not hold, counted; no values.
  public var warnings: [String] = []

  public init() {}
}

/// Changes what leaves the graph: told the name of a property, the labels of its node (or the one
/// type of its relationship) and the value; what it returns is written, nil drops the value.
///
/// The key of a node comes as the property `id`, and what is returned for it stands wherever the
/// node is named. It is asked more than once for the same value and must answer alike.
public typealias ExportTransform = (
  _ property: String, _ labels: [String], _ value: Value
) -> Value?

/// What an export could not write as it is.
struct ExportLosses {
  var numbersWithoutDigits = 0
  var emptyTexts = 0
  var lists = 0
  var texts = 0

  var warnings: [String] {
    var result: [String] = []
    if numbersWithoutDigits > 0 {
      result.append("\(numbersWithoutDigits) numbers that are infinite or none were left out")
    }
    if emptyTexts > 0 { result.append("\(emptyTexts) empty texts come back as absent") }
    if texts > 0 { result.append("\(texts) times, durations and places come back as texts") }
    if lists > 0 { result.append("\(lists) lists come back otherwise than they are") }
    return result
  }
}
