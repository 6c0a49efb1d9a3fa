import PropertyGraph

/// A graph and what became of it, as dictionaries: imports, edits, and nothing else, since whatever
/// else happens to a graph must not show.
///
/// Nodes and relationships have numbers of its own, given once. Names of key spaces and keys are
/// ``ByteString``, so that canonically equivalent spellings stay apart.
public struct ReferenceHistory: Sendable {
  /// By what a node is known outside.
  public enum Identity: Hashable, Sendable {
    case key(space: ByteString, ByteString)
    case sequence(UInt64)

    public var reference: String {
      switch self {
      case .key(let space, let key): "\(space):\(key)"
      case .sequence(let number): "n:\(number)"
      }
    }
  }

  public struct Node: Sendable {
    public let identity: Identity
    public internal(set) var labels: Set<String> = []
    public internal(set) var properties: [String: Value] = [:]
    var cited: [Citation] = []

    /// The primary one first, the others ascending.
    public var citations: [Citation] { cited.prefix(1) + cited.dropFirst().sorted() }
  }

  public struct Tie: Sendable {
    public let type: String
    public let from: Int
    public let to: Int
    public internal(set) var properties: [String: Value]
    let primary: Citation?
    var further: [Citation] = []
    let merges: Bool
    public let reference: String

    /// The primary one first, where there is one, the others ascending.
    public var citations: [Citation] { [primary].compactMap { $0 } + further.sorted() }
  }

  /// A reference was given a second time.
  public struct GivenTwice: Error { public var reference: String }

  public internal(set) var nodes: [Int: Node] = [:]
  public internal(set) var ties: [Int: Tie] = [:]
  /// In order of first use.
  public private(set) var names: [GraphScript.Name: [String]] = [:]
  /// Every identity of a node that ever was.
  public private(set) var identities: Set<Identity> = []
  /// Every reference of a relationship that ever was.
  public private(set) var tieReferences: Set<String> = []
  /// The number the next node or relationship gets.
  public private(set) var nextID = 0
  var keys: [Identity: Int] = [:]
  private var nextNode: UInt64 = 1
  private var nextTie: UInt32 = 1

  public init() {}

  mutating func note(_ kind: GraphScript.Name, _ name: String) {
    let known = names[kind, default: []]
    if !known.contains(where: { ByteString($0) == ByteString(name) }) {
      names[kind, default: []].append(name)
    }
  }

  /// The node with a key, if there is one.
  public func node(space: String, key: String) -> Int? {
    keys[.key(space: ByteString(space), ByteString(key))]
  }

  // MARK: - Making

  mutating func makeNode(key: (space: String, key: String)?) throws -> Int {
    var identity = Identity.sequence(nextNode)
    if let key {
      identity = .key(space: ByteString(key.space), ByteString(key.key))
    } else {
      nextNode += 1
      if identities.contains(identity) { throw GivenTwice(reference: identity.reference) }
    }
    identities.insert(identity)
    keys[identity] = nextID
    nodes[nextID] = Node(identity: identity)
    nextID += 1
    return nextID - 1
  }

  /// - Parameter primary: source 0 where no source row says so.
  mutating func makeTie(
    _ type: String, from: Int, to: Int, properties: [String: Value],
    primary: Citation = Citation(source: 0, row: 0), ordinal: Int = 0, merges: Bool = false
  ) throws -> Int {
    var reference = "r:\(nextTie)"
    if primary.source == 0 {
      nextTie += 1
    } else {
      reference = "r:\(primary.source).\(primary.row)" + (ordinal == 0 ? "" : ".\(ordinal)")
    }
    let twin =
      !merges
      ? nil
      : ties.keys.sorted().first { id in
        let tie = ties[id]!
        return tie.merges && tie.type == type && tie.from == from && tie.to == to
          && tie.properties == properties
      }
    if let twin {
      if primary.source != 0 { ties[twin]!.further.append(primary) }
      return twin
    }
    guard tieReferences.insert(reference).inserted else {
      throw GivenTwice(reference: reference)
    }
    ties[nextID] = Tie(
      type: type, from: from, to: to, properties: properties,
      primary: primary.source == 0 ? nil : primary, merges: merges, reference: reference)
    nextID += 1
    return nextID - 1
  }

  // MARK: - Imports

  /// Does what a script says, on top of what is there.
  public mutating func follow(_ script: GraphScript) throws {
    var met: [Int] = []
    var arrivals: [String: [Int]] = [:]
    for step in script.steps {
      switch step {
      case .declare(let kind, let name): note(kind, name)
      case .node(let space, let key):
        note(.space, space)
        let node = try self.node(space: space, key: key) ?? makeNode(key: (space, key))
        if !met.contains(node) { met.append(node) }
      case .nodeWithoutKey: met.append(try makeNode(key: nil))
      case .label(let node, let labels):
        for label in labels { note(.label, label) }
        nodes[met[node]]!.labels.formUnion(labels)
      case .cite(let node, let citation):
        if citation.source != 0 { nodes[met[node]]!.cited.append(citation) }
      case .set(let some, let column):
        note(.property, column.property)
        for (node, value) in zip(some, column.values) where value != nil {
          if nodes[met[node]]!.properties[column.property] == nil {
            nodes[met[node]]!.properties[column.property] = value
          }
        }
      case .relationships(let batch):
        note(.type, batch.type)
        for column in batch.columns { note(.property, column.property) }
        for at in batch.from.indices {
          var properties: [String: Value] = [:]
          for column in batch.columns { properties[column.property] = column.values[at] }
          let tie = try makeTie(
            batch.type, from: met[batch.from[at]], to: met[batch.to[at]], properties: properties,
            primary: Citation(source: batch.source, row: batch.rows[at]), ordinal: batch.ordinal,
            merges: batch.merges)
          arrivals[batch.type, default: []].append(tie)
        }
      case .citeRelationship(let type, let arrival, let citation):
        if citation.source != 0 { ties[arrivals[type]![arrival]]!.further.append(citation) }
      }
    }
  }
}
