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
  private let alphabet: Alphabet

  /// What most texts are made of, by which they are put in order.
  enum Alphabet {
    /// Characters of the basic plane.
    case characters
    /// The letters a to z.
    case letters
  }

  init(_ alphabet: Alphabet = .characters) { self.alphabet = alphabet }

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
    var entries = (0..<texts.count).map { number in
      (key: withText(number) { head($0, $1) }, number: UInt32(number))
    }
    SortedKeys.sort(&entries)
    var start = 0
    while start < entries.count {
      var end = start + 1
      while end < entries.count, entries[end].key == entries[start].key { end += 1 }
      if end - start > 1 {
        entries[start..<end].sort { a, b in
          texts.withText(Int(a.number)) { x in
            texts.withText(Int(b.number)) { compareBytes(x, $0) < 0 }
          }
        }
      }
      start = end
    }
    return entries.map(\.number)
  }

  /// As much of a text's place as 64 bits hold: of two texts the one that stands before has the
  /// smaller number, or they have the same. Three characters or eleven letters decide nearly
  /// always.
  private func head(_ text: UnsafeRawBufferPointer, _ bucket: UInt8) -> UInt64 {
    var head = UInt64(bucket) << 57
    switch alphabet {
    case .characters:
      // 16 bits each; the fourth has what is left.
      var (at, shift) = (0, 41)
      while at < text.count, shift >= -7 {
        let scalar = ScalarReader.next(text, &at)
        let digits = UInt64(min(scalar, 0xFFFF))
        head |= shift >= 0 ? digits << UInt64(shift) : digits >> UInt64(-shift)
        // What is behind a character that is not told apart must not decide.
        if scalar >= 0xFFFF { break }
        shift -= 16
      }
    case .letters:
      var shift: UInt64 = 52
      for letter in text.prefix(11) {
        guard letter >= 0x61, letter <= 0x7A else {
          head |= (letter < 0x61 ? 0 : 27) << shift
          break
        }
        head |= UInt64(letter - 0x60) << shift
        if shift < 5 { break }
        shift -= 5
      }
    }
    return head
  }

  /// Makes the table ready, texts in the order that ``order()`` gave.
  func prepared(_ order: [UInt32]) -> Prepared<PostedTextsPlace> {
    guard !order.isEmpty else { return { _ in .empty } }
    guard texts.byteCount <= Int(UInt32.max), posts.count <= Int(UInt32.max) else {
      return { _ throws(GraphError) in
        throw GraphError(.tooLarge, "more texts than one text index can hold")
      }
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(texts.byteCount)
    var textOffsets: [UInt32] = [0]
    textOffsets.reserveCapacity(order.count + 1)
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
    return { [buckets, textOffsets, bytes] writer throws(GraphError) in
      PostedTextsPlace(
        buckets: try writer.section(buckets), textOffsets: try writer.section(textOffsets),
        bytes: try writer.section(bytes), postOffsets: try writer.section(postOffsets),
        posts: try writer.section(runs))
    }
  }

  /// The postings text by text in the given order, sorted and each once.
  private func runs(_ order: [UInt32]) -> (offsets: [UInt32], posts: [UInt32]) {
    var place = [UInt32](repeating: 0, count: order.count)
    for (at, number) in order.enumerated() { place[Int(number)] = UInt32(at) }
    var next = [UInt32](repeating: 0, count: order.count + 1)
    for number in numbers { next[Int(place[Int(number)]) + 1] &+= 1 }
    for at in 1..<next.count { next[at] += next[at - 1] }
    var offsets = next
    var all = [UInt32](unsafeUninitializedCapacity: posts.count) { all, filled in
      for (number, post) in zip(numbers, posts) {
        let run = Int(place[Int(number)])
        all[Int(next[run])] = post
        next[run] &+= 1
      }
      filled = posts.count
    }
    // They nearly always come in order.
    var kept = 0
    all.withUnsafeMutableBufferPointer { all in
      for run in order.indices {
        let range = Int(offsets[run])..<Int(offsets[run + 1])
        offsets[run] = UInt32(kept)
        var isAscending = true
        for at in range.dropFirst() where all[at - 1] >= all[at] { isAscending = false }
        if !isAscending { all[range].sort() }
        for at in range where at == range.lowerBound || all[at] != all[kept - 1] {
          all[kept] = all[at]
          kept += 1
        }
      }
    }
    offsets[order.count] = UInt32(kept)
    all.removeSubrange(kept...)
    return (offsets, all)
  }
}
