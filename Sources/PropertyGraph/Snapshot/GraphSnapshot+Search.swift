extension GraphSnapshot {
  /// The visible nodes whose text fits a query, best first.
  ///
  /// One question for all segments and for the edits above them. The nodes of a hit are those that
  /// stand for their parties.
  ///
  /// - Parameters:
  ///   - property: a property that is searched: `name`, `title` or `alias`; another one, or a
  ///     hidden one, finds nothing.
  ///   - limit: how many distinct texts at most.
  /// *Complexity:* O(log texts + answers) a segment, and O(edited texts).
  public func search(
    _ query: TextQuery, property: String = "name", limit: Int
  ) throws(GraphError) -> [TextHit] {
    guard let number = self.property(property)?.rawValue else { return [] }
    var answers: [[TextHit]] = []
    let mayDiffer = state.hasDelta || !parties.isEmpty || visibility.hidesNodes
    for segment in state.stack.segments {
      guard let index = try segment.search(number) else { continue }
      answers.append(
        index.find(query, limit: limit, where: mayDiffer ? { self.bears($0, number) } : nil))
    }
    if !state.overlay.nodes.isEmpty {
      let scan = try editedTexts(number)
      answers.append(scan.find(query, limit: limit) { self.isSeen($0) })
    }
    let merged = TextHit.merged(answers, limit: limit)
    return parties.isEmpty ? merged : merged.map { $0.standing(for: parties) }
  }

  /// How many bytes the search indexes of the segments take.
  public func searchByteCount() throws(GraphError) -> Int {
    state.stack.segments.reduce(0) { sum, segment in
      segment.catalog.searches.reduce(sum) { $0 + $1.index.byteCount }
    }
  }

  /// Whether a node of a segment still bears the text that the segment says, and is seen.
  private func bears(_ node: UInt32, _ property: UInt16) -> Bool {
    if state.stack.touched.contains(node), state.overlay.nodes[node]?.properties[property] != nil {
      return false
    }
    return isSeen(node)
  }

  private func isSeen(_ node: UInt32) -> Bool {
    state.isLive(node) && isVisible(canonical(NodeIndex(node)))
  }

  /// The texts of a property that edits gave, made at the first search after a commit.
  private func editedTexts(_ property: UInt16) throws(GraphError) -> TextScan {
    try scans.get(Int(property)) { () throws(GraphError) in
      let person = state.names.labels.find(GraphBuilder.personLabel).map { UInt16($0) }
      var scan = TextScan()
      for node in state.overlay.nodes.keys {
        guard
          case .some(.some(.string(let text))) =
            state.overlay.nodes[node]?.properties[property]
        else { continue }
        let isPerson = person.map(state.labels(of: node).contains) ?? false
        text.withBytes { scan.add(node: node, text: $0, isPerson: isPerson) }
      }
      return scan
    }
  }
}

extension TextHit {
  /// The same with parties in place of records.
  fileprivate func standing(for parties: Parties) -> TextHit {
    let nodes = Set(self.nodes.map { parties.canonical($0) }).sorted()
    return TextHit(
      name: name, match: match, reading: reading, nodes: NodePostings(nodes), bucket: bucket)
  }
}
