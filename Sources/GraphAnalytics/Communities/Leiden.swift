extension Projection {
  /// Communities by modularity, each of them connected: the Leiden method.
  ///
  /// Vertices move to the neighbouring community that raises modularity the most; each community
  /// is split into well-connected parts; parts are merged into vertices of a smaller graph, which
  /// starts from the communities found; and so on until nothing merges. Communities that are
  /// disconnected at the end are split.
  ///
  /// Direction is ignored (a tie weighs what both directions weigh), weights add up, loops stay
  /// inside. Vertices without edges are communities of their own, and no community reaches over
  /// components.
  ///
  /// - Parameters:
  ///   - options: resolution, seed and iterations.
  ///   - run: threads, memory, cancelling, progress.
  /// - Returns: communities numbered by their smallest vertices, with their modularity.
  /// - Throws: ``AnalyticsError/parameter(name:found:expected:)`` for options out of range and for
  ///   weights below 0, ``AnalyticsError/memory(needed:allowed:)``, ``AnalyticsError/cancelled``.
  /// - Complexity: O(edges) a round, some 20 rounds at most on each of some 10 ever smaller levels;
  ///   up to 140 bytes a vertex, 8 more a thread, and 32 an entry (56 where weighted).
  ///
  /// Deterministic for a seed on any number of threads: the vertices of a batch choose from one
  /// state, and sums are of whole numbers. *Source:* Traag, Waltman, van Eck 2019, doi
  /// 10.1038/s41598-019-41695-z. Deviations: starts from a quick sketch, Louvain with few rounds a
  /// level; large graphs move in batches as said; when refining, a vertex that is well connected
  /// to its community joins the best part, not a random good one; no moves to empty communities;
  /// levels and climb end when few vertices move, as in Sahu 2023 (arXiv 2312.13936).
  public func leiden(
    _ options: CommunityOptions = CommunityOptions(), run: KernelRun = KernelRun(threadCount: 1)
  ) throws(AnalyticsError) -> Communities {
    try leiden(options, tuning: CommunityTuning(), run: run)
  }

  package func leiden(
    _ options: CommunityOptions, tuning: CommunityTuning, run: KernelRun
  ) throws(AnalyticsError) -> Communities {
    try CommunitySearch(options: options, tuning: tuning, refines: true).search(self, run: run)
  }

  /// Bytes that Leiden and Louvain take beside the projection, at most.
  public static func communityByteEstimate(
    vertexCount: Int, entryCount: Int, isWeighted: Bool, threadCount: Int = 1
  ) -> Int {
    CommunitySearch.byteEstimate(
      vertexCount: vertexCount, entryCount: entryCount, isWeighted: isWeighted,
      threadCount: threadCount)
  }
}
