/// Where the pairs lie: 8 bytes a distinct pair, ascending; offsets of their runs; the names.
struct BigramsPlace: Hashable, Sendable {
  var keys: SectionPlace
  var offsets: SectionPlace
  var posts: SectionPlace

  static let empty = BigramsPlace(keys: .none, offsets: .none, posts: .none)

  var sections: [SectionPlace] { [keys, offsets, posts] }

  func write(_ writer: inout ByteWriter) {
    for place in sections { place.write(&writer) }
  }

  static func read(_ reader: inout ByteReader) throws(GraphError) -> BigramsPlace {
    BigramsPlace(
      keys: try SectionPlace.read(&reader), offsets: try SectionPlace.read(&reader),
      posts: try SectionPlace.read(&reader))
  }
}
