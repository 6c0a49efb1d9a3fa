/// One run of a statement: what all its workers share.
final class Execution {
  let slotCount: Int
  let localCount: Int
  let monitor: StatementMonitor
  let isProfiled: Bool
  let threadCount: Int
  /// What the statement changes the graph through; nil where it only reads.
  let updater: GraphUpdater?
  let sources: (any CSVSourceProvider)?
  /// The indexes that may be used.
  let indexes: (any IndexProvider)?

  init(
    slotCount: Int, localCount: Int, monitor: StatementMonitor, isProfiled: Bool,
    threadCount: Int, updater: GraphUpdater?, sources: (any CSVSourceProvider)?,
    indexes: (any IndexProvider)?
  ) {
    self.slotCount = slotCount
    self.localCount = localCount
    self.monitor = monitor
    self.isProfiled = isProfiled
    self.threadCount = threadCount
    self.updater = updater
    self.sources = sources
    self.indexes = indexes
  }
}

/// How many rows a batch has at most where its operator decides.
let batchRowsMax = 1024
