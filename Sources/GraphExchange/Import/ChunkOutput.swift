import PropertyGraph

/// What the rows of one chunk became, ready to be taken up by the builder in order.
final class ChunkOutput {
  /// Nodes of one rule, entry by entry.
  struct Nodes {
    var rows: [UInt32] = []
    var keys = TextList()
    /// One entry a node where the rule's category is not constant; names are numbered from -1
    /// downwards.
    var spaces: [Int] = []
    var labels: [Int] = []
    var columns: ColumnList
  }

  /// Ties of one rule and one type, entry by entry.
  struct Ties {
    var type: Int
    var from: [UInt32] = []
    var to: [UInt32] = []
    var rows: [UInt32] = []
    var columns: ColumnList
    var keys = TextList()
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
  let ties: UnsafeMutableBufferPointer<[Ties]>
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
    ties.initialize(repeating: [])
  }

  deinit {
    nodes.deinitialize()
    nodes.deallocate()
    ties.deinitialize()
    ties.deallocate()
  }
}

/// The columns of a rule, filled without counting references.
struct ColumnList {
  let buffers: [ColumnBuffer]
  private let unmanaged: [Unmanaged<ColumnBuffer>]

  init(_ properties: UnsafeBufferPointer<PropertyPlan>) {
    buffers = properties.map { ColumnBuffer($0.kind) }
    unmanaged = buffers.map { Unmanaged.passUnretained($0) }
  }

  @inline(__always)
  func append(_ staged: StagedValue, _ plan: PropertyPlan, at place: Int) {
    unmanaged[place]._withUnsafeGuaranteedRef { $0.append(staged, plan) }
  }
}

/// Texts end to end.
struct TextList {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  var count: Int { ends.count }

  mutating func append(_ text: UnsafeRawBufferPointer) {
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
  }

  func withText<T>(_ index: Int, _ body: (UnsafeRawBufferPointer) -> T) -> T {
    let start = index == 0 ? 0 : ends[index - 1]
    return bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[start..<ends[index]])) }
  }
}
