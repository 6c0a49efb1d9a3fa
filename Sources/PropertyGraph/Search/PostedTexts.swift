/// Distinct texts in order of length and bytes, each with its ascending postings, read in place.
///
/// Holds names with their nodes, readings with their names, initials with their names. The order is
/// the ranking, so a search that goes through it front to back may stop at its limit.
struct PostedTexts: @unchecked Sendable {
  let count: Int
  private let buckets: UnsafeBufferPointer<UInt32>
  private let textOffsets: UnsafeBufferPointer<UInt32>
  private let bytes: UnsafeRawBufferPointer
  private let postOffsets: UnsafeBufferPointer<UInt32>
  private let posts: UnsafeBufferPointer<UInt32>

  /// Opens a table whose postings are all below `postLimit`; checks order and range of everything a
  /// reader goes by.
  ///
  /// *Complexity:* O(texts + postings); the texts themselves are not read.
  init(_ place: PostedTextsPlace, postLimit: Int, in file: SegmentFile) throws(GraphError) {
    func damaged(_ what: String) -> GraphError { GraphError(.corrupt, what, file: file.path) }
    buckets = try file.items(place.buckets, as: UInt32.self)
    textOffsets = try file.items(place.textOffsets, as: UInt32.self)
    bytes = try file.bytes(place.bytes)
    postOffsets = try file.items(place.postOffsets, as: UInt32.self)
    posts = try file.items(place.posts, as: UInt32.self)
    guard textOffsets.count > 0 else {
      guard buckets.count == 0, bytes.count == 0, postOffsets.count == 0, posts.count == 0 else {
        throw damaged("a text index of odd length")
      }
      count = 0
      return
    }
    count = textOffsets.count - 1
    guard buckets.count == Int(TextMatcher.bucketMax) + 2, postOffsets.count == count + 1,
      Self.spans(buckets, to: count), Self.spans(textOffsets, to: bytes.count),
      Self.spans(postOffsets, to: posts.count)
    else { throw damaged("a text index of odd length") }
    guard Self.areRunsSound(postOffsets, posts, limit: postLimit) else {
      throw damaged("postings out of range or out of order")
    }
  }

  /// Whether offsets ascend from 0 to `end`.
  static func spans(_ offsets: UnsafeBufferPointer<UInt32>, to end: Int) -> Bool {
    guard offsets[0] == 0, Int(offsets[offsets.count - 1]) == end else { return false }
    var isOrdered = true
    for place in 1..<offsets.count {
      isOrdered = isOrdered && offsets[place - 1] <= offsets[place]
    }
    return isOrdered
  }

  /// Whether each run ascends, each posting once, below a limit. Offsets must be sound.
  static func areRunsSound(
    _ offsets: UnsafeBufferPointer<UInt32>, _ posts: UnsafeBufferPointer<UInt32>, limit: Int
  ) -> Bool {
    var isSound = true
    for run in 1..<offsets.count {
      var previous = -1
      for place in Int(offsets[run - 1])..<Int(offsets[run]) {
        let post = Int(posts[place])
        isSound = isSound && previous < post
        previous = post
      }
      isSound = isSound && previous < limit
    }
    return isSound
  }

  @inline(__always)
  func text(_ number: Int) -> UnsafeRawBufferPointer {
    let (start, end) = (Int(textOffsets[number]), Int(textOffsets[number + 1]))
    return UnsafeRawBufferPointer(rebasing: bytes[start..<end])
  }

  @inline(__always)
  func postings(_ number: Int) -> UnsafeBufferPointer<UInt32> {
    let (start, end) = (Int(postOffsets[number]), Int(postOffsets[number + 1]))
    return UnsafeBufferPointer(rebasing: posts[start..<end])
  }

  /// The texts of one length.
  func bucket(_ length: Int) -> Range<Int> {
    guard count > 0 else { return 0..<0 }
    return Int(buckets[length])..<Int(buckets[length + 1])
  }

  /// The length of a numbered text, as it ranks.
  func bucket(of number: Int) -> UInt8 {
    var (low, high) = (0, Int(TextMatcher.bucketMax))
    while low < high {
      let middle = (low + high) / 2
      if Int(buckets[middle + 1]) > number { high = middle } else { low = middle + 1 }
    }
    return UInt8(low)
  }

  /// The first text of a range that does not stand before the given one.
  func lowerBound(_ wanted: UnsafeRawBufferPointer, in range: Range<Int>) -> Int {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if compareBytes(text(middle), wanted) < 0 { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Where a text of a range lies, if it is there.
  func find(_ wanted: UnsafeRawBufferPointer, in range: Range<Int>) -> Int? {
    let place = lowerBound(wanted, in: range)
    return place < range.upperBound && equalBytes(text(place), wanted) ? place : nil
  }
}
