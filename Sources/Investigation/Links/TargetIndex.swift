import GraphAnalytics
import PropertyGraph
import Synchronization

/// The walks within a few hops of many parties, found by the node that they start from.
///
/// ```
/// walks     the fields of all parties, one behind the other; parents are places here
/// offsets   by number of the node: where its meetings begin
/// meetings  party, walk, cost, days
/// ```
/// 36 bytes a walk and 24 a meeting. Read by any number of threads once it is made.
final class TargetIndex: @unchecked Sendable {
  struct Meeting: BitwiseCopyable {
    var target: UInt32
    var walk: UInt32
    var cost: UInt32
    var from: Int32
    var to: Int32
    var isApart: Bool
  }

  let targets: [NodeIndex]
  private(set) var walks = FlatList<LinkField.Walk>()
  private var numbers: NodeNumbers
  private var offsets: [Int]
  private var meetings = FlatList<Meeting>()
  private var places: [UInt32: [UInt32]] = [:]
  let readCount: Int
  let isCut: Bool
  let hubs: Set<UInt32>

  /// Written by one thread, then read by one.
  private struct Part: @unchecked Sendable {
    var walks = FlatList<LinkField.Walk>()
    var readCount = 0
    var isCut = false
    var hubs: Set<UInt32> = []
  }

  init(_ ground: LinkGround, _ targets: [NodeIndex], hops: Int, _ run: KernelRun) throws {
    self.targets = targets
    let parts = Mutex([Part](repeating: Part(), count: targets.count))
    let readers = LinkReaders(ground, run.threadCount)
    try run.forEachChunk(of: targets.count, size: 16) { chunk, worker in
      for at in chunk {
        let field = LinkField(
          readers[worker], from: targets[at].rawValue, hops: hops, isReversed: true)
        var part = Part()
        part.walks.append(contentsOf: field.walks)
        part.readCount = field.readCount
        part.isCut = field.isCut
        part.hubs = field.hubs
        parts.withLock { $0[at] = part }
      }
    }
    var numbers = NodeNumbers()
    var counts: [Int] = []
    let all = parts.withLock { $0 }
    for part in all {
      for walk in part.walks.items where walk.isMeeting {
        let number = numbers.number(walk.node)
        if number == counts.count { counts.append(0) }
        counts[number] += 1
      }
    }
    var offsets = [0]
    offsets.reserveCapacity(counts.count + 1)
    for count in counts { offsets.append(offsets[offsets.count - 1] + count) }
    var next = offsets
    meetings.append(
      repeating: Meeting(target: 0, walk: 0, cost: 0, from: 0, to: 0, isApart: false),
      count: offsets[offsets.count - 1])
    for (target, part) in all.enumerated() {
      let base = walks.count
      for var walk in part.walks.items {
        if walk.isMeeting {
          let number = numbers.find(walk.node)!
          meetings[next[number]] = Meeting(
            target: UInt32(target), walk: UInt32(walks.count), cost: walk.cost, from: walk.from,
            to: walk.to, isApart: walk.isApart)
          next[number] += 1
        }
        if walk.parent >= 0 { walk.parent += Int32(base) }
        walks.append(walk)
      }
      var used = part.walks
      used.deallocate()
      places[targets[target].rawValue, default: []].append(UInt32(target))
    }
    self.numbers = numbers
    self.offsets = offsets
    readCount = all.reduce(0) { $0 + $1.readCount }
    isCut = all.contains { $0.isCut }
    hubs = all.reduce(into: []) { $0.formUnion($1.hubs) }
  }

  deinit {
    walks.deallocate()
    meetings.deallocate()
  }

  /// Walks of at least one hop that start from a node.
  func meetings(at node: UInt32) -> UnsafeBufferPointer<Meeting> {
    guard let number = numbers.find(node) else { return UnsafeBufferPointer(start: nil, count: 0) }
    return UnsafeBufferPointer(
      rebasing: UnsafeBufferPointer(meetings.items)[offsets[number]..<offsets[number + 1]])
  }

  /// The places of a node among the targets.
  func places(of node: UInt32) -> [UInt32] { places[node] ?? [] }
}

extension LinkField.Walk {
  /// Whether paths may come to the party by this walk.
  fileprivate var isMeeting: Bool { parent >= 0 && !isBeaten }
}

/// A reader for each worker.
struct LinkReaders: @unchecked Sendable {
  private let readers: [LinkReader]

  init(_ ground: LinkGround, _ count: Int) {
    readers = (0..<max(count, 1)).map { _ in LinkReader(ground) }
  }

  subscript(_ worker: Int) -> LinkReader { readers[worker] }
}
