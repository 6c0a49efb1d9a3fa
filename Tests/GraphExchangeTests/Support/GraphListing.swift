import PropertyGraph

/// A graph as sorted lines of text, so that two can be compared whatever their numbering.
///
/// ```text
///   person:1 :Person {id: "1", name: "Ann"} @1.2
///   person:1 -KNOWS-> person:2 {since: 2020-01-31} @1.3
/// ```
struct GraphListing {
  private(set) var lines: [String] = []

  init(_ snapshot: GraphSnapshot, citations: Bool = true) throws {
    for range in snapshot.ranges {
      for node in range {
        let node = NodeIndex(node)
        var line = try snapshot.reference(of: node)
        line += " " + snapshot.labels(of: node).sorted().map { ":\($0)" }.joined()
        line += Self.text(try snapshot.properties(of: node))
        if citations { line += Self.text(try snapshot.citations(of: node)) }
        lines.append(line)
        try snapshot.forEachRelationship(of: node, directions: [.outgoing]) { tie, _ in
          var line = try snapshot.reference(of: tie.from)
          line += " -\(snapshot.name(of: tie.index.type))-> "
          line += try snapshot.reference(of: tie.to)
          line += Self.text(try snapshot.properties(of: tie.index))
          if citations { line += Self.text(try snapshot.citations(of: tie.index)) }
          lines.append(line)
        }
      }
    }
    lines.sort()
  }

  /// The lines that only one of two listings has, `<` before those of this one.
  func differences(from other: GraphListing) -> [String] {
    lines.difference(from: other.lines).map { change in
      switch change {
      case .insert(_, let line, _): "< \(line)"
      case .remove(_, let line, _): "> \(line)"
      }
    }
  }

  private static func text(_ properties: [(name: String, value: Value)]) -> String {
    if properties.isEmpty { return "" }
    let pairs = properties.sorted { $0.name < $1.name }.map { "\($0.name): \(text($0.value))" }
    return " {\(pairs.joined(separator: ", "))}"
  }

  /// Kinds show: texts have quotes, decimals a point.
  static func text(_ value: Value) -> String {
    switch value {
    case .string(let text): "\"\(text)\""
    case .list(let items): "[\(items.map(text).joined(separator: ", "))]"
    default: value.description
    }
  }

  private static func text(_ citations: [Citation]) -> String {
    citations.map { " @\($0.source).\($0.row)" }.joined()
  }
}
