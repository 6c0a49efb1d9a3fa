import PropertyGraph

/// A path pattern compiled for walking: an automaton whose states say how far along the pattern a
/// walk has come.
///
/// ```text
///   (a)-[r]->(b)-[s*2..]->(c)
///
///   state  0 ──r──▶ 1 ──s──▶ 2 ──s──▶ 3 ──▶ 4        ──▶ without a relationship
///          a        b                 ╰s╯   c
/// ```
///
/// A link's own states count its steps. Iterations beyond the least number share states where the
/// greatest one is without bound, or where it is the pattern's only link of varying length, so that
/// the length of the whole path says how often it was walked. From a state at most one step leads
/// on, beside going over to the next node of the pattern.
///
/// Conditions stand at the earliest place: on a node, on a step, on an iteration (a link with such
/// conditions is walked a whole iteration at a time), or *late*, where they join parts that lie
/// further apart.
///
/// Valid for one snapshot. Not shared between threads: conditions are not.
public final class PathProgram {
  /// Which ends are known before a search begins.
  public struct Ends: OptionSet, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    public static let first = Ends(rawValue: 1)
    public static let last = Ends(rawValue: 2)
  }

  public let description: PathDescription
  public let ends: Ends
  let snapshot: GraphSnapshot
  /// One for each node of the pattern, in its order.
  let junctions: [Junction]
  let links: [ProgramLink]
  /// On nothing but the row and the known ends.
  let openingChecks: [CompiledExpression]
  let lateChecks: [LateCheck]
  /// Locals that hold the ends during a search.
  let firstLocals: [Local]
  let lastLocals: [Local]
  /// The most relationships a path may have; `Int.max` without bound.
  let lengthMax: Int
  /// Whether some link is walked a whole iteration at a time.
  let walksIterations: Bool
  /// All relationship types that may be walked.
  let types: [TypeID]

  /// - Parameter ends: those that every search will give.
  /// - Throws: ``CypherError`` where a link must be walked more often than can be counted, and
  ///   whatever opening an adjacency throws.
  public init(
    _ description: PathDescription, known ends: Ends, _ snapshot: GraphSnapshot
  ) throws {
    self.description = description
    self.ends = ends
    self.snapshot = snapshot
    let sorted = SortedChecks(description, known: ends)
    var links: [ProgramLink] = []
    var junctions: [Junction] = []
    var state = 0
    let varyingCount = description.links.count { $0.min != $0.max }
    for (at, node) in description.nodes.enumerated() {
      junctions.append(
        Junction(state: UInt32(state), test: node.test, checks: sorted.junctions[at]))
      guard at < description.links.count else { break }
      let link = try ProgramLink(
        description.links[at], firstState: state, isOnlyVarying: varyingCount == 1,
        steps: sorted.steps[at], iterations: sorted.iterations[at], snapshot)
      links.append(link)
      state += link.stateCount
      guard state < Int(UInt32.max) else { throw ProgramLink.isTooLong }
    }
    var (least, greatest) = (0, 0)
    for at in links.indices {
      least = least.saturatingAdd(links[at].lengthMin)
      greatest = greatest.saturatingAdd(links[at].lengthMax)
      junctions[at + 1].leastBefore = least
    }
    for at in links.indices.reversed() {
      junctions[at].leastAfter = junctions[at + 1].leastAfter.saturatingAdd(links[at].lengthMin)
    }
    self.links = links
    self.junctions = junctions
    lengthMax = greatest
    openingChecks = sorted.opening
    lateChecks = sorted.late
    firstLocals = description.locals(of: .node(0))
    lastLocals = description.locals(of: .node(links.count))
    walksIterations = links.contains { $0.walksIterations }
    types = Array(Set(description.links.flatMap { $0.steps.flatMap(\.types) })).sorted()
  }

  /// The state in which a search begins, or ends.
  func end(first: Bool) -> UInt32 { first ? 0 : junctions[junctions.count - 1].state }

  /// Whether any of the conditions joins parts that lie far apart.
  var hasLateChecks: Bool { !lateChecks.isEmpty }
}

/// A node of the pattern as a state.
struct Junction {
  let state: UInt32
  let test: NodeTest
  let checks: [NodeCheck]
  /// The fewest relationships before it and behind it.
  var leastBefore = 0
  var leastAfter = 0
}

/// A condition on one node.
struct NodeCheck {
  let expression: CompiledExpression
  let locals: [Local]
}

/// A condition on one step: its two nodes in the order of the pattern, and the relationship.
struct StepCheck {
  let expression: CompiledExpression
  let source: [Local]
  let relationship: [Local]
  let target: [Local]
}

/// A condition on several elements of one iteration.
struct IterationCheck {
  let expression: CompiledExpression
  let nodes: [(local: Local, place: Int)]
  let relationships: [(local: Local, step: Int)]
  /// How many steps must have been walked before it can be run, in the order of the pattern and
  /// against it.
  let readyForward: Int
  let readyBackward: Int
}

/// A condition on parts of a path that lie apart.
struct LateCheck {
  let check: PathDescription.Check
  /// Whose iterations it must hold for each of; nil where it holds for the path.
  let link: Int?
  /// The node of the pattern at which it can be run, walking in its order and against it.
  let readyForward: Int
  let readyBackward: Int
}

extension PathDescription {
  /// The locals that conditions read a part from.
  func locals(of part: PathPart) -> [Local] {
    var found: [Local] = []
    for check in checks + links.flatMap(\.checks) {
      for need in check.needs where need.part == part && !found.contains(need.local) {
        found.append(need.local)
      }
    }
    return found
  }
}

extension Int {
  /// The sum, or the greatest number where it is beyond.
  func saturatingAdd(_ other: Int) -> Int {
    let (sum, isOver) = addingReportingOverflow(other)
    return isOver ? .max : sum
  }

  /// The product, or the greatest number where it is beyond.
  func saturatingMultiply(_ other: Int) -> Int {
    let (product, isOver) = multipliedReportingOverflow(by: other)
    return isOver ? .max : product
  }
}
