import CypherEngine
import CypherSyntax
import Declarations
import PropertyGraph
import Workspace

/// A detection model whose definition is a Cypher file.
///
/// Each row is one result. A column named like a role holds the node that plays it; paths,
/// relationships and lists of them become the evidence, in the order of the columns; a column
/// `state` says the result's state, `triggered` where there is none; every other column is a value.
/// Rows that bind the same roles are one result, with the values of the first and the paths of all.
///
/// A file that declares the parameter `at` is told the day a scan asks for, or null.
public struct CypherModel: Sendable {
  public let model: DetectionModel
  private let file: QueryFile
  private let statement: PreparedStatement

  /// - Throws: ``DeclarationError`` when the query does not compile, writes, lacks a role's column
  /// or
  ///   uses parameters that the header does not declare.
  public init(_ file: QueryFile) throws(DeclarationError) {
    guard let header = file.model else {
      throw DeclarationError(.invalid, "a saved question is no model", file: file.path)
    }
    self.file = file
    model = DetectionModel(
      id: file.id, version: header.version, severity: header.severity, title: file.title,
      roles: header.roles.map(\.name), thirdParties: header.thirdParties)
    statement = try file.prepared()
    guard statement.access == .read else {
      throw DeclarationError(.invalid, "a model only reads", file: file.path)
    }
    for role in model.roles where !statement.columns.contains(role) {
      throw DeclarationError(
        .missing, "no column is called like the role ‘\(role)’", file: file.path,
        hint: "the columns are \(statement.columns.joined(separator: ", "))")
    }
    if let need = header.needs.first {
      throw DeclarationError(
        .invalid, "‘needs’ asks for the coverage of \(need.type), which no scan measures",
        file: file.path, hint: "expected none")
    }
    if header.identity != nil {
      throw DeclarationError(
        .invalid, "‘identity’ asks for an evidence tier, which no scan measures",
        file: file.path, hint: "expected none")
    }
  }

  /// The results, in the order of their roles' keys.
  ///
  /// - Parameters:
  ///   - day: asks for what held on that day, where the model knows the parameter `at`.
  ///   - parameters: values in place of those of the header.
  /// - Throws: ``CypherError`` when the query stops, ``InvestigationError`` when a row is no
  /// result.
  public func results(
    on caseGraph: CaseGraph, day: CalendarDate? = nil, parameters: [String: CypherValue] = [:]
  ) throws -> [ModelResult] {
    let asksForDay = file.parameters.contains { $0.name == "at" }
    var options = options(day, parameters)
    options.host = caseGraph
    let result = try CypherEngine.reading.run(
      statement, on: .snapshot(caseGraph.graph), options: options)
    let reader = ModelRowReader(
      model, columns: result.columns, day: asksForDay ? day : nil, caseGraph)
    var results: [ModelResult] = []
    var places: [[NodeIndex]: Int] = [:]
    while let batch = try result.next() {
      for row in 0..<batch.count {
        let found = try reader.result(batch.row(row))
        let nodes = found.roles.map(\.node)
        if let place = places[nodes] {
          for path in found.paths where !results[place].paths.contains(path) {
            results[place].paths.append(path)
          }
        } else {
          places[nodes] = results.count
          results.append(found)
        }
      }
    }
    return try ResultOrder.sorted(results, caseGraph)
  }

  private func options(_ day: CalendarDate?, _ parameters: [String: CypherValue]) -> QueryOptions {
    var options = QueryOptions()
    // A whole province takes its time; a runaway shows in memory.
    options.limits = QueryLimits(bytesMax: QueryLimits.standard.bytesMax)
    for parameter in file.parameters {
      let value =
        parameter.name == "at"
        ? day.map { CypherValue.date(LocalDate(days: Int64($0.days))) } ?? .null
        : parameters[parameter.name] ?? parameter.initialValue
      if let value { options.parameters[ByteString(parameter.name)] = value }
    }
    return options
  }
}

extension QueryFile {
  /// The query, read and checked.
  ///
  /// - Throws: ``DeclarationError`` with the line of the fault, or for a parameter of the query
  /// that
  ///   the header does not declare.
  public func prepared() throws(DeclarationError) -> PreparedStatement {
    let statement: PreparedStatement
    do {
      statement = try CypherEngine.reading.prepare(text)
    } catch {
      let line = error.span.map { span in
        text.utf8.prefix(span.lowerBound).reduce(1) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
      }
      throw DeclarationError(.invalid, error.message, file: path, line: line, hint: error.hint)
    }
    for name in statement.bound.parameters where !parameters.contains(where: { $0.name == name }) {
      throw DeclarationError(
        .missing, "the query asks for $\(name), which the header does not declare", file: path)
    }
    return statement
  }
}

extension CypherEngine {
  /// The engine for query files: of a reader without indexes of its own, with the functions and
  /// procedures of casework over the ``CaseGraph`` that is the host of a statement.
  static let reading: CypherEngine = {
    let cases = CaseGraphStore { WorkspaceContents(ontology: try Ontology.builtIn()) }
    var told = ProcedureEnvironment(
      functions: FunctionRegistry.standard.adding(CaseProcedures.functions(cases)),
      schema: { SchemaCatalog() })
    told.casework = CaseProcedures.all(cases)
    return CypherEngine(functions: told.functions, procedures: .standard(told))
  }()
}
