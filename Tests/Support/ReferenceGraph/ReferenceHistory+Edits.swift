import PropertyGraph

/// One edit of a transaction, in the reference's numbers.
public enum HistoryEdit: Sendable {
  case createNode(labels: [String], key: (space: String, key: String)?, [String: Value])
  case setNode(Int, String, Value?)
  case setLabels(Int, [String])
  case addLabel(Int, String)
  case removeLabel(Int, String)
  case deleteNode(Int, detaching: Bool)
  case createTie(String, from: Int, to: Int, [String: Value])
  case setTie(Int, String, Value?)
  case deleteTie(Int)
}

extension ReferenceHistory {
  /// The relationships of a node.
  public func ties(of node: Int) -> [Int] {
    ties.filter { $0.value.from == node || $0.value.to == node }.map(\.key)
  }

  /// Makes an edit.
  ///
  /// - Returns: whether it is allowed; otherwise nothing has changed.
  public mutating func apply(_ edit: HistoryEdit) throws -> Bool {
    switch edit {
    case .createNode(let labels, let key, let properties):
      if let key { note(.space, key.space) }
      for label in labels { note(.label, label) }
      for name in properties.keys.sorted() { note(.property, name) }
      // A node that has the key already keeps it.
      let isTaken = key.map { node(space: $0.space, key: $0.key) != nil } ?? true
      let made = try makeNode(key: isTaken ? nil : key)
      nodes[made]!.labels = Set(labels)
      nodes[made]!.properties = properties
    case .setNode(let node, let property, let value):
      if value != nil { note(.property, property) }
      nodes[node]!.properties[property] = value
    case .setLabels(let node, let labels):
      for label in labels { note(.label, label) }
      nodes[node]!.labels = Set(labels)
    case .addLabel(let node, let label):
      note(.label, label)
      nodes[node]!.labels.insert(label)
    case .removeLabel(let node, let label): nodes[node]!.labels.remove(label)
    case .deleteNode(let node, let detaching):
      let held = ties(of: node)
      if !held.isEmpty, !detaching { return false }
      for tie in held { ties[tie] = nil }
      keys[nodes[node]!.identity] = nil
      nodes[node] = nil
    case .createTie(let type, let from, let to, let properties):
      note(.type, type)
      for name in properties.keys.sorted() { note(.property, name) }
      _ = try makeTie(type, from: from, to: to, properties: properties)
    case .setTie(let tie, let property, let value):
      if value != nil { note(.property, property) }
      ties[tie]!.properties[property] = value
    case .deleteTie(let tie): ties[tie] = nil
    }
    return true
  }
}
