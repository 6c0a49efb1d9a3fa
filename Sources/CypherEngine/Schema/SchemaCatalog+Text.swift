import Foundation

/// The catalogue as a text to be kept: JSON with sorted keys, the same for the same catalogue.
extension SchemaCatalog {
  private struct Kept: Codable {
    var version: Int
    var next: Int
    var rules: [SchemaRule]
  }

  private static let version = 1

  public var text: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let kept = Kept(version: Self.version, next: nextID, rules: rules)
    // Names and numbers can always be written.
    guard let data = try? encoder.encode(kept) else { return "" }
    return String(decoding: data, as: UTF8.self)
  }

  /// Reads what ``text`` gave; an empty text is an empty catalogue.
  ///
  /// - Throws: ``CypherError/Code/graph`` for anything else.
  public init(text: String) throws {
    self.init()
    if text.isEmpty { return }
    guard let kept = try? JSONDecoder().decode(Kept.self, from: Data(text.utf8)),
      kept.version == Self.version
    else {
      throw CypherError.runtime(
        .graph, "", "the list of indexes and constraints is not what was written")
    }
    rules = kept.rules
    nextID = kept.next
  }
}
