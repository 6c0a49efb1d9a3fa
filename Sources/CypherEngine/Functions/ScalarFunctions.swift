/// Functions that belong to no family: clocks, identifiers, kinds of values.
enum ScalarFunctions {
  static let all: [FunctionDefinition] = [
    FunctionDefinition(
      "timestamp", [], .integer, .scalar,
      "Milliseconds since 1970-01-01T00:00Z, the same all through a statement.", isPure: false
    ) { _, context in
      let now = context.now
      return .integer(now.seconds &* 1000 &+ Int64(now.nanoseconds / 1_000_000))
    },
    FunctionDefinition(
      "randomUUID", [], .string, .scalar, "A random identifier of 128 bits (RFC 9562, version 4).",
      isPure: false
    ) { _, context in
      .text(uuid(context.random.next(), context.random.next()))
    },
    FunctionDefinition(
      "valueType", [.init("value", [.any])], .string, .scalar, "The type of a value, as text.",
      returnsNullOnNull: false
    ) { arguments, _ in
      .text(arguments[0].typeText)
    },
    FunctionDefinition(
      "nullIf", [.init("value", [.any]), .init("other", [.any])], .any, .scalar,
      "Null where both are equal, otherwise the first.", returnsNullOnNull: false
    ) { arguments, _ in
      arguments[0].equals(arguments[1]) == true ? .null : arguments[0]
    },
  ]

  /// Random bits as text, with version and variant put in.
  private static func uuid(_ high: UInt64, _ low: UInt64) -> String {
    let high = high & 0xFFFF_FFFF_FFFF_0FFF | 0x4000
    let low = low & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
    func digits(_ number: UInt64) -> String {
      let text = String(number, radix: 16)
      return String(repeating: "0", count: 16 - text.count) + text
    }
    let text = Array(digits(high) + digits(low))
    return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(text[$0]) }
      .joined(separator: "-")
  }
}
