/// The rows of a plan, worked out piece by piece by several workers.
///
/// Rows that are not taken yet are held and charged; where pieces give many, few are done ahead.
final class GatherOperator: Operator {
  /// The rows of one piece, and what they take.
  private struct Found {
    var batches: [Batch] = []
    var byteCount = 0
  }

  private let runner: PieceRunner<Found>
  private let monitor: StatementMonitor
  private let threadCount: Int
  private var next = 0
  /// Last first.
  private var ready: [Batch] = []
  private var round: Int
  private var charged = 0
  private var isOpen = false

  /// So much should lie ready at most.
  private static let readyBytesMax = 64 << 20

  init(_ plan: PlanNode, _ source: SharedSource, _ builder: OperatorBuilder) {
    runner = PieceRunner(plan, source, builder)
    monitor = builder.execution.monitor
    threadCount = builder.execution.threadCount
    round = threadCount
  }

  override func open() {
    isOpen = false
    next = 0
    ready = []
    release()
  }

  override func produce() throws -> Batch? {
    if !isOpen {
      isOpen = true
      try runner.open()
    }
    if ready.isEmpty { release() }
    while ready.isEmpty {
      guard next < runner.pieceCount else {
        runner.close()
        return nil
      }
      let pieces = next..<min(next + round, runner.pieceCount)
      next = pieces.upperBound
      let found = try runner.run(pieces) { [monitor] plan, _ in try Self.rows(of: plan, monitor) }
      charged = found.reduce(0) { $0 + $1.byteCount }
      // Few at first, so that a statement that wants few rows is not kept waiting.
      let bytesOfOne = max(charged / pieces.count, 1)
      round = max(min(round * 2, 256, Self.readyBytesMax / bytesOfOne), threadCount)
      ready = Array(found.map(\.batches).joined().reversed())
    }
    return ready.removeLast()
  }

  private static func rows(of plan: Operator, _ monitor: StatementMonitor) throws -> Found {
    var found = Found()
    var held = HeldBytes()
    while let batch = try plan.next() {
      try monitor.check()
      let bytes = held.count(batch)
      try monitor.charge(bytes)
      found.byteCount += bytes
      found.batches.append(batch)
    }
    return found
  }

  private func release() {
    monitor.release(charged)
    charged = 0
  }
}
