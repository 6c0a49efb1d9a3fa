extension TextIndex {
  private static let lengths = Int(TextMatcher.bucketMax)

  func addExact(_ query: TextQuery, _ matcher: TextMatcher, to found: inout HitCollector) {
    let bucket = min(query.length, Self.lengths)
    if let name = names.find(matcher.folded, in: names.bucket(bucket)) {
      add(name, .exact, bucket: bucket, to: &found)
    }
  }

  func addPrefix(_ query: TextQuery, _ matcher: TextMatcher, to found: inout HitCollector) {
    for bucket in min(query.length, Self.lengths)...Self.lengths {
      let range = names.bucket(bucket)
      if range.isEmpty { continue }
      var name = names.lowerBound(matcher.folded, in: range)
      while name < range.upperBound, !found.isFull {
        let text = names.text(name)
        guard TextMatcher.begins(text, with: matcher.folded) else { break }
        if text.count > matcher.folded.count { add(name, .prefix, bucket: bucket, to: &found) }
        name += 1
      }
      if found.isFull { return }
    }
  }

  /// Names under one whole reading or one row of initials.
  func addWhole(
    _ table: PostedTexts, _ match: TextMatch, _ matcher: TextMatcher, to found: inout HitCollector
  ) {
    for bucket in 1...Self.lengths {
      let range = table.bucket(bucket)
      guard !range.isEmpty, let place = table.find(matcher.letters, in: range) else { continue }
      addNames(table, place, match, bucket, to: &found)
      if found.isFull { return }
    }
  }

  /// Names under readings or initials that begin with the query and go on.
  func addPrefix(
    _ table: PostedTexts, _ match: TextMatch, _ matcher: TextMatcher, to found: inout HitCollector
  ) {
    for bucket in 1...Self.lengths {
      let range = table.bucket(bucket)
      if range.isEmpty { continue }
      var place = table.lowerBound(matcher.letters, in: range)
      while place < range.upperBound, !found.isFull {
        let text = table.text(place)
        guard TextMatcher.begins(text, with: matcher.letters) else { break }
        if text.count > matcher.letters.count {
          addNames(table, place, match, bucket, to: &found)
        }
        place += 1
      }
      if found.isFull { return }
    }
  }

  private func addNames(
    _ table: PostedTexts, _ place: Int, _ match: TextMatch, _ bucket: Int,
    to found: inout HitCollector
  ) {
    for name in table.postings(place) {
      add(Int(name), match, bucket: bucket, reading: table.text(place), to: &found)
      if found.isFull { return }
    }
  }

  /// Names that hold the query behind their start. Those that begin with it were taken before, or
  /// are hidden.
  func addInside(_ query: TextQuery, _ matcher: TextMatcher, to found: inout HitCollector) {
    var at = 0
    let first = ScalarReader.next(matcher.folded, &at)
    if query.length == 1 {
      addHolding(first, to: &found)
    } else if query.length <= TextQuery.windowMax {
      addHolding(pairsOf: matcher, isPair: query.length == 2, to: &found)
    }
  }

  /// Names that hold the pairs of the query, the rarest pair's names one by one.
  private func addHolding(
    pairsOf matcher: TextMatcher, isPair: Bool, to found: inout HitCollector
  ) {
    var runs: [UnsafeBufferPointer<UInt32>] = []
    var at = 0
    var first = ScalarReader.next(matcher.folded, &at)
    while at < matcher.folded.count {
      let second = ScalarReader.next(matcher.folded, &at)
      let run = bigrams.names(Bigrams.key(first, second))
      if run.isEmpty { return }
      runs.append(run)
      first = second
    }
    runs.sort { $0.count < $1.count }
    // The names of all the rarest pairs are few; the text itself decides in the end.
    var others = runs.dropFirst().prefix(3).map { SortedRun($0) }
    candidates: for name in runs[0] {
      for other in others.indices where !others[other].holds(name) { continue candidates }
      if isPair || matcher.isInside(names.text(Int(name))) {
        add(Int(name), .inside, bucket: Int(names.bucket(of: Int(name))), to: &found)
        if found.isFull { return }
      }
    }
  }

  /// Names that hold one character: the pairs that begin with it, merged.
  private func addHolding(_ scalar: UInt32, to found: inout HitCollector) {
    var merge = RunMerge(bigrams.runs(from: scalar).map(bigrams.run))
    while let name = merge.next() {
      add(Int(name), .inside, bucket: Int(names.bucket(of: Int(name))), to: &found)
      if found.isFull { return }
    }
  }
}
