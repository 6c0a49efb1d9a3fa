import PropertyGraph

extension LinkSearch {
  /// What a search leaves out that another one would look at.
  public enum Restriction: String, Sendable, CaseIterable {
    /// Ties that do not hold on the day.
    case day
    /// Ties without dates.
    case datedOnly
    /// Ties of parties that are one by their name alone.
    case namesAlone
    /// Nodes with too many ties to be passed through.
    case hubs
    /// Links of two ties more.
    case maxHops
    /// Links that score less.
    case minScore
  }

  /// What would be found without one restriction.
  public struct Looser: Sendable {
    public let without: Restriction
    /// The best link then; nil where there is none.
    public let path: Path?
    /// Whether that search too stopped at a limit, so that none found says little.
    public let isCut: Bool
  }

  /// How many nodes a looser search looks at.
  static let looserNodesMax = 50_000

  /// Where no link was found: what each looser search would find, one restriction lifted at a time.
  ///
  /// *Complexity:* a search of at most 50,000 nodes for each restriction that is there.
  public func looser(from a: NodeIndex, to b: NodeIndex) throws -> [Looser] {
    try Restriction.allCases.compactMap { restriction in
      var options = options
      options.top = 1
      options.nodesMax = min(options.nodesMax, Self.looserNodesMax)
      switch restriction {
      case .day:
        guard options.day != nil else { return nil }
        options.day = nil
      case .datedOnly:
        guard options.datedOnly else { return nil }
        options.datedOnly = false
      case .namesAlone:
        guard !options.namesAlone, caseGraph.hasPartiesByName else { return nil }
        options.namesAlone = true
      case .hubs: options.hubLimit = .max
      case .maxHops: options.maxHops += 2
      case .minScore:
        guard options.minScore > 0 else { return nil }
        options.minScore = 0
      }
      let answer = try LinkSearch(caseGraph, options).search(from: a, to: b)
      return Looser(
        without: restriction, path: answer.paths.first,
        isCut: answer.isCut && answer.paths.isEmpty)
    }
  }
}
