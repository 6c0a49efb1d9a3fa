import Dispatch

/// Gathers the texts of nodes and writes the index by which they are searched.
///
/// *Complexity:* O(length) an addition; sorting to write. *Memory:* each folded text of a node, and
/// 40 bytes, while writing as much again for the readings and pairs of distinct ones.
/// *Determinism:* the same texts in any order give the same bytes.
final class TextIndexBuilder {
  private let names = PostedTextsWriter(.characters)
  /// By addition: whether a person bears the name.
  @exclusivity(unchecked) private var isPerson: [Bool] = []
  @exclusivity(unchecked) private var folded: [UInt8] = []

  /// Adds a text of a node. Several texts a node and several nodes a text are welcome; a text that
  /// folds to nothing is not kept.
  ///
  /// - Parameter isPerson: whether the text is the name of a natural person, which begins with a
  ///   surname.
  func add(node: UInt32, text: UnsafeRawBufferPointer, isPerson: Bool) {
    FoldedText.fold(text, into: &folded)
    guard !folded.isEmpty else { return }
    folded.withUnsafeBytes { names.add($0, bucket: TextMatcher.bucket($0), post: node) }
    self.isPerson.append(isPerson)
  }

  /// Writes what was gathered.
  func write(to writer: SegmentWriter) throws(GraphError) -> TextIndexPlace {
    try prepared()(writer)
  }

  /// Sorts, reads and pairs what was gathered, on two threads: all of the work but the writing.
  func prepared() -> Prepared<TextIndexPlace> {
    let runs = names.runs()
    nonisolated(unsafe) let builder = self
    nonisolated(unsafe) var (table, pairs): (Prepared<PostedTextsPlace>?, Prepared<BigramsPlace>?)
    nonisolated(unsafe) var readings: (Prepared<PostedTextsPlace>, Prepared<PostedTextsPlace>)?
    DispatchQueue.concurrentPerform(iterations: 2) { part in
      if part == 0 {
        readings = builder.readings(runs)
      } else {
        pairs = builder.pairs(runs)
        table = builder.names.prepared(runs)
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
    _ runs: PostedTextsWriter.Runs
  ) -> (Prepared<PostedTextsPlace>, Prepared<PostedTextsPlace>) {
    let readings = PostedTextsWriter(.letters)
    let initials = PostedTextsWriter(.letters)
    let nameReadings = NameReadings()
    for name in 0..<runs.count {
      let run = runs.run(name)
      let bucket = names.bucket(run.first!)
      nameReadings.forEachForm(
        of: names.text(run.first!), isPerson: run.contains { isPerson[Int($0)] },
        isOther: run.contains { !isPerson[Int($0)] }
      ) { reading, letters in
        readings.add(reading, bucket: bucket, post: UInt32(name))
        initials.add(letters, bucket: bucket, post: UInt32(name))
      }
    }
    return (readings.prepared(readings.runs()), initials.prepared(initials.runs()))
  }

  private func pairs(_ runs: PostedTextsWriter.Runs) -> Prepared<BigramsPlace> {
    var bigrams = BigramWriter()
    for name in 0..<runs.count {
      bigrams.add(UInt32(name), names.text(runs.numbers[Int(runs.starts[name])]))
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
