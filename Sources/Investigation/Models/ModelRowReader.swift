import CypherEngine
import Declarations
import PropertyGraph

/// Turns rows of a model's query into results.
struct ModelRowReader {
  private let model: DetectionModel
  private let day: CalendarDate?
  private let caseGraph: CaseGraph
  /// The column of each role, in the order of the roles.
  private let roles: [(name: String, column: Int)]
  private let state: Int?
  /// Every other column.
  private let others: [(name: String, column: Int)]

  init(
    _ model: DetectionModel, columns: [String], day: CalendarDate?, _ caseGraph: CaseGraph
  ) {
    self.model = model
    self.day = day
    self.caseGraph = caseGraph
    roles = model.roles.compactMap { role in
      columns.firstIndex(of: role).map { (role, $0) }
    }
    state = columns.firstIndex(of: "state")
    others = columns.enumerated().filter { $1 != "state" && !model.roles.contains($1) }
      .map { ($1, $0) }
  }

  func result(_ row: [CypherValue]) throws -> ModelResult {
    var bearers: [(role: String, node: NodeIndex)] = []
    for role in roles {
      guard case .node(let node) = row[role.column] else {
        throw fault(role.name, "holds no node")
      }
      bearers.append((role.name, node))
    }
    var values: [(String, JSONText)] = []
    var paths: [EvidencePath] = []
    for other in others {
      if let found = try evidence(row[other.column], other.name) {
        for path in found where !paths.contains(path) { paths.append(path) }
      } else {
        values.append((other.name, try text(row[other.column], other.name)))
      }
    }
    return ModelResult(
      model: model, state: try state.map { try state(row[$0]) } ?? .triggered, roles: bearers,
      values: values, paths: paths, day: day)
  }

  private func state(_ value: CypherValue) throws -> ModelResult.State {
    guard case .string(let word) = value, let state = ModelResult.State(rawValue: word.text) else {
      let known = ModelResult.State.allCases.map(\.rawValue).joined(separator: ", ")
      throw fault("state", "holds none of \(known)")
    }
    return state
  }

  /// The chains of ties in a value; nil for what is no evidence.
  private func evidence(_ value: CypherValue, _ column: String) throws -> [EvidencePath]? {
    switch value {
    case .path(let path):
      return path.relationships.isEmpty
        ? []
        : [
          EvidencePath(
            nodes: path.nodes.map { NodeIndex($0) }, ties: path.relationships.map { tie($0) })
        ]
    case .relationship(let relationship): return [try chain([relationship], column)]
    case .list(let items):
      let ties = items.compactMap { item -> RelationshipValue? in
        if case .relationship(let found) = item { found } else { nil }
      }
      if !ties.isEmpty {
        guard ties.count == items.count else { throw fault(column, "mixes ties with other things") }
        return [try chain(ties, column)]
      }
      let found = try items.compactMap { item -> [EvidencePath]? in
        if case .map = item { nil } else { try evidence(item, column) }
      }
      if found.isEmpty { return nil }
      guard found.count == items.count else { throw fault(column, "mixes paths with other things") }
      return found.flatMap { $0 }
    default: return nil
    }
  }

  /// Ties that follow one another, each in either direction, as a path.
  private func chain(_ ties: [RelationshipValue], _ column: String) throws -> EvidencePath {
    for start in [ties[0].from, ties[0].to] {
      var nodes = [start]
      for tie in ties {
        guard tie.from == nodes.last || tie.to == nodes.last else { break }
        nodes.append(tie.other(than: nodes.last!))
      }
      if nodes.count == ties.count + 1 {
        return EvidencePath(nodes: nodes.map { NodeIndex($0) }, ties: ties.map { tie($0) })
      }
    }
    throw fault(column, "holds ties that do not follow one another")
  }

  private func tie(_ value: RelationshipValue) -> Relationship {
    Relationship(index: value.index, from: NodeIndex(value.from), to: NodeIndex(value.to))
  }

  private func text(_ value: CypherValue, _ column: String) throws -> JSONText {
    switch value {
    case .null: .null
    case .boolean(let flag): .boolean(flag)
    case .integer(let number): .integer(Int(number))
    case .float(let number): .number(number)
    case .string(let text): .string(text.text)
    case .date(let date): .string(date.description)
    case .list(let items): .array(try items.map { try text($0, column) })
    case .map(let map):
      .object(try map.entries.map { ($0.key.text, try text($0.value, column)) })
    case .node(let node): .string(try caseGraph.graph.reference(of: node))
    default: throw fault(column, "holds a value that has no JSON form")
    }
  }

  private func fault(_ column: String, _ found: String) -> InvestigationError {
    InvestigationError(
      .faultyModel, "the column ‘\(column)’ of the model \(model.id) \(found)")
  }
}
