import GraphAnalytics
import PropertyGraph

/// One call of a procedure that runs a kernel: its options, its projection, how it runs.
struct KernelCall {
  var options: CallOptions
  let context: EvaluationContext
  let projections: ProjectionStore

  init(
    _ name: String, _ arguments: [CypherValue], _ context: EvaluationContext,
    _ projections: ProjectionStore
  ) throws(CypherError) {
    options = try CallOptions(arguments.first ?? .null, of: name)
    self.context = context
    self.projections = projections
  }

  /// Runs `body` on the projection that the options ask for, and turns what stops it into an error
  /// of the statement.
  mutating func run<Result>(
    _ body: (Projection, KernelRun) throws -> Result
  ) throws -> Result {
    try runWithRequest { projection, _, run in try body(projection, run) }
  }

  mutating func runWithRequest<Result>(
    _ body: (Projection, ProjectionRequest, KernelRun) throws -> Result
  ) throws -> Result {
    let projections = projections
    return try runOnGraph { graph, request, run in
      try body(try projections.projection(request, of: graph, run: run), request, run)
    }
  }

  /// Runs `body` on the graph itself.
  mutating func runOnGraph<Result>(
    _ body: (GraphSnapshot, ProjectionRequest, KernelRun) throws -> Result
  ) throws -> Result {
    let request = try ProjectionRequest(&options, day: context.day)
    try options.finish()
    let monitor = context.monitor
    let run = KernelRun(
      threadCount: context.threadCount, byteLimit: monitor?.bytesLeft ?? .max,
      shouldStop: { monitor.map { (try? $0.check()) == nil } ?? false })
    do {
      return try body(context.graph, request, run)
    } catch let error as AnalyticsError {
      try monitor?.check()
      throw CypherError(error, of: options.procedure)
    }
  }
}

extension CypherError {
  /// What stopped a kernel.
  init(_ error: AnalyticsError, of procedure: String) {
    switch error {
    case .cancelled: self = .runtime(.cancelled, "", "the statement was cancelled")
    case .parameter:
      self = .runtime(.argument, "InvalidArgumentValue", "`\(procedure)`: \(error)")
    case .memory, .size:
      self = .runtime(
        .limit, "MemoryLimit", "`\(procedure)`: \(error)",
        hint: "name fewer labels and types, or ask with a higher memory limit")
    }
  }
}
