/// Sorts relationships of one type both ways and writes their adjacencies.
///
/// *Complexity:* O(m + n) time by counting, or O(m log m) where m is small against n; O(m + n)
/// memory.
enum AdjacencyWriter {
  /// The arrivals of relationships in forward order: by source, then target, then arrival.
  static func forwardOrder(from: [UInt32], to: [UInt32], nodeCount: Int) -> [UInt32] {
    let byTarget = order(of: to, among: nil, nodeCount: nodeCount)
    return order(of: from, among: byTarget, nodeCount: nodeCount)
  }

  /// Writes both directions of relationships that stand in forward order.
  ///
  /// - Parameter isDelta: whether nodes may be listed, which is small but slower to look up.
  static func write(
    from: [UInt32], to: [UInt32], nodeCount: Int, isDelta: Bool, to writer: SegmentWriter
  ) throws(GraphError) -> (out: AdjacencyPlace, in: AdjacencyPlace) {
    let out = try write(sources: from, targets: to, isDelta, to: writer)
    let backward = order(of: to, among: nil, nodeCount: nodeCount)
    let heads = gather(to, backward)
    let tails = gather(from, backward)
    return (out, try write(sources: heads, targets: tails, isDelta, to: writer))
  }

  /// `items[order[i]]` for each i.
  static func gather(_ items: [UInt32], _ order: [UInt32]) -> [UInt32] {
    [UInt32](unsafeUninitializedCapacity: order.count) { buffer, count in
      items.withUnsafeBufferPointer { items in
        for (i, at) in order.enumerated() { buffer[i] = items[Int(at)] }
      }
      count = order.count
    }
  }

  /// A stable order by key of the entries of `among` (all of them in order, when nil).
  private static func order(of keys: [UInt32], among: [UInt32]?, nodeCount: Int) -> [UInt32] {
    let count = keys.count
    if count < nodeCount / 16 {
      let packed = (0..<count).map { i -> UInt64 in
        let entry = among.map { Int($0[i]) } ?? i
        return UInt64(keys[entry]) << 32 | UInt64(i)
      }
      return packed.sorted().map { key in
        let i = Int(UInt32(truncatingIfNeeded: key))
        return among.map { $0[i] } ?? UInt32(i)
      }
    }
    var starts = [UInt32](repeating: 0, count: nodeCount + 1)
    return [UInt32](unsafeUninitializedCapacity: count) { result, filled in
      starts.withUnsafeMutableBufferPointer { starts in
        keys.withUnsafeBufferPointer { keys in
          for key in keys { starts[Int(key) + 1] &+= 1 }
          for node in 0..<nodeCount { starts[node + 1] &+= starts[node] }
          func place(_ entry: UInt32) {
            let key = Int(keys[Int(entry)])
            result[Int(starts[key])] = entry
            starts[key] &+= 1
          }
          if let among {
            among.withUnsafeBufferPointer { for entry in $0 { place(entry) } }
          } else {
            for entry in 0..<UInt32(count) { place(entry) }
          }
        }
      }
      filled = count
    }
  }

  /// Writes the runs of sorted `sources`, with a rank index where few nodes have any.
  private static func write(
    sources: [UInt32], targets: [UInt32], _ isDelta: Bool, to writer: SegmentWriter
  ) throws(GraphError) -> AdjacencyPlace {
    guard let first = sources.first, let last = sources.last else { return .empty }
    let span = Int(last - first) + 1
    var distinct = 1
    for i in 1..<max(sources.count, 1) where sources[i] != sources[i - 1] { distinct += 1 }
    let isListed = isDelta && distinct < span / 16
    let isSparse = !isListed && distinct * 4 + (span + 63) / 64 * 16 < span * 4
    var offsets: [UInt32] = []
    offsets.reserveCapacity((isSparse || isListed ? distinct : span) + 1)
    var words: [RankWord] = []
    var listed: [UInt32] = []
    if isListed {
      listed.reserveCapacity(distinct)
      for (i, source) in sources.enumerated() where i == 0 || sources[i - 1] != source {
        listed.append(source)
        offsets.append(UInt32(i))
      }
    } else if isSparse {
      words = [RankWord](repeating: RankWord(bits: 0, rank: 0), count: (span + 63) / 64)
      for (i, source) in sources.enumerated() where i == 0 || sources[i - 1] != source {
        words[Int(source - first) >> 6].bits |= 1 << UInt64((source - first) & 63)
        offsets.append(UInt32(i))
      }
      var rank: UInt32 = 0
      for i in words.indices {
        words[i].rank = rank
        rank += UInt32(words[i].bits.nonzeroBitCount)
      }
    } else {
      var next = first
      for (i, source) in sources.enumerated() {
        while next <= source {
          offsets.append(UInt32(i))
          next += 1
        }
      }
    }
    offsets.append(UInt32(sources.count))
    return AdjacencyPlace(
      first: first, limit: last + 1, words: try writer.section(words),
      sources: try writer.section(listed), offsets: try writer.section(offsets),
      targets: try writer.section(targets))
  }
}
