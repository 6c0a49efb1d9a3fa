import CypherSyntax

/// Resolves the names of a statement and checks its types: ``Statement`` → ``BoundStatement``.
///
/// All faults that can be told without a graph and without parameters are told here. The same
/// statement gives the same result, slot for slot.
///
/// *Complexity:* proportional to the statement; names in scope are copied at each clause. Recursion
/// goes as deep as the statement's tree (``Statement/depth``): for the deepest that the parser lets
/// through, a stack of 16 MiB is enough in debug builds and 512 KiB is not.
public struct Binder: Sendable {
  private let functions: FunctionRegistry
  private let procedures: ProcedureRegistry

  public init(functions: FunctionRegistry, procedures: ProcedureRegistry) {
    self.functions = functions
    self.procedures = procedures
  }

  /// - Throws: the first fault, with the place in the text where it stands.
  public func bind(_ statement: Statement) throws(CypherError) -> BoundStatement {
    let session = BindingSession(functions: functions, procedures: procedures)
    let settings = try session.bindSettings(statement.settings)
    var columns: [ResultColumn] = []
    let body: BoundStatement.Body
    let access: BoundStatement.Access
    switch statement.body {
    case .query(let query):
      let result = try session.bindStatementQuery(query)
      body = .query(result.query)
      access = result.query.access
      columns = result.columns
    case .show(let command):
      let result = try session.bindShow(command)
      body = .query(result.query)
      access = .read
      columns = result.columns
    case .schema(let command):
      body = .schema(command)
      access = .schema
    }
    return BoundStatement(
      mode: statement.mode, body: body, access: access, slots: session.slots.map(\.info),
      localCount: session.locals.count,
      columns: columns.map {
        BoundStatement.Column(
          name: $0.name.text, slot: $0.slot, sources: session.slots[$0.slot.number].flow.sorted)
      },
      parameters: session.sortedParameters, day: settings.day, isRaw: settings.isRaw)
  }
}

/// A column of a result: its name and where its values stand.
struct ResultColumn {
  var name: Name
  var slot: Slot
}

extension BoundQuery {
  /// The most that any of its clauses does.
  fileprivate var access: BoundStatement.Access {
    var access: BoundStatement.Access = .read
    for branch in branches {
      for clause in branch.clauses { access = max(access, clause.access) }
    }
    return access
  }
}

extension BoundClause {
  fileprivate var access: BoundStatement.Access {
    switch self {
    case .call(let call): call.procedure.access
    case .subquery(let call): call.query.access
    default: writes ? .write : .read
    }
  }
}
