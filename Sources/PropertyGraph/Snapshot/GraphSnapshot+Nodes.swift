extension GraphSnapshot {
  /// One past the highest node index. Indices of hidden nodes lie below it too.
  public var nodeIndexLimit: UInt32 { catalog.nodeCount }

  /// How many nodes this reader sees.
  public var nodeCount: Int {
    zip(catalog.ranges, isRangeVisible).reduce(0) { $0 + ($1.1 ? Int($1.0.count) : 0) }
  }

  /// Whether this reader sees a node.
  public func isVisible(_ node: NodeIndex) -> Bool {
    guard hidesNodes else { return true }
    return isRangeVisible[segment!.rangeIndex(of: node.rawValue)]
  }

  /// The runs of nodes that carry a label.
  ///
  /// *Complexity:* O(label sets).
  public func ranges(of label: LabelID) -> [Range<UInt32>] {
    zip(catalog.ranges, isRangeVisible).compactMap { range, isVisible in
      isVisible && range.labels.contains(label.rawValue)
        ? range.start..<range.start + range.count : nil
    }
  }

  /// All visible runs of nodes, one a label set.
  public var ranges: [Range<UInt32>] {
    zip(catalog.ranges, isRangeVisible).compactMap { range, isVisible in
      isVisible ? range.start..<range.start + range.count : nil
    }
  }

  /// The labels of a node, in the order of the segment.
  public func labels(of node: NodeIndex) -> [String] {
    guard let segment else { return [] }
    return catalog.ranges[segment.rangeIndex(of: node.rawValue)].labels.map {
      catalog.labels[Int($0)]
    }
  }

  /// Whether a node carries a label.
  public func has(_ label: LabelID, _ node: NodeIndex) -> Bool {
    guard let segment else { return false }
    return catalog.ranges[segment.rangeIndex(of: node.rawValue)].labels.contains(label.rawValue)
  }

  // MARK: - Keys and references

  /// The key space and key of a node, or nil where it has none.
  public func key(of node: NodeIndex) throws(GraphError) -> (space: KeySpaceID, key: String)? {
    guard let segment else { return nil }
    let (range, row) = place(of: node)
    guard let space = try segment.system(.spaces, range: range)?.integer(row), space > 0,
      let key = try segment.system(.keys, range: range)?.text(row)
    else { return nil }
    return (KeySpaceID(UInt16(space - 1)), key)
  }

  /// The text by which a node is known outside: `<key space>:<key>`, or `n:<sequence>` where it has
  /// no key.
  public func reference(of node: NodeIndex) throws(GraphError) -> String {
    if let (space, key) = try key(of: node) { return "\(name(of: space)):\(key)" }
    let (range, row) = place(of: node)
    let sequence = try segment?.system(.sequences, range: range)?.integer(row) ?? 0
    return "n:\(sequence)"
  }

  /// The visible node with a key in a space.
  ///
  /// *Complexity:* O(1) expected.
  public func node(space: KeySpaceID, key: String) throws(GraphError) -> NodeIndex? {
    guard let segment else { return nil }
    let index = try segment.keyIndex(Int(space.rawValue))
    var key = key
    let found = key.withUTF8 { bytes -> Result<UInt32?, GraphError> in
      let bytes = UnsafeRawBufferPointer(bytes)
      do throws(GraphError) {
        return .success(
          try index.find(bytes) { node throws(GraphError) in
            try carries(node, space: space, key: bytes)
          })
      } catch { return .failure(error) }
    }
    return try found.get().map { NodeIndex($0) }.flatMap { isVisible($0) ? $0 : nil }
  }

  /// Whether a node the key index names really has that key.
  private func carries(
    _ node: UInt32, space: KeySpaceID, key: UnsafeRawBufferPointer
  ) throws(GraphError) -> Bool {
    guard let segment, node < catalog.nodeCount else { return false }
    let (range, row) = place(of: NodeIndex(node))
    guard
      try segment.system(.spaces, range: range)?.integer(row) == Int64(space.rawValue) + 1,
      let keys = try segment.system(.keys, range: range), keys.isPresent(row)
    else { return false }
    return keys.withBytes(row) { equalBytes($0, key) }
  }

  /// The visible node a reference names: `person:123`, or `n:17`.
  ///
  /// A key may hold colons, and so may a key space: of several readings the one with the longest
  /// space wins.
  ///
  /// *Complexity:* O(1) expected for keys, O(log n) in each label range for sequence numbers.
  public func node(reference: String) throws(GraphError) -> NodeIndex? {
    // By bytes: a colon and a combining mark after it are one Character.
    let text = reference.utf8
    if text.starts(with: "n:".utf8), let number = Int64(reference.dropFirst(2)),
      String(number).utf8.elementsEqual(text.dropFirst(2)),
      let node = try node(sequence: number)
    {
      return node
    }
    for at in text.indices.reversed() where text[at] == UInt8(ascii: ":") {
      guard let space = keySpace(String(reference[..<at])) else { continue }
      let key = String(reference[text.index(after: at)...])
      if let node = try node(space: space, key: key) { return node }
    }
    return nil
  }

  private func node(sequence: Int64) throws(GraphError) -> NodeIndex? {
    for (range, entry) in catalog.ranges.enumerated() {
      guard let numbers = try segment?.system(.sequences, range: range) else { continue }
      var (low, high) = (0, Int(entry.count))
      while low < high {
        let middle = (low + high) / 2
        if numbers.integer(middle)! < sequence { low = middle + 1 } else { high = middle }
      }
      guard low < Int(entry.count), numbers.integer(low) == sequence else { continue }
      let node = NodeIndex(entry.start + UInt32(low))
      // A node with a key repeats another's number, perhaps of another range.
      if try key(of: node) == nil { return isVisible(node) ? node : nil }
    }
    return nil
  }

  // MARK: - Properties

  /// The value of a property, or nil. `id` gives the key as the dataset wrote it.
  public func value(_ property: String, of node: NodeIndex) throws(GraphError) -> Value? {
    guard let segment else { return nil }
    if let number = self.property(property) {
      let (range, row) = place(of: node)
      if let value = try segment.column(number.rawValue, range: range)?.value(row) { return value }
    }
    guard property == "id", !scope.hiddenProperties.contains("id") else { return nil }
    return try key(of: node).map { Value.text($0.key) }
  }

  /// All visible properties of a node, by name; `id` first where it has a key.
  public func properties(
    of node: NodeIndex
  ) throws(GraphError) -> [(name: String, value: Value)] {
    guard let segment else { return [] }
    var result: [(name: String, value: Value)] = []
    let (range, row) = place(of: node)
    for entry in catalog.ranges[range].columns {
      let name = catalog.properties[Int(entry.property)]
      guard !scope.hiddenProperties.contains(name),
        let value = try segment.column(entry.property, range: range)?.value(row)
      else { continue }
      result.append((name, value))
    }
    result.sort { $0.name < $1.name }
    if let id = try value("id", of: node), !result.contains(where: { $0.name == "id" }) {
      result.insert(("id", id), at: 0)
    }
    return result
  }

  /// The columns of a node property, one for each visible label range where any node has it.
  public func columns(
    of property: PropertyID
  ) throws(GraphError) -> [(nodes: Range<UInt32>, column: PropertyColumn)] {
    guard let segment else { return [] }
    var result: [(nodes: Range<UInt32>, column: PropertyColumn)] = []
    for (range, entry) in catalog.ranges.enumerated() where isRangeVisible[range] {
      if let column = try segment.column(property.rawValue, range: range) {
        result.append((entry.start..<entry.start + entry.count, column))
      }
    }
    return result
  }

  /// The source rows of a node, the primary one first.
  public func citations(of node: NodeIndex) throws(GraphError) -> [Citation] {
    guard let segment else { return [] }
    let (range, row) = place(of: node)
    var found: [Citation] = []
    if let source = try segment.system(.citationSources, range: range)?.integer(row), source != 0,
      let line = try segment.system(.citationRows, range: range)?.integer(row)
    {
      found.append(Citation(source: UInt32(source), row: UInt32(line)))
    }
    return found + (try segment.further(catalog.furtherNodeCitations, of: node.rawValue))
  }

  private func place(of node: NodeIndex) -> (range: Int, row: Int) {
    let range = segment!.rangeIndex(of: node.rawValue)
    return (range, Int(node.rawValue - catalog.ranges[range].start))
  }

  // MARK: - Parties

  /// The party a node stands for: the node itself until people judge records to be the same.
  public func canonical(_ node: NodeIndex) -> NodeIndex { node }

  /// The records a party is made of, itself among them, ascending.
  public func members(of party: NodeIndex) -> [NodeIndex] { [party] }
}
