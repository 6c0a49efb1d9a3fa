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
    try prepared().write(to: writer)
  }

  /// Sorts, reads and pairs what was gathered: most of the work, and none of the writing.
  func prepared() -> PreparedTextIndex {
    let order = names.order()
    var readings = PostedTextsWriter()
    var initials = PostedTextsWriter()
    var bigrams = BigramWriter()
    var nameReadings = NameReadings()
    for (at, number) in order.enumerated() {
      let name = UInt32(at)
      let bearers = bearers[Int(number)]
      names.withText(Int(number)) { text, bucket in
        bigrams.add(name, text)
        let forms = nameReadings.forms(
          of: text, isPerson: bearers & Self.person != 0, isOther: bearers & Self.other != 0)
        for form in forms {
          form.reading.withUnsafeBytes { _ = readings.add($0, bucket: bucket, post: name) }
          form.initials.withUnsafeBytes { _ = initials.add($0, bucket: bucket, post: name) }
        }
      }
    }
    return PreparedTextIndex(
      names: (names, order), readings: (readings, readings.order()),
      initials: (initials, initials.order()), bigrams: bigrams)
  }
}

/// An index that has only to be written.
struct PreparedTextIndex {
  fileprivate let names: (texts: PostedTextsWriter, order: [UInt32])
  fileprivate let readings: (texts: PostedTextsWriter, order: [UInt32])
  fileprivate let initials: (texts: PostedTextsWriter, order: [UInt32])
  fileprivate let bigrams: BigramWriter

  func write(to writer: SegmentWriter) throws(GraphError) -> TextIndexPlace {
    TextIndexPlace(
      names: try names.texts.write(names.order, to: writer),
      readings: try readings.texts.write(readings.order, to: writer),
      initials: try initials.texts.write(initials.order, to: writer),
      bigrams: try bigrams.write(to: writer))
  }
}

/// Indexes that are prepared on another thread while a segment is being written.
final class TextIndexWork: @unchecked Sendable {
  private let group = DispatchGroup()
  private let properties: [UInt16]
  private let gather: (UInt16) -> TextIndexBuilder
  private var made: [(property: UInt16, index: PreparedTextIndex)] = []

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
  func indexes() -> [(property: UInt16, index: PreparedTextIndex)] {
    group.wait()
    return made
  }
}
