import CypherSyntax

/// A type as `IS :: TYPE` writes it.
struct ValueTypeName {
  private let alternatives: [StaticType]
  private let allowsNull: Bool

  /// - Parameter text: in capitals, such as `INTEGER NOT NULL` or `LIST<STRING>`.
  init(_ text: String) throws(CypherError) {
    var words = text
    allowsNull = !words.hasSuffix("NOT NULL")
    if !allowsNull { words.removeLast("NOT NULL".count) }
    alternatives = try Self.split(words, at: "|").map { text throws(CypherError) in
      try Self.type(text)
    }
  }

  func fits(_ value: CypherValue) -> Bool {
    value.isNull ? allowsNull : alternatives.contains { Self.fits(value, $0) }
  }

  private static func fits(_ value: CypherValue, _ type: StaticType) -> Bool {
    switch (type, value) {
    case (.any, _): true
    case (.null, _): value.isNull
    case (.number, .integer), (.number, .float): true
    case (.list(let element), .list(let values)):
      values.allSatisfy { element == .any || $0.isNull || fits($0, element) }
    case (.list, _): false
    default: value.kind == type
    }
  }

  /// The parts between bars outside angle brackets.
  private static func split(_ text: String, at bar: Character) -> [String] {
    var parts = [""]
    var depth = 0
    for character in text {
      if character == "<" { depth += 1 }
      if character == ">" { depth -= 1 }
      if character == bar, depth == 0 {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts
  }

  private static func type(_ text: String) throws(CypherError) -> StaticType {
    let words = text.split(separator: " ").joined(separator: " ")
    if words.hasPrefix("LIST<") || words.hasPrefix("ARRAY<"), words.hasSuffix(">"),
      let open = words.firstIndex(of: "<")
    {
      var inner = String(words[words.index(after: open)...].dropLast())
      if inner.hasSuffix("NOT NULL") { inner.removeLast("NOT NULL".count) }
      return .list(try type(inner))
    }
    guard let found = names[words] else {
      throw CypherError.compile(
        "UnexpectedSyntax", "no type is called \(words)",
        hint: "types are \(names.keys.sorted().joined(separator: ", "))")
    }
    return found
  }

  private static let names: [String: StaticType] = [
    "ANY": .any, "ANY VALUE": .any, "PROPERTY VALUE": .any, "VALUE": .any, "NULL": .null,
    "NOTHING": .null, "BOOLEAN": .boolean, "BOOL": .boolean, "STRING": .string,
    "VARCHAR": .string, "INTEGER": .integer, "INT": .integer, "SIGNED INTEGER": .integer,
    "INTEGER64": .integer, "INT64": .integer, "FLOAT": .float, "FLOAT64": .float,
    "NUMBER": .number, "DATE": .date, "LOCAL TIME": .localTime,
    "TIME WITHOUT TIME ZONE": .localTime,
    "ZONED TIME": .time, "TIME": .time, "TIME WITH TIME ZONE": .time,
    "LOCAL DATETIME": .localDateTime, "TIMESTAMP WITHOUT TIME ZONE": .localDateTime,
    "ZONED DATETIME": .dateTime, "DATETIME": .dateTime, "TIMESTAMP WITH TIME ZONE": .dateTime,
    "DURATION": .duration, "POINT": .point, "NODE": .node, "ANY NODE": .node, "VERTEX": .node,
    "RELATIONSHIP": .relationship, "ANY RELATIONSHIP": .relationship, "EDGE": .relationship,
    "MAP": .map, "ANY MAP": .map, "PATH": .path, "LIST": .list(.any),
  ]
}

final class TypeTestExpression: CompiledExpression {
  private let inner: CompiledExpression
  private let type: ValueTypeName
  private let isNegated: Bool

  init(_ inner: CompiledExpression, _ type: ValueTypeName, isNegated: Bool) {
    self.inner = inner
    self.type = type
    self.isNegated = isNegated
  }

  override func value(_ frame: Frame) throws -> CypherValue {
    .boolean(type.fits(try inner.value(frame)) != isNegated)
  }
}
