/// Functions that turn values of one kind into another: `toInteger`, `toIntegerOrNull`,
/// `toIntegerList` and their kin.
enum ConversionFunctions {
  static let all: [FunctionDefinition] =
    family("Integer", .integer, [.integer, .float, .string, .boolean]) {
      .integer(try $0.toInteger())
    }
    + family("Float", .float, [.integer, .float, .string]) { .float(try $0.toFloat()) }
    + family("Boolean", .boolean, [.boolean, .string, .integer]) { .boolean(try $0.toBoolean()) }
    + family(
      "String", .string,
      [
        .string, .integer, .float, .boolean, .date, .localTime, .time, .localDateTime, .dateTime,
        .duration, .point,
      ]
    ) { $0.plainText.map { .text($0) } ?? .wrongKind }

  /// What a conversion came to.
  enum Outcome {
    case integer(Int64?)
    case float(Double?)
    case boolean(Bool?)
    case text(String)
    case wrongKind

    var value: CypherValue? {
      switch self {
      case .integer(let number?): .integer(number)
      case .float(let number?): .float(number)
      case .boolean(let flag?): .boolean(flag)
      case .text(let text): .text(text)
      case .integer(nil), .float(nil), .boolean(nil): .null
      case .wrongKind: nil
      }
    }
  }

  /// The three functions for one target.
  private static func family(
    _ target: String, _ result: StaticType, _ kinds: [StaticType],
    _ convert: @escaping @Sendable (CypherValue) throws -> Outcome
  ) -> [FunctionDefinition] {
    @Sendable func orNull(_ value: CypherValue) -> CypherValue {
      let outcome = try? convert(value)
      return outcome?.value ?? .null
    }
    let plain = FunctionDefinition(
      "to\(target)", [.init("value", kinds)], result, .conversion,
      "The value as \(result.name); null of a text that is none."
    ) { arguments, _ in
      guard let value = try convert(arguments[0]).value else {
        throw arguments.wrongKind(0, kinds.map(\.name).joined(separator: " | "))
      }
      return value
    }
    let gentle = FunctionDefinition(
      "to\(target)OrNull", [.init("value", [.any])], result, .conversion,
      "The value as \(result.name); null of anything that cannot be one."
    ) { arguments, _ in
      orNull(arguments[0])
    }
    let list = FunctionDefinition(
      "to\(target)List", [.init("list", [.list(.any)])], .list(result), .conversion,
      "The elements as \(result.name), each null that cannot be one."
    ) { arguments, _ in
      .list(try arguments.list(0).map(orNull))
    }
    return [plain, gentle, list]
  }
}

extension CypherValue {
  fileprivate func toInteger() throws -> Int64? {
    switch self {
    case .integer(let number): return number
    case .boolean(let flag): return flag ? 1 : 0
    case .float(let number):
      guard let whole = Int64(exactly: number.rounded(.towardZero)) else {
        throw ArithmeticFault.overflow("toInteger()")
      }
      return whole
    case .string(let text): return try NumberText(text.text)?.integer()
    case .null: return nil
    default: throw Self.wrongKind
    }
  }

  fileprivate func toFloat() throws -> Double? {
    switch self {
    case .integer(let number): return Double(number)
    case .float(let number): return number
    case .string(let text): return NumberText.double(text.text)
    case .null: return nil
    default: throw Self.wrongKind
    }
  }

  fileprivate func toBoolean() throws -> Bool? {
    switch self {
    case .boolean(let flag): return flag
    case .integer(let number): return number != 0
    case .string(let text):
      switch NumberText.trimmed(text.text).lowercased() {
      case "true": return true
      case "false": return false
      default: return nil
      }
    case .null: return nil
    default: throw Self.wrongKind
    }
  }

  private static var wrongKind: CypherError {
    .runtime(.type, "InvalidArgumentValue", "not a kind that can be converted")
  }
}
