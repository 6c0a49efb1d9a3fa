import CypherSyntax
import PropertyGraph

/// A path pattern made ready for one snapshot: names are numbers, conditions can be run.
///
/// ```text
///   (a)-[r:OWNS]->(b) ((x)-[o]->(y)-[p]->(z) WHERE …){1,3} (c)
///    │      │      │               │                        │
///  node 0 link 0 node 1          link 1: two steps        node 2
/// ```
///
/// Everything between two nodes is a ``Link``: a single relationship, one of variable length, or a
/// group of several steps; the first two are links of one step.
public struct PathDescription {
  /// One more than links.
  public var nodes: [Node]
  public var links: [Link]
  public var selection: Selection
  public var uniqueness: Uniqueness
  /// Conditions on nodes of the pattern and on the whole path.
  public var checks: [Check]
  /// Variables to be given values, in the order of the pattern.
  public var outputs: [Output]
  /// One more than the highest local that the conditions use: a frame needs so many.
  public var localLimit: Int

  /// A node of the pattern.
  public struct Node {
    public var test: NodeTest

    public init(test: NodeTest = .all) { self.test = test }
  }

  /// What stands between two nodes of the pattern: one or more steps, walked so many times.
  public struct Link {
    public var min: Int
    /// Nil where there is no bound.
    public var max: Int?
    public var steps: [Step]
    /// Of the nodes of one iteration, one more than steps.
    public var tests: [NodeTest]
    /// Conditions on each iteration; they may speak of the rest of the pattern too.
    public var checks: [Check]

    public init(
      min: Int = 1, max: Int? = 1, steps: [Step], tests: [NodeTest]? = nil, checks: [Check] = []
    ) {
      self.min = min
      self.max = max
      self.steps = steps
      self.tests = tests ?? Array(repeating: .all, count: steps.count + 1)
      self.checks = checks
    }

    /// Whether it is walked exactly once.
    var isSingle: Bool { min == 1 && max == 1 }
  }

  /// One relationship of a link.
  public struct Step {
    /// In the order in which they are walked.
    public var types: [TypeID]
    public var direction: RelationshipPattern.Direction

    public init(types: [TypeID], direction: RelationshipPattern.Direction) {
      self.types = types
      self.direction = direction
    }
  }

  /// A condition, and what must be known before it can be run.
  public struct Check {
    public var expression: CompiledExpression
    public var needs: [Need]

    public init(_ expression: CompiledExpression, needs: [Need]) {
      self.expression = expression
      self.needs = needs
    }
  }

  /// Where a condition looks for a part of the path.
  public struct Need: Hashable {
    public var local: Local
    public var part: PathPart

    public init(_ local: Local, _ part: PathPart) {
      self.local = local
      self.part = part
    }
  }

  /// A variable and the part of the path that is its value.
  public struct Output: Hashable {
    public var slot: Slot
    public var part: PathPart

    public init(_ slot: Slot, _ part: PathPart) {
      self.slot = slot
      self.part = part
    }
  }

  /// Which of the fitting paths are kept for each pair of ends.
  public struct Selection {
    public enum Kind: Hashable, Sendable {
      case all
      /// So many of the shortest; also `ANY`, which may take any.
      case shortest
      /// All of so many smallest lengths.
      case shortestGroups
    }

    public var kind: Kind
    /// How many paths or lengths; nil is 1.
    public var count: CompiledExpression?
    /// `shortestPath(…)`: never goes round from a node to itself.
    public var isLegacy: Bool

    public init(_ kind: Kind, count: CompiledExpression? = nil, isLegacy: Bool = false) {
      self.kind = kind
      self.count = count
      self.isLegacy = isLegacy
    }
  }

  /// What may come twice on one path: path mode and match mode, the stricter of both.
  public struct Uniqueness: Hashable, Sendable {
    public enum Nodes: Hashable, Sendable {
      case mayRepeat
      case differ
      /// All differ, but the last may be the first.
      case differButForEnds
    }

    public var hasDifferentRelationships: Bool
    public var nodes: Nodes

    public init(hasDifferentRelationships: Bool, nodes: Nodes) {
      self.hasDifferentRelationships = hasDifferentRelationships
      self.nodes = nodes
    }

    /// - Parameter hasDifferentRelationships: what the match mode says. It holds whatever the path
    ///   mode, as in Neo4j, so that `WALK` alone gives no walk.
    public init(_ mode: PathMode?, hasDifferentRelationships: Bool) {
      switch mode {
      case nil, .walk?:
        self.init(
          hasDifferentRelationships: hasDifferentRelationships, nodes: .mayRepeat)
      case .trail?: self.init(hasDifferentRelationships: true, nodes: .mayRepeat)
      case .acyclic?: self.init(hasDifferentRelationships: true, nodes: .differ)
      case .simple?:
        self.init(
          hasDifferentRelationships: hasDifferentRelationships, nodes: .differButForEnds)
      }
    }

    /// Whether everything may repeat.
    var isNone: Bool { !hasDifferentRelationships && nodes == .mayRepeat }
  }

  public init(
    nodes: [Node], links: [Link], selection: Selection = Selection(.all),
    uniqueness: Uniqueness, checks: [Check] = [], outputs: [Output] = [], localLimit: Int = 0
  ) {
    precondition(nodes.count == links.count + 1, "a pattern has one node more than links")
    self.nodes = nodes
    self.links = links
    self.selection = selection
    self.uniqueness = uniqueness
    self.checks = checks
    self.outputs = outputs
    self.localLimit = localLimit
  }
}
