import PropertyGraph

/// A function of the language: name, signature, what it does.
///
/// The binder checks the number and the static types of arguments, and null never reaches `call`
/// where `returnsNullOnNull` says so.
public struct FunctionDefinition: Sendable {
  public struct Parameter: Hashable, Sendable {
    public var name: String
    /// Any of these; a static type that may be none of them is an error at compile time.
    public var types: [StaticType]
    public var isOptional: Bool

    public init(_ name: String, _ types: [StaticType], isOptional: Bool = false) {
      self.name = name
      self.types = types
      self.isOptional = isOptional
    }
  }

  /// The canonical spelling, with dots: `toUpper`, `date.truncate`. Matched without regard to case.
  public var name: String
  public var parameters: [Parameter]
  /// Whether the last parameter may come any number of times.
  public var isVariadic: Bool
  public var result: StaticType
  /// Whether any null argument gives null without a call.
  public var returnsNullOnNull: Bool
  /// Whether the same arguments always give the same: no clock, no random number, no graph.
  public var isPure: Bool
  /// One sentence for `SHOW FUNCTIONS` and the shell.
  public var summary: String
  public var category: String
  public var call: @Sendable ([CypherValue], EvaluationContext) throws -> CypherValue

  public init(
    _ name: String, _ parameters: [Parameter], result: StaticType, isVariadic: Bool = false,
    returnsNullOnNull: Bool = true, isPure: Bool = true, category: String, summary: String,
    call: @escaping @Sendable ([CypherValue], EvaluationContext) throws -> CypherValue
  ) {
    self.name = name
    self.parameters = parameters
    self.result = result
    self.isVariadic = isVariadic
    self.returnsNullOnNull = returnsNullOnNull
    self.isPure = isPure
    self.category = category
    self.summary = summary
    self.call = call
  }
}

/// A function over the rows of a group.
public struct AggregateDefinition: Sendable {
  public var name: String
  public var parameters: [FunctionDefinition.Parameter]
  public var result: StaticType
  public var summary: String
  /// Begins a group. The second argument and further ones are those of the group's first row.
  public var begin: @Sendable (EvaluationContext) -> any AggregateState

  public init(
    _ name: String, _ parameters: [FunctionDefinition.Parameter], result: StaticType,
    summary: String, begin: @escaping @Sendable (EvaluationContext) -> any AggregateState
  ) {
    self.name = name
    self.parameters = parameters
    self.result = result
    self.summary = summary
    self.begin = begin
  }
}

/// What an aggregate remembers of one group. DISTINCT and the skipping of nulls: the operator takes
/// care of DISTINCT, the state itself skips nulls.
public protocol AggregateState: AnyObject {
  /// Takes up one row: the first argument, and further ones.
  func add(_ value: CypherValue, _ further: [CypherValue]) throws
  /// Takes up what another state gathered of later rows of the same group.
  func merge(_ later: any AggregateState) throws
  func result() throws -> CypherValue
  /// An estimate of the memory that the values take which it keeps.
  var heldBytes: Int { get }
}

extension AggregateState {
  /// Most keep a number or two.
  public var heldBytes: Int { 0 }
}

/// All functions and aggregates, found by name without regard to case.
public struct FunctionRegistry: Sendable {
  private var functions: [String: FunctionDefinition] = [:]
  private var aggregates: [String: AggregateDefinition] = [:]

  public init(_ functions: [FunctionDefinition], _ aggregates: [AggregateDefinition]) {
    for function in functions { self.functions[function.name.lowercased()] = function }
    for aggregate in aggregates { self.aggregates[aggregate.name.lowercased()] = aggregate }
  }

  /// With more functions, which take the place of others of the same name.
  public func adding(_ more: [FunctionDefinition]) -> FunctionRegistry {
    var registry = self
    for function in more { registry.functions[function.name.lowercased()] = function }
    return registry
  }

  public func function(_ name: String) -> FunctionDefinition? { functions[name.lowercased()] }
  public func aggregate(_ name: String) -> AggregateDefinition? { aggregates[name.lowercased()] }

  /// All of them, by name.
  public var allFunctions: [FunctionDefinition] {
    functions.sorted { $0.key < $1.key }.map(\.value)
  }
  public var allAggregates: [AggregateDefinition] {
    aggregates.sorted { $0.key < $1.key }.map(\.value)
  }
}
