import CypherSyntax

/// What a tree says, as text, without where it stands: spans are left out, and the texts of
/// projection items.
struct TreeShape: Equatable, CustomStringConvertible {
  private(set) var description = ""

  init(_ tree: Any) { append(tree) }

  private mutating func append(_ value: Any) {
    switch value {
    case is SourceSpan: return
    case let name as Name: description += "`\(name.text)`"
    case let text as String: description += "\"\(text)\""
    case let number as Int64: description += "\(number)"
    case let number as Double: description += "\(number)"
    case let item as ProjectionItem:
      append(item.expression)
      description += " AS "
      append(item.alias as Any)
    default: appendChildren(of: value)
    }
  }

  private mutating func appendChildren(of value: Any) {
    let mirror = Mirror(reflecting: value)
    guard !mirror.children.isEmpty else {
      description += "\(value)"
      return
    }
    description += "("
    for child in mirror.children {
      if child.value is SourceSpan { continue }
      description += (child.label ?? "") + ":"
      append(child.value)
      description += ","
    }
    description += ")"
  }
}
