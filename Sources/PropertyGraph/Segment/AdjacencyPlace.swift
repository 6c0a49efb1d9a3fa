/// Where the neighbours of one relationship type in one direction lie.
///
/// ```text
///   nodes       first … limit-1            only these have neighbours of the type
///   dense       offsets[node - first] …    one offset a node
///   sparse      words[(node - first) / 64] a bit a node and the rank of the word's first bit,
///               offsets[rank] …            one offset for each node that has neighbours
///   listed      sources                    the nodes that have neighbours, ascending,
///               offsets[place in sources]  in a delta that touches few
///   targets     the neighbours, ascending in each run; 4 bytes each
/// ```
struct AdjacencyPlace: Hashable, Sendable {
  var first: UInt32
  var limit: UInt32
  var words: SectionPlace
  var sources: SectionPlace
  var offsets: SectionPlace
  var targets: SectionPlace

  static let empty = AdjacencyPlace(
    first: 0, limit: 0, words: .none, sources: .none, offsets: .none, targets: .none)

  func write(_ writer: inout ByteWriter) {
    writer.put(first)
    writer.put(limit)
    for place in [words, sources, offsets, targets] { place.write(&writer) }
  }

  static func read(_ reader: inout ByteReader) throws(GraphError) -> AdjacencyPlace {
    AdjacencyPlace(
      first: try reader.integer(UInt32.self), limit: try reader.integer(UInt32.self),
      words: try SectionPlace.read(&reader), sources: try SectionPlace.read(&reader),
      offsets: try SectionPlace.read(&reader), targets: try SectionPlace.read(&reader))
  }
}

/// Sixty-four nodes of a sparse adjacency: who of them has neighbours, and how many nodes before
/// them have.
@usableFromInline
struct RankWord: BitwiseCopyable {
  @usableFromInline var bits: UInt64
  @usableFromInline var rank: UInt32
  var padding: UInt32 = 0

  init(bits: UInt64, rank: UInt32) {
    self.bits = bits
    self.rank = rank
  }
}
