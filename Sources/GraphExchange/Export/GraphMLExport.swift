import Foundation
import PropertyGraph

/// Writes a graph as one GraphML file, as Gephi, yEd, NetworkX, igraph and Neo4j read it.
///
/// Nodes are `n0`, `n1` … by their place; their reference is the property `reference`, their labels
/// stand in `labels` as `:Person:Official`. A relationship's type stands in `label`. Properties
/// have typed keys; dates and times are ISO 8601 texts, lists are JSON. Characters that XML 1.0
/// forbids become U+FFFD.
///
/// *Complexity:* two passes over the values. *Memory:* one buffer. *Determinism:* the same snapshot
/// gives the same bytes.
public struct GraphMLExport {
  /// Writes the visible part of a snapshot.
  @discardableResult
  public static func write(
    _ snapshot: GraphSnapshot, to path: String, transform: ExportTransform? = nil
  ) throws -> ExportReport {
    let graph = ExportedGraph(snapshot: snapshot, transform: transform)
    let file = try OutputFile(path: path)
    var export = GraphMLExport(graph: graph, file: file)
    try export.write()
    try file.finish()
    export.report.files = [URL(fileURLWithPath: path).lastPathComponent]
    return export.report
  }

  private let graph: ExportedGraph
  private let file: OutputFile
  private var report = ExportReport()
  private var nodeKeys = Keys(domain: "node", first: 0)
  private var edgeKeys = Keys(domain: "edge", first: 0)

  private init(graph: ExportedGraph, file: OutputFile) {
    self.graph = graph
    self.file = file
  }

  /// The `key` elements of one domain: property name to type.
  private struct Keys {
    let domain: String
    let first: Int
    private(set) var names: [String] = []
    private var types: [String: String] = [:]

    init(domain: String, first: Int) {
      self.domain = domain
      self.first = first
    }

    /// Makes room for a value; kinds that differ become strings, whole numbers among decimals
    /// become doubles.
    mutating func note(_ name: String, _ type: String) {
      guard let known = types[name] else {
        names.append(name)
        types[name] = type
        return
      }
      if known == type { return }
      types[name] = Set([known, type]) == ["long", "double"] ? "double" : "string"
    }

    func id(_ name: String) -> String {
      (domain == "node" ? "d" : "e") + String(names.firstIndex(of: name)!)
    }

    var text: String {
      names.map { name in
        "  <key id=\"\(id(name))\" for=\"\(domain)\" attr.name=\"\(xmlText(name))\""
          + " attr.type=\"\(types[name]!)\"/>\n"
      }.joined()
    }
  }

  private mutating func write() throws {
    nodeKeys.note("labels", "string")
    nodeKeys.note("reference", "string")
    edgeKeys.note("label", "string")
    try noteKeys()
    try file.write(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
      xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
      http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">

      """)
    try file.write(nodeKeys.text + edgeKeys.text)
    try file.write("  <graph id=\"G\" edgedefault=\"directed\">\n")
    for group in graph.groups() { try writeNodes(group) }
    for type in graph.snapshot.types { try writeRelationships(graph.snapshot.type(type)!) }
    try file.write("  </graph>\n</graphml>\n")
  }

  private mutating func noteKeys() throws {
    for group in graph.groups() {
      for column in try graph.columns(ofNodesWith: group.labels) {
        for node in group.nodes {
          if let value = column.value(Int(node)) {
            nodeKeys.note(Self.name(column.name), value.xmlType)
          }
        }
      }
    }
    for name in graph.snapshot.types {
      let type = graph.snapshot.type(name)!
      let columns = try graph.columns(of: type)
      var keys = edgeKeys
      try graph.forEachRelationship(of: type) { place, _, _ in
        for column in columns {
          if let value = column.value(place) { keys.note(Self.name(column.name), value.xmlType) }
        }
      }
      edgeKeys = keys
    }
  }

  /// Names of properties that would collide with what every node and relationship has get a low
  /// line behind them.
  private static func name(_ property: String) -> String {
    ["labels", "label", "reference"].contains(property) ? property + "_" : property
  }

  private mutating func writeNodes(_ group: ExportedGraph.Group) throws {
    let labels = group.labels
    let columns = try graph.columns(ofNodesWith: labels)
    let labelText = labels.map { ":\($0)" }.joined()
    for node in group.nodes {
      let (space, key) = try graph.key(of: NodeIndex(node))
      var text = "    <node id=\"n\(node)\">"
      if !labels.isEmpty { text += data(nodeKeys.id("labels"), labelText) }
      text += data(nodeKeys.id("reference"), "\(space):\(key)")
      for column in columns {
        if let value = column.value(Int(node)) {
          text += data(nodeKeys.id(Self.name(column.name)), value.xmlContent)
        }
      }
      try file.write(text + "</node>\n")
      report.nodes += 1
    }
  }

  private mutating func writeRelationships(_ type: TypeID) throws {
    let columns = try graph.columns(of: type)
    let label = graph.snapshot.name(of: type)
    var count = report.relationships
    try graph.forEachRelationship(of: type) { place, from, to in
      var text =
        "    <edge id=\"e\(count)\" source=\"n\(from.rawValue)\" target=\"n\(to.rawValue)\">"
      text += data(edgeKeys.id("label"), label)
      for column in columns {
        if let value = column.value(place) {
          text += data(edgeKeys.id(Self.name(column.name)), value.xmlContent)
        }
      }
      try file.write(text + "</edge>\n")
      count += 1
    }
    report.relationships = count
  }

  private func data(_ key: String, _ text: String) -> String {
    "<data key=\"\(key)\">\(xmlText(text))</data>"
  }
}

extension Value {
  fileprivate var xmlType: String {
    switch self {
    case .boolean: "boolean"
    case .integer: "long"
    case .double: "double"
    case .string, .date, .wideDate, .localTime, .time, .localDateTime, .dateTime, .duration,
      .point, .list:
      "string"
    }
  }

  fileprivate var xmlContent: String {
    switch self {
    case .double(let number) where number.isInfinite: number < 0 ? "-INF" : "INF"
    case .double(let number) where number.isNaN: "NaN"
    case .list(let items): "[" + items.map(\.json).joined(separator: ",") + "]"
    default: description
    }
  }

  private var json: String {
    switch self {
    case .boolean, .integer: return description
    case .double(let number) where number.isFinite: return description
    case .list(let items): return "[" + items.map(\.json).joined(separator: ",") + "]"
    default:
      var text = "\""
      for scalar in description.unicodeScalars {
        switch scalar {
        case "\"": text += "\\\""
        case "\\": text += "\\\\"
        case _ where scalar.value < 0x20:
          let digits = String(scalar.value, radix: 16)
          text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        default: text.unicodeScalars.append(scalar)
        }
      }
      return text + "\""
    }
  }
}

/// A text as the content of an element or attribute; what XML 1.0 cannot hold becomes U+FFFD.
func xmlText(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x26: result += "&amp;"
    case 0x3C: result += "&lt;"
    case 0x3E: result += "&gt;"
    case 0x22: result += "&quot;"
    case 0x09, 0x0A, 0x0D: result += "&#\(scalar.value);"
    case 0..<0x20, 0xFFFE, 0xFFFF: result += "\u{FFFD}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
