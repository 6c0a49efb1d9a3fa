extension EvidenceScene {
  /// The most a picture can hold. Beyond it nobody could read the picture, nor wait for it.
  public static let nodesMax = 3_000
  public static let tiesMax = 12_000

  /// Complains about the first fault that would make the picture a lie or a failure.
  ///
  /// *Complexity* O(nodes + ties + footnotes).
  public func validate() throws(RenderingError) {
    guard !nodes.isEmpty || chart != nil else {
      throw RenderingError(.emptyScene, "the scene has no nodes, so there is nothing to draw")
    }
    try chart?.validate()
    guard nodes.count <= Self.nodesMax, ties.count <= Self.tiesMax else {
      throw RenderingError(
        .tooLarge,
        "the scene has \(nodes.count) nodes and \(ties.count) ties; "
          + "a picture holds at most \(Self.nodesMax) nodes and \(Self.tiesMax) ties",
        hint: "narrow the query, lower the number of hops, or export GraphML for a graph viewer")
    }
    // Keyed by bytes: two spellings that Unicode calls equivalent are two references.
    var ids: Set<[UInt8]> = []
    for node in nodes where !ids.insert(Array(node.id.utf8)).inserted {
      throw RenderingError(.duplicateNode, "two nodes have the same reference", details: node.id)
    }
    var numbers: Set<Int> = []
    for footnote in footnotes where !numbers.insert(footnote.number).inserted {
      throw RenderingError(
        .duplicateFootnote, "two footnotes have the number \(footnote.number)")
    }
    for tie in ties {
      for end in [tie.from, tie.to] where !ids.contains(Array(end.utf8)) {
        throw RenderingError(
          .unknownNode, "a tie of type \(Text.plain(tie.type)) ends at a node that is not there",
          details: end)
      }
      for number in tie.footnotes where !numbers.contains(number) {
        throw RenderingError(.unknownFootnote, "a tie cites footnote \(number), which is not there")
      }
    }
  }
}
