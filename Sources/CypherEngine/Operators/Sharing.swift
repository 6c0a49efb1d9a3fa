import Dispatch
import Synchronization

/// A part of what a plan begins with.
enum SourcePiece {
  /// Places among the nodes of a scan.
  case nodes(Range<Int>)
  case rows(Batch)
}

/// Runs a plan over the pieces of its source with several workers, and gives what each piece gave
/// in the order of the pieces: the same rows in the same order for any number of threads.
final class PieceRunner<Result> {
  private let plan: PlanNode
  private let source: SharedSource
  private let builder: OperatorBuilder
  private var rows: Operator?
  private var pieces: [SourcePiece] = []
  /// For rows that are cut into pieces.
  private var held: HeldCharge

  /// Nodes of a scan in one piece.
  static var nodesOfPiece: Int { 8192 }
  /// Rows in one piece.
  static var rowsOfPiece: Int { 256 }

  init(_ plan: PlanNode, _ source: SharedSource, _ builder: OperatorBuilder) {
    self.plan = plan
    self.source = source
    self.builder = builder
    held = HeldCharge(builder.execution.monitor)
  }

  var pieceCount: Int { pieces.count }

  /// Forgets the pieces.
  func close() {
    pieces = []
    held.release()
  }

  /// Cuts the source into pieces; rows are worked out first.
  func open() throws {
    held.release()
    switch source.kind {
    case .scan(let nodeCount):
      pieces = stride(from: 0, to: nodeCount, by: Self.nodesOfPiece).map {
        .nodes($0..<min($0 + Self.nodesOfPiece, nodeCount))
      }
    case .rows(let plan):
      let rows = try self.rows ?? plan.build(builder)
      self.rows = rows
      try rows.open()
      pieces = []
      while let batch = try rows.next() {
        try held.add(batch)
        for first in stride(from: 0, to: batch.count, by: Self.rowsOfPiece) {
          let chosen = (first..<min(first + Self.rowsOfPiece, batch.count)).map { Int32($0) }
          pieces.append(.rows(batch.gathered(chosen)))
        }
      }
    }
  }

  /// Runs some pieces. What a worker throws is thrown, that of the first piece if several do.
  func run(
    _ chosen: Range<Int>, _ body: @escaping (Operator, OperatorBuilder) throws -> Result
  ) throws -> [Result] {
    let work = Work(count: chosen.count)
    let (plan, id, pieces) = (plan, source.id, pieces)
    let workerCount = max(min(builder.execution.threadCount, chosen.count), 1)
    // Made here, since each takes a seed from the context that all come from.
    let workers = (0..<workerCount).map { _ in builder.forWorker() }
    let task = UncheckedBox { (number: Int) in
      let worker = workers[number]
      // One set of operators does one piece after the other.
      var made: Operator?
      while let at = work.take() {
        do {
          worker.pieces[id] = pieces[chosen.lowerBound + at]
          let operators = try made ?? plan.build(worker)
          made = operators
          try operators.open()
          work.put(at, .success(try body(operators, worker)))
        } catch {
          work.put(at, .failure(error))
          work.stop()
        }
      }
      work.finish(worker)
    }
    DispatchQueue.concurrentPerform(iterations: workerCount) { task.value($0) }
    return try work.results(into: builder)
  }

  /// What the workers of a run share.
  private final class Work: @unchecked Sendable {
    private let cursor = Atomic<Int>(0)
    private let count: Int
    private let state:
      Mutex<UncheckedBox<(results: [Swift.Result<Result, any Error>?], workers: [OperatorBuilder])>>

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
    _ plan: PlanNode, _ source: SharedSource, _ shape: AggregateOperator.Shape,
    _ builder: OperatorBuilder
  ) {
    runner = PieceRunner(plan, source, builder)
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
      try runner.open()
      let found = try runner.run(0..<runner.pieceCount) { plan, worker in
        let gathering = try Gathering(shape, worker)
        while let batch = try plan.next() {
          try monitor.check()
          try gathering.add(batch)
        }
        return gathering
      }
      runner.close()
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

  /// Whether sharing a plan among workers is worth it and sound: a large source at its bottom,
  /// nothing but rows by themselves above, and not within a plan that is shared already.
  func isShareable(_ plan: PlanNode) -> Bool {
    plan.isWorthSharing && execution.updater == nil && pieces.isEmpty
  }
}

extension PlanNode {
  /// Whether workers may do it piece by piece with a gain.
  var isWorthSharing: Bool {
    guard isRowLocal, let source else { return false }
    switch source.kind {
    case .scan(let nodeCount): return nodeCount > PieceRunner<Batch>.nodesOfPiece
    // A source alone has no work to share.
    case .rows: return name != "Rows"
    }
  }

  /// The same rows, worked out by several workers where that is worth it.
  static func gather(_ plan: PlanNode) -> PlanNode {
    guard plan.isWorthSharing, let source = plan.source else { return plan }
    return PlanNode(
      "Gather", children: [plan], estimatedRows: plan.estimatedRows, isRowLocal: false
    ) { builder, node in
      if builder.isShareable(plan) { return GatherOperator(plan, source, builder) }
      return try node.children[0].build(builder)
    }
  }

  /// The rows of a plan that holds them all before it gives one, as a source whose rows workers may
  /// share out among them.
  static func rows(of plan: PlanNode, id: Int) -> PlanNode {
    PlanNode(
      "Rows", children: [plan], estimatedRows: plan.estimatedRows, isRowLocal: true,
      source: SharedSource(id: id, kind: .rows(plan))
    ) { builder, node in
      if case .rows(let batch)? = builder.pieces[id] {
        return PieceOperator(builder, id, first: batch)
      }
      return try node.children[0].build(builder)
    }
  }
}

/// Gives the rows of the piece that its worker is at.
final class PieceOperator: Operator {
  private let builder: OperatorBuilder
  private let id: Int
  private var batch: Batch?

  init(_ builder: OperatorBuilder, _ id: Int, first: Batch) {
    self.builder = builder
    self.id = id
    batch = first
  }

  override func open() {
    if case .rows(let batch)? = builder.pieces[id] { self.batch = batch }
  }

  override func produce() -> Batch? {
    defer { batch = nil }
    return batch
  }
}
