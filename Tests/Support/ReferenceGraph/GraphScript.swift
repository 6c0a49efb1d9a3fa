import PropertyGraph

/// What is done to build a graph, step by step, so that the builder and the ``ReferenceGraph`` hear
/// the same.
public struct GraphScript: Sendable {
  /// One column of a batch: a value or nothing for each entry.
  public struct Column: Sendable {
    public var property: String
    public var values: [Value?]

    public init(_ property: String, _ values: [Value?]) {
      self.property = property
      self.values = values
    }
  }

  /// Relationships that arrive together.
  public struct Batch: Sendable {
    public var type: String
    public var from: [Int] = []
    public var to: [Int] = []
    public var source: UInt32
    public var rows: [UInt32] = []
    public var columns: [Column] = []
    public var merges = false
    /// Which of the relationships that each row makes these are.
    public var ordinal = 0

    public init(type: String, source: UInt32) {
      self.type = type
      self.source = source
    }
  }

  /// What a name is a name of.
  public enum Name: Sendable, CaseIterable {
    case label, type, property, space
  }

  /// One call. Nodes are named by the order in which they first appear.
  public enum Step: Sendable {
    case declare(Name, String)
    case node(space: String, key: String)
    case nodeWithoutKey
    /// Several names at once take their numbers in an order nobody promises: declare them before.
    case label(node: Int, [String])
    case cite(node: Int, Citation)
    case set(nodes: [Int], Column)
    case relationships(Batch)
    case citeRelationship(type: String, arrival: Int, Citation)
  }

  public var steps: [Step] = []

  public init() {}

  /// Makes the calls.
  public func build() -> GraphBuilder {
    let builder = GraphBuilder()
    apply(to: builder)
    return builder
  }

  /// Makes the calls on a builder that may hold something already.
  public func apply(to builder: GraphBuilder) {
    var place = Place()
    for step in steps { Self.apply(step, to: builder, &place) }
  }

  /// What the nodes and relationships of a script are called in a builder.
  private struct Place {
    private(set) var nodes: [UInt32] = []
    private var known: Set<UInt32> = []
    var arrivals: [String: [UInt32]] = [:]

    mutating func note(_ node: UInt32) { if known.insert(node).inserted { nodes.append(node) } }
  }

  private static func apply(_ step: Step, to builder: GraphBuilder, _ place: inout Place) {
    switch step {
    case .declare(let kind, let name): declare(kind, name, to: builder)
    case .node(let space, let key):
      place.note(builder.node(space: builder.keySpace(space), key: key).node)
    case .nodeWithoutKey: place.note(builder.nodeWithoutKey())
    case .label(let node, let labels):
      builder.add(labels: builder.labelSet(labels), to: place.nodes[node])
    case .cite(let node, let citation): builder.cite(citation, for: place.nodes[node])
    case .set(let nodes, let column):
      builder.set(
        property: builder.property(column.property), of: nodes.map { place.nodes[$0] },
        to: buffer(column.values))
    case .relationships(let batch):
      var relationships = GraphBuilder.Relationships(
        type: builder.type(batch.type), source: batch.source)
      relationships.from = batch.from.map { place.nodes[$0] }
      relationships.to = batch.to.map { place.nodes[$0] }
      relationships.rows = batch.rows
      relationships.ordinal = batch.ordinal
      relationships.merges = batch.merges
      relationships.columns = batch.columns.map {
        (builder.property($0.property), buffer($0.values))
      }
      let first = builder.append(relationships)
      place.arrivals[batch.type, default: []] += (0..<UInt32(batch.from.count)).map { first + $0 }
    case .citeRelationship(let type, let arrival, let citation):
      builder.cite(
        citation, forRelationship: place.arrivals[type]![arrival], ofType: builder.type(type))
    }
  }

  private static func declare(_ kind: Name, _ name: String, to builder: GraphBuilder) {
    switch kind {
    case .label: _ = builder.labelSet([name])
    case .type: _ = builder.type(name)
    case .property: _ = builder.property(name)
    case .space: _ = builder.keySpace(name)
    }
  }

  private static func buffer(_ values: [Value?]) -> ColumnBuffer {
    let buffer = ColumnBuffer(.integer)
    for value in values {
      if let value { buffer.append(value) } else { buffer.appendAbsent() }
    }
    return buffer
  }
}
