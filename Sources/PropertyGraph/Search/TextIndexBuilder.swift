import Dispatch

/// Gathers the texts of nodes and writes the index by which they are searched.
///
/// *Complexity:* O(length) an addition; O(n log n) to write. *Memory:* each distinct folded text
/// once, 8 bytes a text of a node, while writing as much again for readings and pairs.
/// *Determinism:* the same texts in any order give the same bytes.
struct TextIndexBuilder {
  private var names = PostedTextsWriter()
  /// By name: whether a person bears it, whether anything else does.
  private var bearers: [UInt8] = []
  private var folded: [UInt8] = []

  private static let person: UInt8 = 1
  private static let other: UInt8 = 2

  /// Adds a text of a node. Several texts a node and several nodes a text are welcome; a text that
  /// folds to nothing is not kept.
  ///
  /// - Parameter isPerson: whether the text is the name of a natural person, which begins with a
  ///   surname.
  mutating func add(node: UInt32, text: UnsafeRawBufferPointer, isPerson: Bool) {
    FoldedText.fold(text, into: &folded)
    guard !folded.isEmpty else { return }
    let number = folded.withUnsafeBytes {
      names.add($0, bucket: TextMatcher.bucket($0), post: node)
    }
    if number == bearers.count { bearers.append(0) }
    bearers[number] |= isPerson ? Self.person : Self.other
  }

  /// Writes what was gathered.
  func write(to writer: SegmentWriter) throws(GraphError) -> TextIndexPlace {
    try prepared()(writer)
  }

  /// Sorts, reads and pairs what was gathered, on two threads: all of the work but the writing.
  func prepared() -> Prepared<TextIndexPlace> {
    let order = names.order()
    let builder = self
    nonisolated(unsafe) var (table, pairs): (Prepared<PostedTextsPlace>?, Prepared<BigramsPlace>?)
    nonisolated(unsafe) var readings: (Prepared<PostedTextsPlace>, Prepared<PostedTextsPlace>)?
    DispatchQueue.concurrentPerform(iterations: 2) { part in
      if part == 0 {
        readings = builder.readings(order)
      } else {
        pairs = builder.pairs(order)
        table = builder.names.prepared(order)
      }
    }
    let (names, (full, initials), bigrams) = (table!, readings!, pairs!)
    return { writer throws(GraphError) in
      TextIndexPlace(
        names: try names(writer), readings: try full(writer), initials: try initials(writer),
        bigrams: try bigrams(writer))
    }
  }

  private func readings(
    _ order: [UInt32]
  ) -> (Prepared<PostedTextsPlace>, Prepared<PostedTextsPlace>) {
    var readings = PostedTextsWriter(.letters)
    var initials = PostedTextsWriter(.letters)
    let nameReadings = NameReadings()
    for (at, number) in order.enumerated() {
      let bearers = bearers[Int(number)]
      names.withText(Int(number)) { text, bucket in
        nameReadings.forEachForm(
          of: text, isPerson: bearers & Self.person != 0, isOther: bearers & Self.other != 0
        ) { reading, letters in
          readings.add(reading, bucket: bucket, post: UInt32(at))
          initials.add(letters, bucket: bucket, post: UInt32(at))
        }
      }
    }
    return (readings.prepared(readings.order()), initials.prepared(initials.order()))
  }

  private func pairs(_ order: [UInt32]) -> Prepared<BigramsPlace> {
    var bigrams = BigramWriter()
    for (at, number) in order.enumerated() {
      names.withText(Int(number)) { text, _ in bigrams.add(UInt32(at), text) }
    }
    return bigrams.prepared()
  }
}

/// Indexes that are prepared on another thread while a segment is being written.
final class TextIndexWork: @unchecked Sendable {
  private let group = DispatchGroup()
  private let properties: [UInt16]
  private let gather: (UInt16) -> TextIndexBuilder
  private var made: [(property: UInt16, index: Prepared<TextIndexPlace>)] = []

  /// Starts preparing.
  ///
  /// - Parameter gather: gathers the texts of a property.
  init(_ properties: [UInt16], gather: @escaping (UInt16) -> TextIndexBuilder) {
    self.properties = properties
    self.gather = gather
    if properties.isEmpty { return }
    DispatchQueue.global().async(group: group) { [self] in
      made = self.properties.map { ($0, self.gather($0).prepared()) }
    }
  }

  /// Waits until all is prepared.
  func indexes() -> [(property: UInt16, index: Prepared<TextIndexPlace>)] {
    group.wait()
    return made
  }
}
