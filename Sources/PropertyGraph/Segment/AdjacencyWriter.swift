/// Writes the adjacency of one direction, with a rank index where few nodes have any.
enum AdjacencyWriter {
  /// Packs runs: sorted `sources`, and the target of each.
  ///
  /// - Parameter isDelta: whether nodes may be listed, which is small but slower to look up.
  /// *Complexity:* O(m + span of the sources).
  static func prepared(
    sources: UnsafeBufferPointer<UInt32>, targets: [UInt32], isDelta: Bool
  ) -> Prepared<AdjacencyPlace> {
    guard let first = sources.first, let last = sources.last else { return { _ in .empty } }
    let count = sources.count
    let span = Int(last - first) + 1
    var distinct = 1
    for i in 1..<count { distinct &+= sources[i] != sources[i - 1] ? 1 : 0 }
    let isListed = isDelta && distinct < span / 16
    let isSparse = !isListed && distinct * 4 + (span + 63) / 64 * 16 < span * 4
    var words: [RankWord] = []
    var listed: [UInt32] = []
    if isListed {
      listed.reserveCapacity(distinct)
      for i in 0..<count where i == 0 || sources[i - 1] != sources[i] { listed.append(sources[i]) }
    } else if isSparse {
      words = rankWords(sources, from: first, count: (span + 63) / 64)
    }
    let offsets =
      isListed || isSparse
      ? starts(of: sources, distinct: distinct) : starts(of: sources, from: first, span: span)
    return { [words, listed] writer throws(GraphError) in
      AdjacencyPlace(
        first: first, limit: last + 1, words: try writer.section(words),
        sources: try writer.section(listed), offsets: try writer.section(offsets),
        targets: try writer.section(targets))
    }
  }

  /// Where the run of each source that has any starts, and the end.
  private static func starts(
    of sources: UnsafeBufferPointer<UInt32>, distinct: Int
  ) -> [UInt32] {
    [UInt32](unsafeUninitializedCapacity: distinct + 1) { offsets, filled in
      for i in 0..<sources.count where i == 0 || sources[i - 1] != sources[i] {
        offsets[filled] = UInt32(i)
        filled += 1
      }
      offsets[filled] = UInt32(sources.count)
      filled += 1
    }
  }

  /// Where the run of each node from `first` on starts, and the end.
  private static func starts(
    of sources: UnsafeBufferPointer<UInt32>, from first: UInt32, span: Int
  ) -> [UInt32] {
    [UInt32](unsafeUninitializedCapacity: span + 1) { offsets, filled in
      var next = 0
      for i in 0..<sources.count {
        let place = Int(sources[i] &- first)
        while next <= place {
          offsets[next] = UInt32(truncatingIfNeeded: i)
          next &+= 1
        }
      }
      offsets[span] = UInt32(sources.count)
      filled = span + 1
    }
  }

  private static func rankWords(
    _ sources: UnsafeBufferPointer<UInt32>, from first: UInt32, count: Int
  ) -> [RankWord] {
    var words = [RankWord](repeating: RankWord(bits: 0, rank: 0), count: count)
    words.withUnsafeMutableBufferPointer { words in
      for source in sources {
        words[Int(source &- first) >> 6].bits |= 1 << UInt64((source &- first) & 63)
      }
      var rank: UInt32 = 0
      for i in words.indices {
        words[i].rank = rank
        rank += UInt32(words[i].bits.nonzeroBitCount)
      }
    }
    return words
  }
}
