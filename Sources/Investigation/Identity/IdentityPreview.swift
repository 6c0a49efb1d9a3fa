import Declarations
import PropertyGraph
import Workspace

/// What would be different if two parties were one: whom each would newly know, which others would
/// come near each other through them, and what speaks against it.
///
/// ```text
///   x ─ a   b ─ y      x and y are newly linked within 2 ties once a and b are one
/// ```
///
/// Ties are walked in either direction, whatever their type. Nodes with more than `hubLimit` ties
/// are reached and not passed through, neither before nor after. *Returns:* the number of
/// unordered pairs of others that are more than `maxHops` ties apart now and at most `maxHops`
/// then; a lower bound where `isCut`. *Complexity:* one walk of `maxHops` ties for each node
/// around the smaller side, at most `startsMax`. *Determinism:* the graph alone.
public struct IdentityPreview: Sendable {
  public struct Options: Sendable {
    public var maxHops = 3
    public var hubLimit = 1000
    /// How many nodes on a side pairs are counted from.
    public var startsMax = 500
    /// How many nodes one walk may see.
    public var nodesMax = 100_000

    public init() {}
  }

  public let candidate: IdentityCandidate
  /// Neighbours of `a` that `b` would gain, and those of `b` that `a` would; ascending.
  public let newToB: [NodeIndex]
  public let newToA: [NodeIndex]
  public let linkedPairs: Int
  public let maxHops: Int
  public let isCut: Bool
  /// A judgement of "different" that stands between the two, or of "same" on them.
  public let standing: [Judgement]

  public init(
    _ caseGraph: CaseGraph, _ a: NodeIndex, _ b: NodeIndex, _ options: Options = Options()
  ) throws {
    let graph = caseGraph.graph
    let (a, b) = (graph.canonical(a), graph.canonical(b))
    candidate = try IdentityMatcher(caseGraph).candidate(a, b)
    maxHops = options.maxHops
    let walk = try Walk(graph, options)
    let (ofA, ofB) = (try walk.neighbours(of: a.rawValue), try walk.neighbours(of: b.rawValue))
    newToB = ofA.subtracting(ofB).subtracting([b.rawValue]).sorted().map { NodeIndex($0) }
    newToA = ofB.subtracting(ofA).subtracting([a.rawValue]).sorted().map { NodeIndex($0) }
    (linkedPairs, isCut) = try walk.newPairs(a.rawValue, b.rawValue)
    standing = try caseGraph.contents.judgements.filter { judgement in
      guard let one = try graph.node(reference: judgement.a),
        let other = try graph.node(reference: judgement.b)
      else { return false }
      return Set([one, other]) == Set([a, b])
    }
  }

  /// Breadth-first walks over all types.
  private struct Walk {
    private let graph: GraphSnapshot
    private let options: Options
    private let adjacencies: [Adjacency]

    init(_ graph: GraphSnapshot, _ options: Options) throws {
      self.graph = graph
      self.options = options
      adjacencies = try graph.types.flatMap { name in
        let type = graph.type(name)!
        return [try graph.outgoing(type), try graph.incoming(type)]
      }
    }

    func neighbours(of node: UInt32) throws -> Set<UInt32> {
      var found: Set<UInt32> = []
      for adjacency in adjacencies { adjacency.forEachNeighbour(of: node) { found.insert($0) } }
      found.remove(node)
      return found
    }

    /// How far others are from a node, up to a radius; whether some were left out.
    func distances(
      from start: UInt32, radius: Int
    ) throws -> (found: [UInt32: Int], isCut: Bool) {
      var found = [start: 0]
      var frontier = [start]
      for distance in stride(from: 1, through: radius, by: 1) {
        var next: [UInt32] = []
        for node in frontier {
          let degree = adjacencies.reduce(0) { $0 + $1.degree(of: node) }
          if degree > options.hubLimit { continue }
          for adjacency in adjacencies {
            adjacency.forEachNeighbour(of: node) { other in
              if found[other] == nil {
                found[other] = distance
                next.append(other)
              }
            }
          }
          if found.count > options.nodesMax { return (found, true) }
        }
        frontier = next
      }
      return (found, false)
    }

    func newPairs(_ a: UInt32, _ b: UInt32) throws -> (count: Int, isCut: Bool) {
      let hops = options.maxHops
      guard hops >= 2 else { return (0, false) }
      var isCut = false
      func side(_ start: UInt32) throws -> [UInt32: Int] {
        let walked = try distances(from: start, radius: hops - 1)
        if walked.isCut { isCut = true }
        return walked.found.filter { $0.key != a && $0.key != b }
      }
      let (ofA, ofB) = (try side(a), try side(b))
      let (small, large) = ofA.count <= ofB.count ? (ofA, ofB) : (ofB, ofA)
      // From the nearest on, so that what a limit leaves out is what is furthest.
      var starts = small.map { (distance: $0.value, node: $0.key) }
      starts.sort { ($0.distance, $0.node) < ($1.distance, $1.node) }
      if starts.count > options.startsMax {
        starts.removeLast(starts.count - options.startsMax)
        isCut = true
      }
      var pairs: Set<UInt64> = []
      for start in starts {
        let reachable = large.filter { $0.value + start.distance <= hops && $0.key != start.node }
        if reachable.isEmpty { continue }
        let now = try distances(from: start.node, radius: hops)
        if now.isCut { isCut = true }
        for other in reachable.keys where now.found[other] == nil {
          let (low, high) = (min(start.node, other), max(start.node, other))
          pairs.insert(UInt64(low) << 32 | UInt64(high))
        }
      }
      return (pairs.count, isCut)
    }
  }
}

extension CaseGraph {
  public func json(_ preview: IdentityPreview, unmasked: Bool = false) throws -> JSONText {
    func entities(_ nodes: [NodeIndex]) throws -> JSONText {
      .array(try nodes.prefix(100).map { try entity($0, unmasked: unmasked).json })
    }
    let candidate = preview.candidate
    return .object([
      ("a", try entity(candidate.a, unmasked: unmasked).json),
      ("b", try entity(candidate.b, unmasked: unmasked).json),
      ("score", .number(candidate.score)),
      ("tier", candidate.tier.map { .string($0.rawValue) } ?? .null),
      ("reasons", .array(candidate.reasons.map(\.json))),
      ("contradictions", .array(candidate.contradictions.map { .string($0.field) })),
      ("newToA", try entities(preview.newToA)), ("newToB", try entities(preview.newToB)),
      ("newNeighbours", .integer(preview.newToA.count + preview.newToB.count)),
      ("linkedPairs", .integer(preview.linkedPairs)), ("hops", .integer(preview.maxHops)),
      ("cut", .boolean(preview.isCut)), ("judgements", .array(preview.standing.map(\.json))),
    ])
  }
}

extension Judgement {
  public var json: JSONText {
    .object([
      ("judgement", .integer(Int(id))), ("a", .string(a)), ("b", .string(b)),
      ("verdict", .string(verdict.rawValue)), ("by", .string(by)), ("at", .string(at)),
      ("reason", .string(reason)), ("tier", tier.map { .string($0) } ?? .null),
      ("withdraws", withdraws.map { .integer(Int($0)) } ?? .null),
    ])
  }
}
