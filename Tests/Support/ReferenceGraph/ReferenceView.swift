import PropertyGraph

/// What one reader may see of a ``ReferenceGraph``.
public struct ReferenceView {
  public let graph: ReferenceGraph
  public let scope: ReadScope

  public init(_ graph: ReferenceGraph, scope: ReadScope = .all) {
    self.graph = graph
    self.scope = scope
  }

  public var labels: [String] { visible(.label, except: scope.hiddenLabels) }
  public var types: [String] { visible(.type, except: scope.hiddenTypes) }
  public var properties: [String] { visible(.property, except: scope.hiddenProperties) }
  public var keySpaces: [String] { visible(.space, except: []) }

  private func visible(_ kind: GraphScript.Name, except hidden: Set<String>) -> [String] {
    (graph.names[kind] ?? []).filter { !hidden.contains($0) }
  }

  public func isVisible(_ node: Int) -> Bool {
    graph.nodes[node].labels.isDisjoint(with: scope.hiddenLabels)
  }

  /// Visible nodes, by arrival.
  public var nodes: [Int] { graph.nodes.indices.filter(isVisible) }

  /// All visible properties of a node; `id` is the key where nothing else is called so.
  public func properties(of node: Int) -> [String: Value] {
    var found = graph.nodes[node].properties
    if found["id"] == nil, let key = graph.nodes[node].key { found["id"] = .text(key.key) }
    return found.filter { !scope.hiddenProperties.contains($0.key) }
  }

  public func properties(of relationship: ReferenceGraph.Relationship) -> [String: Value] {
    relationship.properties.filter { !scope.hiddenProperties.contains($0.key) }
  }

  public func interval(of relationship: ReferenceGraph.Relationship) -> ValidityInterval {
    func date(_ name: String) -> CalendarDate? {
      if case .date(let day)? = properties(of: relationship)[name] { day } else { nil }
    }
    return ValidityInterval(from: date("valid_from"), to: date("valid_to"))
  }

  /// Visible relationships of a type with their forward positions, which count hidden ones too.
  public func relationships(
    _ type: String
  ) -> [(position: Int, relationship: ReferenceGraph.Relationship)] {
    guard types.contains(type) else { return [] }
    return graph.relationships[type]!.enumerated().filter {
      isVisible($0.element.from) && isVisible($0.element.to)
    }.map { ($0.offset, $0.element) }
  }
}
