import PropertyGraph

/// The indexes that a statement may use: those declared in the schema, and the keys of nodes.
///
/// `id` needs no declaration. It is the key of a node that came with one, and the key finds it;
/// nodes to which a statement gave a property `id` are few, and an index of them stands beside.
public final class GraphIndexes: IndexProvider {
  private let schema: SchemaCatalog
  private let cache: IndexCache

  /// The property that stands for a node's key.
  static let keyProperty = "id"

  public init(_ schema: SchemaCatalog, _ cache: IndexCache) {
    self.schema = schema
    self.cache = cache
  }

  public func statistics(
    label: String, property: String, in graph: GraphSnapshot
  ) -> IndexStatistics? {
    let isKey = isKey(property, graph)
    let declared = schema.index(onLabel: label, property: property)
    // Where keys are sealed no index knows them.
    guard isKey || declared != nil && !isKeyProperty(property) else { return nil }
    let nodeCount =
      graph.label(label).map { label in
        graph.ranges(of: label).reduce(0) { $0 + $1.count }
      } ?? 0
    let isUnique = schema.isUnique(label: label, property: property)
    if isKey {
      return IndexStatistics(
        name: declared?.name ?? "key", entryCount: nodeCount, distinctCount: nodeCount,
        isUnique: isUnique, isOrdered: false)
    }
    // Building it belongs to the first lookup, not to the planning.
    let counts = cache.counts(label, property, for: graph) ?? (nodeCount, max(nodeCount / 4, 1))
    return IndexStatistics(
      name: declared?.name ?? "", entryCount: counts.0, distinctCount: max(counts.1, 1),
      isUnique: isUnique, isOrdered: true)
  }

  public func nodes(
    label: String, property: String, equalTo value: CypherValue, in graph: GraphSnapshot
  ) throws -> [UInt32] {
    guard let id = graph.label(label) else { return [] }
    let index = try cache.index(label, property, for: graph)
    var found = index.nodes(equalTo: value).map { NodeIndex($0) }
    if isKey(property, graph), case .string(let key) = value {
      for space in graph.keySpaces {
        if let space = graph.keySpace(space),
          let node = try graph.node(space: space, key: key.text)
        {
          found.append(node)
        }
      }
    }
    return visible(found, id, graph)
  }

  public func nodes(
    label: String, property: String, in range: IndexRange, in graph: GraphSnapshot
  ) throws -> [UInt32] {
    guard let id = graph.label(label) else { return [] }
    guard !isKey(property, graph), let keys = range.keys else {
      return Array(graph.ranges(of: id).joined()).sorted()
    }
    let index = try cache.index(label, property, for: graph, inOrder: true)
    return visible(index.nodes(keys).map { NodeIndex($0) }, id, graph)
  }

  /// Whether a property may be a node's key. Sealed keys are not seen as they are, so that only a
  /// scan finds them.
  private func isKey(_ property: String, _ graph: GraphSnapshot) -> Bool {
    guard isKeyProperty(property) else { return false }
    guard let seal = graph.seal else { return true }
    return !graph.keySpaces.contains { seal.isSealed(space: $0) }
  }

  private func isKeyProperty(_ property: String) -> Bool {
    property.utf8.elementsEqual(Self.keyProperty.utf8)
  }

  /// Those that a reader sees with a label, ascending, each once.
  private func visible(
    _ nodes: [NodeIndex], _ label: LabelID, _ graph: GraphSnapshot
  ) -> [UInt32] {
    let standing = nodes.map { graph.canonical($0) }.filter { graph.has(label, $0) }
    return standing.count < 2
      ? standing.map(\.rawValue) : Set(standing.map(\.rawValue)).sorted()
  }
}

extension IndexCache {
  /// Entries and different values of an index that is built already.
  func counts(
    _ label: String, _ property: String, for graph: GraphSnapshot
  ) -> (Int, Int)? {
    built(label, property, graph.identity.segments)?.counts
  }
}
