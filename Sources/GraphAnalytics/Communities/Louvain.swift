extension Projection {
  /// Communities by modularity: the Louvain method, Leiden without refinement.
  ///
  /// Quicker than ``leiden(_:run:)``, but communities may be badly connected, even disconnected.
  /// Direction, weights, loops, parameters, errors, memory and determinism as there.
  ///
  /// - Returns: communities numbered by their smallest vertices, with their modularity.
  /// - Complexity: O(edges) a round, as Leiden.
  ///
  /// *Source:* Blondel et al. 2008, doi 10.1088/1742-5468/2008/10/P10008. Deviations: moves in
  /// batches, and only vertices whose neighbourhood changed choose again.
  public func louvain(
    _ options: CommunityOptions = CommunityOptions(), run: KernelRun = KernelRun(threadCount: 1)
  ) throws(AnalyticsError) -> Communities {
    try louvain(options, tuning: CommunityTuning(), run: run)
  }

  package func louvain(
    _ options: CommunityOptions, tuning: CommunityTuning, run: KernelRun
  ) throws(AnalyticsError) -> Communities {
    try CommunitySearch(options: options, tuning: tuning, refines: false).search(self, run: run)
  }
}
