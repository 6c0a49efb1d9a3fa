import GraphAnalytics

/// What the standard procedures tell of besides the graph: the doors give it.
public struct ProcedureEnvironment: Sendable {
  /// A statement that runs at the moment.
  public struct RunningStatement: Hashable, Sendable {
    public var id: String
    public var connection: String
    public var client: String
    public var user: String
    public var text: String
    /// ISO 8601.
    public var startedAt: String
    public var status: String
    public var elapsedMilliseconds: Int64

    public init(
      id: String, connection: String = "", client: String = "", user: String = "", text: String,
      startedAt: String, status: String, elapsedMilliseconds: Int64
    ) {
      self.id = id
      self.connection = connection
      self.client = client
      self.user = user
      self.text = text
      self.startedAt = startedAt
      self.status = status
      self.elapsedMilliseconds = elapsedMilliseconds
    }
  }

  /// One setting that `SHOW SETTINGS` and `dbms.listConfig` show.
  public struct Setting: Hashable, Sendable {
    public var name: String
    public var value: String
    public var summary: String

    public init(name: String, value: String, summary: String) {
      self.name = name
      self.value = value
      self.summary = summary
    }
  }

  /// The database's name, as clients know it.
  public var database = "neo4j"
  /// Where clients reach it; empty on the command line.
  public var address = ""
  /// The version of the language and protocols that clients look for, as Neo4j counts it.
  public var version = "5.26.0"
  public var isReadOnly = false
  public var user = ""
  /// In the order in which they are shown.
  public var settings: [Setting] = []
  public var functions: FunctionRegistry
  public var schema: @Sendable () throws -> SchemaCatalog
  public var statements: @Sendable () -> [RunningStatement]
  /// Procedures that know more than a graph, such as who is kin by law.
  public var casework: [ProcedureDefinition] = []
  /// Graphs that kernels have run on, kept for the next call.
  public var projections = ProjectionStore(byteLimit: 4 << 30)

  public init(
    functions: FunctionRegistry, schema: @escaping @Sendable () throws -> SchemaCatalog,
    statements: @escaping @Sendable () -> [RunningStatement] = { [] }
  ) {
    self.functions = functions
    self.schema = schema
    self.statements = statements
  }
}
