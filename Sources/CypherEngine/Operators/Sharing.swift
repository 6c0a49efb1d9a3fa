import Dispatch
import Synchronization

/// Runs a plan over the pieces of its shared scan with several workers, and gives what each piece
/// gave in the order of the pieces: the same rows in the same order for any number of threads.
struct PieceRunner<Result> {
  private let plan: PlanNode
  private let scan: SharedScan
  private let builder: OperatorBuilder
  private let pieces: [Range<Int>]

  /// Nodes of one piece.
  static var pieceSize: Int { 8192 }

  init(_ plan: PlanNode, _ scan: SharedScan, _ builder: OperatorBuilder) {
    self.plan = plan
    self.scan = scan
    self.builder = builder
    pieces = stride(from: 0, to: scan.nodeCount, by: Self.pieceSize).map {
      $0..<min($0 + Self.pieceSize, scan.nodeCount)
    }
  }

  var pieceCount: Int { pieces.count }

  /// Runs some pieces. What a worker throws is thrown, that of the first piece if several do.
  func run(
    _ chosen: Range<Int>, _ body: @escaping (Operator, OperatorBuilder) throws -> Result
  ) throws -> [Result] {
    let work = Work(count: chosen.count)
    let (plan, scan, pieces, builder) = (plan, scan, pieces, builder)
    let task = UncheckedBox {
      let worker = builder.forWorker()
      while let at = work.take() {
        do {
          worker.pieces = builder.pieces
          worker.pieces[scan.id] = pieces[chosen.lowerBound + at]
          let made = try plan.build(worker)
          try made.open()
          work.put(at, .success(try body(made, worker)))
        } catch {
          work.put(at, .failure(error))
          work.stop()
        }
      }
      work.finish(worker)
    }
    DispatchQueue.concurrentPerform(
      iterations: min(builder.execution.threadCount, chosen.count)
    ) { _ in task.value() }
    return try work.results(into: builder)
  }

  /// What the workers of a run share.
  private final class Work: @unchecked Sendable {
    private let cursor = Atomic<Int>(0)
    private let count: Int
    private let state: Mutex<UncheckedBox<(results: [Swift.Result<Result, any Error>?], workers: [OperatorBuilder])>>

    init(count: Int) {
      self.count = count
      state = Mutex(UncheckedBox((Array(repeating: nil, count: count), [])))
    }

    func take() -> Int? {
      let at = cursor.add(1, ordering: .relaxed).oldValue
      return at < count ? at : nil
    }

    func stop() { cursor.store(count, ordering: .relaxed) }

    func put(_ at: Int, _ result: Swift.Result<Result, any Error>) {
      let box = UncheckedBox(result)
      state.withLock { $0.value.results[at] = box.value }
    }

    func finish(_ worker: OperatorBuilder) {
      let box = UncheckedBox(worker)
      state.withLock { $0.value.workers.append(box.value) }
    }

    func results(into builder: OperatorBuilder) throws -> [Result] {
      let box = state.withLock { UncheckedBox($0.value) }
      for worker in box.value.workers { builder.take(worker) }
      for case .failure(let error)? in box.value.results { throw error }
      return try box.value.results.compactMap { try $0?.get() }
    }
  }
}

/// Carries across a thread boundary what is handed over and not shared.
struct UncheckedBox<Value>: @unchecked Sendable {
  var value: Value
  init(_ value: Value) { self.value = value }
}

/// Groups the rows of a plan, piece by piece by several workers.
final class SharedAggregateOperator: Operator {
  private let runner: PieceRunner<Gathering>
  private let shape: AggregateOperator.Shape
  private let builder: OperatorBuilder
  private var result: Batch?
  private var at = 0

  init(
    _ plan: PlanNode, _ scan: SharedScan, _ shape: AggregateOperator.Shape,
    _ builder: OperatorBuilder
  ) throws {
    runner = PieceRunner(plan, scan, builder)
    self.shape = shape
    self.builder = builder
  }

  override func open() {
    result = nil
    at = 0
  }

  override func produce() throws -> Batch? {
    if result == nil {
      let whole = try Gathering(shape, builder)
      let (shape, monitor) = (shape, builder.execution.monitor)
      let found = try runner.run(0..<runner.pieceCount) { plan, worker in
        let gathering = try Gathering(shape, worker)
        while let batch = try plan.next() {
          try monitor.check()
          try gathering.add(batch)
        }
        return gathering
      }
      for part in found { try whole.merge(part) }
      result = try whole.result()
    }
    guard let result, at < result.count else { return nil }
    let count = min(result.count - at, batchRowsMax)
    defer { at += count }
    if count == result.count { return result }
    return result.gathered((at..<at + count).map { Int32($0) })
  }
}

extension OperatorBuilder {
  /// A builder for another worker: its own context, the same batches for arguments.
  func forWorker() -> OperatorBuilder {
    let worker = OperatorBuilder(execution, context.forWorker())
    worker.pieces = pieces
    return worker
  }

  /// Whether sharing a plan among workers is worth it and sound: a large scan at its bottom, nothing
  /// but rows by themselves above, and not within a plan that is shared already.
  func isShareable(_ plan: PlanNode) -> Bool {
    guard let scan = plan.sharedScan, plan.isRowLocal,
      execution.updater == nil
    else { return false }
    return scan.nodeCount > PieceRunner<Batch>.pieceSize && pieces.isEmpty
  }
}

extension PlanNode {
  /// The same rows, worked out by several workers where that is worth it.
  static func gather(_ plan: PlanNode) -> PlanNode {
    guard let scan = plan.sharedScan, scan.nodeCount > PieceRunner<Batch>.pieceSize,
      plan.isRowLocal
    else { return plan }
    return PlanNode(
      "Gather", children: [plan], estimatedRows: plan.estimatedRows, isRowLocal: false
    ) { builder, node in
      if builder.isShareable(plan) { return GatherOperator(plan, scan, builder) }
      return try node.children[0].build(builder)
    }
  }
}
