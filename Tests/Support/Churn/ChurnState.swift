import PropertyGraph

/// What a workspace must hold after some steps: plain dictionaries, computed from a seed and from
/// which steps failed, without a workspace.
///
/// ```swift
/// var state = ChurnState(seed: 7)
/// for number in 1...20 { state.apply(state.step(number)) }
/// ```
public struct ChurnState: Sendable {
  public struct Node: Hashable, Sendable {
    /// Ascending.
    public var labels: [String]
    public var properties: [String: Value]
  }

  public struct Tie: Hashable, Sendable {
    public var type: String
    public var from: String
    public var to: String
    public var properties: [String: Value]
  }

  public let seed: UInt64
  /// By reference.
  public private(set) var nodes: [String: Node] = [:]
  /// By their property `number`.
  public private(set) var ties: [Int64: Tie] = [:]
  /// Names of what was imported, in order.
  public private(set) var imports: [String] = []
  /// The keys of both in an order that does not depend on hashing, for drawing from.
  private(set) var references: [String] = []
  private(set) var numbers: [Int64] = []

  public init(seed: UInt64) { self.seed = seed }

  /// Whether two states say the same, however they came about.
  public func isSame(as other: ChurnState) -> Bool {
    nodes == other.nodes && ties == other.ties && imports == other.imports
  }

  /// How two states differ, in a line; nil where they do not.
  public func difference(from other: ChurnState) -> String? {
    if isSame(as: other) { return nil }
    let keys = Set(nodes.keys).union(other.nodes.keys).filter { nodes[$0] != other.nodes[$0] }
    let numbers = Set(ties.keys).union(other.ties.keys).filter { ties[$0] != other.ties[$0] }
    return "\(nodes.count) nodes, \(ties.count) relationships, \(imports.count) imports against "
      + "\(other.nodes.count), \(other.ties.count), \(other.imports.count); differ: "
      + "\(keys.sorted().prefix(5)) \(numbers.sorted().prefix(5))"
  }

  // MARK: - Applying

  public mutating func apply(_ step: ChurnStep) {
    switch step {
    case .records(let records):
      imports.append(records.name)
      for key in records.companies {
        add(
          "company:\(key)",
          Node(labels: ["Company"], properties: ["name": .text(ChurnRecords.companyName(key))]))
      }
      for tie in records.owns {
        add(
          tie.number,
          Tie(
            type: "OWNS", from: "company:\(tie.from)", to: "company:\(tie.to)",
            properties: ["number": .integer(tie.number)]))
      }
    case .edits(let edits, _): for edit in edits { apply(edit) }
    case .compact, .read: break
    }
  }

  mutating func apply(_ edit: ChurnEdit) {
    switch edit {
    case .create(let key, let labels, let properties):
      add("churn:\(key)", Node(labels: labels.sorted(), properties: properties))
    case .relate(let number, let type, let from, let to):
      add(
        number,
        Tie(type: type, from: from, to: to, properties: ["number": .integer(number)]))
    case .set(let name, let node, let value): nodes[node]!.properties[name] = value
    case .setOfTie(let name, let number, let value): ties[number]!.properties[name] = value
    case .relabel(let node, let labels): nodes[node]!.labels = labels.sorted()
    case .delete(let node):
      for (number, tie) in ties where tie.from == node || tie.to == node { remove(number) }
      nodes[node] = nil
      references.remove(at: references.firstIndex(of: node)!)
    case .deleteTie(let number): remove(number)
    }
  }

  private mutating func add(_ reference: String, _ node: Node) {
    precondition(nodes.updateValue(node, forKey: reference) == nil, "a reference given twice")
    references.append(reference)
  }

  private mutating func add(_ number: Int64, _ tie: Tie) {
    precondition(ties.updateValue(tie, forKey: number) == nil, "a number given twice")
    numbers.append(number)
  }

  private mutating func remove(_ number: Int64) {
    ties[number] = nil
    numbers.remove(at: numbers.firstIndex(of: number)!)
  }
}

extension ChurnState {
  /// What a graph holds, every record by itself.
  ///
  /// - Parameter imports: the names of the datasets.
  public init(reading graph: GraphSnapshot, imports: [String]) throws {
    self.init(seed: 0)
    self.imports = imports
    let graph = try graph.records()
    for node in graph.ranges.joined().map({ NodeIndex($0) }) {
      let reference = try graph.reference(of: node)
      add(
        reference,
        Node(
          labels: graph.labels(of: node).sorted(),
          properties: Self.named(try graph.properties(of: node).filter { $0.name != "id" })))
      try graph.forEachRelationship(of: node, directions: [.outgoing]) { tie, _ in
        let properties = Self.named(try graph.properties(of: tie.index))
        guard case .integer(let number)? = properties["number"] else {
          throw GraphError(.corrupt, "a relationship without its number")
        }
        guard ties[number] == nil else {
          throw GraphError(.corrupt, "a relationship that is there twice")
        }
        add(
          number,
          Tie(
            type: graph.name(of: tie.index.type), from: reference,
            to: try graph.reference(of: tie.to), properties: properties))
      }
    }
    let count = try graph.relationshipCount()
    guard graph.nodeCount == nodes.count, count == ties.count else {
      throw GraphError(.corrupt, "counts that are not those of what is there")
    }
  }

  private static func named(_ properties: [(name: String, value: Value)]) -> [String: Value] {
    Dictionary(uniqueKeysWithValues: properties.map { ($0.name, $0.value) })
  }
}
