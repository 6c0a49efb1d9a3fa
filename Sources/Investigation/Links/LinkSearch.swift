import Declarations
import PropertyGraph

/// Finds the best links between two parties.
///
/// **What it computes.** All simple paths of at most `maxHops` ties, ties walked in either
/// direction, in order of their score (``LinkScore``), gathered into explanations
/// (``LinkExplanations``): the `top` best ones, each told by its best path, with the number of
/// variants that rank before the next explanation. Parallel ties between two nodes are one hop,
/// told by that of them with which the path scores best. A path never passes through a node with
/// more than `hubLimit` ties, nor through a mere topic (an industry, a theme); the answer names
/// those it met. The counter-check tells which tie, if it is wrong, leaves no link at all.
///
/// **How.** Two breadth-first searches grow towards each other, the smaller frontier first, until
/// their radii add up to `maxHops`. Costs to the far end for every number of remaining hops are
/// then computed backwards over what was seen, exact for walks and so a lower bound for simple
/// paths; best-first search with that bound yields paths in order of score.
///
/// *Returns:* explanations by falling score, to six digits; paths of equal score in the order of
/// their nodes. *Complexity:* O(ball · maxHops) for the bounds, where the ball is what both
/// searches saw; paths beyond `partialsMax` partial ones are given up and said so.
/// *Determinism:* the same graph gives the same answer. *Source:* A* over hop-bounded costs, as in
/// Hart, Nilsson, Raphael, doi 10.1109/TSSC.1968.300136.
///
/// For one thread at a time.
public struct LinkSearch {
  public struct Options: Sendable {
    public var maxHops = 6
    public var top = 10
    /// Only ties that hold on this day; nil is no filter.
    public var day: CalendarDate?
    /// Leaves out ties that should have dates and have none.
    public var datedOnly = false
    /// Takes ties of parties that are one by their name alone (tier D).
    public var namesAlone = false
    /// Nodes with more ties than this are not passed through.
    public var hubLimit = 1000
    /// Links that score less are left out.
    public var minScore = 0.0
    /// How many nodes are looked at in all.
    public var nodesMax = 2_000_000

    public init() {}

    /// The highest cost that counts.
    var costMax: UInt32 {
      minScore <= 0 ? .max - 1 : LinkScore.cost(ofFactor: min(max(minScore, 1e-300), 1))
    }
  }

  /// One link.
  public struct Path: Sendable, Hashable {
    var cost: UInt32
    /// The nodes from one end to the other.
    public internal(set) var nodes: [NodeIndex]
    /// One tie of each hop.
    public internal(set) var ties: [Relationship]
    /// The days on which all ties hold, an open end where none is recorded; nil where there is no
    /// such day.
    public internal(set) var together: ValidityInterval?
    /// Whether no other tie joins the two nodes of a hop.
    var isAlone: [Bool] = []

    /// 0…1, see ``LinkScore``.
    public var score: Double { LinkScore.score(ofCost: cost) }
  }

  /// A path and those that say the same a little worse.
  public struct Explanation: Sendable, Hashable {
    public internal(set) var path: Path
    /// How many variants rank before the next explanation.
    public internal(set) var variantCount = 0
    /// The first of them.
    public internal(set) var variants: [Path] = []

    init(path: Path) { self.path = path }
  }

  /// The links, and what was looked at.
  public struct Answer: Sendable {
    public internal(set) var explanations: [Explanation] = []
    /// Whether there are more than were asked for.
    public internal(set) var hasMore = false
    /// Steps of the first path, from 0, whose tie, if it is wrong, leaves no link within reach: no
    /// other tie joins its ends, and no path goes round it. Nil where that could not be told.
    public internal(set) var necessarySteps: [Int]? = []
    /// Nodes whose ties were read.
    public internal(set) var nodesSearched = 0
    /// Nodes that were met and not passed through, most ties first.
    public internal(set) var pricedOut: [(node: NodeIndex, degree: Int)] = []
    /// Ties met that do not hold on the day asked for; one met from both ends counts twice.
    public internal(set) var otherDays = 0
    /// Undated ties met and left out.
    public internal(set) var undated = 0
    /// Ties met and left out because a party of theirs is one by its name alone.
    public internal(set) var namesAlone = 0
    /// Whether the search stopped at a limit before it was done.
    public internal(set) var isCut = false

    /// The best path of each explanation.
    public var paths: [Path] { explanations.map(\.path) }

    public init() {}
  }

  let ground: LinkGround
  let parts: LinkParts
  private let reader: LinkReader
  static let partialsMax = 500_000
  /// Paths of one question are not counted further.
  static let pathsMax = 20_000
  /// How many variants of an explanation are kept.
  static let variantsKept = 1000

  public init(_ caseGraph: CaseGraph, _ options: Options) throws {
    let ground = try LinkGround(caseGraph, options)
    self.init(ground, LinkReader(ground), try LinkParts(caseGraph, day: options.day))
  }

  init(_ ground: LinkGround, _ reader: LinkReader, _ parts: LinkParts) {
    self.ground = ground
    self.reader = reader
    self.parts = parts
  }

  var caseGraph: CaseGraph { ground.caseGraph }
  public var options: Options { ground.options }

  /// The best links between two different nodes.
  public func search(from a: NodeIndex, to b: NodeIndex) -> Answer {
    var answer = Answer()
    guard a != b, options.maxHops > 0 else { return answer }
    var walk = PairWalk(reader, from: a.rawValue, to: b.rawValue)
    walk.grow()
    walk.bound()
    var paths = PairPaths(walk)
    var explanations = LinkExplanations(ground)
    var count = 0
    while let path = paths.next(&walk), path.cost <= options.costMax {
      count += 1
      guard count <= Self.pathsMax, explanations.take(path) else {
        answer.hasMore = true
        break
      }
    }
    answer.explanations = explanations.list
    answer.isCut = walk.isCut || paths.isCut || count > Self.pathsMax
    if let best = answer.explanations.first?.path {
      answer.necessarySteps =
        walk.isCut
        ? nil : walk.necessarySteps(of: best, besides: answer.paths.dropFirst().map { $0 })
    }
    answer.nodesSearched = walk.readCount
    answer.pricedOut = walk.pricedOut
    (answer.otherDays, answer.undated) = (reader.otherDays, reader.undated)
    answer.namesAlone = reader.namesAlone
    return answer
  }

  /// What parts of a path are called as a whole.
  public func parts(of path: Path) throws -> [LinkPart] { try parts.parts(of: path) }

  /// How many ties a link may have.
  public var maxHops: Int { options.maxHops }
}
