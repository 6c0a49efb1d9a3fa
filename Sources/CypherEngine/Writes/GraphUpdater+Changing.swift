import PropertyGraph

/// Changing properties and labels.
extension GraphUpdater {
  /// Sets a property; null takes it away.
  func set(_ key: ByteString, of element: GraphElement, to value: CypherValue) throws {
    try checkThere(element)
    try charge(value)
    guard let stored = try value.stored() else {
      try removeProperty(key, of: element)
      return
    }
    switch element {
    case .node(let node):
      // A party shows the first value among its records, so it has to be the first one's.
      try transaction.set(key.text, of: records(of: node).first ?? node, to: stored)
    case .relationship(let found): try transaction.set(key.text, of: found.index, to: stored)
    }
    counters.propertiesSet += 1
    note(touched: element)
  }

  private func removeProperty(_ key: ByteString, of element: GraphElement) throws {
    var isThere = false
    switch element {
    case .node(let node):
      for record in records(of: node)
      where try transaction.value(key.text, of: record) != nil {
        try transaction.set(key.text, of: record, to: nil)
        isThere = true
      }
    case .relationship(let found):
      if try transaction.value(key.text, of: found.index) != nil {
        try transaction.set(key.text, of: found.index, to: nil)
        isThere = true
      }
    }
    guard isThere else { return }
    counters.propertiesSet += 1
    note(touched: element)
  }

  /// Gives an element the properties of a map and no others.
  func replaceProperties(of element: GraphElement, by map: CypherMap) throws {
    for (key, _) in try properties(of: element) where map[key]?.isNull ?? true {
      try removeProperty(key, of: element)
    }
    for (key, value) in map.entries where !value.isNull { try set(key, of: element, to: value) }
  }

  func add(labels: [String], to node: NodeIndex) throws {
    try checkThere(.node(node))
    for label in labels where !carries([ByteString(label)], node) {
      try transaction.add(label: label, to: node)
      counters.labelsAdded += 1
      note(touched: .node(node))
    }
  }

  func remove(labels: [String], from node: NodeIndex) throws {
    try checkThere(.node(node))
    for label in labels where carries([ByteString(label)], node) {
      for record in records(of: node) { try transaction.remove(label: label, from: record) }
      counters.labelsRemoved += 1
      note(touched: .node(node))
    }
  }
}
