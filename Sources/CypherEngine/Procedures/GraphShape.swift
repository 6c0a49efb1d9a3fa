import PropertyGraph

/// What a graph is made of: which properties the nodes of a label and the relationships of a type
/// have, of which kinds, and between which labels a type runs.
///
/// Looked at in samples, spread evenly, so that it takes no longer on a large graph.
struct GraphShape {
  /// One property of a label or type.
  struct Property {
    var name: String
    /// Names of the kinds of its values, in order of bytes.
    var kinds: [String]
    /// In how many of the sampled elements it is.
    var count: Int
    var isList: Bool
  }

  private let graph: GraphSnapshot
  private let sampleSize: Int

  /// - Parameter sampleSize: how many elements of a label or type are looked at; at least 1.
  init(_ graph: GraphSnapshot, sampleSize: Int) {
    self.graph = graph
    self.sampleSize = max(sampleSize, 1)
  }

  /// Names of labels that nodes carry, in order of bytes.
  var labels: [String] {
    graph.labels.filter { nodeCount($0) > 0 }.sorted { ByteString($0) < ByteString($1) }
  }

  /// Names of types that relationships have, in order of bytes.
  func types() throws -> [String] {
    try graph.types.filter { name in
      try graph.type(name).map { try graph.relationshipCount($0) > 0 } ?? false
    }.sorted { ByteString($0) < ByteString($1) }
  }

  func nodeCount(_ label: String) -> Int {
    graph.label(label).map { graph.ranges(of: $0).reduce(0) { $0 + $1.count } } ?? 0
  }

  func relationshipCount(_ type: String) throws -> Int {
    try graph.type(type).map { try graph.relationshipCount($0) } ?? 0
  }

  // MARK: - Samples

  /// Some nodes of a label, ascending.
  func nodes(_ label: String) -> [NodeIndex] {
    guard let id = graph.label(label) else { return [] }
    let ranges = graph.ranges(of: id)
    let count = ranges.reduce(0) { $0 + $1.count }
    let step = max(count / sampleSize, 1)
    var found: [NodeIndex] = []
    var skip = 0
    for range in ranges {
      var at = skip
      while at < range.count, found.count < sampleSize {
        found.append(NodeIndex(range.lowerBound + UInt32(at)))
        at += step
      }
      skip = max(at - range.count, 0)
    }
    return found
  }

  /// Some relationships of a type, ascending.
  func relationships(_ type: String) throws -> [Relationship] {
    guard let id = graph.type(type) else { return [] }
    let limit = graph.positionLimit(of: id)
    let step = max(limit / UInt32(clamping: sampleSize), 1)
    var found: [Relationship] = []
    var position: UInt32 = 0
    while position < limit, found.count < sampleSize {
      if let there = try graph.relationship(RelationshipIndex(type: id, position: position)) {
        found.append(there)
      }
      position += step
    }
    return found
  }

  // MARK: - Properties

  func properties(ofNodes nodes: [NodeIndex]) throws -> [Property] {
    try summary(nodes.lazy.map { try graph.properties(of: $0) })
  }

  func properties(ofRelationships sample: [Relationship]) throws -> [Property] {
    try summary(sample.lazy.map { try graph.properties(of: $0.index) })
  }

  private func summary(
    _ elements: [[(name: String, value: Value)]]
  ) throws -> [Property] {
    var found: [ByteString: (kinds: Set<ByteString>, count: Int, isList: Bool)] = [:]
    for element in elements {
      for (name, value) in element {
        var known = found[ByteString(name)] ?? ([], 0, false)
        known.kinds.insert(ByteString(Self.kind(value).name))
        known.count += 1
        if case .list = value { known.isList = true }
        found[ByteString(name)] = known
      }
    }
    return found.sorted { $0.key < $1.key }.map { name, known in
      Property(
        name: name.text, kinds: known.kinds.sorted().map(\.text), count: known.count,
        isList: known.isList)
    }
  }

  /// The kind of a value; lists hold one kind.
  private static func kind(_ value: Value) -> StaticType {
    guard case .list(let elements) = value else { return CypherValue(value).kind }
    return .list(elements.first.map { CypherValue($0).kind } ?? .any)
  }

  /// The labels at both ends of sampled relationships: each pair once, in order of bytes.
  func ends(_ sample: [Relationship]) -> [(from: String, to: String)] {
    var pairs: Set<[ByteString]> = []
    for relationship in sample {
      for from in graph.labels(of: relationship.from) {
        for to in graph.labels(of: relationship.to) {
          pairs.insert([ByteString(from), ByteString(to)])
        }
      }
    }
    return pairs.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }.map { ($0[0].text, $0[1].text) }
  }
}
