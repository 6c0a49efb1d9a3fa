/// A JSON text under construction: keys keep their order, so the same content gives the same bytes.
public indirect enum JSONText: Sendable, Hashable {
  case null
  case boolean(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSONText])
  case members([Member])

  public struct Member: Sendable, Hashable {
    public var key: String
    public var value: JSONText
  }

  /// An object, its members in this order.
  public static func object(_ members: [(String, JSONText)]) -> JSONText {
    .members(members.map { Member(key: $0.0, value: $0.1) })
  }

  /// The text, without blanks. Numbers that JSON does not know become null.
  public var text: String {
    var result = ""
    write(to: &result)
    return result
  }

  private func write(to result: inout String) {
    switch self {
    case .null: result += "null"
    case .boolean(let value): result += value ? "true" : "false"
    case .integer(let value): result += String(value)
    case .number(let value): result += value.isFinite ? "\(value)" : "null"
    case .string(let value): Self.write(value, to: &result)
    case .array(let items):
      result += "["
      for (at, item) in items.enumerated() {
        if at > 0 { result += "," }
        item.write(to: &result)
      }
      result += "]"
    case .members(let members):
      result += "{"
      for (at, member) in members.enumerated() {
        if at > 0 { result += "," }
        Self.write(member.key, to: &result)
        result += ":"
        member.value.write(to: &result)
      }
      result += "}"
    }
  }

  private static func write(_ text: String, to result: inout String) {
    result += "\""
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) else {
      result += text
      result += "\""
      return
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    result += "\""
  }
}
