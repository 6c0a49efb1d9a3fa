/// Gathers texts with postings and writes them as a ``PostedTexts`` table.
///
/// *Complexity:* O(length) an addition, O(n log n) to sort. *Memory:* each distinct text once, 8
/// bytes a posting. *Determinism:* the order of additions does not show in what is written.
struct PostedTextsWriter {
  /// Bucket and text end to end, so that their byte order is the table's order.
  private var texts = TextTable()
  private var numbers: [UInt32] = []
  private var posts: [UInt32] = []
  private var key: [UInt8] = []

  var count: Int { texts.count }

  /// Adds a posting to a text and says the text's number, in order of first sight.
  @discardableResult
  mutating func add(_ text: UnsafeRawBufferPointer, bucket: UInt8, post: UInt32) -> Int {
    key.removeAll(keepingCapacity: true)
    key.append(bucket)
    key.append(contentsOf: text)
    let number = key.withUnsafeBytes { texts.insert($0).number }
    numbers.append(UInt32(number))
    posts.append(post)
    return number
  }

  /// The bytes of a numbered text, and its bucket.
  func withText<T>(_ number: Int, _ body: (UnsafeRawBufferPointer, _ bucket: UInt8) -> T) -> T {
    texts.withText(number) { body(UnsafeRawBufferPointer(rebasing: $0[1...]), $0[0]) }
  }

  /// The numbers of the texts in the order in which they are written.
  func order() -> [UInt32] {
    // The first eight bytes decide nearly always.
    var entries = (0..<texts.count).map { number in
      texts.withText(number) { key -> (head: UInt64, number: UInt32) in
        var head: UInt64 = 0
        for place in 0..<8 { head = head << 8 | (place < key.count ? UInt64(key[place]) : 0) }
        return (head, UInt32(number))
      }
    }
    entries.sort { a, b in
      if a.head != b.head { return a.head < b.head }
      return texts.withText(Int(a.number)) { x in
        texts.withText(Int(b.number)) { compareBytes(x, $0) < 0 }
      }
    }
    return entries.map(\.number)
  }

  /// Writes the texts in the order that ``order()`` gave.
  func write(_ order: [UInt32], to writer: SegmentWriter) throws(GraphError) -> PostedTextsPlace {
    guard !order.isEmpty else { return .empty }
    guard texts.byteCount <= Int(UInt32.max), posts.count <= Int(UInt32.max) else {
      throw GraphError(.tooLarge, "more texts than one text index can hold")
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(texts.byteCount)
    var textOffsets: [UInt32] = [0]
    var buckets = [UInt32](repeating: 0, count: Int(TextMatcher.bucketMax) + 2)
    for number in order {
      withText(Int(number)) { text, bucket in
        bytes.append(contentsOf: text)
        buckets[Int(bucket) + 1] += 1
      }
      textOffsets.append(UInt32(bytes.count))
    }
    for place in 1..<buckets.count { buckets[place] += buckets[place - 1] }
    let (postOffsets, runs) = runs(order)
    return PostedTextsPlace(
      buckets: try writer.section(buckets), textOffsets: try writer.section(textOffsets),
      bytes: try writer.section(bytes), postOffsets: try writer.section(postOffsets),
      posts: try writer.section(runs))
  }

  /// The postings text by text in the given order, sorted and each once.
  private func runs(_ order: [UInt32]) -> (offsets: [UInt32], posts: [UInt32]) {
    var place = [UInt32](repeating: 0, count: order.count)
    for (at, number) in order.enumerated() { place[Int(number)] = UInt32(at) }
    let keys = numbers.indices.map { UInt64(place[Int(numbers[$0])]) << 32 | UInt64(posts[$0]) }
      .sorted()
    var offsets: [UInt32] = []
    offsets.reserveCapacity(order.count + 1)
    var runs: [UInt32] = []
    runs.reserveCapacity(keys.count)
    var previous: UInt64?
    for key in keys where key != previous {
      while offsets.count <= Int(key >> 32) { offsets.append(UInt32(runs.count)) }
      runs.append(UInt32(truncatingIfNeeded: key))
      previous = key
    }
    offsets.append(UInt32(runs.count))
    return (offsets, runs)
  }
}
