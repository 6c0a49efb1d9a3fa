/// Which names hold a pair of neighbouring characters, read in place.
///
/// Names are numbered in the order of their ranking, so a run is a ranking too.
struct Bigrams: @unchecked Sendable {
  private let keys: UnsafeBufferPointer<UInt64>
  private let offsets: UnsafeBufferPointer<UInt32>
  private let posts: UnsafeBufferPointer<UInt32>

  /// Stands behind the last character; above every scalar.
  static let endMark: UInt32 = 0x1F_FFFF

  @inline(__always)
  static func key(_ first: UInt32, _ second: UInt32) -> UInt64 {
    UInt64(first) << 21 | UInt64(second)
  }

  /// Opens and checks order and range of pairs and postings.
  ///
  /// *Complexity:* O(pairs + postings).
  init(_ place: BigramsPlace, nameCount: Int, in file: SegmentFile) throws(GraphError) {
    keys = try file.items(place.keys, as: UInt64.self)
    offsets = try file.items(place.offsets, as: UInt32.self)
    posts = try file.items(place.posts, as: UInt32.self)
    var isOrdered = true
    for at in 0..<max(keys.count - 1, 0) { isOrdered = isOrdered && keys[at] < keys[at + 1] }
    let isSound =
      keys.count == 0
      ? offsets.count == 0 && posts.count == 0
      : offsets.count == keys.count + 1 && PostedTexts.spans(offsets, to: posts.count)
        && PostedTexts.areRunsSound(offsets, posts, limit: nameCount)
    guard isOrdered, isSound else {
      throw GraphError(.corrupt, "pairs of characters out of order", file: file.path)
    }
  }

  /// The names that hold a pair; none where there is no such pair.
  func names(_ key: UInt64) -> UnsafeBufferPointer<UInt32> {
    let place = lowerBound(key)
    guard place < keys.count, keys[place] == key else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    return run(place)
  }

  /// The runs of all pairs that begin with a character: together, the names that hold it.
  func runs(from scalar: UInt32) -> Range<Int> {
    lowerBound(Self.key(scalar, 0))..<lowerBound(Self.key(scalar + 1, 0))
  }

  @inline(__always)
  func run(_ place: Int) -> UnsafeBufferPointer<UInt32> {
    UnsafeBufferPointer(rebasing: posts[Int(offsets[place])..<Int(offsets[place + 1])])
  }

  private func lowerBound(_ key: UInt64) -> Int {
    var (low, high) = (0, keys.count)
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
