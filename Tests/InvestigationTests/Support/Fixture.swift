import Declarations
import Investigation
import PropertyGraph

@testable import Workspace

/// A small graph under construction, told in references.
///
/// ```swift
/// let fixture = try Fixture()
/// fixture.tie("person:1", "OWNS", "company:2", ["share": .double(0.5)], from: "2020-01-01")
/// let caseGraph = try fixture.caseGraph()
/// ```
final class Fixture {
  private static let labels = [
    "person": "Person", "company": "Company", "org": "Org", "tender": "Tender", "phone": "Phone",
    "address": "Address", "topic": "Industry", "case": "Case",
  ]
  static let file = "ties.csv"

  private let folder: TemporaryFolder
  private let builder = GraphBuilder()
  private var row: UInt32 = 0
  var bodies: [String: [String]] = [:]
  var isInvented = false

  init() throws { folder = try TemporaryFolder() }

  /// The node of a reference, made where missing, labelled by its key space.
  @discardableResult
  func node(
    _ reference: String, name: String? = nil, labels: [String] = [],
    _ properties: [String: Value] = [:]
  ) -> UInt32 {
    let parts = reference.split(separator: ":", maxSplits: 1).map { String($0) }
    let (node, isNew) = builder.node(space: builder.keySpace(parts[0]), key: parts[1])
    if isNew, let label = Self.labels[parts[0]] {
      builder.add(labels: builder.labelSet([label]), to: node)
    }
    if !labels.isEmpty { builder.add(labels: builder.labelSet(labels), to: node) }
    if let name { builder.set("name", of: node, to: .text(name)) }
    for (property, value) in properties { builder.set(property, of: node, to: value) }
    return node
  }

  /// A tie that cites the next row.
  func tie(
    _ from: String, _ type: String, _ to: String, _ properties: [String: Value] = [:],
    from start: String? = nil, to end: String? = nil
  ) {
    var properties = properties
    if let start { properties["valid_from"] = .date(CalendarDate(start)!) }
    if let end { properties["valid_to"] = .date(CalendarDate(end)!) }
    row += 1
    builder.relationship(
      type, from: node(from), to: node(to), citation: Citation(source: 1, row: row),
      properties: properties)
  }

  /// The graph so far; call it once.
  func caseGraph(scope: ReadScope = .all) throws -> CaseGraph {
    try builder.write(to: folder.file("graph.gxs"))
    let source = SourceRecord(number: 1, name: Self.file, sha256: "", bytes: 0)
    var dataset = DatasetDescription()
    dataset.isInvented = isInvented
    let record = ImportRecord(
      id: 1, identity: "fixture", name: "fixture", format: "", mapping: "", prefix: nil,
      dataset: dataset)
    let contents = WorkspaceContents(
      imports: [record], sources: [1: source], ontology: try Self.ontology, bodies: bodies)
    return CaseGraph(
      try GraphSnapshot(segments: [folder.file("graph.gxs")], scope: scope), contents)
  }

  /// The built-in kinds and a topic.
  private static var ontology: Ontology {
    get throws {
      let name = BilingualText(en: "industry", zh: "行业")
      let industry = NodeDeclaration(
        label: "Industry", category: .topic, name: name, plural: name)
      return try Ontology.builtIn().extended(
        by: OntologyExtension(nodes: [industry], ties: []))
    }
  }
}

extension CaseGraph {
  /// The node of a reference that the test knows to be there.
  func at(_ reference: String) throws -> NodeIndex { try graph.node(reference: reference)! }

  func references(_ nodes: [NodeIndex]) throws -> [String] {
    try nodes.map { try graph.reference(of: $0) }
  }
}
