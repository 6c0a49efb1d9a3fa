import PropertyGraph

extension CypherValue {
  /// The text that `toString` and joining with a text give, or nil where the value has none: null,
  /// lists, maps, nodes, relationships, paths and bytes.
  public var plainText: String? {
    switch self {
    case .string(let text): text.text
    case .integer(let number): String(number)
    case .float(let number): number.cypherText
    case .boolean(let flag): flag ? "true" : "false"
    case .date(let date): date.description
    case .temporal(let value): value.description
    case .point(let point): point.cypherText
    case .null, .list, .map, .node, .relationship, .path, .bytes: nil
    }
  }

  /// The value as a person reads it in a table, close to how a query would write it: texts in
  /// quotes, dates and times in ISO 8601, paths as `<(…)-[…]->(…)>`.
  ///
  /// - Parameter describe: the text of a node or of a relationship, brackets included, such as
  ///   `(:Person {name: 'Lin'})`: the value itself knows only a position in a snapshot.
  /// - Complexity: O(length of the text); as deep as the value nests.
  public func literalText(_ describe: (CypherValue) throws -> String) rethrows -> String {
    switch self {
    case .null: return "null"
    case .string(let text): return Self.quoted(text.text)
    case .boolean, .integer, .float, .date, .temporal, .point: return plainText ?? ""
    case .node, .relationship: return try describe(self)
    case .list(let values):
      return "[" + (try values.map { try $0.literalText(describe) }).joined(separator: ", ") + "]"
    case .map(let map):
      let entries = try map.entries.map {
        "\(Self.name($0.key.text)): \(try $0.value.literalText(describe))"
      }
      return "{" + entries.joined(separator: ", ") + "}"
    case .path(let path):
      var text = "<"
      for (at, node) in path.nodes.enumerated() {
        if at > 0 {
          let relationship = path.relationships[at - 1]
          let isForward = relationship.from == path.nodes[at - 1]
          let middle = try describe(.relationship(relationship))
          text += isForward ? "-\(middle)->" : "<-\(middle)-"
        }
        text += try describe(.node(NodeIndex(node)))
      }
      return text + ">"
    case .bytes(let bytes):
      let digits = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
      return "0x" + digits.joined()
    }
  }

  /// A text as a literal: in single quotes, with escapes.
  public static func quoted(_ text: String) -> String {
    var quoted = "'"
    for scalar in text.unicodeScalars {
      switch scalar {
      case "'": quoted += "\\'"
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      // Other control characters would move a terminal's cursor.
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}":
        let digits = String(scalar.value, radix: 16, uppercase: true)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "'"
  }

  /// A key as a literal: in backticks where it is no plain name.
  public static func name(_ text: String) -> String {
    func isLetter(_ scalar: Unicode.Scalar) -> Bool {
      scalar == "_" || scalar.properties.isAlphabetic
    }
    let scalars = text.unicodeScalars
    let isPlain =
      scalars.first.map(isLetter) ?? false
      && scalars.allSatisfy { isLetter($0) || $0.properties.numericType == .decimal }
    if isPlain { return text }
    var quoted = "`"
    for scalar in scalars {
      if scalar == "`" { quoted += "`" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "`"
  }
}

extension Point {
  /// `point({x: 1.5, y: 2.0, crs: 'cartesian'})`, as a query writes it.
  var cypherText: String {
    let height = z.map { ", z: \($0.cypherText)" } ?? ""
    let system = systemName.map { "crs: '\($0)'" } ?? "srid: \(srid)"
    return "point({x: \(x.cypherText), y: \(y.cypherText)\(height), \(system)})"
  }
}
