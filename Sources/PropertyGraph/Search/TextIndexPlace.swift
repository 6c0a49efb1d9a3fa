/// Where a search index over names and titles lies.
///
/// ```text
///   names      distinct folded texts   → nodes
///   readings   distinct readings       → names, by number
///   initials   distinct initials       → names
///   bigrams    pairs of characters     → names
/// ```
struct TextIndexPlace: Hashable, Sendable {
  var names: PostedTextsPlace
  var readings: PostedTextsPlace
  var initials: PostedTextsPlace
  var bigrams: BigramsPlace

  static let empty = TextIndexPlace(
    names: .empty, readings: .empty, initials: .empty, bigrams: .empty)

  /// How many bytes all of it takes, padding left out.
  var byteCount: Int {
    let sections = names.sections + readings.sections + initials.sections + bigrams.sections
    return sections.reduce(0) { $0 + Int(truncatingIfNeeded: $1.length) }
  }

  func write(_ writer: inout ByteWriter) {
    for table in [names, readings, initials] { table.write(&writer) }
    bigrams.write(&writer)
  }

  static func read(_ reader: inout ByteReader) throws(GraphError) -> TextIndexPlace {
    TextIndexPlace(
      names: try PostedTextsPlace.read(&reader), readings: try PostedTextsPlace.read(&reader),
      initials: try PostedTextsPlace.read(&reader), bigrams: try BigramsPlace.read(&reader))
  }
}
