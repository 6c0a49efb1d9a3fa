import CypherSyntax
import PropertyGraph

/// A statement whose names are resolved and whose types are checked. Knows no graph.
public struct BoundStatement: Sendable {
  public enum Body: Sendable {
    case query(BoundQuery)
    case schema(SchemaCommand)
  }

  public enum Access: String, Hashable, Sendable, Comparable {
    case read, write, schema

    public static func < (a: Access, b: Access) -> Bool {
      let order: [Access] = [.read, .write, .schema]
      return order.firstIndex(of: a)! < order.firstIndex(of: b)!
    }
  }

  public var mode: Statement.Mode
  public var body: Body
  public var access: Access
  /// Every variable of the statement, by slot number.
  public var slots: [SlotInfo]
  /// How many locals its expressions use.
  public var localCount: Int
  /// Names and slots of the result's columns, none where nothing is returned.
  public var columns: [Column]
  /// Parameters that must be given.
  public var parameters: [String]
  /// `CYPHER at=…`, an expression of literals and parameters.
  public var day: BoundExpression?
  /// `CYPHER identity=raw`: every record by itself.
  public var isRaw: Bool

  public struct Column: Hashable, Sendable {
    public var name: String
    public var slot: Slot
    /// The properties whose values may show in the column, in order of bytes; nil where that cannot
    /// be told. What is masked on its way out depends on it.
    public var sources: [PropertySource]?

    public init(name: String, slot: Slot, sources: [PropertySource]?) {
      self.name = name
      self.slot = slot
      self.sources = sources
    }
  }

  public init(
    mode: Statement.Mode, body: Body, access: Access, slots: [SlotInfo], localCount: Int,
    columns: [Column], parameters: [String], day: BoundExpression?, isRaw: Bool
  ) {
    self.mode = mode
    self.body = body
    self.access = access
    self.slots = slots
    self.localCount = localCount
    self.columns = columns
    self.parameters = parameters
    self.day = day
    self.isRaw = isRaw
  }
}

/// One query, or several put together by UNION.
public struct BoundQuery: Sendable {
  public var branches: [Branch]
  /// Whether equal rows of different branches become one (UNION without ALL).
  public var isDistinct: Bool
  /// The slots that hold the result of all branches; none where nothing is returned. Those of a
  /// single branch are its own.
  public var outputs: [Slot]

  public struct Branch: Sendable {
    public var clauses: [BoundClause]
    /// Slots in the order of the columns.
    public var outputs: [Slot]

    public init(clauses: [BoundClause], outputs: [Slot]) {
      self.clauses = clauses
      self.outputs = outputs
    }
  }

  public init(branches: [Branch], isDistinct: Bool, outputs: [Slot]) {
    self.branches = branches
    self.isDistinct = isDistinct
    self.outputs = outputs
  }

  /// Whether anything in it changes the graph.
  public var writes: Bool { branches.contains { $0.clauses.contains(where: \.writes) } }
}
