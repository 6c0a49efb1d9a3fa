/// The values of one node property, as one reader sees them.
///
/// Those of the base are read in place. It keeps what it reads alive.
public struct NodeColumn: Sendable {
  /// One for each label range of the segments.
  private let columns: [PropertyColumn?]
  private let property: UInt16
  private let state: GraphState
  private let parties: Parties
  private let visibility: NodeVisibility

  init(
    _ state: GraphState, _ property: UInt16, _ parties: Parties, _ visibility: NodeVisibility
  ) throws(GraphError) {
    self.state = state
    self.property = property
    self.parties = parties
    self.visibility = visibility
    var columns: [PropertyColumn?] = []
    for index in 0..<state.stack.rangeCount {
      let (segment, range) = state.stack.place(ofRange: index)
      columns.append(try segment.column(property, range: range))
    }
    self.columns = columns
  }

  public func value(_ node: UInt32) -> Value? {
    read(node) {
      $0.value($1)
    } other: {
      $0
    }
  }

  /// The day, or nil where there is none or something else.
  public func date(_ node: UInt32) -> CalendarDate? {
    read(node) {
      $0.date($1)
    } other: {
      if case .date(let found) = $0 { found } else { nil }
    }
  }

  /// The text, or nil where there is none or something else.
  public func text(_ node: UInt32) -> String? {
    read(node) {
      $0.text($1)
    } other: {
      if case .string(let found) = $0 { found.text } else { nil }
    }
  }

  /// The kinds of column that hold the values.
  public var kinds: Set<ValueKind> { Set(columns.compactMap { $0?.kind }) }

  private func read<T>(
    _ node: UInt32, _ read: (PropertyColumn, Int) -> T?, other: (Value) -> T?
  ) -> T? {
    if !visibility.hidesNodes, parties.isEmpty, !state.stack.touched.contains(node) {
      return plain(node, read)
    }
    guard visibility.isVisible(node) else { return nil }
    for member in parties.members(node) {
      if let changed = state.overlay.nodes[member]?.properties[property] {
        if let value = changed { return other(value) }
      } else if member < state.stack.nodeLimit, let found = plain(member, read) {
        return found
      }
    }
    return nil
  }

  private func plain<T>(_ node: UInt32, _ read: (PropertyColumn, Int) -> T?) -> T? {
    let index = state.stack.rangeIndex(of: node)
    guard let column = columns[index] else { return nil }
    return read(column, Int(node - state.stack.range(index).nodes.lowerBound))
  }
}
