/// The neighbours that one segment holds for every node over one relationship type in one
/// direction, read in place.
///
/// A view: valid while the segment is. In the forward direction a place in ``targets`` is the
/// relationship's position inside the segment.
///
/// *Complexity:* O(1) a node: two dependent reads dense, three sparse; O(log nodes listed) where
/// the nodes that have neighbours are listed, as in a delta that touches few.
@usableFromInline
struct AdjacencyRuns: @unchecked Sendable {
  @usableFromInline let first: UInt32
  @usableFromInline let limit: UInt32
  @usableFromInline let words: UnsafePointer<RankWord>?
  /// The nodes that have neighbours, ascending, where they are listed.
  @usableFromInline let sources: UnsafePointer<UInt32>?
  @usableFromInline let sourceCount: Int
  @usableFromInline let offsets: UnsafePointer<UInt32>
  /// All neighbours, run after run.
  @usableFromInline let targets: UnsafePointer<UInt32>
  /// How many entries there are.
  @usableFromInline let count: Int

  /// The run of a node: places in ``targets``, empty where it has no neighbours of the type.
  @inlinable @inline(__always)
  func run(of node: UInt32) -> Range<Int> {
    let local = node &- first
    guard node >= first, node < limit else { return 0..<0 }
    if sources != nil { return listedRun(of: node) }
    if let words {
      let word = words[Int(local >> 6)]
      let bit = UInt64(1) << UInt64(local & 63)
      guard word.bits & bit != 0 else { return 0..<0 }
      let rank = Int(word.rank) &+ (word.bits & (bit &- 1)).nonzeroBitCount
      return Int(offsets[rank])..<Int(offsets[rank &+ 1])
    }
    return Int(offsets[Int(local)])..<Int(offsets[Int(local) &+ 1])
  }

  @usableFromInline
  func listedRun(of node: UInt32) -> Range<Int> {
    let sources = sources.unsafelyUnwrapped
    var (low, high) = (0, sourceCount)
    while low < high {
      let middle = (low + high) / 2
      if sources[middle] < node { low = middle + 1 } else { high = middle }
    }
    guard low < sourceCount, sources[low] == node else { return 0..<0 }
    return Int(offsets[low])..<Int(offsets[low + 1])
  }

  /// The node in whose run a place lies. *Complexity:* O(log nodes).
  func source(of place: Int) -> UInt32 {
    var (low, high) = (0, sourceCount - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if Int(offsets[middle]) <= place { low = middle } else { high = middle - 1 }
    }
    if let sources { return sources[low] }
    guard let words else { return first + UInt32(low) }
    var (word, last) = (0, (Int(limit - first) + 63) / 64 - 1)
    while word < last {
      let middle = (word + last + 1) / 2
      if Int(words[middle].rank) <= low { word = middle } else { last = middle - 1 }
    }
    var bits = words[word].bits
    for _ in 0..<low - Int(words[word].rank) { bits &= bits - 1 }
    return first + UInt32(word * 64 + bits.trailingZeroBitCount)
  }

  /// The nodes that have neighbours, ascending.
  func forEachSource(_ body: (UInt32) throws -> Void) rethrows {
    if let sources {
      for at in 0..<sourceCount { try body(sources[at]) }
    } else {
      guard let words else {
        for node in first..<limit where !run(of: node).isEmpty { try body(node) }
        return
      }
      for at in 0..<(Int(limit - first) + 63) / 64 {
        var bits = words[at].bits
        while bits != 0 {
          let node = first + UInt32(at * 64 + bits.trailingZeroBitCount)
          if !run(of: node).isEmpty { try body(node) }
          bits &= bits - 1
        }
      }
    }
  }

  /// A sum over all pairs of source and target, whatever their order: the same for the two
  /// directions of the same relationships, and hardly ever for others.
  ///
  /// *Complexity:* O(entries + nodes).
  func fingerprint(isForward: Bool) -> UInt64 {
    var sum: UInt64 = 0
    forEachSource { node in
      for place in run(of: node) {
        let target = targets[place]
        let (from, to) = isForward ? (node, target) : (target, node)
        var word = (UInt64(from) << 32 | UInt64(to)) &* 0x9E37_79B9_7F4A_7C15
        word = (word ^ word >> 32) &* 0xD6E8_FEB8_6659_FD93
        sum &+= word ^ word >> 32
      }
    }
    return sum
  }

