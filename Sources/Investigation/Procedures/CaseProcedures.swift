import CypherEngine
import PropertyGraph

/// Casework as procedures of Cypher, each with one map of options:
///
/// ```text
///   MATCH (o:Official {id: '17'})
///   CALL guanxi.kinWithin({of: o, set: '任职回避'}) YIELD relative, term
///   CALL guanxi.holds({holder: relative, min: 0.25}) YIELD company
///   RETURN relative, term, company
/// ```
///
/// The day is `at` of the options, else that of the statement (`CYPHER at='2020-10-01'`).
enum CaseProcedures {
  static func all(_ store: CaseGraphStore) -> [ProcedureDefinition] {
    kin(store) + control(store) + links(store) + time(store) + identity(store)
  }

  static func functions(_ store: CaseGraphStore) -> [FunctionDefinition] {
    kinFunctions(store) + timeFunctions(store)
  }

  /// A procedure over the graph of a case.
  static func definition(
    _ name: String, _ outputs: [ProcedureDefinition.Field], _ store: CaseGraphStore,
    summary: String, _ body: @escaping @Sendable (inout CaseCall) throws -> ProcedureRows
  ) -> ProcedureDefinition {
    ProcedureDefinition(
      name, parameters: [.init("options", .map)], outputs: outputs, summary: summary
    ) { arguments, context in
      var call = try CaseCall(name, arguments, context, store)
      let rows = try saying { try body(&call) }
      return ProcedureRows { try saying { try rows.next() } }
    }
  }

  /// Runs `work`, and turns what casework complains of into an error of the statement.
  static func saying<Result>(_ work: () throws -> Result) throws -> Result {
    func fault(_ message: String, _ hint: String?) -> CypherError {
      .runtime(.argument, "InvalidArgumentValue", message, hint: hint)
    }
    do { return try work() } catch let error as KinSetError {
      throw fault(error.message, error.hint)
    } catch let error as InvestigationError {
      throw fault(error.message, error.hint)
    }
  }
}

/// One call of a procedure of casework.
struct CaseCall {
  var options: CallOptions
  let context: EvaluationContext
  let store: CaseGraphStore

  init(
    _ name: String, _ arguments: [CypherValue], _ context: EvaluationContext,
    _ store: CaseGraphStore
  ) throws(CypherError) {
    options = try CallOptions(arguments.first ?? .null, of: name)
    self.context = context
    self.store = store
  }

  /// The graph, once all options were read.
  func caseGraph() throws -> CaseGraph {
    try options.finish()
    return try store.caseGraph(context)
  }

  /// The day that is asked about; nil for now.
  mutating func day() throws(CypherError) -> CalendarDate? {
    try options.day("at") ?? context.day
  }

  /// The one node that an option names.
  mutating func node(_ name: String) throws(CypherError) -> NodeIndex {
    let nodes = try options.nodes(name)
    guard nodes.count == 1 else {
      throw fault("`\(name)` of `\(options.procedure)` must be a node")
    }
    return nodes[0]
  }

  /// The nodes that an option names, at least one.
  mutating func nodes(_ name: String) throws(CypherError) -> [NodeIndex] {
    let nodes = try options.nodes(name)
    if nodes.isEmpty {
      throw fault("`\(name)` of `\(options.procedure)` must be a node or a list of nodes")
    }
    return nodes
  }

  func fault(_ message: String, hint: String? = nil) -> CypherError {
    .runtime(.argument, "InvalidArgumentValue", message, hint: hint)
  }
}

extension PathValue {
  /// A path along ties of a graph.
  init(from start: UInt32, _ ties: [Relationship]) {
    var nodes = [start]
    for tie in ties {
      let at = nodes[nodes.count - 1]
      nodes.append(tie.from.rawValue == at ? tie.to.rawValue : tie.from.rawValue)
    }
    self.init(nodes: nodes, relationships: ties.map { RelationshipValue($0) })
  }
}
