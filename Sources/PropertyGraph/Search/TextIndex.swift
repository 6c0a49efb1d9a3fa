/// Search over the names and titles of a segment's nodes, read in place from the mapped file.
///
/// *Complexity:* of a query, O(lengths · log names) for the whole text, its start, readings and
/// initials, and O(limit) for what is found; for a part of a text the length of the rarest pair's
/// run at most, and of one character the number of pairs that begin with it. It stops at the limit,
/// since every table stands in the order of the ranking. Names hidden by `isVisible` are passed
/// over, so a filter that hides nearly all makes it as slow as the run is long.
///
/// Measured on 1,000,000 invented persons with 227,000 distinct names and 100,000 companies: 31 MB,
/// and medians of 0.5 µs for a whole name, 3 µs for a start or a part of two characters, 12 µs for
/// one character anywhere, 7 µs for pinyin, at a limit of 20 (release, one thread).
///
/// *Determinism:* an answer depends on texts, nodes and query alone.
struct TextIndex: Sendable {
  let names: PostedTexts
  let readings: PostedTexts
  let initials: PostedTexts
  let bigrams: Bigrams
  /// Keeps the pages mapped.
  private let file: SegmentFile

  /// Opens what the place names and checks all that a search goes by.
  ///
  /// *Complexity:* O(bytes of the index) for the sums of its blocks, once.
  init(_ place: TextIndexPlace, nodeLimit: UInt32, in file: SegmentFile) throws(GraphError) {
    names = try PostedTexts(place.names, postLimit: Int(nodeLimit), in: file)
    readings = try PostedTexts(place.readings, postLimit: names.count, in: file)
    initials = try PostedTexts(place.initials, postLimit: names.count, in: file)
    bigrams = try Bigrams(place.bigrams, nameCount: names.count, in: file)
    self.file = file
  }

  /// The best names for a query, at most `limit`, of which some node is visible.
  func find(
    _ query: TextQuery, limit: Int, where isVisible: ((UInt32) -> Bool)? = nil
  ) -> [TextHit] {
    guard limit > 0 else { return [] }
    return TextMatcher.with(query) { matcher in
      var found = HitCollector(limit: limit, where: isVisible)
      for stage in query.stages where !found.isFull {
        switch stage {
        case .exact: addExact(query, matcher, to: &found)
        case .prefix: addPrefix(query, matcher, to: &found)
        case .inside: addInside(query, matcher, to: &found)
        case .reading: addWhole(readings, stage, matcher, to: &found)
        case .initials: addWhole(initials, stage, matcher, to: &found)
        case .readingPrefix: addPrefix(readings, stage, matcher, to: &found)
        case .initialsPrefix: addPrefix(initials, stage, matcher, to: &found)
        }
      }
      return found.hits
    }
  }

  /// What a person typing into one box expects.
  func search(_ text: String, limit: Int) -> [TextHit] { find(.anything(text), limit: limit) }

  /// Takes up a name by its number.
  func add(
    _ name: Int, _ match: TextMatch, bucket: Int, reading: UnsafeRawBufferPointer? = nil,
    to found: inout HitCollector
  ) {
    found.add(
      name, match, bucket: UInt8(bucket), name: names.text(name), reading: reading,
      nodes: names.postings(name))
  }
}
