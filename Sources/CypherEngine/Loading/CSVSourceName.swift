import PropertyGraph

/// The name of a kept source as LOAD CSV writes it: plain, or as `file:///name`.
struct CSVSourceName {
  let text: String

  /// - Throws: ``CypherError`` for anything that is not such a name: addresses, absolute paths,
  /// ways
  ///   upwards.
  init(_ value: CypherValue) throws {
    guard case .string(let written) = value else {
      throw CypherError.runtime(
        .type, "InvalidArgumentType", "LOAD CSV reads from the name of a source, found no text")
    }
    var rest = Substring(written.text)
    let prefix = "file:///"
    let isAddress = rest.utf8.starts(with: prefix.utf8)
    if isAddress { rest = rest.dropFirst(prefix.count) }
    let name = isAddress ? Self.unescaped(rest) : String(rest)
    let hasScheme = name.utf8.contains(UInt8(ascii: ":"))
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard !name.isEmpty, !hasScheme, !name.utf8.starts(with: "/".utf8), !parts.contains("..")
    else {
      throw CypherError.runtime(
        .argument, "InvalidArgumentValue",
        "LOAD CSV reads nothing but the sources of the workspace",
        hint: "name one as it was imported, ‘person.csv’ or ‘file:///person.csv’")
    }
    text = name
  }

  /// Undoes `%20` and the like.
  private static func unescaped(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let escaped = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(escaped)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
