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
    return TextIndexPlace(
      names: try names.write(order, to: writer),
      readings: try readings.write(readings.order(), to: writer),
      initials: try initials.write(initials.order(), to: writer),
      bigrams: try bigrams.write(to: writer))
  }
}
