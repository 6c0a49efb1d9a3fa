import PropertyGraph

/// What an expression may look at beside its row: the graph as the statement sees it at this point,
/// parameters, the statement's clock, a source of random numbers, limits.
///
/// One for a worker of a running statement; not shared between threads.
public final class EvaluationContext {
  /// The graph as of the last completed write of the statement; while an updating clause runs, with
  /// what it did so far.
  public internal(set) var graph: GraphSnapshot {
    get { writing?.graph ?? settled }
    set { settled = newValue }
  }
  private var settled: GraphSnapshot
  /// Set while an updating clause runs: single elements are then read through it, since a state of
  /// the graph opened for each row would cost more than the row.
  var writing: GraphUpdater?
  public let parameters: [ByteString: CypherValue]
  /// The instant at which the statement began: all clock functions give this one.
  public let now: ZonedDateTime
  /// `CYPHER at='…'`: the day on which ties must hold.
  public let day: CalendarDate?
  /// Seeded once a statement.
  public var random: SeededGenerator
  /// Whether nodes or relationships may be met that the statement itself deleted.
  public internal(set) var mayMeetDeleted = false
  /// Watches over the statement; nil where an expression is evaluated by itself.
  var monitor: StatementMonitor?
  /// ``QueryOptions/host``.
  public internal(set) var host: (any Sendable)?
  /// Threads that a procedure may use.
  public internal(set) var threadCount = 1
  private var stepsLeft = 0

  public init(
    graph: GraphSnapshot, parameters: [ByteString: CypherValue], now: ZonedDateTime,
    day: CalendarDate?, random: SeededGenerator
  ) {
    settled = graph
    self.parameters = parameters
    self.now = now
    self.day = day
    self.random = random
  }
}

extension EvaluationContext {
  /// Throws where the statement is cancelled or met a limit: for procedures to call now and then.
  public func checkLimits() throws { try monitor?.check() }

  /// To be called for each turn of whatever goes over the elements of a value: looks at the
  /// statement's limits now and then.
  ///
  /// - Parameter count: about how many simple operations the turn takes.
  @inline(__always)
  func step(_ count: Int = 1) throws {
    stepsLeft &-= count
    if stepsLeft <= 0 {
      stepsLeft = Self.stepsBetween
      try monitor?.check()
    }
  }

  private static var stepsBetween: Int { 1024 }

  /// The same for another worker. Random numbers go on from where this one stands, differently for
  /// each.
  func forWorker() -> EvaluationContext {
    let worker = EvaluationContext(
      graph: graph, parameters: parameters, now: now, day: day,
      random: SeededGenerator(seed: random.next()))
    worker.monitor = monitor
    worker.mayMeetDeleted = mayMeetDeleted
    worker.host = host
    return worker
  }
}

/// SplitMix64: small, fast, the same on every machine.
///
/// Source: Steele, Lea and Flood (2014), doi:10.1145/2660193.2660195.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }
}
