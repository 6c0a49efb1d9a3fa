/// Writes random statements of Cypher: the whole grammar, with variables that mostly exist and
/// types that mostly fit, so that they reach deep into an engine.
///
/// Every statement is right by the grammar; whether it is right by the rules of scopes and types is
/// left to chance. The same seed gives the same statements on every machine.
public struct QueryGenerator {
  /// Which statements are written.
  public struct Options: Sendable {
    /// CREATE, MERGE, SET, REMOVE, DELETE, FOREACH.
    public var allowsUpdates = true
    /// SHOW, indexes, constraints, EXPLAIN, PROFILE, settings, LOAD CSV.
    public var allowsCommands = true
    /// How deeply expressions nest.
    public var depthMax = 3
    /// How many clauses a query has before the last one.
    public var clausesMax = 3
    /// The names that statements use.
    public var vocabulary = Vocabulary()

    public init() {}
  }

  let options: Options
  var source: SplitMix64
  var scope = Scope()
  /// Whether a subquery is being written that may change nothing.
  var isReadOnly = false
  /// How many subqueries are open.
  var subqueries = 0

  public init(seed: UInt64, options: Options = Options()) {
    self.options = options
    source = SplitMix64(seed: seed)
  }

  /// The next statement.
  public mutating func statement() -> String {
    scope = Scope()
    guard options.allowsCommands else { return query() }
    switch source.below(20) {
    case 0: return command()
    case 1: return "\(word("EXPLAIN")) \(query())"
    case 2: return "\(word("PROFILE")) \(query());"
    case 3: return "\(word("CYPHER")) at='2020-10-01' identity=raw \(query())"
    default: return query()
    }
  }

  // MARK: - Chances

  mutating func chance(_ percent: Int) -> Bool { source.below(100) < percent }

  mutating func pick<Item>(_ items: [Item]) -> Item { items[source.below(items.count)] }

  /// A keyword in capitals, or now and then in other letters.
  mutating func word(_ word: String) -> String {
    switch source.below(12) {
    case 0: word.lowercased()
    case 1: word.capitalized
    default: word
    }
  }

  /// So many things, with something between them.
  mutating func several(
    _ counts: ClosedRange<Int>, separator: String = ", ",
    _ make: (inout QueryGenerator) -> String
  ) -> String {
    let count = counts.lowerBound + source.below(counts.count)
    return (0..<count).map { _ in make(&self) }.joined(separator: separator)
  }

  /// A thing with a space before it, or nothing.
  mutating func perhaps(_ percent: Int, _ make: (inout QueryGenerator) -> String) -> String {
    chance(percent) ? " " + make(&self) : ""
  }

  /// Writes with the variables of now, and forgets those that were added.
  mutating func inInnerScope(_ make: (inout QueryGenerator) -> String) -> String {
    let outer = scope
    let text = make(&self)
    scope = outer
    return text
  }
}

extension String {
  /// The word with a capital first letter.
  fileprivate var capitalized: String { prefix(1).uppercased() + dropFirst().lowercased() }
}
