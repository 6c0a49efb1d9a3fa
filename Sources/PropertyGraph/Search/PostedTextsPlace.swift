/// Where a table of texts with their postings lies.
///
/// ```text
///   buckets       65 + 1 offsets: the texts of length 0, 1, … 63, 64 and more
///   textOffsets   one more than texts; the texts of a bucket ascend by bytes
///   bytes         the texts end to end
///   postOffsets   one more than texts
///   posts         ascending in each run, 4 bytes each
/// ```
struct PostedTextsPlace: Hashable, Sendable {
  var buckets: SectionPlace
  var textOffsets: SectionPlace
  var bytes: SectionPlace
  var postOffsets: SectionPlace
  var posts: SectionPlace

  static let empty = PostedTextsPlace(
    buckets: .none, textOffsets: .none, bytes: .none, postOffsets: .none, posts: .none)

  var sections: [SectionPlace] { [buckets, textOffsets, bytes, postOffsets, posts] }

  func write(_ writer: inout ByteWriter) {
    for place in sections { place.write(&writer) }
  }

  static func read(_ reader: inout ByteReader) throws(GraphError) -> PostedTextsPlace {
    PostedTextsPlace(
      buckets: try SectionPlace.read(&reader), textOffsets: try SectionPlace.read(&reader),
      bytes: try SectionPlace.read(&reader), postOffsets: try SectionPlace.read(&reader),
      posts: try SectionPlace.read(&reader))
  }
}
