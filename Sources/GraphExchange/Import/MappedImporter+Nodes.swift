import PropertyGraph

/// Taking up what became nodes.
extension MappedImporter {
  /// How many distinct names open cells may hold; a column of free text taken for labels stops the
  /// import instead of growing the catalogue without end.
  private static let openNamesMax = 10_000

  func takeNodes(_ output: ChunkOutput, _ file: ImportedFile, _ base: UInt32) {
    let rules = output.nodes.count
    guard rules > 0 else { return }
    var numbers = (0..<rules).map { _ in NamedNumbers(output.names.count) }
    var made = output.nodes.map { nodes in
      var list: [UInt32] = []
      list.reserveCapacity(nodes.rows.count)
      return list
    }
    // Row by row, so that nodes are numbered in the same order wherever the text was cut.
    var pending = true
    while pending {
      pending = false
      var row = UInt32.max
      for at in 0..<rules where made[at].count < output.nodes[at].rows.count {
        row = min(row, output.nodes[at].rows[made[at].count])
        pending = true
      }
      guard pending, failure == nil else { break }
      for at in 0..<rules {
        while made[at].count < output.nodes[at].rows.count,
          rules == 1 || output.nodes[at].rows[made[at].count] == row
        {
          let entry = made[at].count
          made[at].append(node(entry, at, output, file, base, &numbers[at]))
        }
      }
    }
    guard failure == nil else { return }
    for at in 0..<rules { takeProperties(output.nodes[at], made[at], file, at) }
  }

  /// Numbers of names of one chunk in the builder, found as they are met.
  private struct NamedNumbers {
    var labels: [Int]
    var spaces: [Int]

    init(_ count: Int) {
      labels = [Int](repeating: -1, count: count)
      spaces = labels
    }
  }

  private func node(
    _ entry: Int, _ rule: Int, _ output: ChunkOutput, _ file: ImportedFile, _ base: UInt32,
    _ numbers: inout NamedNumbers
  ) -> UInt32 {
    let plan = file.plan.nodes[rule]
    let nodes = output.nodes.baseAddress! + rule
    let node: UInt32
    if plan.key == nil {
      node = builder.nodeWithoutKey()
    } else {
      var space = 0
      if case .constant(let number)? = plan.space {
        space = number
      } else {
        space = nodes.pointee.spaces[entry]
      }
      if space < 0 { space = self.space(-1 - space, output, &numbers) }
      node = builder.node(space: space, key: nodes.pointee.keys[entry]).node
    }
    var labels = 0
    if case .constant(let number) = plan.labels {
      labels = number
    } else {
      labels = nodes.pointee.labels[entry]
    }
    if labels < 0 { labels = labelSet(-1 - labels, output, file.plan.nodeExtras[rule], &numbers) }
    builder.add(labels: labels, to: node)
    builder.cite(
      Citation(source: file.source.number, row: base + nodes.pointee.rows[entry]), for: node)
    return node
  }

  private func labelSet(
    _ name: Int, _ output: ChunkOutput, _ extras: FilePlan.NodeExtras,
    _ numbers: inout NamedNumbers
  ) -> Int {
    if numbers.labels[name] < 0 {
      let text = output.names.withText(name) { String(decoding: $0, as: UTF8.self) }
      let labels = extras.labelSeparator.map { text.split(separator: $0).map(String.init) }
      // Neo4j's own exports write ` Person` and `:Person:Official` alike; blanks belong to no
      // label.
      let named = (labels ?? [text]).map(trimmed).filter { !$0.isEmpty }
      numbers.labels[name] = named.allSatisfy(admit) ? builder.labelSet(named) : 0
    }
    return numbers.labels[name]
  }

  private func space(_ name: Int, _ output: ChunkOutput, _ numbers: inout NamedNumbers) -> Int {
    if numbers.spaces[name] < 0 {
      let text = output.names.withText(name) { String(decoding: $0, as: UTF8.self) }
      numbers.spaces[name] = admit(text) ? builder.keySpace(mapping.space(text, prefix: prefix)) : 0
    }
    return numbers.spaces[name]
  }

  /// Whether a name out of an open cell may be numbered; notes a failure when there are too many.
  func admit(_ name: String) -> Bool {
    openNames.insert(name)
    guard openNames.count > Self.openNamesMax else { return true }
    failure = ExchangeError(
      .badData,
      "a column gives more than \(Self.openNamesMax) different labels, types or key spaces",
      hint: "map its texts with ‘values’, or take another column")
    return false
  }

  private func trimmed(_ text: String) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  private func takeProperties(
    _ nodes: ChunkOutput.Nodes, _ made: [UInt32], _ file: ImportedFile, _ rule: Int
  ) {
    guard !made.isEmpty else { return }
    let plan = file.plan.nodes[rule]
    for place in 0..<plan.properties.count {
      builder.set(
        property: plan.properties[place].property, of: made, to: nodes.columns.buffers[place])
    }
    for (place, index) in file.plan.nodeExtras[rule].indexes {
      fill(index, made, nodes.columns.buffers[place])
    }
  }

  private func fill(_ index: PropertyIndex, _ nodes: [UInt32], _ column: ColumnBuffer) {
    for (entry, node) in nodes.enumerated() where builder.space(of: node) == index.space {
      if let value = column.value(entry) { fill(index, node, value) }
    }
  }

  func fill(_ index: PropertyIndex, _ node: UInt32, _ value: Value) {
    var text = value.description
    text.withUTF8 { bytes in
      let key = UnsafeRawBufferPointer(bytes)
      if let there = index.table.find(key) {
        if there != node { index.ambiguous += 1 }
      } else {
        index.table.insert(key, node: node)
      }
    }
  }
}
