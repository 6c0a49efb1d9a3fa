/// One step of a plan: what it is called, what it works on, how many rows it should give, and how
/// the operator that does it is made.
///
/// A plan is immutable and may be run many times and by several workers; each run makes operators
/// of its own.
final class PlanNode: Sendable {
  /// `Expand`, `Filter` … as EXPLAIN shows it.
  let name: String
  /// What it does it to, in the words of the query.
  let details: String
  let children: [PlanNode]
  /// Rows it should give for one run.
  let estimatedRows: Double
  /// Whether what it gives for one row of its argument depends on that row alone, so that many rows
  /// may be given to it at a time.
  let isRowLocal: Bool
  /// What stands at the bottom and workers may share out among them, if there is such a thing.
  let source: SharedSource?
  private let make: @Sendable (OperatorBuilder, PlanNode) throws -> Operator

  init(
    _ name: String, _ details: String = "", children: [PlanNode] = [], estimatedRows: Double,
    isRowLocal: Bool? = nil, source: SharedSource? = nil,
    make: @escaping @Sendable (OperatorBuilder, PlanNode) throws -> Operator
  ) {
    self.name = name
    self.details = details
    self.children = children
    self.estimatedRows = estimatedRows
    self.isRowLocal = isRowLocal ?? children.allSatisfy(\.isRowLocal)
    self.source = source
    self.make = make
  }

  /// The operators of this step and all below it.
  func build(_ builder: OperatorBuilder) throws -> Operator {
    let made = try make(builder, self)
    made.counts = builder.counts(of: self)
    return made
  }
}

/// What a plan begins with and can be done piece by piece.
struct SharedSource: Sendable {
  enum Kind: Sendable {
    /// A scan over so many nodes.
    case scan(nodeCount: Int)
    /// The rows of a plan that gives none before it has them all.
    case rows(PlanNode)
  }

  let id: Int
  let kind: Kind
}