  /// The place of the `ordinal`-th entry `target` in the run of `node`, or nil.
  @usableFromInline
  func find(_ target: UInt32, from node: UInt32, ordinal: Int) -> Int? {
    let run = run(of: node)
    var (low, high) = (run.lowerBound, run.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if targets[middle] < target { low = middle + 1 } else { high = middle }
    }
    guard ordinal < run.upperBound - low, targets[low + ordinal] == target else { return nil }
    return low + ordinal
  }

  /// How many bytes the adjacency takes: targets, offsets, and the rank index or the list of nodes
  /// where there is one.
  var byteCount: Int {
    if sources != nil { return (count + sourceCount * 2 + 1) * 4 }
    let span = Int(limit - first)
    guard let words else { return (count + (span == 0 ? 0 : span + 1)) * 4 }
    let blocks = (span + 63) / 64
    let last = words[blocks - 1]
    let sources = Int(last.rank) + last.bits.nonzeroBitCount
    return (count + sources + 1) * 4 + blocks * MemoryLayout<RankWord>.stride
  }

  /// The adjacency of a type that a segment does not know.
  static let empty = AdjacencyRuns()

  private init() {
    (first, limit, words, sources, sourceCount, count) = (0, 0, nil, nil, 0, 0)
    (offsets, targets) = (Self.nothing, Self.nothing)
  }

  /// Opens what the catalogue names; checks blocks, order of offsets, range and order of targets.
  ///
  /// - Parameter nodeLimit: one past the last node that may be named.
  init(
    _ place: AdjacencyPlace, nodeLimit nodeCount: UInt32, count: Int, in file: SegmentFile
  ) throws(GraphError) {
    func damaged(_ what: String) -> GraphError { GraphError(.corrupt, what, file: file.path) }
    let (first, limit) = (place.first, place.limit)
    guard place.first <= place.limit, place.limit <= nodeCount else {
      throw damaged("an adjacency beyond the nodes")
    }
    let words = try file.items(place.words, as: RankWord.self)
    let listed = try file.items(place.sources, as: UInt32.self)
    let offsets = try file.items(place.offsets, as: UInt32.self)
    let targets = try file.items(place.targets, as: UInt32.self)
    guard let firstOffset = offsets.baseAddress else {
      guard count == 0, place.first == place.limit else { throw damaged("an adjacency is missing") }
      self = .empty
      return
    }
    var sources = Int(limit - first)
    if listed.count > 0 {
      var isAscending = listed[0] >= place.first && listed[listed.count - 1] < place.limit
      for i in 1..<listed.count { isAscending = isAscending && listed[i - 1] < listed[i] }
      guard isAscending, words.count == 0 else { throw damaged("nodes out of order") }
      sources = listed.count
    }
    if words.count > 0 {
      guard words.count == (sources + 63) / 64 else { throw damaged("a rank index of odd length") }
      sources = 0
      for word in words {
        guard Int(word.rank) == sources else { throw damaged("ranks out of order") }
        sources += word.bits.nonzeroBitCount
      }
    }
    guard offsets.count == sources + 1, offsets[0] == 0, Int(offsets[sources]) == count,
      targets.count == count
    else { throw damaged("an adjacency of odd length") }
    var isOrdered = true
    for i in 0..<sources { isOrdered = isOrdered && offsets[i] <= offsets[i + 1] }
    guard isOrdered else { throw damaged("offsets out of order") }
    for i in 0..<sources {
      var previous: UInt32 = 0
      for at in Int(offsets[i])..<Int(offsets[i + 1]) {
        isOrdered = isOrdered && previous <= targets[at]
        previous = targets[at]
      }
      isOrdered = isOrdered && (previous < nodeCount || offsets[i] == offsets[i + 1])
    }
    guard isOrdered else { throw damaged("neighbours out of range or out of order") }
    (self.first, self.limit, self.count) = (first, limit, count)
    self.words = words.baseAddress
    self.sources = listed.baseAddress
    self.sourceCount = sources
    self.offsets = firstOffset
    self.targets = targets.baseAddress ?? Self.nothing
  }

  /// Stands for the sections of an adjacency without entries.
  private nonisolated(unsafe) static let nothing: UnsafePointer<UInt32> = {
    let pointer = UnsafeMutablePointer<UInt32>.allocate(capacity: 2)
    pointer.initialize(repeating: 0, count: 2)
    return UnsafePointer(pointer)
  }()
}
