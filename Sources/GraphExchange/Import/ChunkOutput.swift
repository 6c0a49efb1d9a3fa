import PropertyGraph

/// What the rows of one chunk became, ready to be taken up by the builder in order.
final class ChunkOutput {
  /// Nodes of one rule, entry by entry.
  struct Nodes {
    var rows = FlatList<UInt32>()
    var keys = TextList()
    /// One entry a node where the rule's category is not constant; names are numbered from -1
    /// downwards.
    var spaces = FlatList<Int>()
    var labels = FlatList<Int>()
    var columns: ColumnList

    mutating func deallocate() {
      rows.deallocate()
      keys.deallocate()
      spaces.deallocate()
      labels.deallocate()
      columns.deallocate()
    }
  }

  /// Ties of one rule and one type, entry by entry.
  struct Ties {
    var type: Int
    var from = FlatList<UInt32>()
    var to = FlatList<UInt32>()
    var rows = FlatList<UInt32>()
    var columns: ColumnList
    var keys = TextList()

    mutating func deallocate() {
      from.deallocate()
      to.deallocate()
      rows.deallocate()
      columns.deallocate()
      keys.deallocate()
    }
  }

  /// Records in the chunk, blank lines counted.
  var recordCount: UInt32 = 0
  /// Records that hold data.
  var dataCount = 0
  /// Whether a quote is open at the end of the chunk, so that it has to be read on.
  var isOpenAtEnd = false
  var rejects: [(row: UInt32, reason: String)] = []
  /// One entry a rule.
  let nodes: UnsafeMutableBufferPointer<Nodes>
  /// For each rule the types in order of first sight.
  let ties: UnsafeMutableBufferPointer<FlatList<Ties>>
  /// Names out of open cells, of this chunk alone.
  var names = TextTable()
  /// Records with a tie one of whose ends is declared nowhere: to be read again once all chunks are
  /// taken up.
  var deferred: [(start: Int, row: UInt32)] = []

  init(_ pass: ChunkReader.Pass, _ plan: FilePlan) {
    nodes = .allocate(capacity: pass == .nodes ? plan.nodes.count : 0)
    ties = .allocate(capacity: pass == .ties ? plan.ties.count : 0)
    _ = nodes.initialize(
      from: plan.nodes.prefix(nodes.count).map { rule in
        Nodes(columns: ColumnList(rule.properties))
      })
    ties.initialize(repeating: FlatList())
  }

  deinit {
    for rule in nodes.indices { nodes[rule].deallocate() }
    nodes.deallocate()
    for rule in ties.indices {
      for place in ties[rule].indices { ties[rule].items[place].deallocate() }
      ties[rule].deallocate()
    }
    ties.deallocate()
  }
}

/// The columns of a rule, filled without counting references.
struct ColumnList {
  private let columns: UnsafeMutableBufferPointer<Unmanaged<ColumnBuffer>>

  init(_ properties: UnsafeBufferPointer<PropertyPlan>) {
    columns = .allocate(capacity: properties.count)
    _ = columns.initialize(
      from: properties.map { Unmanaged.passRetained(ColumnBuffer($0.kind)) })
  }

  func deallocate() {
    for column in columns { column.release() }
    columns.deallocate()
  }

  var buffers: [ColumnBuffer] { columns.map { $0.takeUnretainedValue() } }

  @inline(__always)
  func append(_ staged: StagedValue, _ plan: PropertyPlan, at place: Int) {
    columns[place]._withUnsafeGuaranteedRef { $0.append(staged, plan) }
  }
}

/// Texts end to end.
struct TextList {
  private var bytes = FlatList<UInt8>()
  private var ends = FlatList<Int>()

  var count: Int { ends.count }

  mutating func append(_ text: UnsafeRawBufferPointer) {
    bytes.append(contentsOf: text.assumingMemoryBound(to: UInt8.self))
    ends.append(bytes.count)
  }

  /// A text, valid while the list is.
  @inline(__always)
  subscript(_ index: Int) -> UnsafeRawBufferPointer {
    let start = index == 0 ? 0 : ends[index - 1]
    return UnsafeRawBufferPointer(
      start: bytes.items.baseAddress.map { UnsafeRawPointer($0 + start) },
      count: ends[index] - start)
  }

  mutating func deallocate() {
    bytes.deallocate()
    ends.deallocate()
  }
}
