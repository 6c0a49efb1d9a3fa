/// Search over few texts in memory, by going through them: the same questions, comparisons and
/// ranking as ``TextIndex``.
///
/// Made for the texts of edits that no segment holds yet, a few thousand.
///
/// *Complexity:* O(length) an addition; O(texts) a query, some 50 ns a text. *Determinism:* the
/// order of additions does not show.
struct TextScan: Sendable {
  private struct Name {
    var text: [UInt8]
    var bucket: UInt8
    var isPerson = false
    var isOther = false
    var forms: [NameReadings.Form] = []
    var nodes: [UInt32] = []
  }

  private var names: [Name] = []
  private var numbers: [[UInt8]: Int] = [:]

  /// Adds a text of a node, as ``TextIndexBuilder/add(node:text:isPerson:)`` does.
  mutating func add(node: UInt32, text: UnsafeRawBufferPointer, isPerson: Bool) {
    let folded = FoldedText(bytes: text).bytes
    guard !folded.isEmpty else { return }
    let number = numbers[folded] ?? names.count
    if number == names.count {
      numbers[folded] = number
      names.append(Name(text: folded, bucket: folded.withUnsafeBytes(TextMatcher.bucket)))
    }
    let isKnown = isPerson ? names[number].isPerson : names[number].isOther
    if !isKnown {
      if isPerson { names[number].isPerson = true } else { names[number].isOther = true }
      let name = names[number]
      names[number].forms = NameReadings.shared.withLock { readings in
        folded.withUnsafeBytes {
          readings.forms(of: $0, isPerson: name.isPerson, isOther: name.isOther)
        }
      }
    }
    let place = names[number].nodes.firstIndex { $0 >= node } ?? names[number].nodes.count
    if place == names[number].nodes.count || names[number].nodes[place] != node {
      names[number].nodes.insert(node, at: place)
    }
  }

  /// The best names for a query, at most `limit`, of which some node is visible.
  func find(
    _ query: TextQuery, limit: Int, where isVisible: ((UInt32) -> Bool)? = nil
  ) -> [TextHit] {
    guard limit > 0 else { return [] }
    var hits: [TextHit] = []
    TextMatcher.with(query) { matcher in
      for name in names {
        guard let (match, reading) = Self.match(name, query, matcher) else { continue }
        let nodes = isVisible.map { name.nodes.filter($0) } ?? name.nodes
        if nodes.isEmpty { continue }
        hits.append(
          TextHit(
            name: name.text.withUnsafeBytes { ByteString(bytes: $0) }, match: match,
            reading: reading.withUnsafeBytes { ByteString(bytes: $0) },
            nodes: NodePostings(nodes), bucket: name.bucket))
      }
    }
    return Array(hits.sorted(by: TextHit.precedes).prefix(limit))
  }

  /// The best way in which a name matches, and by which reading.
  private static func match(
    _ name: Name, _ query: TextQuery, _ matcher: TextMatcher
  ) -> (TextMatch, reading: [UInt8])? {
    name.text.withUnsafeBytes { text in
      for stage in query.stages {
        switch stage {
        case .exact: if equalBytes(text, matcher.folded) { return (stage, []) }
        case .prefix: if TextMatcher.begins(text, with: matcher.folded) { return (stage, []) }
        case .inside: if matcher.isInside(text) { return (stage, []) }
        case .reading, .readingPrefix:
          if let found = match(name.forms, \.reading, stage, matcher) { return (stage, found) }
        case .initials, .initialsPrefix:
          if let found = match(name.forms, \.initials, stage, matcher) { return (stage, found) }
        }
      }
      return nil
    }
  }

  /// The first by bytes of the readings or initials that match.
  private static func match(
    _ forms: [NameReadings.Form], _ part: KeyPath<NameReadings.Form, [UInt8]>, _ stage: TextMatch,
    _ matcher: TextMatcher
  ) -> [UInt8]? {
    let isWhole = stage == .reading || stage == .initials
    var best: [UInt8]?
    for form in forms {
      let text = form[keyPath: part]
      let isMatch = text.withUnsafeBytes { bytes in
        isWhole
          ? equalBytes(bytes, matcher.letters)
          : bytes.count > matcher.letters.count
            && TextMatcher.begins(bytes, with: matcher.letters)
      }
      if isMatch, best.map({ text.lexicographicallyPrecedes($0) }) ?? true { best = text }
    }
    return best
  }
}
