/// The neighbours of every node over one relationship type in one direction, read in place.
///
/// A view: valid while the snapshot it came from is. In the forward direction the places it hands
/// out are the relationships' own positions; in the backward direction
/// ``GraphSnapshot/forwardPosition(type:from:to:ordinal:)`` finds them.
///
/// *Complexity:* O(1) a node: two dependent reads dense, three sparse.
public struct Adjacency: @unchecked Sendable {
  @usableFromInline let first: UInt32
  @usableFromInline let limit: UInt32
  @usableFromInline let words: UnsafePointer<RankWord>?
  @usableFromInline let offsets: UnsafePointer<UInt32>
  /// All neighbours, run after run.
  public let targets: UnsafePointer<UInt32>
  /// How many entries there are.
  public let count: Int

  /// The run of a node: places in ``targets``, empty where it has no neighbours of the type.
  @inlinable @inline(__always)
  public func run(of node: UInt32) -> Range<Int> {
    let local = node &- first
    guard node >= first, node < limit else { return 0..<0 }
    if let words {
      let word = words[Int(local >> 6)]
      let bit = UInt64(1) << UInt64(local & 63)
      guard word.bits & bit != 0 else { return 0..<0 }
      let rank = Int(word.rank) &+ (word.bits & (bit &- 1)).nonzeroBitCount
      return Int(offsets[rank])..<Int(offsets[rank &+ 1])
    }
    return Int(offsets[Int(local)])..<Int(offsets[Int(local) &+ 1])
  }

  /// How many bytes the adjacency takes: targets, offsets, and the rank index where there is one.
  public var byteCount: Int {
    let span = Int(limit - first)
    guard let words else { return (count + (span == 0 ? 0 : span + 1)) * 4 }
    let blocks = (span + 63) / 64
    let last = words[blocks - 1]
    let sources = Int(last.rank) + last.bits.nonzeroBitCount
    return (count + sources + 1) * 4 + blocks * MemoryLayout<RankWord>.stride
  }

  /// How many neighbours a node has, parallel relationships counted each.
  @inlinable
  public func degree(of node: UInt32) -> Int { run(of: node).count }

  /// The nodes outside of which every run is empty.
  @inlinable public var nodes: Range<UInt32> { first..<limit }

  /// Opens what the catalogue names; checks blocks, order of offsets, range and order of targets.
  init(
    _ place: AdjacencyPlace, nodeCount: UInt32, count: Int, in file: SegmentFile
  ) throws(GraphError) {
    func damaged(_ what: String) -> GraphError { GraphError(.corrupt, what, file: file.path) }
    first = place.first
    limit = place.limit
    self.count = count
    guard place.first <= place.limit, place.limit <= nodeCount else {
      throw damaged("an adjacency beyond the nodes")
    }
    let words = try file.items(place.words, as: RankWord.self)
    let offsets = try file.items(place.offsets, as: UInt32.self)
    let targets = try file.items(place.targets, as: UInt32.self)
    guard let firstOffset = offsets.baseAddress else {
      guard count == 0, place.first == place.limit else { throw damaged("an adjacency is missing") }
      self.words = nil
      self.offsets = Self.nothing
      self.targets = Self.nothing
      return
    }
    var sources = Int(limit - first)
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
    self.words = words.baseAddress
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
