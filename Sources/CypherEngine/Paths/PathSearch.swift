import PropertyGraph

/// Finds the ways in which a path pattern fits, from one end or between two.
///
/// One for a worker: it keeps its memory from search to search.
public final class PathSearch {
  let program: PathProgram
  let budget: SearchBudget

  public init(_ program: PathProgram, budget: SearchBudget) {
    self.program = program
    self.budget = budget
  }

  /// Hands out the matches for one row.
  ///
  /// - Parameters:
  ///   - from: the first node, where it is known. At least one end must be.
  ///   - to: the last node, where it is known.
  ///   - frame: its row holds what was bound before; its locals are used.
  ///   - emit: takes a match; false ends the search.
  /// - Throws: what conditions, the budget and `emit` throw, and ``CypherError`` for a number of
  ///   paths that is none.
  public func search(
    from: UInt32?, to: UInt32?, _ frame: Frame, _ emit: (borrowing PathMatch) throws -> Bool
  ) throws {
  }
}

/// A path pattern compiled for walking.
public final class PathProgram {
  /// Which ends are known before a search begins.
  public struct Ends: OptionSet, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    public static let first = Ends(rawValue: 1)
    public static let last = Ends(rawValue: 2)
  }

  public init(_ description: PathDescription, known ends: Ends, _ snapshot: GraphSnapshot) throws {
  }
}
