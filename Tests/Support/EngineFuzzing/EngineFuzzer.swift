import CypherEngine
import PropertyGraph
import QueryGenerator

/// Runs random statements over small random graphs and says what must not have happened.
///
/// Whatever the text: a result, or an error of a code that a user can understand; never longer than
/// the limit; a statement that fails leaves the graph as it was; EXPLAIN of what runs does not fail;
/// and statements that mean the same give the same (``Laws``).
///
/// *Determinism:* the same seed does the same on every machine, times aside.
public struct EngineFuzzer {
  public private(set) var complaints: [String] = []
  /// How many statements ran to their end.
  public private(set) var finishedCount = 0
  /// How many comparisons of laws were of results with rows.
  public private(set) var tellingCount = 0
  /// What each statement is told to before it runs, so that a crash can be traced.
  private let trace: (String) -> Void

  public init(trace: @escaping (String) -> Void = { _ in }) { self.trace = trace }

  /// One graph, some statements.
  public mutating func run(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let graph = try FuzzGraph(&random)
    var options = QueryGenerator.Options()
    options.vocabulary.labels = FuzzGraph.labels
    options.vocabulary.types = FuzzGraph.types
    options.vocabulary.keys = FuzzGraph.keys
    var generator = QueryGenerator(seed: seed, options: options)
    var trial = Trial(graph: graph)
    trial.schema = try Self.schema(&random)
    trial.threadCount = 1 + random.below(2)
    for name in options.vocabulary.parameters {
      trial.parameters[ByteString(String(name.dropFirst().filter { $0 != "`" }))] = random.value()
    }
    for _ in 0..<8 {
      let text = generator.statement()
      try check(text, trial)
      try check(TextMutation.mutated(text, &random), trial)
    }
    var bare = trial
    bare.schema = SchemaCatalog()
    for trial in [trial, bare] {
      var laws = Laws(trial, random)
      laws.check()
      tellingCount += laws.tellingCount
      for complaint in laws.complaints { complain(seed, complaint, graph) }
    }
  }

  /// One text of anybody's.
  public mutating func run(text: String, seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    try check(text, Trial(graph: try FuzzGraph(&random)))
  }

  public static func query(_ create: String, _ queries: [String]) throws -> [String] {
    var random = SeededGenerator(seed: 1)
    let empty = try FuzzGraph(&random, nodes: 0)
    let transaction = try GraphTransaction(on: empty.snapshot)
    let engine = CypherEngine()
    if !create.isEmpty {
      _ = try engine.run(try engine.prepare(create), on: .transaction(transaction, .none))
    }
    let graph = FuzzGraph(try transaction.commit(to: ForgetfulLog()))
    return queries.flatMap { query -> [String] in
      ["-- \(query)", "   \(Trial(graph: graph, limits: QueryLimits(time: .seconds(20), bytesMax: 64 << 20)).run(query))"]
    }
  }

  private static func schema(_ random: inout SeededGenerator) throws -> SchemaCatalog {
    var catalog = SchemaCatalog()
    let engine = CypherEngine()
    let empty = try GraphSnapshot(segments: [], scope: .all)
    for label in FuzzGraph.labels {
      for key in FuzzGraph.keys where random.chance(0.4) {
        var options = QueryOptions()
        options.schema = catalog
        let statement = try engine.prepare("CREATE INDEX FOR (n:\(label)) ON (n.\(key))")
        catalog = try engine.run(statement, on: .snapshot(empty), options: options).schema ?? catalog
      }
    }
    return catalog
  }

  private mutating func check(_ text: String, _ trial: Trial) throws {
    trace(text)
    let before = try trial.graph.portrait()
    switch trial.run(text) {
    case .rows:
      finishedCount += 1
      if !text.uppercased().hasPrefix("EXPLAIN") { explain(text, trial) }
    case .failed:
      if try trial.graph.portrait() != before { complain(0, "\(text)\n  changed the graph", trial.graph) }
    case .broken(let what): complain(0, "\(text)\n  \(what)", trial.graph)
    }
  }

  private mutating func explain(_ text: String, _ trial: Trial) {
    guard let first = text.split(separator: " ").first?.uppercased(),
      !["PROFILE", "CYPHER", "CREATE", "DROP", "SHOW"].contains(first)
    else { return }
    if case .failed(let error) = trial.run("EXPLAIN \(text)") {
      complain(0, "EXPLAIN \(text)\n  \(error)", trial.graph)
    }
  }

  private mutating func complain(_ seed: UInt64, _ text: String, _ graph: FuzzGraph) {
    let portrait = (try? graph.portrait().joined(separator: "\n    ")) ?? ""
    complaints.append("seed \(seed): \(text)\n  over\n    \(portrait)")
  }
}
