/// One operator of a plan, with those it draws from.
public struct BoltPlan: Sendable {
  /// What running the operator has cost: PROFILE only.
  public struct Figures: Sendable {
    public var rows: Int64
    public var dbHits: Int64
    public var nanoseconds: Int64

    public init(rows: Int64, dbHits: Int64, nanoseconds: Int64) {
      self.rows = rows
      self.dbHits = dbHits
      self.nanoseconds = nanoseconds
    }
  }

  public var operatorType: String
  /// Details for people and programs, such as `EstimatedRows`.
  public var arguments: BoltMap
  /// The variables that are known after the operator.
  public var identifiers: [String]
  public var figures: Figures?
  public var children: [BoltPlan]

  public init(
    operatorType: String, arguments: BoltMap = [:], identifiers: [String] = [],
    figures: Figures? = nil, children: [BoltPlan] = []
  ) {
    self.operatorType = operatorType
    self.arguments = arguments
    self.identifiers = identifiers
    self.figures = figures
    self.children = children
  }

  var metadata: BoltMap {
    var metadata: BoltMap = [
      "operatorType": .string(operatorType), "args": .map(arguments),
      "identifiers": .list(identifiers.map { .string($0) }),
      "children": .list(children.map { .map($0.metadata) }),
    ]
    if let figures {
      metadata["rows"] = .integer(figures.rows)
      metadata["dbHits"] = .integer(figures.dbHits)
      metadata["time"] = .integer(figures.nanoseconds)
    }
    return metadata
  }
}
