/// A record that counted once and no more, as it was.
public struct WithdrawnRecord: Sendable {
  public var labels: [String]
  public var properties: [(name: String, value: Value)]
  public var citations: [Citation]
  /// The number of the source that first lacked it.
  public var by: UInt32
}

extension GraphSnapshot {
  /// The record of a withdrawn node, by its reference; nil where the reference names no such node
  /// or this reader may not see it.
  public func withdrawn(reference: String) throws(GraphError) -> WithdrawnRecord? {
    let text = reference.utf8
    for at in text.indices.reversed() where text[at] == UInt8(ascii: ":") {
      guard let space = keySpace(String(reference[..<at])) else { continue }
      let key = ByteString(String(reference[text.index(after: at)...]))
      for node in withdrawnNodes() {
        guard case .withdrawn(let source) = state.state(of: node),
          try state.identity(of: node) == .key(space: space.rawValue, key),
          visibility.isVisible(labels: state.labels(of: node))
        else { continue }
        let properties = try state.properties(of: node)
          .filter { !hiddenProperties.contains($0.property) }
          .map { (name: state.names.properties[$0.property], value: $0.value) }
        return WithdrawnRecord(
          labels: state.labels(of: node).map { state.names.labels[$0] }, properties: properties,
          citations: try state.citations(of: node), by: source)
      }
    }
    return nil
  }

  /// How many nodes and relationships are withdrawn, hidden ones among them.
  public func withdrawnCount() throws(GraphError) -> Int {
    var count = withdrawnNodes().count
    for type in 0..<state.names.types.count {
      guard let edits = state.overlay.edits(ofType: type), edits.removedCount > 0 else { continue }
      for position in edits.edits.keys {
        if case .withdrawn = edits.edits[position]!.state { count += 1 }
      }
    }
    return count
  }

  private func withdrawnNodes() -> [UInt32] {
    state.overlay.structural.keys.filter {
      if case .withdrawn = state.state(of: $0) { true } else { false }
    }.sorted()
  }
}
