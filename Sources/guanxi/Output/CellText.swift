import CypherEngine
import Investigation

/// Values as one line of text: texts plain at the top and in quotes further in, close to how a
/// query would write them.
enum CellText {
  /// - Parameter isNested: whether the value stands inside another one.
  static func text(_ value: AnswerValue, isNested: Bool = false) -> String {
    switch value {
    case .null: return "null"
    case .boolean(let flag): return flag ? "true" : "false"
    case .integer(let number): return String(number)
    case .float(let number): return CypherValue.float(number).plainText ?? ""
    case .string(let text): return isNested ? CypherValue.quoted(text) : visible(text)
    case .list(let values):
      return "[" + values.map { text($0, isNested: true) }.joined(separator: ", ") + "]"
    case .map(let entries): return map(entries.map { ($0.key, $0.value) })
    case .node(let node): return self.node(node)
    case .relationship(let found): return relationship(found)
    case .path(let path): return self.path(path)
    case .date(let date): return date.description
    case .temporal(let value): return value.description
    case .point(let point): return CypherValue.point(point).plainText ?? ""
    case .bytes(let bytes): return CypherValue.bytes(bytes).literalText { _ in "" }
    }
  }

  private static func map(_ entries: [(String, AnswerValue)]) -> String {
    let parts = entries.map { "\(CypherValue.name($0.0)): \(text($0.1, isNested: true))" }
    return "{" + parts.joined(separator: ", ") + "}"
  }

  private static func node(_ node: AnswerNode) -> String {
    let labels = node.labels.map { ":" + CypherValue.name($0) }.joined()
    let properties = node.properties.isEmpty ? "" : map(node.properties.map { ($0.name, $0.value) })
    return "(" + [labels, properties].filter { !$0.isEmpty }.joined(separator: " ") + ")"
  }

  private static func relationship(_ found: AnswerRelationship) -> String {
    let properties =
      found.properties.isEmpty ? "" : map(found.properties.map { ($0.name, $0.value) })
    let parts = [":" + CypherValue.name(found.type), properties].filter { !$0.isEmpty }
    return "[" + parts.joined(separator: " ") + "]"
  }

  private static func path(_ path: AnswerPath) -> String {
    var text = node(path.nodes[0])
    for (at, tie) in path.relationships.enumerated() {
      let isForward = tie.from == path.nodes[at].id
      text += isForward ? "-\(relationship(tie))->" : "<-\(relationship(tie))-"
      text += node(path.nodes[at + 1])
    }
    return text
  }

  /// A text without characters that would move a terminal's cursor or turn the line around.
  static func visible(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isUnruly) else { return text }
    var shown = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": shown += "⏎"
      case "\t": shown += " "
      case _ where isUnruly(scalar): shown += "\u{FFFD}"
      default: shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }

  private static func isUnruly(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control: true
    // Joiners belong to words and emoji.
    case .format: scalar.value != 0x200C && scalar.value != 0x200D
    default: scalar.value == 0x2028 || scalar.value == 0x2029
    }
  }
}
