import CypherEngine
import Declarations
import GraphRendering
import PropertyGraph

/// Pictures of what a query finds.
extension SceneBuilder {
  /// More nodes than this make no picture that anybody can read.
  public static let queriedNodesMax = 500

  /// The picture of the nodes, relationships and paths that a query returns, wherever they stand in
  /// its rows, in order of first sight. Values beside them are not drawn.
  ///
  /// Whoever holds a public office is shown by name; other persons are third parties here, since
  /// nobody said whom the query is about. The picture of a saved question bears its title and id.
  ///
  /// - Throws: `CypherError` for the statement, and where it finds more than ``queriedNodesMax``
  ///   nodes, or none.
  public func scene(
    query request: QueryRequest, of question: QueryFile? = nil, _ service: QueryService
  ) throws -> EvidenceScene {
    let graph = caseGraph.graph
    let statement = try service.engine.prepare(request.text)
    var options = QueryOptions()
    options.parameters = request.parameters
    options.day = request.day
    options.limits = request.limits
    options.cancellation = request.cancellation
    options.threadCount = request.threadCount
    options.now = QueryService.now()
    options.schema = try service.schema()
    let result = try service.engine.run(statement, on: .snapshot(graph), options: options)
    var found = Found()
    while let rows = try result.next() {
      for row in 0..<rows.count { for value in rows.row(row) { try found.take(value, graph) } }
      guard found.nodes.count <= Self.queriedNodesMax else {
        throw CypherError.runtime(
          .limit, "", "the query finds more than \(Self.queriedNodesMax) nodes to draw",
          hint: "narrow the pattern, or add a LIMIT")
      }
    }
    guard !found.nodes.isEmpty else {
      throw CypherError.runtime(
        .argument, "", "the query finds no node, relationship or path to draw",
        hint: "return some, such as MATCH p = (a)-[:OWNS]->(b) RETURN p")
    }
    return try scene(found, of: question, day: request.day)
  }

  private func scene(
    _ found: Found, of question: QueryFile?, day: CalendarDate?
  ) throws -> EvidenceScene {
    let officials = found.order.filter { caseGraph.graph.labels(of: $0).contains("Official") }
    var draft = Draft(subjects: Set(officials))
    for node in found.order { try draft.add(node, self) }
    for tie in found.ties {
      try draft.add(EvidencePath(nodes: [tie.from, tie.to], ties: [tie]), self)
    }
    let title = question?.title ?? BilingualText(en: "Found by a query", zh: "查询结果")
    let subtitle = BilingualText(
      en: "\(found.order.count) nodes, \(found.ties.count) ties",
      zh: "\(found.order.count) 个节点，\(found.ties.count) 条关系")
    return scene(
      draft, title: title[language], subtitle: subtitle[language], query: question?.id ?? "query",
      day: day)
  }
}

/// Nodes and relationships of a result, each once, in order of first sight.
private struct Found {
  private(set) var order: [NodeIndex] = []
  private(set) var nodes: Set<NodeIndex> = []
  private(set) var ties: [Relationship] = []
  private var known: Set<UInt64> = []

  mutating func take(_ value: CypherValue, _ graph: GraphSnapshot) throws {
    switch value {
    case .node(let node): add(node)
    case .relationship(let tie): try add(tie, graph)
    case .path(let path):
      for node in path.nodes { add(NodeIndex(node)) }
      for tie in path.relationships { try add(tie, graph) }
    case .list(let values): for value in values { try take(value, graph) }
    case .map(let map): for (_, value) in map.entries { try take(value, graph) }
    default: break
    }
  }

  private mutating func add(_ node: NodeIndex) {
    if nodes.insert(node).inserted { order.append(node) }
  }

  private mutating func add(_ tie: RelationshipValue, _ graph: GraphSnapshot) throws {
    guard known.insert(tie.packed).inserted, let found = try graph.relationship(tie.index) else {
      return
    }
    add(found.from)
    add(found.to)
    ties.append(found)
  }
}
