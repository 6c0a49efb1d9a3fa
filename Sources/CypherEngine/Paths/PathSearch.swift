import PropertyGraph

/// Finds the ways in which a path pattern fits, from one end or between two.
///
/// *What it computes.* With the selection `all` every match; with `shortest` and `shortestGroups`,
/// for each pair of first and last node, so many matches of the fewest relationships, or all
/// matches of so many smallest lengths. All conditions of the pattern count before the selection.
/// Matches that differ in the value of a variable differ, even along one path.
///
/// *How.* Between two nodes: breadth-first from both, over nodes and states of the program, the
/// smaller rim first; then depth-first from the last node through what lies near enough to the
/// first. From one node: breadth-first as far as the pattern reaches, or depth-first where all
/// matches are asked for. Where a shortest walk repeats what must not repeat, or a condition on the
/// whole path refuses it, longer ones are tried, length by length.
///
/// *Loops, parallel relationships.* A loop fits an undirected step once; parallel relationships are
/// matches each.
///
/// *Order.* Shortest first for each pair; otherwise in the order of types, neighbours and
/// relationships. The same for the same graph, whatever else runs.
///
/// *Complexity.* For one shortest path O(nodes and relationships within half its length of either
/// end), times the states of the program. For all paths as many steps as there are partial paths
/// from which the other end can still be reached in time.
///
/// *Memory.* What the searches visit; kept for the next one. One for a worker.
public final class PathSearch {
  let program: PathProgram
  let budget: SearchBudget
  private var filter: RelationshipFilter?
  private var balls = PairOfBalls()
  /// Where a search for all matches was paused.
  private var paused: PathEnumerator?

  public init(_ program: PathProgram, budget: SearchBudget) {
    self.program = program
    self.budget = budget
  }

  /// Hands out the matches for one row.
  ///
  /// - Parameters:
  ///   - from: the first node, given exactly where the program says that it is known.
  ///   - to: the last node, likewise. At least one is.
  ///   - frame: its row holds what was bound before, and must stay while the search runs; it has
  ///     as many locals as the description says. Its context says on which day ties must hold.
  ///   - emit: takes a match; false ends the search, or pauses it where all matches are asked for
  ///     (``isPaused``). Must not search with the same object.
  /// - Throws: what conditions, the budget and `emit` throw, and ``CypherError`` for a number of
  ///   paths that is none and for walks without bound or selector.
  public func search(
    from: UInt32?, to: UInt32?, _ frame: Frame, _ emit: (borrowing PathMatch) throws -> Bool
  ) throws {
    paused = nil
    precondition(
      (from != nil) == program.ends.contains(.first) && (to != nil) == program.ends.contains(.last)
        && !program.ends.isEmpty, "the known ends are those the program was made for")
    let walker = PathWalker(
      program: program, frame: frame, filter: try relationshipFilter(frame), budget: budget,
      first: from, last: to)
    if let from {
      for local in program.firstLocals { frame.locals[local.number] = .node(NodeIndex(from)) }
    }
    if let to {
      for local in program.lastLocals { frame.locals[local.number] = .node(NodeIndex(to)) }
    }
    let count = try count(frame)
    guard try program.openingChecks.allSatisfy({ try $0.isTrue(frame) }) else { return }
    // Taken out, so that the search owns its memory alone.
    var balls = PairOfBalls()
    swap(&balls, &self.balls)
    defer { swap(&balls, &self.balls) }
    if program.description.selection.kind == .all {
      paused = try AllPaths(walker: walker).search(&balls, emit)
    } else {
      let search = ShortestPaths(walker: walker, count: count)
      if let from, let to {
        try search.search(from: from, to: to, &balls, emit)
      } else {
        try search.searchFromOneEnd(&balls, emit)
      }
    }
  }

  /// Whether more matches may follow, by ``resume(_:)``.
  public var isPaused: Bool { paused != nil }

  /// Goes on with a paused search. The frame must be as the search left it.
  ///
  /// - Parameter emit: takes a match; false pauses again.
  public func resume(_ emit: (borrowing PathMatch) throws -> Bool) throws {
    guard var enumerator = paused else { return }
    paused = nil
    if try !enumerator.resume(emit) { paused = enumerator }
  }

  /// Forgets a paused search.
  public func giveUp() { paused = nil }

  private func relationshipFilter(_ frame: Frame) throws -> RelationshipFilter {
    if let filter { return filter }
    let made = try RelationshipFilter(
      frame.context.day, types: program.types, program.snapshot)
    filter = made
    return made
  }

  /// How many paths or lengths are asked for.
  private func count(_ frame: Frame) throws -> Int {
    guard let expression = program.description.selection.count else { return 1 }
    switch try expression.value(frame) {
    case .integer(let count) where count > 0: return Int(clamping: count)
    case .integer:
      throw CypherError.runtime(
        .argument, "NegativeIntegerArgument", "the number of paths must be at least 1")
    default:
      throw CypherError.runtime(
        .argument, "InvalidArgumentType", "the number of paths must be a whole number")
    }
  }
}
