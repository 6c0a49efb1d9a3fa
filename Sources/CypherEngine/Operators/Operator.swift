/// Gives batches of rows, one after the other.
///
/// The base class of all operators. One worker drives one tree of operators; `open` readies it and
/// may be called again, `next` gives batches until nil. An operator looks at the graph only after
/// its input gave a first batch, so that what stands below it has written by then.
class Operator {
  /// Where PROFILE counts; nil without it.
  final var counts: OperatorCounts?

  /// Readies the operator and what is below it.
  func open() throws {}

  /// The next batch, never an empty one; nil at the end.
  func produce() throws -> Batch? { nil }

  /// The next batch, counted.
  final func next() throws -> Batch? {
    guard let counts else { return try produce() }
    let start = ContinuousClock.now
    let batch = try produce()
    counts.time += ContinuousClock.now - start
    counts.rows += batch?.count ?? 0
    return batch
  }
}

/// What PROFILE counts of one step of a plan.
final class OperatorCounts {
  var rows = 0
  /// Including what stands below.
  var time = Duration.zero

  func add(_ other: OperatorCounts) {
    rows += other.rows
    time += other.time
  }
}

/// Makes the operators of a plan for one worker.
final class OperatorBuilder {
  let execution: Execution
  let context: EvaluationContext
  /// Batches that the arguments of inner plans stand for.
  private var arguments: [Int: ArgumentBox] = [:]
  /// The pieces of shared sources that this worker is at.
  var pieces: [Int: SourcePiece] = [:]
  /// By identity of the plan's step.
  private(set) var profile: [ObjectIdentifier: OperatorCounts] = [:]

  init(_ execution: Execution, _ context: EvaluationContext) {
    self.execution = execution
    self.context = context
  }

  var slotCount: Int { execution.slotCount }

  func frame() -> Frame {
    Frame(
      context, batch: Batch(count: 0, slotCount: slotCount), localCount: execution.localCount)
  }

  func compile(_ expression: BoundExpression) throws -> CompiledExpression {
    try ExpressionCompiler(self).compile(expression)
  }

  func compile(_ expressions: [BoundExpression]) throws -> [CompiledExpression] {
    try expressions.map { try compile($0) }
  }

  /// The batch that an inner plan's argument stands for.
  func argument(_ id: Int) -> ArgumentBox {
    if let box = arguments[id] { return box }
    let box = ArgumentBox(slotCount: slotCount)
    arguments[id] = box
    return box
  }

  func counts(of step: PlanNode) -> OperatorCounts? {
    guard execution.isProfiled else { return nil }
    let id = ObjectIdentifier(step)
    if let counts = profile[id] { return counts }
    let counts = OperatorCounts()
    profile[id] = counts
    return counts
  }

  /// Adds what another worker counted.
  func take(_ other: OperatorBuilder) {
    for (id, counts) in other.profile {
      if let own = profile[id] { own.add(counts) } else { profile[id] = counts }
    }
  }
}

/// Holds the batch that an inner plan begins with.
final class ArgumentBox {
  var batch: Batch

  init(slotCount: Int) { batch = .unit(slotCount: slotCount) }
}
