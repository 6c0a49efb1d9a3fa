extension GraphSnapshot {
  /// One past the highest node index. Indices of nodes that this reader does not see lie below it
  /// too.
  public var nodeIndexLimit: UInt32 { state.nodeLimit }

  /// How many nodes this reader sees.
  ///
  /// *Complexity:* O(label ranges + edits) the first time.
  public var nodeCount: Int { cachedRanges().reduce(0) { $0 + $1.count } }

  /// Whether this reader sees a node: it counts, stands for its party, and carries no hidden label.
  public func isVisible(_ node: NodeIndex) -> Bool { visibility.isVisible(node.rawValue) }

  /// The runs of visible nodes that carry a label, ascending.
  ///
  /// *Complexity:* O(label ranges + edits).
  public func ranges(of label: LabelID) -> [Range<UInt32>] {
    ranges { $0.contains(label.rawValue) }
  }

  /// All visible runs of nodes, ascending.
  public var ranges: [Range<UInt32>] { cachedRanges() }

  /// The runs of visible nodes whose labels fit: label ranges, cut where a node stands otherwise
  /// than its segment says.
  func ranges(where fits: ([UInt16]) -> Bool) -> [Range<UInt32>] {
    var found: [Range<UInt32>] = []
    let exceptions = structuralNodes()
    var next = 0
    // Nodes that stand alone are put together where their labels are the same.
    var single: (limit: UInt32, labels: [UInt16])?
    func add(single node: UInt32) {
      let labels = labelNumbers(of: node)
      guard visibility.isVisible(node), fits(labels) else { return }
      if let last = single, last.limit == node, last.labels == labels {
        found[found.count - 1] = found.last!.lowerBound..<node + 1
      } else {
        found.append(node..<node + 1)
      }
      single = (node + 1, labels)
    }
    for index in 0..<state.stack.rangeCount {
      let (nodes, labels) = state.stack.range(index)
      let isIn = visibility.isVisible(labels: labels) && fits(labels)
      var from = nodes.lowerBound
      while next < exceptions.count, exceptions[next] < nodes.upperBound {
        let node = exceptions[next]
        if isIn, from < node {
          found.append(from..<node)
          single = nil
        }
        add(single: node)
        from = node + 1
        next += 1
      }
      if isIn, from < nodes.upperBound {
        found.append(from..<nodes.upperBound)
        single = nil
      }
    }
    for node in state.stack.nodeLimit..<state.nodeLimit { add(single: node) }
    return found
  }

  /// The labels of a node, or of all records of a party, ascending.
  func labelNumbers(of node: UInt32) -> [UInt16] {
    guard parties.isSeveral(node) else { return state.labels(of: node) }
    return Set(parties.members(node).flatMap { state.labels(of: $0) }).sorted()
  }

  /// The labels of a node, in order of first use; none where this reader does not see it.
  public func labels(of node: NodeIndex) -> [String] {
    guard isVisible(node) else { return [] }
    return labelNumbers(of: node.rawValue).map { state.names.labels[$0] }
  }

  /// Whether a visible node carries a label.
  public func has(_ label: LabelID, _ node: NodeIndex) -> Bool {
    isVisible(node) && labelNumbers(of: node.rawValue).contains(label.rawValue)
  }

  // MARK: - Keys and references

  /// The key space and key of a node, or nil where it has none or is not seen. A key of a sealed
  /// space is personal: what leaves is ``outsideKey(of:)``.
  public func key(of node: NodeIndex) throws(GraphError) -> (space: KeySpaceID, key: String)? {
    guard isVisible(node),
      case .key(let space, let key) = try state.identity(of: node.rawValue)
    else { return nil }
    return (KeySpaceID(space), key.text)
  }

  /// The text by which a node is known outside: `<key space>:<key>`, where the key of a sealed
  /// space has its outside form, or `n:<sequence>` where it has no key.
  ///
  /// - Throws: ``GraphError/Code/notThere`` where this reader does not see the node.
  public func reference(of node: NodeIndex) throws(GraphError) -> String {
    guard isVisible(node) else {
      throw GraphError(.notThere, "no such node in this snapshot")
    }
    switch try state.identity(of: node.rawValue) {
    case .key(let space, let key):
      let name = state.names.spaces[space]
      return "\(name):\(outside(key.text, space: name))"
    case .sequence(let number): return "n:\(number)"
    }
  }

  /// The key space of a node and its key in the form in which it may leave; nil where it has none
  /// or is not seen.
  public func outsideKey(
    of node: NodeIndex
  ) throws(GraphError) -> (space: KeySpaceID, key: String)? {
    guard let (space, key) = try key(of: node) else { return nil }
    return (space, outside(key, space: name(of: space)))
  }

  /// The form in which a key leaves.
  private func outside(_ key: String, space: String) -> String {
    guard let seal, seal.isSealed(space: space) else { return key }
    return seal.seal(space: space, key: key)
  }

  /// The visible node, or party, with a key in a space.
  ///
  /// *Complexity:* O(segments) expected.
  public func node(space: KeySpaceID, key: String) throws(GraphError) -> NodeIndex? {
    var key = key
    let found = key.withUTF8 { bytes -> Result<UInt32?, GraphError> in
      do throws(GraphError) {
        return .success(
          try state.node(space: space.rawValue, key: UnsafeRawBufferPointer(bytes)))
      } catch { return .failure(error) }
    }
    return try found.get().flatMap(seen)
  }

  /// The party of a record, where this reader sees it.
  private func seen(_ record: UInt32) -> NodeIndex? {
    guard state.isLive(record) else { return nil }
    let node = NodeIndex(parties.canonical(record))
    return isVisible(node) ? node : nil
  }

  /// The visible node a reference names: `person:123`, or `n:17`. For a sealed space both the key
  /// and its outside form are understood.
  ///
  /// A key may hold colons, and so may a key space: of several readings the one with the longest
  /// space wins.
  ///
  /// *Complexity:* O(1) expected for keys, O(log n) in each label range for sequence numbers,
  /// O(nodes) for the outside form of a sealed key.
  public func node(reference: String) throws(GraphError) -> NodeIndex? {
    // By bytes: a colon and a combining mark after it are one Character.
    let text = reference.utf8
    if text.starts(with: "n:".utf8), let number = UInt64(reference.dropFirst(2)),
      String(number).utf8.elementsEqual(text.dropFirst(2)),
      let node = try state.node(sequence: number).flatMap(seen)
    {
      return node
    }
    for at in text.indices.reversed() where text[at] == UInt8(ascii: ":") {
      let name = String(reference[..<at])
      guard let space = keySpace(name) else { continue }
      let key = String(reference[text.index(after: at)...])
      if let node = try node(space: space, key: key) { return node }
      if let node = try node(sealed: key, space) { return node }
    }
    return nil
  }

  private func node(sealed text: String, _ space: KeySpaceID) throws(GraphError) -> NodeIndex? {
    guard let seal, seal.isSealed(space: name(of: space)) else { return nil }
    for node in ranges.joined() {
      if let (found, key) = try self.key(of: NodeIndex(node)), found == space,
        seal.seal(space: name(of: space), key: key) == text
      {
        return NodeIndex(node)
      }
    }
    return nil
  }

  // MARK: - Properties

  /// The value of a node's property, or nil where it has none. `id` is the key of a node that has
  /// one, unless a property of that name was given.
  public func value(_ property: String, of node: NodeIndex) throws(GraphError) -> Value? {
    guard isVisible(node) else { return nil }
    if let number = self.property(property) {
      for member in parties.members(node.rawValue) {
        if let value = try state.value(number.rawValue, of: member) { return value }
      }
    }
    return property == "id" ? try id(of: node) : nil
  }

  /// The key of a node as a property.
  private func id(of node: NodeIndex) throws(GraphError) -> Value? {
    guard !scope.hiddenProperties.contains("id"), let (space, key) = try key(of: node) else {
      return nil
    }
    return .text(outside(key, space: name(of: space)))
  }

  /// All visible properties of a node, by name; `id` first where it is the key.
  public func properties(
    of node: NodeIndex
  ) throws(GraphError) -> [(name: String, value: Value)] {
    guard isVisible(node) else { return [] }
    var found: [UInt16: Value] = [:]
    for member in parties.members(node.rawValue) {
      for (property, value) in try state.properties(of: member)
      where found[property] == nil && !hiddenProperties.contains(property) {
        found[property] = value
      }
    }
    var result = found.map { (name: state.names.properties[$0.key], value: $0.value) }
    result.sort { $0.name < $1.name }
    if let id = try id(of: node), !result.contains(where: { $0.name == "id" }) {
      result.insert(("id", id), at: 0)
    }
    return result
  }

  /// A node property, for reading it of many nodes; nil where nobody has it or it is hidden.
  public func column(_ property: String) throws(GraphError) -> NodeColumn? {
    guard let number = self.property(property) else { return nil }
    return try NodeColumn(state, number.rawValue, parties, visibility)
  }

  /// The source rows of a node, the primary one first; of a party those of all its records.
  public func citations(of node: NodeIndex) throws(GraphError) -> [Citation] {
    guard isVisible(node) else { return [] }
    var found: [Citation] = []
    for member in parties.members(node.rawValue) { found += try state.citations(of: member) }
    return found
  }

  // MARK: - Parties

  /// The node that stands for a record's party: the record itself until people judge records to be
  /// the same.
  public func canonical(_ record: NodeIndex) -> NodeIndex {
    NodeIndex(parties.canonical(record.rawValue))
  }

  /// The records a party is made of, the one that stands for it first.
  public func members(of party: NodeIndex) -> [NodeIndex] {
    parties.members(party.rawValue).map { NodeIndex($0) }
  }
}
