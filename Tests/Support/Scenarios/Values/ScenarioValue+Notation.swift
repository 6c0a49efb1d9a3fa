extension ScenarioValue {
  /// The value in the scenarios' notation, one text for each value.
  ///
  /// Keys and labels are sorted, strings are escaped, `1` and `1.0` differ, `-0.0` is `0.0`.
  /// Two values are the same to a scenario exactly where the bytes of this text are the same.
  public var notation: ExactText { notation(ignoringListOrder: false) }

  /// The same; with `ignoringListOrder` the elements of every list are sorted by their notation,
  /// so that lists compare as multisets.
  public func notation(ignoringListOrder: Bool) -> ExactText {
    ExactText(written(ignoringListOrder))
  }

  private func written(_ ignoringListOrder: Bool) -> String {
    switch self {
    case .null: return "null"
    case .boolean(let value): return value ? "true" : "false"
    case .integer(let value): return String(value)
    case .float(let value): return Self.written(value)
    case .string(let value): return Self.quoted(value)
    case .list(let elements):
      var texts = elements.map { ExactText($0.written(ignoringListOrder)) }
      if ignoringListOrder { texts.sort() }
      return "[" + texts.map(\.text).joined(separator: ", ") + "]"
    case .map(let entries): return Self.written(entries, ignoringListOrder)
    case .node(let node): return Self.written(node, ignoringListOrder)
    case .relationship(let relationship): return Self.written(relationship, ignoringListOrder)
    case .path(let path):
      var text = "<" + Self.written(path.start, ignoringListOrder)
      for step in path.steps {
        let relationship = Self.written(step.relationship, ignoringListOrder)
        text += step.isForward ? "-\(relationship)->" : "<-\(relationship)-"
        text += Self.written(step.node, ignoringListOrder)
      }
      return text + ">"
    }
  }

  private static func written(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Inf" : "Inf" }
    return value == 0 ? "0.0" : value.description
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "'"
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": quoted += "\\\\"
      case "'": quoted += "\\'"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "'"
  }

  private static func written(_ entries: [ScenarioProperty], _ ignoring: Bool) -> String {
    let sorted = entries.sorted { ExactText($0.key) < ExactText($1.key) }
    let texts = sorted.map { "\(name($0.key)): \($0.value.written(ignoring))" }
    return "{" + texts.joined(separator: ", ") + "}"
  }

  private static func written(_ node: ScenarioNode, _ ignoring: Bool) -> String {
    let labels = node.labels.map { ExactText(name($0)) }.sorted().map { ":\($0)" }.joined()
    if node.properties.isEmpty { return "(\(labels))" }
    let properties = written(node.properties, ignoring)
    return labels.isEmpty ? "(\(properties))" : "(\(labels) \(properties))"
  }

  private static func written(_ relationship: ScenarioRelationship, _ ignoring: Bool) -> String {
    let type = ":" + name(relationship.type)
    if relationship.properties.isEmpty { return "[\(type)]" }
    return "[\(type) \(written(relationship.properties, ignoring))]"
  }

  /// A name, in backticks where it is more than letters, digits and underscores.
  private static func name(_ text: String) -> String {
    let isPlain =
      !text.isEmpty
      && text.unicodeScalars.allSatisfy { $0 == "_" || $0.properties.isAlphabetic || isDigit($0) }
    return isPlain ? text : "`" + text.replacing("`", with: "``") + "`"
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
