extension Planner {
  /// One or several MATCH clauses in a row.
  func add(
    _ matches: [BoundMatch], to progress: inout Progress, _ needed: Set<Slot>,
    _ ignoresDuplicates: Bool, _ depths: [Slot: Slot] = [:]
  ) throws {
    let pattern = PatternGraph(matches, newSlot: newSlot)
    let solver = MatchPlanner(
      planner: self, pattern: pattern, needed: needed, ignoresDuplicates: ignoresDuplicates,
      outside: progress.available, depths: depths)
    progress.plan = try solver.solve(progress.plan)
    for match in matches { progress.available.formUnion(match.introduced) }
    progress.available.formUnion(depths.values)
  }
}
