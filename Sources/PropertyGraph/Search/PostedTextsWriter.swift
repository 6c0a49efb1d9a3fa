/// Gathers texts with postings and writes them as a ``PostedTexts`` table.
///
/// Equal texts are found by sorting all of them, in a few plain passes, rather than by looking each
/// up, which would wait for memory every time.
///
/// *Complexity:* O(length) an addition; sorting is linear but for texts that agree in their first
/// characters. *Memory:* each text that is added, and 40 bytes, while sorting. *Determinism:* the
/// order of additions does not show in what is written.
final class PostedTextsWriter {
  /// What texts are made of, by which they are put in order.
  enum Alphabet {
    /// Any characters; mostly those of the basic plane.
    case characters
    /// The letters a to z alone.
    case letters
  }

  private let alphabet: Alphabet
  @exclusivity(unchecked) private var bytes = FlatList<UInt8>()
  @exclusivity(unchecked) private var ends = FlatList<Int>()
  @exclusivity(unchecked) private var buckets = FlatList<UInt8>()
  @exclusivity(unchecked) private var posts = FlatList<UInt32>()

  init(_ alphabet: Alphabet) { self.alphabet = alphabet }

  deinit {
    bytes.deallocate()
    ends.deallocate()
    buckets.deallocate()
    posts.deallocate()
  }

  /// Adds a posting to a text. Additions are numbered from 0.
  func add(_ text: UnsafeRawBufferPointer, bucket: UInt8, post: UInt32) {
    bytes.append(contentsOf: text.assumingMemoryBound(to: UInt8.self))
    ends.append(bytes.count)
    buckets.append(bucket)
    posts.append(post)
  }

  /// The text of an addition.
  @inline(__always)
  func text(_ number: UInt32) -> UnsafeRawBufferPointer {
    let start = number == 0 ? 0 : ends[Int(number) - 1]
    return UnsafeRawBufferPointer(
      start: bytes.items.baseAddress.map { UnsafeRawPointer($0 + start) },
      count: ends[Int(number)] - start)
  }

  func bucket(_ number: UInt32) -> UInt8 { buckets[Int(number)] }

  /// The additions put together by text.
  struct Runs {
    /// All additions in the order of their texts.
    var numbers: [UInt32]
    /// Where the run of each distinct text starts, and the end.
    var starts: [UInt32]

    var count: Int { starts.count - 1 }

    /// The additions of a distinct text.
    func run(_ at: Int) -> ArraySlice<UInt32> {
      numbers[Int(starts[at])..<Int(starts[at + 1])]
    }
  }

  func runs() -> Runs {
    var entries = [SortedKeys.Entry](unsafeUninitializedCapacity: posts.count) { entries, count in
      for number in 0..<UInt32(posts.count) {
        entries.baseAddress!.advanced(by: Int(number)).initialize(
          to: (key: head(text(number), bucket(number)), number: number))
      }
      count = posts.count
    }
    SortedKeys.sort(&entries)
    var starts: [UInt32] = []
    entries.withUnsafeMutableBufferPointer { entries in
      var start = 0
      while start < entries.count {
        var end = start + 1
        while end < entries.count, entries[end].key == entries[start].key { end += 1 }
        starts.append(UInt32(start))
        if end - start > 1, !isWhole(entries[start].key) {
          let alike = UnsafeMutableBufferPointer(rebasing: entries[start..<end])
          sort(alike, from: 0)
          for at in 1..<alike.count
          where !equalBytes(text(alike[at].number), text(alike[at - 1].number)) {
            starts.append(UInt32(start + at))
          }
        }
        start = end
      }
    }
    starts.append(UInt32(entries.count))
    return Runs(numbers: entries.map(\.number), starts: starts)
  }

  /// Sorts additions by text and number. Their texts agree in their first `place` bytes.
  private func sort(_ entries: UnsafeMutableBufferPointer<SortedKeys.Entry>, from place: Int) {
    guard entries.count > 32, place < Self.placeMax else {
      var entries = entries
      entries.sort { a, b in
        let order = compareBytes(text(a.number), text(b.number))
        return order == 0 ? a.number < b.number : order < 0
      }
      return
    }
    var byKey = entries.map { (key: word(text($0.number), place), number: $0.number) }
    SortedKeys.sort(&byKey)
    _ = entries.update(from: byKey)
    var start = 0
    while start < entries.count {
      var end = start + 1
      while end < entries.count, entries[end].key == entries[start].key { end += 1 }
      if end - start > 1 {
        sort(UnsafeMutableBufferPointer(rebasing: entries[start..<end]), from: place + 8)
      }
      start = end
    }
  }

