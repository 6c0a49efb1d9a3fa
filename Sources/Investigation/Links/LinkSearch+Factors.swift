import PropertyGraph

extension LinkSearch {
  /// The factors of each tie of a path; see ``LinkScore``. Their product, and one half where the
  /// ties never held together, is the score to six digits.
  public func factors(of path: Path) throws -> [LinkFactors] {
    try path.ties.indices.map { try factors(of: path, at: $0) }
  }

  /// The factors of one tie of a path.
  func factors(of path: Path, at step: Int) throws -> LinkFactors {
    let tie = path.ties[step]
    let table = ground.tables.first { $0.type == tie.index.type }!
    let interval = try caseGraph.graph.interval(of: tie.index)
    let share = table.share?.double(Int(tie.index.position))
    let next = path.nodes[step + 1].rawValue
    let isLast = step == path.ties.count - 1
    let sources = ground.sourceCount(table, tie.index.position)
    let tiers = [ground.tier(of: tie.from.rawValue), ground.tier(of: tie.to.rawValue)]
    return LinkFactors(
      interest: LinkScore.interest(weight: table.weight, share: share),
      rarity: isLast ? 1 : ground.rarity(of: next, degree: ground.degree(of: next)),
      validity: (ground.validity(interval, table) ?? .undated).factor,
      evidence: tiers.map { LinkScore.evidence(tier: $0, sources: sources) }.min()!)
  }

  /// The steps of a path, each with its dates and sources.
  public func steps(of path: Path, unmasked: Bool) throws -> [EvidenceStep] {
    try path.ties.enumerated().map { at, tie in
      try caseGraph.step(tie, from: path.nodes[at], unmasked: unmasked)
    }
  }
}
