/// Rows of many batches in one.
struct RowStore {
  private(set) var count = 0
  private var columns: [ColumnBuilder]
  private var isUsed: [Bool]
  private var held = HeldBytes()
  /// An estimate of the bytes it holds.
  private(set) var byteCount = 0

  init(slotCount: Int) {
    columns = Array(repeating: ColumnBuilder(), count: slotCount)
    isUsed = Array(repeating: false, count: slotCount)
  }

  mutating func append(_ batch: Batch) {
    for at in batch.columns.indices {
      if case .absent = batch.columns[at], !isUsed[at] { continue }
      if !isUsed[at] {
        isUsed[at] = true
        columns[at].fill(count)
      }
      columns[at].append(contentsOf: batch.columns[at], count: batch.count)
    }
    count += batch.count
    byteCount += held.count(batch)
  }

  var batch: Batch {
    var batch = Batch(count: count, slotCount: columns.count)
    for at in columns.indices where isUsed[at] { batch.columns[at] = columns[at].column }
    return batch
  }

  func gathered(_ rows: [Int32]) -> RowStore {
    var store = RowStore(slotCount: columns.count)
    store.append(batch.gathered(rows))
    return store
  }
}