  /// Eight bytes of a text as a number, zeros behind its end.
  private func word(_ text: UnsafeRawBufferPointer, _ place: Int) -> UInt64 {
    var word: UInt64 = 0
    for at in place..<place + 8 { word = word << 8 | (at < text.count ? UInt64(text[at]) : 0) }
    return word
  }

  /// As much of a text's place as 64 bits hold: of two texts the one that stands before has the
  /// smaller number, or they have the same. Its bucket, then three characters and part of the
  /// fourth, or eleven letters.
  private func head(_ text: UnsafeRawBufferPointer, _ bucket: UInt8) -> UInt64 {
    var head = UInt64(bucket) << 57
    switch alphabet {
    case .characters:
      var (at, shift) = (0, 41)
      while at < text.count, shift >= -7 {
        let digits = UInt64(min(ScalarReader.next(text, &at), Self.clipped))
        head |= shift >= 0 ? digits << UInt64(shift) : digits >> UInt64(-shift)
        // What is behind a character that is not told apart must not decide.
        if digits == Self.clipped { break }
        shift -= 16
      }
    case .letters:
      var shift: UInt64 = 52
      for letter in text.prefix(11) {
        head |= UInt64(letter & 0x1F) << shift
        shift &-= 5
      }
    }
    return head
  }

  /// Behind so many bytes texts are compared pair by pair, which ends however long they are.
  private static let placeMax = 256
  private static let clipped: UInt32 = 0xFFFF

  /// Whether a head says all of its text.
  private func isWhole(_ head: UInt64) -> Bool {
    switch alphabet {
    case .characters:
      head >> 57 <= 3
        && [9, 25, 41].allSatisfy { head >> UInt64($0) & 0xFFFF != UInt64(Self.clipped) }
    case .letters: head >> 2 & 0x1F == 0
    }
  }

  /// Makes the table ready.
  func prepared(_ runs: Runs) -> Prepared<PostedTextsPlace> {
    guard runs.count > 0 else { return { _ in .empty } }
    let firsts = (0..<runs.count).map { runs.numbers[Int(runs.starts[$0])] }
    let byteCount = firsts.reduce(0) { $0 + text($1).count }
    guard byteCount <= Int(UInt32.max), posts.count <= Int(UInt32.max) else {
      return { _ throws(GraphError) in
        throw GraphError(.tooLarge, "more texts than one text index can hold")
      }
    }
    var buckets = [UInt32](repeating: 0, count: Int(TextMatcher.bucketMax) + 2)
    var textOffsets: [UInt32] = [0]
    textOffsets.reserveCapacity(firsts.count + 1)
    let bytes = [UInt8](unsafeUninitializedCapacity: byteCount) { bytes, filled in
      for first in firsts {
        let text = text(first)
        UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(bytes)[filled...])
          .copyMemory(from: text)
        filled += text.count
        textOffsets.append(UInt32(filled))
        buckets[Int(bucket(first)) + 1] += 1
      }
    }
    for place in 1..<buckets.count { buckets[place] += buckets[place - 1] }
    let (postOffsets, posts) = sortedPosts(runs)
    return { [buckets, textOffsets] writer throws(GraphError) in
      PostedTextsPlace(
        buckets: try writer.section(buckets), textOffsets: try writer.section(textOffsets),
        bytes: try writer.section(bytes), postOffsets: try writer.section(postOffsets),
        posts: try writer.section(posts))
    }
  }

  /// The postings text by text, sorted and each once.
  private func sortedPosts(_ runs: Runs) -> (offsets: [UInt32], posts: [UInt32]) {
    var offsets = runs.starts
    var all = runs.numbers.map { posts[Int($0)] }
    var kept = 0
    all.withUnsafeMutableBufferPointer { all in
      for run in 0..<runs.count {
        let range = Int(runs.starts[run])..<Int(runs.starts[run + 1])
        offsets[run] = UInt32(kept)
        // They nearly always come in order.
        var isAscending = true
        for at in range.dropFirst() where all[at - 1] >= all[at] { isAscending = false }
        if !isAscending { all[range].sort() }
        for at in range where at == range.lowerBound || all[at] != all[kept - 1] {
          all[kept] = all[at]
          kept += 1
        }
      }
    }
    offsets[runs.count] = UInt32(kept)
    all.removeSubrange(kept...)
    return (offsets, all)
  }
}
