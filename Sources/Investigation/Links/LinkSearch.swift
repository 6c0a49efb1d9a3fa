import Declarations
import PropertyGraph

/// Finds the best links between two parties.
///
/// **What it computes.** The k simple paths with the highest ``LinkScore`` among all of at most
/// `maxHops` ties, ties walked in either direction. Parallel ties between two nodes are one hop,
/// told by the best of them. A path never passes through a node with more than `hubLimit` ties, nor
/// through a mere topic (an industry, a theme); the answer names those it met.
///
/// **How.** Two breadth-first searches grow towards each other, the smaller frontier first, until
/// their radii add up to `maxHops`. Costs to the far end for every number of remaining hops are
/// then computed backwards over what was seen, exact for walks and so a lower bound for simple
/// paths; best-first search with that bound yields paths in order of score.
///
/// *Returns:* paths by falling score; equal scores in a fixed order. *Complexity:* O(ball ·
/// maxHops) for the bounds, where the ball is what both searches saw; paths beyond `pathsMax`
/// partial ones are given up and said so. *Determinism:* the same graph gives the same answer.
/// *Source:* A* over hop-bounded costs, as in Hart, Nilsson, Raphael, doi 10.1109/TSSC.1968.300136.
public struct LinkSearch {
  public struct Options: Sendable {
    public var maxHops = 6
    public var top = 10
    /// Only ties that hold on this day; nil is no filter.
    public var day: CalendarDate?
    /// Leaves out ties that should have dates and have none.
    public var datedOnly = false
    /// Nodes with more ties than this are not passed through.
    public var hubLimit = 1000
    /// How many nodes are looked at in all.
    public var nodesMax = 2_000_000

    public init() {}
  }

  /// One link.
  public struct Path: Sendable, Hashable {
    public var score: Double
    /// The nodes from one end to the other.
    public var nodes: [NodeIndex]
    /// The best tie of each hop.
    public var ties: [Relationship]
  }

  /// The links, and what was looked at.
  public struct Answer: Sendable {
    public var paths: [Path]
    /// Nodes whose ties were read.
    public var nodesSearched: Int
    /// Nodes that were met and not passed through, most ties first.
    public var pricedOut: [(node: NodeIndex, degree: Int)]
    /// Whether the search stopped at a limit before it was done.
    public var isCut: Bool

    public init(
      paths: [Path], nodesSearched: Int, pricedOut: [(node: NodeIndex, degree: Int)], isCut: Bool
    ) {
      self.paths = paths
      self.nodesSearched = nodesSearched
      self.pricedOut = pricedOut
      self.isCut = isCut
    }
  }

  let caseGraph: CaseGraph
  let options: Options
  private let score: LinkScore
  private let tables: [Table]
  static let pathsMax = 500_000

  /// One relationship type, opened once.
  private struct Table {
    let type: TypeID
    let out: Adjacency
    let back: Adjacency
    let validity: GraphSnapshot.Validity
    let needsDates: Bool
    let datedCost: Double
    let undatedCost: Double
  }

  public init(_ caseGraph: CaseGraph, _ options: Options) throws {
    self.caseGraph = caseGraph
    self.options = options
    let score = LinkScore(ontology: caseGraph.ontology)
    self.score = score
    let graph = caseGraph.graph
    tables = try graph.types.map { name in
      let type = graph.type(name)!
      return Table(
        type: type, out: try graph.outgoing(type), back: try graph.incoming(type),
        validity: try graph.validity(of: type), needsDates: caseGraph.needsDates(name),
        datedCost: score.cost(ofType: name, isDated: true),
        undatedCost: score.cost(ofType: name, isDated: false))
    }
  }

  /// The best links between two different nodes.
  public func search(from a: NodeIndex, to b: NodeIndex) throws -> Answer {
    var walk = Walk(search: self, from: a.rawValue, to: b.rawValue)
    return try walk.run()
  }

  /// A hop to a neighbour by the best of the ties between the two.
  struct Hop {
    var node: UInt32
    var cost: Double
    var tie: Relationship
  }

  /// Every neighbour of a node once, ascending, with the cheapest tie to it.
  func hops(of node: UInt32) throws -> [Hop] {
    var hops: [Hop] = []
    for table in tables {
      table.out.forEachRelationship(of: node) { target, position in
        add(table, position: Int(position), from: node, to: target, other: target, &hops)
      }
      table.back.forEachRelationship(of: node) { source, position in
        add(table, position: Int(position), from: source, to: node, other: source, &hops)
      }
    }
    hops.sort { a, b in
      if a.node != b.node { return a.node < b.node }
      return a.cost != b.cost ? a.cost < b.cost : a.tie.index < b.tie.index
    }
    var best: [Hop] = []
    for hop in hops where hop.node != node && best.last?.node != hop.node {
      best.append(hop)
    }
    return best
  }

  private func add(
    _ table: Table, position: Int, from: UInt32, to: UInt32, other: UInt32, _ hops: inout [Hop]
  ) {
    var isDated = true
    if table.validity.isDated {
      let interval = table.validity.interval(position)
      if let day = options.day, !interval.holds(on: day) { return }
      isDated = interval.isDated || !table.needsDates
    } else {
      isDated = !table.needsDates
    }
    if options.datedOnly, !isDated { return }
    let index = RelationshipIndex(type: table.type, position: UInt32(position))
    hops.append(
      Hop(
        node: other, cost: isDated ? table.datedCost : table.undatedCost,
        tie: Relationship(index: index, from: NodeIndex(from), to: NodeIndex(to))))
  }

  /// How many ties this reader sees at a node.
  func degree(of node: UInt32) -> Int {
    tables.reduce(0) { $0 + $1.out.degree(of: node) + $1.back.degree(of: node) }
  }

  /// Whether a node may stand inside a link.
  func isPassable(_ node: UInt32, degree: Int) -> Bool {
    if degree > options.hubLimit { return false }
    let labels = caseGraph.graph.labels(of: NodeIndex(node))
    return caseGraph.ontology.nodes(of: labels).first?.category != .topic
  }

  func passingCost(_ degree: Int) -> Double { score.cost(throughDegree: degree) }

  /// How many ties a link may have.
  public var maxHops: Int { options.maxHops }
}
