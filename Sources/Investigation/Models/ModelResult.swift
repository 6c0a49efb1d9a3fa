import Declarations
import PropertyGraph
import Workspace

/// One result of a detection model: who plays which role, and the ties that prove it.
public struct ModelResult: Sendable {
  public enum State: String, Sendable, CaseIterable {
    case triggered
    case notTriggered = "not_triggered"
    case insufficientData = "insufficient_data"
    case notApplicable = "not_applicable"
    case calculationError = "calculation_error"
  }

  public var model: DetectionModel
  public var state: State
  /// In the order of the model's roles.
  public var roles: [(role: String, node: NodeIndex)]
  public var values: [(String, JSONText)]
  /// Each a chain of ties, the first node given.
  public var paths: [EvidencePath]
  /// The day the result holds for, where the scan was asked for one.
  public var day: CalendarDate?
}

/// A chain of ties and the nodes it passes.
public struct EvidencePath: Sendable, Hashable {
  public var nodes: [NodeIndex]
  public var ties: [Relationship]

  public init(nodes: [NodeIndex], ties: [Relationship]) {
    self.nodes = nodes
    self.ties = ties
  }

  /// This path with another behind it, whose first node is this one's last.
  func followed(by next: EvidencePath) -> EvidencePath {
    EvidencePath(nodes: nodes + next.nodes.dropFirst(), ties: ties + next.ties)
  }
}

/// A detection model as the scanner knows it.
public struct DetectionModel: Sendable, Hashable {
  public var id: String
  public var version: Int
  /// `red` or `yellow`.
  public var severity: String
  public var title: BilingualText
  public var roles: [String]
  /// Roles whose bearers are third parties: masked wherever results leave the program.
  public var thirdParties: Set<String>

  /// The family: the letters in front of the hyphen.
  public var family: String { String(id.prefix { $0 != "-" }) }
}

extension ModelResult {
  /// A key that stays the same as long as model and roles do: hash of the model and the roles'
  /// references.
  public func key(_ caseGraph: CaseGraph) throws -> String {
    let parts =
      try [model.id] + roles.map { "\($0.role)=\(try caseGraph.graph.reference(of: $0.node))" }
    return String(ContentHash.sha256(text: parts.joined(separator: "\n")).prefix(24))
  }

  /// The steps of every path.
  public func steps(_ caseGraph: CaseGraph, unmasked: Bool) throws -> [[EvidenceStep]] {
    try paths.map { path in
      try path.ties.enumerated().map { at, tie in
        try caseGraph.step(tie, from: path.nodes[at], unmasked: unmasked)
      }
    }
  }

  /// The result as CONTRACT's `scan` prints it.
  public func json(_ caseGraph: CaseGraph, unmasked: Bool) throws -> JSONText {
    .object([
      ("key", .string(try key(caseGraph))), ("model", .string(model.id)),
      ("version", .integer(model.version)), ("severity", .string(model.severity)),
      ("state", .string(state.rawValue)), ("roles", try rolesJSON(caseGraph, unmasked: unmasked)),
      ("values", .object(values)), ("paths", try pathsJSON(caseGraph, unmasked: unmasked)),
      ("asOf", day.map { .string($0.description) } ?? .null),
    ])
  }

  func rolesJSON(_ caseGraph: CaseGraph, unmasked: Bool) throws -> JSONText {
    .object(
      try roles.map { ($0.role, try caseGraph.entity($0.node, unmasked: unmasked).json) })
  }

  func pathsJSON(_ caseGraph: CaseGraph, unmasked: Bool) throws -> JSONText {
    .array(try steps(caseGraph, unmasked: unmasked).map { .array($0.map(\.json)) })
  }

  /// The result with its evidence frozen, to be saved.
  public func lead(_ caseGraph: CaseGraph) throws -> SavedLead {
    SavedLead(
      key: try key(caseGraph), model: model.id, version: model.version, severity: model.severity,
      state: state.rawValue, roles: try rolesJSON(caseGraph, unmasked: true).text,
      values: JSONText.object(values).text,
      evidence: try pathsJSON(caseGraph, unmasked: true).text, asOf: day?.description,
      datasetHash: caseGraph.contents.hash)
  }
}
