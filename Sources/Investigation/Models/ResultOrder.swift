import PropertyGraph

/// The order of results: role by role by their keys, whole numbers first and as numbers, then by
/// references.
///
/// A total order, so that neither the order of the segment nor that of a hash table shows.
enum ResultOrder {
  static func sorted(_ results: [ModelResult], _ caseGraph: CaseGraph) throws -> [ModelResult] {
    let keyed = try results.map { result in
      (try result.roles.map { try key($0.node, caseGraph) }, result)
    }
    return keyed.sorted { a, b in
      for (x, y) in zip(a.0, b.0) where x != y { return precedes(x, y) }
      return false
    }.map(\.1)
  }

  struct Key: Equatable {
    var key: String
    var reference: String
  }

  private static func key(_ node: NodeIndex, _ caseGraph: CaseGraph) throws -> Key {
    let reference = try caseGraph.graph.reference(of: node)
    return Key(key: try caseGraph.graph.key(of: node)?.key ?? reference, reference: reference)
  }

  static func precedes(_ a: Key, _ b: Key) -> Bool {
    switch (Int64(a.key), Int64(b.key)) {
    case (let x?, let y?) where x != y: return x < y
    case (_?, nil): return true
    case (nil, _?): return false
    default: break
    }
    if a.key != b.key { return a.key.utf8.lexicographicallyPrecedes(b.key.utf8) }
    return a.reference.utf8.lexicographicallyPrecedes(b.reference.utf8)
  }
}
