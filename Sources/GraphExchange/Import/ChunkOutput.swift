import PropertyGraph

/// What the rows of one chunk became, ready to be taken up by the builder in order.
final class ChunkOutput {
  /// Nodes of one rule, entry by entry.
  struct Nodes {
    var rows: [UInt32] = []
    var keys = TextList()
    /// One entry a node where the rule's category is not constant; names are numbered from -1 downwards.
    var spaces: [Int] = []
    var labels: [Int] = []
    var columns: [ColumnBuffer]
  }

  /// Ties of one rule and one type, entry by entry.
  struct Ties {
    var type: Int
    var from: [UInt32] = []
    var to: [UInt32] = []
    var rows: [UInt32] = []
    var columns: [ColumnBuffer]
    var keys = TextList()
  }

  /// Records in the chunk, blank lines counted.
  var recordCount: UInt32 = 0
  /// Records that hold data.
  var dataCount = 0
  var rejects: [(row: UInt32, reason: String)] = []
  var nodes: [Nodes] = []
  /// For each rule the types in order of first sight.
  var ties: [[Ties]] = []
  /// Names out of open cells, of this chunk alone.
  var names = TextTable()
  /// Ties one of whose ends is declared nowhere yet: to be read again when the chunk is taken up.
  var deferred: [(rule: Int, start: Int, row: UInt32)] = []
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
